import { deliver } from './delivery.ts'
import { setStatus } from './membership.ts'
import type { Bot, Group } from './state.ts'
import type { Message, User } from './types.ts'
import type { World } from './world.ts'

/** What a person does to a group, apart from writing in it. `by` must be a member. */
export class GroupDeeds {
  readonly #world: World
  readonly #by: User

  constructor(world: World, by: User) {
    this.#world = world
    this.#by = by
  }

  #note(group: Group, content: Partial<Message>): Message {
    const note = this.#world.post(group.talk, undefined, { from: this.#by, ...content })
    for (const bot of this.#world.bots.values()) {
      if (this.#world.isIn(group, bot.user.id)) this.#world.enqueue(bot, 'message', note)
    }
    return note
  }

  #mustBeIn(group: Group): void {
    if (!this.#world.isIn(group, this.#by.id)) throw new Error(`${this.#by.first_name} is not in ${group.chat.title}`)
  }

  create(title: string, options: { supergroup?: boolean; forum?: boolean } = {}): Group {
    const type = options.supergroup || options.forum ? 'supergroup' : 'group'
    const group = this.#world.group(title, type, { forum: options.forum ?? false })
    setStatus(this.#world, group, this.#by, 'creator', this.#by)
    return group
  }

  /** Adds a person or a bot; they come to know each other. */
  add(group: Group, who: User | Bot): void {
    this.#mustBeIn(group)
    const user = 'token' in who ? who.user : who
    setStatus(this.#world, group, user, 'member', this.#by)
    this.#note(group, { new_chat_members: [user] })
  }

  /** Takes a person or a bot out; a bot learns it by `my_chat_member` and the message, then gets no more. */
  kick(group: Group, who: User | Bot): void {
    this.#mustBeIn(group)
    const user = 'token' in who ? who.user : who
    this.#note(group, { left_chat_member: user })
    setStatus(this.#world, group, user, 'kicked', this.#by)
  }

  promote(group: Group, who: User | Bot): void {
    this.#mustBeIn(group)
    setStatus(this.#world, group, 'token' in who ? who.user : who, 'administrator', this.#by)
  }

  demote(group: Group, who: User | Bot): void {
    this.#mustBeIn(group)
    setStatus(this.#world, group, 'token' in who ? who.user : who, 'member', this.#by)
  }

  leave(group: Group): void {
    this.#mustBeIn(group)
    this.#note(group, { left_chat_member: this.#by })
    setStatus(this.#world, group, this.#by, 'left', this.#by)
  }

  /** Opens a topic of a forum; its id is the id of the message that tells of it. */
  topic(group: Group, name: string): number {
    this.#mustBeIn(group)
    if (!group.chat.is_forum) throw new Error(`${group.chat.title} is no forum`)
    const { message_id } = this.#note(group, {
      message_thread_id: group.talk.nextId,
      is_topic_message: true,
      forum_topic_created: { name, icon_color: 0x6fb9f0 },
    })
    group.topics.set(message_id, { name, closed: false })
    return message_id
  }

  closeTopic(group: Group, threadId: number): void {
    const topic = group.topics.get(threadId)
    if (!topic) throw new Error(`${group.chat.title} has no topic ${threadId}`)
    topic.closed = true
    this.#note(group, { message_thread_id: threadId, is_topic_message: true, forum_topic_closed: {} })
  }

  /** Makes a supergroup of a group: a new id, the members go over, message ids begin anew. */
  upgrade(group: Group): Group {
    this.#mustBeIn(group)
    if (group.chat.type !== 'group') throw new Error(`${group.chat.title} is a supergroup already`)
    const next = this.#world.group(group.chat.title ?? '', 'supergroup')
    for (const [id, member] of group.members) next.members.set(id, { ...member })
    this.#note(group, { migrate_to_chat_id: next.chat.id })
    group.migratedTo = next.chat.id
    this.#note(next, { migrate_from_chat_id: group.chat.id })
    return next
  }

  pin(group: Group, message: Message): void {
    this.#mustBeIn(group)
    group.pinned.push(message.message_id)
    const { reply_to_message: _, ...pinned } = message
    this.#note(group, { pinned_message: pinned })
  }

  /** Writes in the group; bots get it as privacy mode allows. */
  write(group: Group, bot: Bot, content: Partial<Message>): Message {
    this.#mustBeIn(group)
    if (group.migratedTo !== undefined) throw new Error(`${group.chat.title} is a supergroup now: write there`)
    const message = this.#world.post(group.talk, undefined, { from: this.#by, ...content })
    deliver(this.#world, 'message', message, bot)
    return message
  }
}

import { deliver } from './delivery.ts'
import { GroupDeeds } from './group-deeds.ts'
import { Hearing } from './hearing.ts'
import { mediaFields } from './methods/media.ts'
import { withoutReply } from './methods/post.ts'
import type { Bot, Group, Person, Talk, Tap } from './state.ts'
import { findEntities } from './text.ts'
import type { Contact, InlineButton, Message, User } from './types.ts'
import type { World } from './world.ts'

/** Where a person writes: to the bot unless `in` names a group. */
export interface Where {
  readonly in?: Group
  readonly thread?: number
  readonly replyTo?: Message
}

/** A person at the keyboard. What Telegram's apps would not let a person do throws an Error. */
export class Actor {
  readonly user: User
  readonly bot: Bot
  /** What the person does to groups. */
  readonly groups: GroupDeeds
  readonly #world: World
  readonly #hearing: Hearing

  constructor(world: World, user: User, bot: Bot) {
    this.#world = world
    this.user = user
    this.bot = bot
    this.groups = new GroupDeeds(world, user)
    this.#hearing = new Hearing(world)
  }

  get #person(): Person {
    const person = this.#world.people.get(this.user.id)
    if (!person) throw new Error(`nobody has the id ${this.user.id}`)
    return person
  }

  talk(group?: Group): Talk {
    return group?.talk ?? this.#world.privateTalk(this.bot, this.#person)
  }

  /** The messages of the chat that are not deleted, oldest first. */
  messages(group?: Group): readonly Message[] {
    return [...this.talk(group).messages.values()]
  }

  #write(content: Partial<Message>, where: Where = {}): Message {
    const thread =
      where.thread === undefined ? {} : { message_thread_id: where.thread, is_topic_message: true as const }
    const reply = where.replyTo ? { reply_to_message: withoutReply(where.replyTo) } : {}
    const full = { ...thread, ...reply, ...content }
    if (where.in) return this.groups.write(where.in, this.bot, full)
    if (this.#person.blocked.has(this.bot.user.id)) throw new Error(`${this.user.first_name} has blocked the bot`)
    this.#person.started.add(this.bot.user.id)
    const message = this.#world.post(this.talk(), this.bot, { from: this.user, ...full })
    deliver(this.#world, 'message', message, this.bot)
    return message
  }

  send(text: string, where?: Where): Message {
    const clean = text.trim()
    if (clean === '' || clean.length > 4096) throw new Error('a text has 1 to 4096 characters')
    const entities = findEntities(clean)
    return this.#write({ text: clean, ...(entities.length > 0 ? { entities } : {}) }, where)
  }

  #caption(text: string | undefined): Partial<Message> {
    if (!text) return {}
    const entities = findEntities(text)
    return { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
  }

  sendPhoto(bytes: Uint8Array, options: Where & { readonly caption?: string } = {}): Message {
    const photo = mediaFields(this.#world.files.keepPhoto(bytes))
    return this.#write({ ...photo, ...this.#caption(options.caption) }, options)
  }

  sendDocument(bytes: Uint8Array, name: string, options: Where & { caption?: string; type?: string } = {}): Message {
    const document = mediaFields(this.#world.files.keepDocument(bytes, name, options.type ?? ''))
    return this.#write({ ...document, ...this.#caption(options.caption) }, options)
  }

  /** The person's own card unless another is given. */
  sendContact(contact: Partial<Contact> = {}, where?: Where): Message {
    const { id, first_name } = this.user
    const own = contact.phone_number === undefined || contact.user_id === id
    return this.#write(
      { contact: { phone_number: '+8613900000000', first_name, ...(own ? { user_id: id } : {}), ...contact } },
      where,
    )
  }

  /** Presses a button below the input field: its text is sent, or the person's card. */
  press(label: string, where: Where = {}): Message {
    const buttons = (this.talk(where.in).keyboard?.keyboard ?? []).flat()
    const button = buttons.map((one) => (typeof one === 'string' ? { text: one } : one)).find((b) => b.text === label)
    if (!button) throw new Error(`no button 「${label}」 below the input field`)
    return 'request_contact' in button && button.request_contact ? this.sendContact({}, where) : this.send(label, where)
  }

  /** Taps a button of a message, named by its text or its data; the answer is in `answer` once it came. */
  tap(message: Message, label: string): Tap {
    const current = this.talk(this.#world.groups.get(message.chat.id)).messages.get(message.message_id)
    const buttons = current?.reply_markup?.inline_keyboard.flat() ?? []
    const button =
      buttons.find((one: InlineButton) => one.text === label) ?? buttons.find((one) => one.callback_data === label)
    if (!current || !button) throw new Error(`no button 「${label}」 in message ${message.message_id}`)
    if (button.callback_data === undefined) throw new Error(`「${label}」 calls nobody back; open its link`)
    const owner = this.#world.botById(current.from.id) ?? this.bot
    const id = `${1_000_000_000_000 + this.#world.nextId()}`
    const query = {
      id,
      from: this.user,
      message: current,
      chat_instance: String(current.chat.id),
      data: button.callback_data,
    }
    const tap: Tap = { bot: owner, query, at: this.#world.now().getTime(), answer: undefined }
    this.#world.taps.set(id, tap)
    this.#world.enqueue(owner, 'callback_query', query)
    return tap
  }

  edit(message: Message, text: string): Message {
    const group = this.#world.groups.get(message.chat.id)
    const talk = this.talk(group)
    const old = talk.messages.get(message.message_id)
    if (!old || old.from.id !== this.user.id) throw new Error('only own messages that are still there can be edited')
    const { entities: _, ...rest } = old
    const entities = findEntities(text)
    const content =
      old.text === undefined ? this.#caption(text) : { text, ...(entities.length > 0 ? { entities } : {}) }
    const edited = this.#world.replace(talk, { ...rest, ...content, edit_date: this.#world.seconds() })
    deliver(this.#world, 'edited_message', edited, this.bot)
    return edited
  }

  /** Deletes a message; bots are not told. */
  delete(message: Message): void {
    this.#world.remove(this.talk(this.#world.groups.get(message.chat.id)), message.message_id)
  }

  /** Opens t.me/bot?start=… (to the bot) or t.me/bot?startgroup=… (adds it to the group given). */
  open(link: string, group?: Group): Message {
    const url = new URL(link.includes('://') ? link : `https://${link}`)
    const name = url.pathname.slice(1)
    const bot = this.bot.user.username
    if (url.hostname !== 't.me' || name.toLowerCase() !== bot.toLowerCase()) throw new Error(`${link} leads elsewhere`)
    const payload = url.searchParams.get('start') ?? url.searchParams.get('startgroup') ?? ''
    if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload)) throw new Error('a payload is up to 64 letters, digits, _ and -')
    if (!url.searchParams.has('startgroup')) {
      if (this.#person.blocked.has(this.bot.user.id)) this.unblock()
      return this.send(payload ? `/start ${payload}` : '/start')
    }
    if (!group) throw new Error('say which group the bot is added to')
    if (!this.#world.isIn(group, this.bot.user.id)) this.groups.add(group, this.bot)
    return this.send(payload ? `/start@${bot} ${payload}` : `/start@${bot}`, { in: group })
  }

  #setBlocked(blocked: boolean): void {
    const member = { status: 'member', user: this.bot.user }
    const kicked = { status: 'kicked', user: this.bot.user, until_date: 0 }
    const [before, after] = blocked ? [member, kicked] : [kicked, member]
    const { chat } = this.talk()
    const date = this.#world.seconds()
    const change = { chat, from: this.user, date, old_chat_member: before, new_chat_member: after }
    this.#world.enqueue(this.bot, 'my_chat_member', change)
  }

  block(): void {
    this.#person.blocked.add(this.bot.user.id)
    this.#setBlocked(true)
  }

  unblock(): void {
    this.#person.blocked.delete(this.bot.user.id)
    this.#setBlocked(false)
  }

  /** The account is deleted: nobody can write to it any more. */
  deactivate(): void {
    this.#person.deactivated = true
  }

  /** The bot's next message or edit that was not heard yet; waits for it, rejects when it does not come. */
  hears(options: { readonly in?: Group; readonly withinMs?: number } = {}): Promise<Message> {
    return this.#hearing.next(this.talk(options.in), options.withinMs ?? 5000)
  }
}

import { badRequest, forbidden } from './errors.ts'
import type { Bot, Group, Person, Talk } from './state.ts'
import type { Message } from './types.ts'
import type { World } from './world.ts'

/** The chat that a call names, with the person or the group behind it. */
export type Place =
  | { readonly kind: 'private'; readonly talk: Talk; readonly person: Person }
  | { readonly kind: 'group'; readonly talk: Talk; readonly group: Group }

function acquainted(world: World, bot: Bot, person: Person): boolean {
  if (person.started.has(bot.user.id)) return true
  return [...world.groups.values()].some((group) => group.members.has(person.user.id) && group.members.has(bot.user.id))
}

/** Finds a chat as `chat_id` names it; throws "chat not found" for those that the bot never met. */
export function findPlace(world: World, bot: Bot, chatId: number | string): Place {
  const byName = (group: Group) => group.chat.username !== undefined && `@${group.chat.username}` === chatId
  const group = typeof chatId === 'number' ? world.groups.get(chatId) : [...world.groups.values()].find(byName)
  if (group && (group.members.has(bot.user.id) || group.chat.username)) {
    return { kind: 'group', talk: group.talk, group }
  }
  if (typeof chatId === 'number' && world.botById(chatId)) throw forbidden("bots can't send messages to bots")
  const person = typeof chatId === 'number' ? world.people.get(chatId) : undefined
  if (!person || !acquainted(world, bot, person)) throw badRequest('chat not found')
  return { kind: 'private', talk: world.privateTalk(bot, person), person }
}

function checkMember(world: World, bot: Bot, group: Group): void {
  const status = world.statusOf(group, bot.user.id)
  const kind = group.chat.type
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind} chat`)
  if (status === 'left') throw forbidden(`bot is not a member of the ${kind} chat`)
}

/** A chat that the bot may read about. */
export function readable(world: World, bot: Bot, chatId: number | string): Place {
  const place = findPlace(world, bot, chatId)
  if (place.kind === 'group' && place.group.migratedTo === undefined) checkMember(world, bot, place.group)
  return place
}

/** A chat that the bot may write to, now. */
export function writable(world: World, bot: Bot, chatId: number | string): Place {
  const place = findPlace(world, bot, chatId)
  if (place.kind === 'private') {
    const { person } = place
    if (person.deactivated) throw forbidden('user is deactivated')
    if (person.blocked.has(bot.user.id)) throw forbidden('bot was blocked by the user')
    if (!person.started.has(bot.user.id)) throw forbidden("bot can't initiate conversation with a user")
  } else if (place.group.migratedTo !== undefined) {
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: place.group.migratedTo })
  } else {
    checkMember(world, bot, place.group)
  }
  return place
}

/** Whether the bot has this right of an administrator in the chat. */
export function hasRight(bot: Bot, place: Place, right: string): boolean {
  if (place.kind === 'private') return true
  const member = place.group.members.get(bot.user.id)
  return member?.status === 'administrator' && member.rights[right] === true
}

/** Checks the topic of a forum; gives what a message in it carries. */
export function topicFields(
  place: Place,
  threadId: number | undefined,
): Pick<Message, 'message_thread_id' | 'is_topic_message'> {
  if (threadId === undefined) return {}
  const topic = place.kind === 'group' ? place.group.topics.get(threadId) : undefined
  if (!topic) throw badRequest('message thread not found')
  if (topic.closed) throw badRequest('TOPIC_CLOSED')
  return { message_thread_id: threadId, is_topic_message: true }
}

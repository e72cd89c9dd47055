import { hasRight, readable, writable } from '../access.ts'
import { deliver } from '../delivery.ts'
import { badRequest } from '../errors.ts'
import { chatMember, setStatus } from '../membership.ts'
import type { Group } from '../state.ts'
import { type Caller, type Method, method } from './method.ts'
import { withoutReply } from './post.ts'

interface ChatParams {
  readonly chat_id: number | string
}

function groupOf({ world, bot }: Caller, chatId: number | string, inPrivate: string): Group {
  const place = readable(world, bot, chatId)
  if (place.kind === 'private') throw badRequest(inPrivate)
  return place.group
}

const getChat = method<ChatParams>(({ world, bot }, { chat_id }) => {
  const { talk } = readable(world, bot, chat_id)
  const gifts = ['unlimited_gifts', 'limited_gifts', 'unique_gifts', 'premium_subscription', 'gifts_from_channels']
  return {
    ...talk.chat,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: Object.fromEntries(gifts.map((gift) => [gift, false])),
  }
})

const getChatMember = method<ChatParams & { user_id: number }>(({ world, bot }, { chat_id, user_id }) => {
  const place = readable(world, bot, chat_id)
  const user = world.userById(user_id)
  if (!user) throw badRequest('user not found')
  if (place.kind === 'group') return chatMember(world, place.group, user)
  const here = user_id === place.person.user.id || user_id === bot.user.id
  if (!here) throw badRequest('user not found')
  return { status: 'member', user }
})

const getChatMemberCount = method<ChatParams>((caller, { chat_id }) => {
  const place = readable(caller.world, caller.bot, chat_id)
  if (place.kind === 'private') return 2
  return [...place.group.members.keys()].filter((id) => caller.world.isIn(place.group, id)).length
})

/** Bots among the administrators are left out, save the one that asks when `return_bots` is set. */
const getChatAdministrators = method<ChatParams & { return_bots?: boolean }>((caller, { chat_id, return_bots }) => {
  const { world } = caller
  const group = groupOf(caller, chat_id, 'there are no administrators in the private chat')
  return [...group.members].flatMap(([id, member]) => {
    const user = world.userById(id)
    const listed = user && ['creator', 'administrator'].includes(member.status) && (!user.is_bot || return_bots)
    return listed ? [chatMember(world, group, user)] : []
  })
})

const leaveChat = method<ChatParams>((caller, { chat_id }) => {
  const { world, bot } = caller
  const place = writable(world, bot, chat_id)
  if (place.kind === 'private') throw badRequest("chat member status can't be changed in private chats")
  world.post(place.talk, undefined, { from: bot.user, left_chat_member: bot.user })
  setStatus(world, place.group, bot.user, 'left', bot.user)
  return true
})

interface PinParams extends ChatParams {
  readonly message_id?: number
}

const pinChatMessage = method<PinParams>(({ world, bot }, { chat_id, message_id = 0 }) => {
  const place = writable(world, bot, chat_id)
  if (!hasRight(bot, place, 'can_pin_messages')) {
    throw badRequest('not enough rights to manage pinned messages in the chat')
  }
  const message = place.talk.messages.get(message_id)
  if (!message) throw badRequest('message to pin not found')
  if (place.kind === 'group') place.group.pinned.push(message_id)
  const note = world.post(place.talk, bot, { from: bot.user, pinned_message: withoutReply(message) })
  deliver(world, 'message', note, bot)
  return true
})

const unpinChatMessage = method<PinParams>(({ world, bot }, { chat_id, message_id }) => {
  const place = writable(world, bot, chat_id)
  if (!hasRight(bot, place, 'can_pin_messages')) {
    throw badRequest('not enough rights to manage pinned messages in the chat')
  }
  if (message_id !== undefined && !place.talk.messages.has(message_id)) throw badRequest('message to unpin not found')
  if (place.kind === 'group') {
    const { pinned } = place.group
    const at = message_id === undefined ? pinned.length - 1 : pinned.lastIndexOf(message_id)
    if (at >= 0) pinned.splice(at, 1)
  }
  return true
})

export const chats: Readonly<Record<string, Method>> = {
  getChat,
  getChatMember,
  getChatMemberCount,
  getChatAdministrators,
  leaveChat,
  pinChatMessage,
  unpinChatMessage,
}

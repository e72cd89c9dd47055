import { hasRight, type Place, writable } from '../access.ts'
import { badRequest } from '../errors.ts'
import { type Markup, readInline } from '../markup.ts'
import type { Message } from '../types.ts'
import { type Caller, type Method, method } from './method.ts'
import { type CaptionFields, captionOf, messageText, type TextFields } from './texts.ts'

interface EditParams {
  readonly chat_id?: number | string
  readonly message_id?: number
  readonly inline_message_id?: string
  readonly reply_markup?: Markup
}

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

const CONTENT = ['text', 'entities', 'link_preview_options', 'caption', 'caption_entities', 'reply_markup'] as const

/** The message to edit; only the bot's own, and none with a keyboard below the input field. */
function target(caller: Caller, params: EditParams): { place: Place; message: Message } {
  const { world, bot } = caller
  if (params.inline_message_id) throw badRequest('MESSAGE_ID_INVALID')
  if (params.chat_id === undefined) throw badRequest('chat_id is empty')
  if (params.message_id === undefined) throw badRequest('message identifier is not specified')
  const place = writable(world, bot, params.chat_id)
  const message = place.talk.messages.get(params.message_id)
  if (!message) throw badRequest('message to edit not found')
  const sealed = place.talk.sealed.has(message.message_id)
  if (message.from.id !== bot.user.id || message.forward_origin || sealed) throw badRequest("message can't be edited")
  return { place, message }
}

/** Puts the changed message in place of the old; a keyboard that an edit does not repeat goes away. */
function finish(caller: Caller, params: EditParams, place: Place, old: Message, changed: Message): Message {
  const { world, bot } = caller
  const markup = readInline(params.reply_markup)
  const next = { ...without(changed, 'reply_markup'), ...(markup ? { reply_markup: markup } : {}) }
  const content = (message: Message) => JSON.stringify(CONTENT.map((field) => message[field] ?? null))
  if (content(next) === content(old)) throw badRequest(NOT_MODIFIED)
  world.rate.take(bot.user.id, place.talk, world.now().getTime(), 1)
  return world.replace(place.talk, { ...next, edit_date: world.seconds() })
}

type Optional = 'entities' | 'link_preview_options' | 'caption' | 'caption_entities' | 'reply_markup'

function without(message: Message, ...fields: Optional[]): Message {
  const rest = { ...message }
  for (const field of fields) delete rest[field]
  return rest
}

const editMessageText = method<EditParams & TextFields>((caller, params) => {
  if (!params.text) throw badRequest('message text is empty')
  const content = messageText(caller, params, 'MESSAGE_TOO_LONG')
  const { place, message } = target(caller, params)
  if (message.text === undefined) throw badRequest('there is no text in the message to edit')
  const bare = without(message, 'entities', 'link_preview_options')
  return finish(caller, params, place, message, { ...bare, ...content })
})

const editMessageCaption = method<EditParams & CaptionFields>((caller, params) => {
  const caption = captionOf(caller, params)
  const { place, message } = target(caller, params)
  if (!message.photo && !message.document) throw badRequest('there is no caption in the message to edit')
  return finish(caller, params, place, message, { ...without(message, 'caption', 'caption_entities'), ...caption })
})

const editMessageReplyMarkup = method<EditParams>((caller, params) => {
  const { place, message } = target(caller, params)
  return finish(caller, params, place, message, message)
})

interface DeleteParams {
  readonly chat_id: number | string
  readonly message_id: number
}

const TWO_DAYS = 48 * 60 * 60

const deleteMessage = method<DeleteParams>(({ world, bot }, { chat_id, message_id }) => {
  const place = writable(world, bot, chat_id)
  const message = place.talk.messages.get(message_id)
  if (!message) throw badRequest('message to delete not found')
  const own = message.from.id === bot.user.id
  const right = own || hasRight(bot, place, 'can_delete_messages')
  if (!right || message.migrate_from_chat_id) throw badRequest("message can't be deleted")
  const old = world.seconds() - message.date > TWO_DAYS
  if (old && !(place.kind === 'group' && hasRight(bot, place, 'can_delete_messages'))) {
    throw badRequest("message can't be deleted for everyone")
  }
  return world.remove(place.talk, message_id)
})

export const edits: Readonly<Record<string, Method>> = {
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
}

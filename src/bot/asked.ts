import type { Update } from 'telegraf/types'
import { maskPersonalNumbers } from '../chinese/masking.ts'
import type { Button, ButtonName, ButtonOf } from '../messages/buttons.ts'
import { readButton } from '../messages/callback-data.ts'

/** What somebody did, as a feature is asked it. `Names`: the buttons that the feature takes. */
export type Asked<Names extends ButtonName = ButtonName> =
  /** `/week 11月9日`: the command without its slash, and the words behind it. */
  | { readonly by: 'command'; readonly command: string; readonly words: string }
  | { readonly by: 'tap'; readonly button: ButtonOf<Names> }
  | { readonly by: 'words'; readonly text: string; readonly message: number }
  /** A message of before, changed; without a text it is a picture's caption or the like. */
  | { readonly by: 'edit'; readonly text: string | undefined; readonly message: number }
  | { readonly by: 'photo'; readonly file: string; readonly message: number; readonly caption?: string }
  /** A file, as Telegram tells of it: what is in it has to be fetched. */
  | { readonly by: 'document'; readonly file: SentDocument; readonly message: number }
  /** A voice message, a sticker, or a tap on what is no button any more. */
  | { readonly by: 'other'; readonly tapped: boolean; readonly sticker?: true }
  /** The group became a supergroup and goes on under this id. */
  | { readonly by: 'move'; readonly to: number }
  /** The bot was put out of a chat, or a person stopped it. */
  | { readonly by: 'removal' }

/** `bytes`: its size, where Telegram says it. */
export type SentDocument = { readonly id: string; readonly name: string; readonly bytes: number }

/** Where something was done, by whom, and when. */
export type Where = {
  readonly chatId: number
  readonly place: 'private' | 'group'
  /** The group's name; empty for a private chat. */
  readonly title: string
  readonly threadId: number | undefined
  /** The message whose button was tapped, unless it can be reached no longer. */
  readonly tapped: number | undefined
  /** Which page of a list was turned to, from 0 on; absent: the first. */
  readonly page?: number
  /** When a message was written; a tap carries no time. */
  readonly sentAt: Date | undefined
}

export type From = { readonly telegramId: number; readonly name: string }

/** A tap: the query that has to be answered, and the message under which the button stands. */
export type Tapped = { readonly query: string; readonly message: number | undefined }

/** An update as it is handled. */
export type ReadUpdate = Where & { readonly from: From; readonly asked: Asked; readonly tap: Tapped | undefined }

/** @GroupAnonymousBot, in whose name administrators write who hide theirs (Bot API, Message.from). */
const ANONYMOUS_ADMIN = 1_087_968_824

/** Reads an update; undefined for one that nobody can use: a bot's, a channel's, a stranger kind. */
export function readUpdate(update: Update, me: string): ReadUpdate | undefined {
  const part = partOf(update)
  if (!part?.from || (part.from.is_bot && part.from.id !== ANONYMOUS_ADMIN)) return undefined
  const { from, chat } = part
  const isPrivate = chat === undefined || chat.type === 'private'
  if (!isPrivate && chat.type !== 'group' && chat.type !== 'supergroup') return undefined
  const asked = askedIn(update, me)
  return (
    asked && {
      chatId: chat?.id ?? from.id,
      place: isPrivate ? 'private' : 'group',
      title: chat?.title ?? '',
      threadId: part.threadId,
      tapped: asked.anew ? undefined : part.reachable,
      ...(asked.page === undefined ? {} : { page: asked.page }),
      sentAt: instantOf(part.seconds),
      from: { telegramId: from.id, name: nameOf(from) },
      asked: asked.asked,
      tap: part.tap,
    }
  )
}

/** The end of what a date of four digits can say. */
const LAST_SECOND = 253_402_300_799

function instantOf(seconds: number | undefined): Date | undefined {
  return seconds !== undefined && seconds > 0 && seconds <= LAST_SECOND ? new Date(seconds * 1000) : undefined
}

/** First and last name may hold half of a number each. */
function nameOf(from: Sender): string {
  return maskPersonalNumbers([from.last_name, from.first_name].filter(Boolean).join('')) || '未署名'
}

type Sender = {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name?: string
  readonly last_name?: string
}
type ChatOf = { readonly id: number; readonly type: string; readonly title?: string }
type UpdatePart = {
  readonly from: Sender | undefined
  readonly chat: ChatOf | undefined
  readonly threadId?: number | undefined
  readonly seconds?: number | undefined
  readonly tap?: Tapped
  /** The tapped message, where it can be changed. */
  readonly reachable?: number | undefined
}

function partOf(update: Update): UpdatePart | undefined {
  if ('message' in update) {
    const { from, chat, date, message_thread_id: thread, is_topic_message: inTopic } = update.message
    return { from, chat, seconds: date, threadId: inTopic ? thread : undefined }
  }
  if ('edited_message' in update) {
    const { from, chat, edit_date: seconds } = update.edited_message
    return { from, chat, seconds }
  }
  if ('callback_query' in update) {
    const { from, message, id: query } = update.callback_query
    const tap = { query, message: message?.message_id }
    // A message too old to be reached comes with date 0 (Bot API, InaccessibleMessage) and cannot be edited.
    return { from, chat: message?.chat, tap, reachable: message?.date === 0 ? undefined : message?.message_id }
  }
  if ('my_chat_member' in update) {
    const { from, chat } = update.my_chat_member
    return { from, chat }
  }
  return undefined
}

function askedIn(update: Update, me: string): { asked: Asked; anew?: boolean; page?: number } | undefined {
  if ('message' in update) return { asked: askedByMessage(update.message, me) }
  if ('edited_message' in update) {
    const { message_id: message, ...edited } = update.edited_message
    return { asked: { by: 'edit', text: 'text' in edited ? edited.text : undefined, message } }
  }
  if ('callback_query' in update) {
    const { callback_query: query } = update
    const tap = 'data' in query ? readButton(query.data) : undefined
    const { button, ...how } = tap ?? {}
    return button ? { asked: { by: 'tap', button }, ...how } : { asked: { by: 'other', tapped: true } }
  }
  if ('my_chat_member' in update) {
    const { status } = update.my_chat_member.new_chat_member
    return status === 'left' || status === 'kicked' ? { asked: { by: 'removal' } } : undefined
  }
  return undefined
}

function askedByMessage(given: Extract<Update, { message: unknown }>['message'], me: string): Asked {
  const { message_id: message } = given
  if ('text' in given) return commandIn(given.text, me) ?? { by: 'words', text: given.text, message }
  if ('photo' in given) {
    const largest = given.photo.at(-1)
    const { caption } = given
    if (largest) return { by: 'photo', file: largest.file_id, message, ...(caption === undefined ? {} : { caption }) }
  }
  if ('document' in given) {
    const { file_id: id, file_name: name = '', file_size: bytes = 0 } = given.document
    return { by: 'document', file: { id, name, bytes }, message }
  }
  if ('sticker' in given) return { by: 'other', tapped: false, sticker: true }
  if ('migrate_to_chat_id' in given) return { by: 'move', to: given.migrate_to_chat_id }
  return { by: 'other', tapped: false }
}

/** `/week 11月9日`, in a group `/week@qunbao_bot`; a command to another bot is none. */
function commandIn(text: string, me: string): Asked | undefined {
  const found = /^\/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?$/su.exec(text)
  if (!found) return undefined
  const [, command = '', to = me, words = ''] = found
  const mine = to.toLowerCase() === me.toLowerCase()
  return { by: 'command', command: mine ? command.toLowerCase() : '', words: words.trim() }
}

/** The name of a tapped button and its parts as text: two taps of the same wish have the same. */
export function wishOf({ name, parts }: Button): string {
  return `${name} ${JSON.stringify(parts)}`
}

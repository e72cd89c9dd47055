import type { Keys } from './buttons.ts'
import { dataOf } from './callback-data.ts'
import { type KeyList, pageOf } from './keys.ts'

/** Something said to the person who asked: in place of the message whose button was tapped, where there is one. */
export type Said = {
  readonly text: string
  readonly keys?: Keys
  /** A list whose length is that of the data: a page of it stands above the keys. */
  readonly list?: KeyList
  /** Telegram's HTML instead of plain text. */
  readonly html?: true
  /** A message of its own, whatever was tapped. */
  readonly own?: true
}

/** A call to Telegram that is owed: it is written with what made it owed, and goes out after that is committed. */
export type Owed = {
  readonly chatId: number
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
  /** What to do when it is not known whether it arrived: a question may come twice (the default), a digest must not. */
  readonly whenUnknown?: 'resend' | 'hold'
  /** Owed once: a second one of the same key is nothing. */
  readonly onceKey?: string
}

/** Keys as Telegram takes them (Bot API, InlineKeyboardMarkup). */
export function keyboard(keys: Keys) {
  return { inline_keyboard: keys.map((row) => row.map((key) => ({ text: key.label, callback_data: dataOf(key) }))) }
}

/** A message of its own to a chat. */
export function messageTo(chatId: number, text: string, keys: Keys = []): Owed {
  return { chatId, method: 'sendMessage', payload: { chat_id: chatId, text, ...markup(keys) } }
}

function markup(keys: Keys): Record<string, unknown> {
  return keys.length > 0 ? { reply_markup: keyboard(keys) } : {}
}

/** Where an answer goes: a chat, a topic in it, and the message whose button was tapped. */
export type Place = {
  readonly chatId: number
  readonly threadId?: number | undefined
  /** Undefined where nothing was tapped, or the tapped message can be reached no longer, or its words have to stay. */
  readonly tapped?: number | undefined
  /** Which page of a list was turned to. */
  readonly page?: number | undefined
}

/** What was said, as it is owed to the chat where it was asked. */
export function answerTo({ chatId, threadId, tapped, page = 0 }: Place, said: Said): Owed {
  const { text, keys = [], list, html, own } = said
  const all = list ? [...pageOf(list, page), ...keys] : keys
  const body = { text, ...(html ? { parse_mode: 'HTML' } : {}), ...markup(all) }
  if (!own && tapped !== undefined) {
    return { chatId, method: 'editMessageText', payload: { chat_id: chatId, message_id: tapped, ...body } }
  }
  const thread = threadId === undefined ? {} : { message_thread_id: threadId }
  return { chatId, method: 'sendMessage', payload: { chat_id: chatId, ...thread, ...body } }
}

import type { Database } from '../database/open.ts'
import { type FileOwed, filePayload } from '../database/sent-file.ts'
import type { Digest } from '../digest/digest.ts'
import { pictureOf } from '../digest/picture.ts'
import { telegramMessages } from '../documents/telegram.ts'
import type { Owed } from '../messages/said.ts'
import type { CountyDesk } from './county-desk.ts'
import { ledgersOf } from './digest-ledger.ts'

export type Keyboard = readonly (readonly { readonly text: string; readonly callback_data: string }[])[]

/** A chat that a digest goes to, and the topic in it. */
export type GroupPlace = { readonly chatId: number; readonly threadId: number | null }

/** A digest as messages; buttons stand under the last. */
export function digestMessages(chatId: number, digest: Digest, keys?: Keyboard): Owed[] {
  const messages = telegramMessages(digest)
  return messages.map((text, i) => ({
    chatId,
    method: 'sendMessage',
    payload: {
      chat_id: chatId,
      text,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(keys && i === messages.length - 1 ? { reply_markup: { inline_keyboard: keys } } : {}),
    },
  }))
}

export function textMessage(chatId: number, text: string, keys?: Keyboard): Owed {
  const keyboard = keys ? { reply_markup: { inline_keyboard: keys } } : {}
  return { chatId, method: 'sendMessage', payload: { chat_id: chatId, text, ...keyboard } }
}

/** An edition for a group: texts, then a picture where there is something to draw. */
export function digestForGroup(desk: CountyDesk, digestId: number, digest: Digest, to: GroupPlace): Owed[] {
  const drawn = pictureOf(digest, desk.catalogue, []) !== undefined
  const file = { digest: digestId, edition: 'group', version: digest.version, as: 'png' } as const
  const payload = { chat_id: to.chatId, ...filePayload('sendPhoto', file) }
  const picture: Owed[] = drawn ? [{ chatId: to.chatId, method: 'sendPhoto', payload }] : []
  return onceInGroup([...digestMessages(to.chatId, digest), ...picture], to, `digest:${digestId}:${digest.version}`)
}

/** The same goes to the same group once, and is not repeated when it is not known whether it arrived. */
export function onceInGroup(messages: readonly Owed[], { chatId, threadId }: GroupPlace, key: string): Owed[] {
  return messages.map((message, i) => ({
    ...message,
    payload: { ...message.payload, ...(threadId === null ? {} : { message_thread_id: threadId }) },
    whenUnknown: 'hold' as const,
    onceKey: `${key}:${chatId}:${i}`,
  }))
}

/** The office edition as a document and its ledger, owed to these chats. */
export async function filesOwed(
  tx: Database,
  chats: readonly number[],
  digest: number,
  office: Digest,
): Promise<Owed[]> {
  const of = { digest, edition: 'office', version: office.version } as const
  const ledgers = chats.length > 0 ? await ledgersOf(tx, office) : []
  const files: FileOwed[] = [{ ...of, as: 'docx' }, ...ledgers.map((part) => ({ ...of, as: 'xlsx' as const, ...part }))]
  return chats.flatMap((chatId) =>
    files.map((file) => ({
      chatId,
      method: 'sendDocument',
      payload: { chat_id: chatId, ...filePayload('sendDocument', file) },
    })),
  )
}

import type { Digest } from '../digest/digest.ts'
import { telegramMessages } from '../documents/telegram.ts'
import type { Keys } from './buttons.ts'
import { type FileOwed, fileTo } from './file-owed.ts'
import { keyboard, type Owed } from './said.ts'

/** A chat that a digest goes to, and the topic in it. */
export type GroupPlace = { readonly chatId: number; readonly threadId: number | null }

/** A digest as messages; keys stand under the last. */
export function digestMessages(chatId: number, digest: Digest, keys: Keys = []): Owed[] {
  const messages = telegramMessages(digest)
  return messages.map((text, i) => ({
    chatId,
    method: 'sendMessage',
    payload: {
      chat_id: chatId,
      text,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(keys.length > 0 && i === messages.length - 1 ? { reply_markup: keyboard(keys) } : {}),
    },
  }))
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

/** The office edition as a document and its ledger, to these chats. */
export function filesTo(
  chats: readonly number[],
  {
    digest,
    office,
    ledgers,
  }: { readonly digest: number; readonly office: Digest; readonly ledgers: readonly Ledger[] },
): Owed[] {
  const of = { digest, edition: 'office', version: office.version } as const
  const files: FileOwed[] = [{ ...of, as: 'docx' }, ...ledgers.map((part) => ({ ...of, as: 'xlsx' as const, ...part }))]
  return chats.flatMap((chatId) => files.map((file) => fileTo(chatId, file)))
}

/** A ledger, of all organizations or of one. */
type Ledger = { readonly organization?: string }

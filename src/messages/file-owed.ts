import type { EditionKind } from '../digest/digest.ts'
import type { Owed } from './said.ts'

/** A file that is made of a sealed edition when it is first sent; from then on Telegram has it. */
export type FileOwed = {
  readonly digest: number
  readonly edition: EditionKind
  readonly version: number
  readonly as: 'docx' | 'xlsx' | 'png'
  /** Of a ledger only this organization's part: whole it would be too large to send. */
  readonly organization?: string | undefined
}

/** The field of a payload that stands for the file; `madeOf` is what it is made of. */
export const FILE_FIELDS = { sendDocument: 'document', sendPhoto: 'photo' } as const

/** A file to a chat: a picture as a photo, any other as a document. */
export function fileTo(chatId: number, file: FileOwed): Owed {
  const method = file.as === 'png' ? 'sendPhoto' : 'sendDocument'
  return { chatId, method, payload: { chat_id: chatId, [FILE_FIELDS[method]]: { madeOf: file } } }
}

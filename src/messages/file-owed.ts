import type { EditionKind } from '../digest/digest.ts'
import type { Owed } from './said.ts'

/** A file that is made when it is sent. */
export type FileOwed = EditionFileOwed | MadeFileOwed

/** Of a sealed edition: made once, from then on Telegram has it. */
export type EditionFileOwed = {
  readonly digest: number
  readonly edition: EditionKind
  readonly version: number
  readonly as: 'docx' | 'xlsx' | 'png'
  /** Of a ledger only this organization's part: whole it would be too large to send. */
  readonly organization?: string | undefined
}

/** Of what the database holds when it is sent, for one person: a document. `make`: a name in the table of desk/files.ts. */
export type MadeFileOwed = { readonly make: string; readonly of: Readonly<Record<string, unknown>> }

/** The field of a payload that stands for the file; `madeOf` is what it is made of. */
export const FILE_FIELDS = { sendDocument: 'document', sendPhoto: 'photo' } as const

/** A file to a chat: a picture as a photo, any other as a document. */
export function fileTo(chatId: number, file: FileOwed): Owed {
  const method = 'as' in file && file.as === 'png' ? 'sendPhoto' : 'sendDocument'
  return { chatId, method, payload: { chat_id: chatId, [FILE_FIELDS[method]]: { madeOf: file } } }
}

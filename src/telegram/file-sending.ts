import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { fileKey, findFile, forgetFileId } from '../database/sent-file.ts'
import { QunbaoError } from '../errors.ts'
import type { EditionFileOwed, FileOwed } from '../messages/file-owed.ts'
import { failureOf } from './failure.ts'
import { inFolder } from './temporary-folder.ts'

/** Makes a file that is owed, in `folder`. */
export type MakeFile = (file: FileOwed, folder: string) => Promise<MadeFile>

type MadeFile = { readonly filename: string; readonly path: string }

/** Calls Telegram with what stands for a file: its `file_id`, or where it lies on disk. */
type Call = (file: string | MadeFile) => Promise<unknown>

export type FileOutcome =
  | /** `fileId`: the file was uploaded, and Telegram knows it by that from now on. */ {
      readonly became: 'sent'
      readonly answer: unknown
      readonly fileId?: string | undefined
    }
  | /** Another process has it under way, or this one stops: it is for later. */ { readonly became: 'put-off' }
  | { readonly became: 'not-made'; readonly error: unknown }

/** A row of the outbox. */
type Row = { readonly id: number }

/** Telegram did not take it, or did not answer: not the file's fault. */
class CallFailed extends Error {
  constructor(cause: unknown) {
    super('a call failed', { cause })
  }
}

type Parts = {
  readonly db: Database
  readonly makeFile: MakeFile
  readonly stopped: () => boolean
  /** The rows of the outbox that this process is sending. */
  readonly inHand: ReadonlySet<number>
}

/**
 * Sends each file of an edition by upload once, then by its `file_id`. Of the same file one upload is under way at a
 * time, and the others wait for it. Of two processes the later leaves the file to the earlier, as long as their clocks
 * agree and neither has begun in the very moment in which the other looked: then each uploads it once.
 */
export function makeFileSending({ db, makeFile, stopped, inHand }: Parts) {
  const known = new Map<string, string>()
  const underWay = new Map<string, Promise<unknown>>()
  /** Made again they would be as large. */
  const tooLarge = new Map<string, unknown>()

  /** Rejects as `call` does; whatever else goes wrong, the file could not be made. */
  async function send(row: Row, file: FileOwed, call: Call): Promise<FileOutcome> {
    const called: Call = (it) => call(it).catch((error: unknown) => Promise.reject(new CallFailed(error)))
    try {
      return 'make' in file ? await sendMade(file, called) : await sendKnown(row, file, called)
    } catch (error) {
      if (error instanceof CallFailed) throw error.cause
      if (!('make' in file) && isTooLarge(error)) tooLarge.set(fileKey(file), error)
      return { became: 'not-made', error }
    }
  }

  /** What is made for one person is sent once: nobody asks for Telegram's name of it. */
  function sendMade(file: FileOwed, call: Call): Promise<FileOutcome> {
    return inFolder(async (folder) => {
      const made = await makeFile(file, folder)
      return stopped() ? { became: 'put-off' } : { became: 'sent', answer: await call(made) }
    })
  }

  async function sendKnown(row: Row, file: EditionFileOwed, call: Call): Promise<FileOutcome> {
    const key = fileKey(file)
    for (;;) {
      for (let other = underWay.get(key); other; other = underWay.get(key)) await other
      if (stopped()) return { became: 'put-off' }
      if (tooLarge.has(key)) return { became: 'not-made', error: tooLarge.get(key) }
      const fileId = known.get(key)
      if (fileId === undefined) {
        const first = uploadFirst(row, file, call)
        const ended = first.catch(() => undefined).finally(() => underWay.delete(key))
        underWay.set(key, ended)
        const outcome = await first
        await ended
        if (outcome) return outcome
      } else {
        try {
          return { became: 'sent', answer: await call(fileId) }
        } catch (error) {
          if (!(error instanceof CallFailed) || failureOf(error.cause).kind !== 'no-file') throw error
          if (known.get(key) === fileId) known.delete(key)
          await forgetFileId(db, file, fileId)
        }
      }
    }
  }

  /** Undefined where Telegram has the file already. */
  async function uploadFirst(row: Row, file: EditionFileOwed, call: Call): Promise<FileOutcome | undefined> {
    const key = fileKey(file)
    const found = await findFile(db, file, row.id, inHand)
    if (found.fileId !== null) {
      known.set(key, found.fileId)
      return undefined
    }
    if (found.elsewhere) return { became: 'put-off' }
    return inFolder(async (folder) => {
      const made = await makeFile(file, folder)
      if (stopped()) return { became: 'put-off' }
      const answer = await call(made)
      const fileId = fileIdIn(answer)
      if (fileId !== undefined) known.set(key, fileId)
      return { became: 'sent', answer, fileId }
    })
  }

  return { send }
}

export function isTooLarge(error: unknown): boolean {
  return error instanceof QunbaoError && error.code === 'file.too-large'
}

const message = z.object({
  document: z.object({ file_id: z.string() }).optional(),
  photo: z.array(z.object({ file_id: z.string(), width: z.number(), height: z.number() })).optional(),
})

/** Of a photo, which comes in several sizes, the largest. */
function fileIdIn(answer: unknown): string | undefined {
  const { document, photo = [] } = message.safeParse(answer).data ?? {}
  return document?.file_id ?? photo.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]?.file_id
}

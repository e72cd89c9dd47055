import type { Logger } from 'pino'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import type { OutboxRow } from '../database/outbox.ts'
import { type Arrived, putBehind } from '../database/outbox-outcome.ts'
import { fileOf } from '../database/sent-file.ts'
import type { FileOwed } from '../messages/file-owed.ts'
import { type Client, REQUEST_TIMEOUT_MS } from './client.ts'
import { type Failure, failureOf } from './failure.ts'
import { isTooLarge, type MakeFile, makeFileSending } from './file-sending.ts'
import { inTime, type Late } from './in-time.ts'
import type { Settling } from './settle.ts'

/** A file takes longer to arrive than a text: Telegram takes up to 50 MB (Bot API, sendDocument). */
const UPLOAD_TIMEOUT_MS = 120_000
/** A file that so many times could not be made is given up: what is owed after it must not wait for ever. */
const MOST_TRIES_TO_MAKE = 5
/** Another process has the file under way; it is looked again whether Telegram has it by now. */
const ELSEWHERE_MS = 2000

/** What became of a message: it arrived, or something is to be done about it before anything else goes to its chat. */
export type Outcome =
  | { readonly arrived: Arrived }
  | { readonly became: Failure['kind'] | 'put-off' | 'not-made'; readonly settle: () => Promise<void> }

type Parts = {
  readonly db: Database
  readonly client: Client
  readonly log: Logger
  readonly now: () => Date
  readonly makeFile: MakeFile
  readonly settling: Settling
  readonly inHand: ReadonlySet<number>
  readonly stopped: () => boolean
}

/** What is read of a call's answer; an edit of a message may be answered with `true` alone. */
const message = z.object({ message_id: z.number() })

/** Sends one message at a time; to whom and when is not decided here. */
export function makeSending({ db, client, log, now, makeFile, settling, inHand, stopped }: Parts) {
  const calls = new Set<Late>()
  const files = makeFileSending({ db, makeFile, inHand, stopped })

  async function send(row: OutboxRow): Promise<Outcome> {
    const owed = fileOf(row)
    try {
      if (owed) return await sendFile(row, owed)
      const answer = await call(REQUEST_TIMEOUT_MS, (late) => client.call(row.method, row.payload, late))
      return { arrived: { id: row.id, messageId: idIn(answer) } }
    } catch (error) {
      const failure = failureOf(error)
      return { became: failure.kind, settle: () => settling.settle(row, failure) }
    }
  }

  async function sendFile(row: OutboxRow, { field, file }: { field: string; file: FileOwed }): Promise<Outcome> {
    const { [field]: _, ...payload } = row.payload
    const sent = await files.send(row, file, (it) =>
      typeof it === 'string'
        ? call(REQUEST_TIMEOUT_MS, (late) => client.call(row.method, { ...payload, [field]: it }, late))
        : call(UPLOAD_TIMEOUT_MS, ({ signal }) => client.upload(row.method, payload, { field, ...it }, signal)),
    )
    switch (sent.became) {
      case 'sent': {
        const { fileId } = sent
        const known = fileId === undefined || 'make' in file ? {} : { file: { file, fileId } }
        return { arrived: { id: row.id, messageId: idIn(sent.answer), ...known } }
      }
      case 'put-off':
        return {
          became: sent.became,
          settle: () => putBehind(db, [row], new Date(now().getTime() + ELSEWHERE_MS), now()),
        }
      case 'not-made':
        return { became: sent.became, settle: () => notMade(row, file, sent.error) }
    }
  }

  function notMade(row: OutboxRow, file: FileOwed, error: unknown): Promise<void> {
    const of = 'make' in file ? { file: file.make } : { file: file.as, digest: file.digest }
    log.error({ outbox: row.id, ...of, err: error }, 'a file could not be made')
    const tooLarge = isTooLarge(error)
    if (!tooLarge && row.attempts < MOST_TRIES_TO_MAKE) return settling.makeLater(row)
    return settling.notMade(row, file, tooLarge)
  }

  function call(timeout: number, ask: (late: Late) => Promise<unknown>): Promise<unknown> {
    return inTime(timeout, async (late) => {
      calls.add(late)
      try {
        return await ask(late)
      } finally {
        calls.delete(late)
      }
    })
  }

  /** Breaks off what is being sent; whether it arrived is not known then. */
  function breakOff(): void {
    for (const late of calls) late.end(new Error('the process stops'))
  }

  return { send, breakOff }
}

function idIn(answer: unknown): number | null {
  return message.safeParse(answer).data?.message_id ?? null
}

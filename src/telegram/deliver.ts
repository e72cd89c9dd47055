import type { Logger } from 'pino'
import type { Database } from '../database/open.ts'
import { claim, FILE_FIELDS, type FileOwed, markSent, type OutboxRow, putBack } from '../database/outbox.ts'
import { QunbaoError } from '../errors.ts'
import { type Client, REQUEST_TIMEOUT_MS } from './client.ts'
import { failureOf } from './failure.ts'
import { Pacing } from './pacing.ts'
import { makeSettling } from './settle.ts'

/** Chats taken at once. */
const BATCH = 20
const SWEEP_MS = 1000
/** A file takes longer to arrive than a text: Telegram takes up to 50 MB (Bot API, sendDocument). */
const UPLOAD_TIMEOUT_MS = 120_000
/** Longer than any request can take: whoever was sending then is dead. */
const ABANDONED_MS = UPLOAD_TIMEOUT_MS + 15_000
/** A file that so many times could not be made is given up: what is owed after it must not wait for ever. */
const MOST_TRIES_TO_MAKE = 5
const NOT_MADE = '有一个汇编的文件没能做出来。文字都在；文件请运维用命令行导出。'
/** What is being sent when the process stops has so long to finish. */
const LAST_CALLS_MS = 4000

export type Delivery = {
  /** Sends what these chats are owed, straight away; resolves when all of it was tried. */
  deliverTo(chatIds: readonly number[]): Promise<void>
  /** Sends what is owed by now, to whomever. */
  deliverDue(): Promise<void>
  /** Sends what is left every second, from now on. `alone`: no other process uses this database. */
  start(alone: boolean): Promise<void>
  /** Finishes what is being sent and takes nothing new. */
  stop(): Promise<void>
}

type Parts = {
  readonly db: Database
  readonly client: Client
  readonly log: Logger
  readonly now: () => Date
  /** Makes a file that is owed, from what was sealed. */
  readonly makeFile?: (file: FileOwed) => Promise<{ readonly filename: string; readonly bytes: Buffer }>
  /** What editors are told of one that is given up. */
  readonly notMadeWords?: (file: FileOwed, tooLarge: boolean) => Promise<string>
  readonly pacing?: Pick<Pacing, 'take' | 'giveBack' | 'waitFor'>
}

/**
 * Sends the outbox: chats side by side, in order within a chat, within Telegram's rates, each row until it is sent or
 * cannot be.
 */
export function makeDelivery({ db, client, log, now, makeFile, notMadeWords, pacing = new Pacing() }: Parts): Delivery {
  const settling = makeSettling({ db, log, now })
  const working = new Set<Promise<unknown>>()
  const calls = new Set<AbortController>()
  /** Rows that this process is sending: however the county's clock is turned, they are not abandoned. */
  const inHand = new Set<number>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  /** Starts on all that may go now. Resolves when nothing is left to start; each chat then goes on by itself. */
  async function begin(chatIds?: readonly number[]): Promise<Promise<unknown>[]> {
    const begun: Promise<unknown>[] = []
    for (;;) {
      const rows = await take(BATCH, chatIds)
      if (rows.length === 0) return begun
      begun.push(...rows.map((row) => track(sendOn(row))))
    }
  }

  /** Sends this row and what its chat is owed after it. */
  async function sendOn(first: OutboxRow): Promise<void> {
    for (let row: OutboxRow | undefined = first; row; [row] = await take(1, [row.chatId])) await send(row)
  }

  /** Claims up to `most` rows, as many as may go now; waits where that is none. */
  async function take(most: number, chatIds?: readonly number[]): Promise<OutboxRow[]> {
    while (!stopped) {
      // Rates are of real time; the county's clock can be turned.
      const { taken, wait } = pacing.take(most, performance.now())
      if (taken > 0) {
        const rows = await claim(db, now(), taken, chatIds)
        pacing.giveBack(taken - rows.length)
        return rows
      }
      await new Promise((awake) => setTimeout(awake, wait))
    }
    return []
  }

  async function send(row: OutboxRow): Promise<void> {
    inHand.add(row.id)
    await attempt(row).finally(() => inHand.delete(row.id))
  }

  async function attempt(row: OutboxRow): Promise<void> {
    const wait = pacing.waitFor(row.chatId, performance.now())
    if (wait > 0) {
      pacing.giveBack(1)
      return putBack(db, row, new Date(now().getTime() + wait), now())
    }
    const made = await payloadOf(row)
    if (!made) return
    let result: unknown
    try {
      result = await call(row.method, made.payload, made.file ? UPLOAD_TIMEOUT_MS : REQUEST_TIMEOUT_MS)
    } catch (error) {
      return settling.settle(row, failureOf(error))
    }
    await markSent(db, row.id, (result as { message_id?: number }).message_id ?? null, now())
  }

  /** What is sent: the payload, with its file in place where it has one. Undefined where the file could not be made. */
  async function payloadOf(row: OutboxRow): Promise<{ payload: Record<string, unknown>; file: boolean } | undefined> {
    const field = FILE_FIELDS[row.method as keyof typeof FILE_FIELDS]
    const owed = (row.payload[field] as { madeOf?: FileOwed } | undefined)?.madeOf
    if (!field || !owed) return { payload: row.payload, file: false }
    try {
      if (!makeFile) throw new Error('this process makes no files')
      const { filename, bytes } = await makeFile(owed)
      return { payload: { ...row.payload, [field]: { source: bytes, filename } }, file: true }
    } catch (error) {
      log.error({ outbox: row.id, file: owed.as, digest: owed.digest, err: error }, 'a file could not be made')
      // Made again it would be as large.
      const tooLarge = error instanceof QunbaoError && error.code === 'file.too-large'
      if (!tooLarge && row.attempts < MOST_TRIES_TO_MAKE) await settling.makeLater(row)
      else await settling.notMade(row, (await notMadeWords?.(owed, tooLarge)) ?? NOT_MADE)
      return undefined
    }
  }

  async function call(method: string, payload: Record<string, unknown>, timeout: number): Promise<unknown> {
    const controller = new AbortController()
    const late = setTimeout(() => controller.abort(), timeout)
    calls.add(controller)
    try {
      return await client.call(method, payload, controller.signal)
    } finally {
      clearTimeout(late)
      calls.delete(controller)
    }
  }

  function track(work: Promise<unknown>): Promise<unknown> {
    const done = work
      .catch((error: unknown) => log.error({ err: error }, 'delivery failed; the sweep tries again'))
      .finally(() => working.delete(done))
    working.add(done)
    return done
  }

  async function sweep(): Promise<void> {
    await settling.takeOverAbandoned(new Date(now().getTime() - ABANDONED_MS), inHand)
    await begin()
  }

  function sweepLater(): void {
    if (stopped) return
    timer = setTimeout(() => void track(sweep()).then(sweepLater), SWEEP_MS)
  }

  return {
    deliverTo: async (chatIds) => {
      if (!stopped && chatIds.length > 0) await track(begin(chatIds).then((begun) => Promise.all(begun)))
    },
    deliverDue: async () => {
      await track(begin().then((begun) => Promise.all(begun)))
    },
    start: async (alone) => {
      if (alone) await settling.takeOverAbandoned(now())
      sweepLater()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      // Whether an interrupted call arrived is not known; that is settled like any other.
      const late = setTimeout(() => {
        for (const controller of calls) controller.abort()
      }, LAST_CALLS_MS)
      while (working.size > 0) await Promise.all(working)
      clearTimeout(late)
    },
  }
}

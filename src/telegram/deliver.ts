import type { Logger } from 'pino'
import { moveGroup, unbindGroup } from '../database/groups.ts'
import type { Database } from '../database/open.ts'
import {
  abandoned,
  claim,
  dropOwed,
  markFailed,
  markSent,
  moveOwed,
  type OutboxRow,
  owe,
  putBack,
} from '../database/outbox.ts'
import { editorChats, markUnreachable } from '../database/people.ts'
import type { Client } from './client.ts'
import { type Failure, failureOf } from './failure.ts'
import { Pacing } from './pacing.ts'

const BATCH = 20
const SWEEP_MS = 1000
/** Longer than any request can take: whoever was sending then is dead. */
const ABANDONED_MS = 45_000
const LONGEST_BACKOFF_MS = 5 * 60_000

export type Delivery = {
  /** Sends what these chats are owed, straight away. */
  deliverTo(chatIds: readonly number[]): Promise<void>
  /** Sends what is left every second, from now on. `alone`: no other process uses this database. */
  start(alone: boolean): Promise<void>
  /** Finishes what is being sent and takes nothing new. */
  stop(): Promise<void>
}

/** Sends the outbox: in order within a chat, within Telegram's rates, each row until it is sent or cannot be. */
export function makeDelivery(parts: { db: Database; client: Client; log: Logger; now: () => Date }): Delivery {
  const { db, client, log, now } = parts
  const pacing = new Pacing()
  const sending = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function drain(chatIds?: readonly number[]): Promise<void> {
    while (!stopped) {
      const rows = await claim(db, now(), BATCH, chatIds)
      if (rows.length === 0) return
      await Promise.all(rows.map(send))
    }
  }

  async function send(row: OutboxRow): Promise<void> {
    // Rates are of real time; the county's clock can be turned.
    const wait = pacing.waitFor(row.chatId, performance.now())
    if (wait > 0) return putBack(db, row.id, later(now(), wait), now())
    try {
      const result = await client.call(row.method, row.payload)
      const messageId = (result as { message_id?: number }).message_id ?? null
      await markSent(db, row.id, messageId, now())
    } catch (error) {
      await settle(row, failureOf(error))
    }
  }

  async function settle(row: OutboxRow, failure: Failure): Promise<void> {
    log.debug({ outbox: row.id, method: row.method, failure }, 'a call did not succeed')
    switch (failure.kind) {
      case 'done':
        return markSent(db, row.id, null, now())
      case 'wait':
        return putBack(db, row.id, later(now(), failure.seconds * 1000), now())
      case 'not-sent':
        return putBack(db, row.id, later(now(), backoff(row.attempts)), now())
      case 'send-anew': {
        const { message_id: _, ...payload } = row.payload
        return putBack(db, row.id, now(), now(), { method: 'sendMessage', payload })
      }
      case 'no-topic': {
        const { message_thread_id: _, ...payload } = row.payload
        return putBack(db, row.id, now(), now(), { payload })
      }
      case 'moved':
        return db.transaction(async (tx) => {
          await putBack(tx, row.id, now(), now())
          await moveOwed(tx, row.chatId, failure.to)
          await moveGroup(tx, row.chatId, failure.to)
        })
      case 'unreachable':
        return giveUpOn(row, failure.why)
      case 'unknown':
        if (row.whenUnknown === 'resend') return putBack(db, row.id, later(now(), backoff(row.attempts)), now())
        return holdBack(row, failure.why)
      case 'refused':
        log.error({ outbox: row.id, method: row.method, why: failure.why }, 'Telegram refused a message')
        return markFailed(db, row.id, 'failed', failure.why, now())
    }
  }

  /** A message that must not come twice is left to the editors: only they can look whether it is there. */
  async function holdBack(row: OutboxRow, why: string): Promise<void> {
    log.warn({ outbox: row.id, why }, 'not known whether a digest arrived')
    await db.transaction(async (tx) => {
      await markFailed(tx, row.id, 'unknown', why, now())
      const text = '发到群里时网络断了，不知道发出去没有。请到群里看看：没有就点“再发一次”。'
      const keyboard = [[{ text: '再发一次', callback_data: `o:${row.id}:again` }]]
      const editors = await editorChats(tx)
      await owe(
        tx,
        editors.map((chatId) => ({
          chatId,
          method: 'sendMessage',
          payload: { chat_id: chatId, text, reply_markup: { inline_keyboard: keyboard } },
          onceKey: `held:${row.id}:${row.attempts}:${chatId}`,
        })),
        now(),
      )
    })
  }

  async function giveUpOn(row: OutboxRow, why: string): Promise<void> {
    log.info({ outbox: row.id, why }, 'a chat cannot be reached')
    await db.transaction(async (tx) => {
      await markFailed(tx, row.id, 'failed', why, now())
      await dropOwed(tx, row.chatId, why, now())
      if (row.chatId < 0) await unbindGroup(tx, row.chatId, now())
      else await markUnreachable(tx, row.chatId)
    })
  }

  async function takeOverAbandoned(before: Date): Promise<void> {
    for (const row of await abandoned(db, before)) {
      if (row.whenUnknown === 'resend') await putBack(db, row.id, now(), now())
      else await holdBack(row, 'the process that sent it died')
    }
  }

  function track(work: Promise<void>): Promise<void> {
    const done = work
      .catch((error: unknown) => log.error({ err: error }, 'delivery failed; the sweep tries again'))
      .finally(() => sending.delete(done))
    sending.add(done)
    return done
  }

  function sweepLater(): void {
    if (stopped) return
    timer = setTimeout(async () => {
      await track(takeOverAbandoned(later(now(), -ABANDONED_MS)).then(() => drain()))
      sweepLater()
    }, SWEEP_MS)
  }

  return {
    deliverTo: (chatIds) => (stopped || chatIds.length === 0 ? Promise.resolve() : track(drain(chatIds))),
    start: async (alone) => {
      if (alone) await takeOverAbandoned(now())
      sweepLater()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await Promise.all(sending)
    },
  }
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}

function backoff(attempts: number): number {
  return Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** Math.min(attempts, 12))
}

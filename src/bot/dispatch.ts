import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { MiddlewareFn } from 'telegraf'
import type { Update, UserFromGetMe } from 'telegraf/types'
import { dayIn } from '../calendar/day.ts'
import { countAttempt, giveUp, markHandled, takeNext, waitingChats } from '../database/inbox.ts'
import { belongingOf } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { owe } from '../database/outbox.ts'
import { markUnreachable, meetPerson } from '../database/person.ts'
import { isTransient } from '../database/transient.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { userSentence } from '../errors.ts'
import type { Client } from '../telegram/client.ts'
import { failureOf } from '../telegram/failure.ts'
import { BotContext } from './context.ts'

/** Chats handled at the same time; within a chat, one update after the other. */
const SIDE_BY_SIDE = 4
const MOST_ATTEMPTS = 3
const RETRY_MS = 300
const DATABASE_RETRY_MS = 1000
const SWEEP_MS = 5000
/** A callback query lives 150 s (telegram.org); one that waited longer is not answered, only handled. */
const CALLBACK_LIVES_MS = 120_000
/** @GroupAnonymousBot, in whose name administrators write who hide theirs (Bot API, Message.from). */
const ANONYMOUS_ADMIN = 1_087_968_824

export type Dispatcher = {
  /** Handles what these chats have waiting. */
  wake(chatIds: readonly number[]): void
  start(): void
  /** Finishes what is begun; takes nothing new. */
  stop(): Promise<void>
}

type Parts = {
  readonly db: Database
  readonly desk: CountyDesk
  readonly client: Client
  readonly me: UserFromGetMe
  readonly handle: MiddlewareFn<BotContext>
  readonly deliverTo: (chatIds: readonly number[]) => Promise<void>
  readonly log: Logger
  readonly now: () => Date
  readonly newToken: () => string
}

/** Takes updates from the inbox, each in one transaction with all that it changes and owes. */
export function makeDispatcher(parts: Parts): Dispatcher {
  const { db, desk, client, log, now } = parts
  const waiting = new Set<number>()
  const active = new Map<number, Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false

  function pump(): void {
    for (const chatId of waiting) {
      if (stopped || active.size >= SIDE_BY_SIDE) return
      if (active.has(chatId)) continue
      waiting.delete(chatId)
      const done = handleChat(chatId).finally(() => {
        active.delete(chatId)
        pump()
      })
      active.set(chatId, done)
    }
  }

  async function handleChat(chatId: number): Promise<void> {
    for (let more = true; more && !stopped; ) {
      let updateId: number | undefined
      try {
        const done = await db.transaction(async (tx) => {
          const next = await takeNext(tx, chatId)
          if (!next) return undefined
          const { row } = next
          updateId = row.updateId
          const context = await handleOne(tx, row.update as Update, row.receivedAt)
          await markHandled(tx, row.updateId, now())
          return { context, received: row.receivedAt, more: next.more }
        })
        more = done?.more ?? false
        if (done?.context) afterCommit(done.context, done.received)
      } catch (error) {
        return afterFailure(chatId, updateId, error)
      }
      // PGlite's statements are promises that never reach the event loop: without this nothing is sent meanwhile.
      await setImmediate()
    }
  }

  async function handleOne(tx: Database, update: Update, receivedAt: Date): Promise<BotContext | undefined> {
    const from = personIn(update)
    if (!from || (from.is_bot && from.id !== ANONYMOUS_ADMIN)) return undefined
    const name = [from.last_name, from.first_name].filter(Boolean).join('') || '未署名'
    const who = await belongingOf(tx, await meetPerson(tx, from.id, name))
    if (blocksBot(update)) await markUnreachable(tx, from.id)
    const today = dayIn(desk.zone, sentAt(update) ?? receivedAt)
    const work = { db: tx, desk, clock: now, now: now(), today, who, newToken: parts.newToken }
    const context = new BotContext(update, client.telegram, parts.me, work)
    await parts.handle(context, async () => {})
    await owe(tx, context.owed, now())
    return context
  }

  /** The answer to a tap is best effort and never repeated: it lives 150 s and changes nothing. */
  function afterCommit(context: BotContext, received: Date): void {
    // What the desk owed to this chat is not in `owed`; what it owed to others goes with the next sweep.
    void parts.deliverTo([...new Set([context.chatId, ...context.owed.map((o) => o.chatId)])])
    const query = context.callbackQuery
    if (!query || now().getTime() - received.getTime() > CALLBACK_LIVES_MS) return
    const payload = { callback_query_id: query.id, ...(context.toast ? { text: context.toast } : {}) }
    client.call('answerCallbackQuery', payload).catch((error: unknown) => {
      log.debug({ failure: failureOf(error) }, 'a tap could not be answered')
    })
  }

  async function afterFailure(chatId: number, updateId: number | undefined, error: unknown): Promise<void> {
    log.error({ updateId, err: error }, 'an update could not be handled')
    // A database that is away is not the update's fault: it waits until the database is back.
    if (updateId === undefined || isTransient(error)) return wakeLater(chatId, DATABASE_RETRY_MS)
    try {
      if ((await countAttempt(db, updateId)) < MOST_ATTEMPTS) return wakeLater(chatId, RETRY_MS)
      await db.transaction(async (tx) => {
        const given = await giveUp(tx, updateId, now(), 'handling.failed')
        // Groups are not told: there the bot answers commands only.
        if (!given || chatId < 0) return
        const payload = { chat_id: chatId, text: userSentence('handling.failed') }
        await owe(tx, [{ chatId, method: 'sendMessage', payload, onceKey: `failed:${updateId}` }], now())
      })
    } catch (again) {
      log.error({ updateId, err: again }, 'the database does not answer; trying again')
      return wakeLater(chatId, DATABASE_RETRY_MS)
    }
    void parts.deliverTo([chatId])
    waiting.add(chatId)
  }

  function wakeLater(chatId: number, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      waiting.add(chatId)
      pump()
    }, ms)
    timers.add(timer)
  }

  async function sweep(): Promise<void> {
    try {
      for (const chatId of await waitingChats(db)) waiting.add(chatId)
      pump()
    } catch (error) {
      log.error({ err: error }, 'the inbox could not be read; trying again')
    }
    if (stopped) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      void sweep()
    }, SWEEP_MS)
    timers.add(timer)
  }

  return {
    wake: (chatIds) => {
      for (const chatId of chatIds) waiting.add(chatId)
      pump()
    },
    start: () => void sweep(),
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(active.values())
    },
  }
}

/** When a message was written; a tap carries no time. */
function sentAt(update: Update): Date | undefined {
  const message = 'message' in update ? update.message : undefined
  const edited = 'edited_message' in update ? update.edited_message : undefined
  const seconds = message?.date ?? edited?.edit_date
  return seconds === undefined ? undefined : new Date(seconds * 1000)
}

/** The person stopped the bot in the private chat; everything else that comes from somebody says that it reaches them. */
function blocksBot(update: Update): boolean {
  if (!('my_chat_member' in update)) return false
  const { chat, new_chat_member: now } = update.my_chat_member
  return chat.type === 'private' && now.status === 'kicked'
}

type From = { id: number; is_bot: boolean; first_name?: string; last_name?: string }

function personIn(update: Update): From | undefined {
  for (const part of Object.values(update)) {
    const from = (part as { from?: From } | null)?.from
    if (from) return from
  }
  return undefined
}

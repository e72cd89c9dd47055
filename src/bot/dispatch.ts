import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Update } from 'telegraf/types'
import { dayIn } from '../calendar/day.ts'
import { type Door as AtTheDoor, atTheDoor } from '../database/door.ts'
import { countAttempt, giveUp, takeNext, waitingChats } from '../database/inbox.ts'
import type { Database } from '../database/open.ts'
import type { Written } from '../database/outbox.ts'
import { isTransient } from '../database/transient.ts'
import { type Write, writeAll } from '../database/write.ts'
import { useCatalogue } from '../desk/catalogue-in-force.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { useSettings } from '../desk/settings-in-force.ts'
import { userSentence } from '../errors.ts'
import { answerTo, messageTo, type Owed } from '../messages/said.ts'
import type { Client } from '../telegram/client.ts'
import { failureOf } from '../telegram/failure.ts'
import { type ReadUpdate, readUpdate } from './asked.ts'
import type { Door, Feature } from './feature.ts'
import { awaitedWrites, makeRouter } from './router.ts'
import { makeSaidAgain } from './said-again.ts'
import { makeSingleTap } from './single-tap.ts'
import { whoIs } from './who.ts'

/** Chats handled at the same time; within a chat, one update after the other. */
const SIDE_BY_SIDE = 4
const MOST_ATTEMPTS = 3
const RETRY_MS = 300
const DATABASE_RETRY_MS = 1000
const SWEEP_MS = 5000
/** A callback query lives 150 s (telegram.org); one that waited longer is not answered, only handled. */
const CALLBACK_LIVES_MS = 120_000

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
  /** The bot's own username. */
  readonly me: string
  readonly features: readonly Feature[]
  /** Sends what was written, once it is committed. */
  readonly send: (written: readonly Written[]) => Promise<void>
  /** What was written at this instant may have been committed, although the database did not say so. */
  readonly lookFor: (at: Date) => void
  readonly log: Logger
  readonly now: () => Date
  readonly newToken: () => string
}

/** A turn that was taken: what is still to be done once it is committed. */
type Taken = { readonly written: readonly Written[]; readonly query: string | undefined; readonly toast: string }

/** Takes updates from the inbox, each in one transaction with all that it changes and owes. */
export function makeDispatcher(parts: Parts): Dispatcher {
  const { db, desk, client, log, now } = parts
  const route = makeRouter(parts.features)
  const isRepeated = makeSingleTap()
  const isSaidAgain = makeSaidAgain()
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
      const at = now()
      try {
        const done = await db.transaction(async (tx) => {
          const next = await takeNext(tx, chatId)
          if (!next) return undefined
          const { row } = next
          updateId = row.updateId
          const taken = await handleOne(tx, row.updateId, row.update as Update, row.receivedAt, at)
          return { taken, received: row.receivedAt, more: next.more }
        })
        more = done?.more ?? false
        if (done?.taken) afterCommit(done.taken, done.received)
      } catch (error) {
        // It may have been committed all the same, and what it owes is in nobody's hand.
        if (isTransient(error)) parts.lookFor(at)
        return afterFailure(chatId, updateId, error)
      }
      // PGlite's statements are promises that never reach the event loop: without this nothing is sent meanwhile.
      await setImmediate()
    }
  }

  /** One turn: what was asked → who asks → what is said and written, all of it in one statement. */
  async function handleOne(
    tx: Database,
    updateId: number,
    update: Update,
    receivedAt: Date,
    at: Date,
  ): Promise<Taken | undefined> {
    const handled: Write = { do: 'markHandled', of: { updateId, at: now() } }
    const read = readUpdate(update, parts.me)
    if (!read) {
      await writeAll(tx, [handled], [], now())
      return undefined
    }
    const { asked, from, tap, ...where } = read
    const { me, newToken } = parts
    const download: Door['download'] = (file, mostBytes) =>
      client.download(file, mostBytes).catch((error: unknown) => {
        log.warn({ update: updateId, err: error }, 'a file that was sent could not be fetched')
        throw error
      })
    const today = dayIn(desk.zone, read.sentAt ?? receivedAt)
    const met = await atTheDoor(tx, from.telegramId, dayIn(desk.zone, now()))
    await useCatalogue(tx, desk, met.catalogue)
    await useSettings(tx, desk, met.settled)
    const who = whoIs(met, from)
    const again = isSaidAgain(read, receivedAt)
    const door: Omit<Door, 'reach'> = {
      ...where,
      who,
      desk,
      me,
      now: now(),
      clock: now,
      today,
      again,
      download,
      newToken,
    }
    const effects = isRepeated(read, now()) ? {} : await route(tx, asked, door)
    const owed: Owed[] = [...(effects.say ?? []).map((said) => answerTo(where, said)), ...(effects.owe ?? [])]
    const writes = [...(effects.write ?? []), ...awaitedWrites(effects, door)]
    const written = await writeAll(tx, [...kept(met.person, read, writes), ...writes, handled], owed, at)
    return { written, query: tap?.query, toast: effects.toast ?? '' }
  }

  /** The answer to a tap is best effort and never repeated: it lives 150 s and changes nothing. */
  function afterCommit({ written, query, toast }: Taken, received: Date): void {
    void parts.send(written)
    if (!query || now().getTime() - received.getTime() > CALLBACK_LIVES_MS) return
    const payload = { callback_query_id: query, ...(toast ? { text: toast } : {}) }
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
      const told = await db.transaction(async (tx) => {
        const given = await giveUp(tx, updateId, now(), 'handling.failed')
        // Groups are not told: there the bot answers commands only.
        if (!given || chatId < 0) return []
        const failed = { ...messageTo(chatId, userSentence('handling.failed')), onceKey: `failed:${updateId}` }
        return writeAll(tx, [], [failed], now())
      })
      void parts.send(told)
    } catch (again) {
      log.error({ updateId, err: again }, 'the database does not answer; trying again')
      return wakeLater(chatId, DATABASE_RETRY_MS)
    }
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

/**
 * The person, where that is news: a new name, somebody who could not be reached before, or a stranger of whom something
 * is written. Whoever stopped the bot says by that that they cannot be reached.
 */
function kept(person: AtTheDoor['person'], { from, asked }: ReadUpdate, writes: readonly Write[]): Write[] {
  const isNews = person.known
    ? asked.by !== 'removal' && (person.name !== from.name || !person.reachable)
    : writes.length > 0
  return isNews ? [{ do: 'keepPerson', of: { id: person.id, ...from } }] : []
}

import type { Update } from 'telegraf/types'
import { dayIn } from '../calendar/day.ts'
import { type Door as AtTheDoor, atTheDoor, atTheDoors } from '../database/door.ts'
import {
  countAttempt,
  giveUp,
  type Received,
  receive,
  takeNext,
  type Waiting,
  waitingChats,
} from '../database/inbox.ts'
import type { Database } from '../database/open.ts'
import type { Written } from '../database/outbox.ts'
import { isTransient } from '../database/transient.ts'
import { type Write, writeAll } from '../database/write.ts'
import { useCatalogue } from '../desk/catalogue-in-force.ts'
import { ForTheWorkshop } from '../desk/for-the-workshop.ts'
import { useSettings } from '../desk/settings-in-force.ts'
import { userSentence } from '../errors.ts'
import { messageTo } from '../messages/said.ts'
import { failureOf } from '../telegram/failure.ts'
import { readUpdate } from './asked.ts'
import { type ChatSet, ChatSets } from './chat-sets.ts'
import { makeTurns, type Taken, type Turn, type TurnParts } from './turn.ts'
import { whoIs } from './who.ts'

/** Sets at the same time; within a chat, one update after the other. */
const SIDE_BY_SIDE = 4
const MOST_ATTEMPTS = 3
const RETRY_MS = 300
const DATABASE_RETRY_MS = 1000
const SWEEP_MS = 5000
/** Another process is at work on the chat: it is looked again soon, since what came meanwhile may be this one's. */
const BUSY_MS = 50
/** So many updates are stored and handled in one transaction where nothing else goes on; of more the next come meanwhile. */
const FEW = 4
/** A callback query lives 150 s (telegram.org); one that waited longer is not answered, only handled. */
const CALLBACK_LIVES_MS = 120_000

export type Dispatcher = {
  /** Handles what these chats have waiting. */
  wake(chatIds: readonly number[]): void
  /** Stores what has arrived, and handles what these chats have waiting. Resolves once it is stored, rejects where it cannot be. */
  accept(received: readonly Received[], chatIds: readonly number[]): Promise<void>
  /** Handles the next update of one chat, and nothing else; rejects where it fails. For whoever was handed it. */
  handleNext(chatId: number): Promise<void>
  start(): void
  /** Finishes what is begun; takes nothing new. */
  stop(): Promise<void>
}

type Parts = TurnParts & {
  readonly db: Database
  /** Sends what was written, once it is committed. */
  readonly send: (written: readonly Written[]) => Promise<void>
  /** What was written at this instant may have been committed, although the database did not say so. */
  readonly lookFor: (at: Date) => void
  /** Has the next update of a chat handled elsewhere that would keep the others waiting here. */
  readonly handOver?: ((chatId: number) => Promise<void>) | undefined
}

/**
 * Takes updates from the inbox, with all that they change and owe, in sets: of different chats together where their turns
 * have nothing to do with each other, else each alone. Whatever fails in a set undoes all of it, and each is tried alone.
 */
export function makeDispatcher(parts: Parts): Dispatcher {
  const { db, desk, client, log, now } = parts
  const { take, goTogether } = makeTurns(parts)
  const sets = new ChatSets()
  const running = new Set<Promise<void>>()
  /** Sets that were handed over: their chats are not begun again before they are done. */
  const away = new Map<ChatSet, Promise<void>>()
  const timers = new Set<NodeJS.Timeout>()
  let stopped = false

  function pump(): void {
    while (!stopped && running.size < SIDE_BY_SIDE) {
      const set = sets.begin()
      if (!set) return
      void run(set, [])
    }
  }

  function run(set: ChatSet, received: readonly Received[]): Promise<void> {
    const handled = handle(set, received)
    const done = handled
      .catch(() => undefined)
      .finally(() => {
        const elsewhere = away.get(set)
        if (elsewhere) void elsewhere.finally(() => ended(set))
        else sets.done(set)
        running.delete(done)
        pump()
      })
    running.add(done)
    return handled
  }

  function ended(set: ChatSet): void {
    away.delete(set)
    sets.done(set)
    sets.wait(set.chats)
    pump()
  }

  /** Whoever answers alone waits for one trip and one commit less where what has arrived is stored as it is handled. */
  async function accept(received: readonly Received[], chats: readonly number[]): Promise<void> {
    const set = stopped || received.length > FEW ? undefined : sets.beginWith(chats)
    if (set) return run(set, received)
    await receive(db, received, now())
    sets.wait(chats)
    pump()
  }

  /** Handles the next update of each of these chats. `received`: what is still to be stored; rejects where it cannot be. */
  async function handle(set: ChatSet, received: readonly Received[]): Promise<void> {
    const { chats } = set
    const found: Waiting[] = []
    try {
      const busy = await attempt(set, received, found)
      if (busy.length > 0) wakeLater(busy, BUSY_MS)
    } catch (error) {
      if (received.length > 0) await receive(db, received, now())
      const others = found.slice(1)
      if (error instanceof GoesAlone || (error instanceof ForTheWorkshop && others.length > 0)) {
        for (const chatId of chats) sets.goesAlone(chatId)
        return sets.wait(chats)
      }
      const [next] = found
      if (error instanceof ForTheWorkshop && parts.handOver && next) {
        const handled = parts.handOver(next.chatId).catch((why: unknown) => afterFailure(chats, found, why))
        away.set(set, handled)
        return
      }
      await afterFailure(chats, found, error)
    }
  }

  /** Does so, or nothing. `found`: what it is about. Gives the chats that another process is at work on. */
  async function attempt(set: ChatSet, received: readonly Received[], found: Waiting[]): Promise<readonly number[]> {
    const { chats, several } = set
    let writing: Promise<readonly Written[]> | undefined
    // When it is written, not when it was begun: to compile takes long, and what is in hand for long is taken for deserted.
    let at = now()
    try {
      const done = await db.transaction(async (tx) => {
        const { turns, nobodys, busy } = await load(tx, chats, found, received)
        if (received.length > 0 && !turns.every(goTogether)) throw new GoesAlone()
        const together = oneOfEach(turns.filter(goTogether))
        const going = several && found.length > 1 ? together : turns
        if (going.length > together.length) {
          sets.letNextBegin(set)
          pump()
        }
        const taken = allOf(await Promise.allSettled(going.map((turn) => take(tx, turn))))
        at = now()
        const handled = [...going.map((turn) => turn.waiting), ...nobodys]
        const writes = [
          ...taken.flatMap((turn) => turn.writes),
          ...handled.map(({ updateId }): Write => ({ do: 'markHandled', of: { updateId, at } })),
        ]
        const owed = taken.flatMap((turn) => turn.owed)
        const places = [...new Set(taken.flatMap((turn) => turn.places))]
        // Not waited for here: the commit goes with it, and is none where it fails.
        writing = writeAll(tx, writes, owed, at, { turns: going.length, places })
        writing.catch(() => undefined)
        return { taken, handled, together, busy }
      })
      void parts.send((await writing) ?? [])
      for (const taken of done.taken) answerTap(taken)
      for (const turn of done.together) sets.goesWithOthers(turn.waiting.chatId)
      const over = new Set(done.handled.map(({ updateId }) => updateId))
      for (const { chatId, updateId, more } of found) {
        if (!over.has(updateId)) sets.goesAlone(chatId)
        if (more || !over.has(updateId)) sets.wait([chatId])
      }
      return done.busy
    } catch (failed) {
      const error = (await writing?.then(() => undefined).catch((why: unknown) => why)) ?? failed
      // It may have been committed all the same, and what it owes is in nobody's hand.
      if (isTransient(error)) parts.lookFor(at)
      throw error
    }
  }

  /** The next updates of these chats with who sent them. `nobodys`: those that nobody can use. */
  async function load(tx: Database, chats: readonly number[], found: Waiting[], received: readonly Received[]) {
    const day = dayIn(desk.zone, now())
    // A private chat has the number of its account: whoever asks there is met in the same trip.
    const accounts = chats.filter((chatId) => chatId > 0)
    const [{ taken, busy }, doors] = await Promise.all([
      takeNext(tx, chats, { updates: received, at: now() }),
      accounts.length > 0 ? atTheDoors(tx, accounts, day) : new Map<number, AtTheDoor>(),
    ])
    found.push(...taken)
    const turns: Turn[] = []
    const nobodys: Waiting[] = []
    for (const waiting of taken) {
      const read = readUpdate(waiting.update as Update, parts.me)
      if (!read) nobodys.push(waiting)
      else {
        const { from } = read
        const met = doors.get(from.telegramId) ?? (await atTheDoor(tx, from.telegramId, day))
        turns.push({ waiting, read, met, who: whoIs(met, from) })
      }
    }
    const [first] = turns
    if (first) {
      await useCatalogue(tx, desk, first.met.catalogue)
      await useSettings(tx, desk, first.met.settled)
    }
    return { turns, nobodys, busy }
  }

  /** The answer to a tap is best effort and never repeated: it lives 150 s and changes nothing. */
  function answerTap({ query, toast, received }: Taken): void {
    if (!query || now().getTime() - received.getTime() > CALLBACK_LIVES_MS) return
    const payload = { callback_query_id: query, ...(toast ? { text: toast } : {}) }
    client.call('answerCallbackQuery', payload).catch((error: unknown) => {
      log.debug({ failure: failureOf(error) }, 'a tap could not be answered')
    })
  }

  async function afterFailure(chats: readonly number[], found: readonly Waiting[], error: unknown): Promise<void> {
    const [first, ...others] = found
    const updateId = others.length > 0 ? undefined : first?.updateId
    log.error({ updateId, of: found.length, err: error }, 'an update could not be handled')
    // A database that is away is not the update's fault: it waits until the database is back.
    if (!first || isTransient(error)) return wakeLater(chats, DATABASE_RETRY_MS)
    // Whose fault it is shows when each is tried alone.
    if (others.length > 0) {
      for (const chatId of chats) sets.goesAlone(chatId)
      return sets.wait(chats)
    }
    await tryAgainOrGiveUp(first)
  }

  async function tryAgainOrGiveUp({ chatId, updateId }: Waiting): Promise<void> {
    try {
      if ((await countAttempt(db, updateId)) < MOST_ATTEMPTS) return wakeLater([chatId], RETRY_MS)
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
      return wakeLater([chatId], DATABASE_RETRY_MS)
    }
    sets.wait([chatId])
  }

  function wakeLater(chats: readonly number[], ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      sets.wait(chats)
      pump()
    }, ms)
    timers.add(timer)
  }

  async function sweep(): Promise<void> {
    try {
      sets.wait(await waitingChats(db))
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
      sets.wait(chatIds)
      pump()
    },
    accept,
    handleNext: async (chatId) => {
      await attempt({ chats: [chatId], several: false }, [], [])
    },
    start: () => void sweep(),
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
      await Promise.all(away.values())
    },
  }
}

/** An update that takes as long as it takes: whoever asks Telegram for the next ones does not wait for it. */
class GoesAlone extends Error {}

/** The first of each person: somebody who writes in two chats at once would be kept twice in one statement. */
function oneOfEach(turns: readonly Turn[]): readonly Turn[] {
  const seen = new Set<number>()
  return turns.filter(({ read }) => !seen.has(read.from.telegramId) && seen.add(read.from.telegramId))
}

/** All that came of several. @throws the first failure, once none of them goes on: it would after its transaction has ended. */
function allOf<Of>(settled: readonly PromiseSettledResult<Of>[]): Of[] {
  return settled.map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
}

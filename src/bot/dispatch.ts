import { countAttempt, giveUp, type Received, receive, type Waiting, waitingChats } from '../database/inbox.ts'
import { isTransient } from '../database/transient.ts'
import { writeAll } from '../database/write.ts'
import { ForTheWorkshop } from '../desk/for-the-workshop.ts'
import { userSentence } from '../errors.ts'
import { messageTo } from '../messages/said.ts'
import { type ChatSet, ChatSets } from './chat-sets.ts'
import { GoesAlone, type HandlingParts, makeHandling } from './handling.ts'

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

export type Dispatcher = {
  /** Handles what these chats have waiting. */
  wake(chatIds: readonly number[]): void
  /** Stores what has arrived, and handles what these chats have waiting. Resolves once it is stored, rejects where it cannot be. */
  accept(received: readonly Received[], chatIds: readonly number[]): Promise<void>
  start(): void
  /** Finishes what is begun; takes nothing new. */
  stop(): Promise<void>
}

type Parts = HandlingParts & {
  /** Has the next update of a chat handled elsewhere that would keep the others waiting here. */
  readonly handOver?: ((chatId: number) => Promise<void>) | undefined
}

/**
 * Takes updates from the inbox, with all that they change and owe, in sets: of different chats together where their turns
 * have nothing to do with each other, else each alone. Whatever fails in a set undoes all of it, and each is tried alone.
 */
export function makeDispatcher(parts: Parts): Dispatcher {
  const { db, log, now } = parts
  const handleAll = makeHandling(parts)
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
    const { chats, several } = set
    const found: Waiting[] = []
    const takesLong = () => {
      sets.letNextBegin(set)
      pump()
    }
    try {
      const { busy, together, alone, more } = await handleAll(chats, { several, received, found, takesLong })
      for (const chatId of together) sets.goesWithOthers(chatId)
      for (const chatId of alone) sets.goesAlone(chatId)
      sets.wait([...alone, ...more])
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
    start: () => void sweep(),
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running)
      await Promise.all(away.values())
    },
  }
}

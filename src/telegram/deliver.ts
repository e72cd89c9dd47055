import type { Logger } from 'pino'
import type { Database } from '../database/open.ts'
import { claim, keepInHand, leftOver, type OutboxRow, putForward, type Written } from '../database/outbox.ts'
import { type Arrived, abandoned, markSent, putBehind, sendingSince } from '../database/outbox-outcome.ts'
import { carriesFile } from '../database/sent-file.ts'
import { isTransient } from '../database/transient.ts'
import { makeArrivals } from './arrivals.ts'
import type { Client } from './client.ts'
import type { MakeFile } from './file-sending.ts'
import type { Pace } from './pacing.ts'
import { bornRuns, claimedRuns, type Run } from './runs.ts'
import { makeSending } from './sending.ts'
import { type DeliveryWords, makeSettling } from './settle.ts'
import { clearFolders } from './temporary-folder.ts'

/** Chats taken at once. */
const BATCH = 20
const SWEEP_MS = 1000
/** How often it is looked how many processes share the rates. */
const SHARE_MS = 5000
/** Whoever has rows in hand says so again after so long: making a file and waiting for one takes as long as it takes. */
const IN_HAND_MS = 10_000
/**
 * Whoever has not said so for so long is dead, or never heard that it has them: the database took a statement, its
 * connection broke before the answer. Longer than such an answer is waited for (limits.ts), of the write and of its commit.
 */
const ABANDONED_MS = 60_000
/** A process none of whose connections is there is gone; one that lost them all has them again sooner. */
const GONE_MS = 10_000
/** A server may go on with what it was asked although the connection broke; so long it is looked for. */
const UNHEARD_MS = 5000
/** What is being sent when the process stops has so long to finish. */
const LAST_CALLS_MS = 4000

export type Delivery = {
  /** Sends what was just written and committed; resolves when all of it was tried. */
  send(rows: readonly Written[]): Promise<void>
  /** What was written at this instant may be there, although the database did not say so: it is looked for and sent. */
  lookFor(at: Date): void
  /** Sends what these chats are owed, straight away; resolves when all of it was tried. */
  deliverTo(chatIds: readonly number[]): Promise<void>
  /** Sends what is owed by now, to whomever. */
  deliverDue(): Promise<void>
  /** Sends what is left every second, from now on. `alone`: no other process uses this database. */
  start(alone: boolean): Promise<void>
  /** Finishes what is being sent and takes nothing new. */
  stop(): Promise<void>
  /** How many calls were made since the start, by what became of them. */
  readonly sends: Readonly<Record<string, number>>
}

type Parts = {
  readonly db: Database
  readonly client: Client
  readonly log: Logger
  readonly now: () => Date
  /** Makes a file that is owed, from what was sealed, in this folder. */
  readonly makeFile: MakeFile
  /** What editors are told of what did not arrive. */
  readonly words: DeliveryWords
  readonly pacing: Pace
  /** How many processes send. */
  readonly processes: () => Promise<number>
}

/**
 * Sends the outbox: chats side by side, in order within a chat, within Telegram's rates, each row until it is sent or
 * cannot be.
 */
export function makeDelivery({ db, client, log, now, makeFile, words, pacing, processes }: Parts): Delivery {
  const arrive = makeArrivals((arrived: readonly Arrived[]) => surely(() => markSent(db, arrived, now())))
  const settling = makeSettling({ db, log, now, words, done: (id) => arrive({ id, messageId: null }) })
  const sends: Record<string, number> = { sent: 0 }
  const working = new Set<Promise<unknown>>()
  /** Rows that this process is sending: however the county's clock is turned, they are not abandoned. */
  const inHand = new Set<number>()
  const sending = makeSending({ db, client, log, now, makeFile, settling, inHand, stopped: () => stopped })
  /** What goes to a chat just now: a text, and beside it a file. */
  const going = new Map<number, Set<Promise<unknown>>>()
  /** Chats to which a text goes just now: the next one has to wait for it. */
  const talking = new Set<number>()
  /** Chats that are owed more than is in hand. */
  const owedMore = new Set<number>()
  /** Instants of writes of which it is not known whether the database took them, and until when to look, in real time. */
  const unheard = new Map<number, number>()
  let timer: NodeJS.Timeout | undefined
  let saidAt = performance.now()
  let sharedAt = 0
  let stopped = false

  /** Starts on all that may go now. Resolves when nothing is left to start; each chat then goes on by itself. */
  async function begin(chatIds?: readonly number[]): Promise<Promise<unknown>[]> {
    const begun: Promise<unknown>[] = []
    for (;;) {
      // What is owed to whomever is no answer: those are sent as they are written.
      const most = await allowed(BATCH, chatIds === undefined)
      if (most === 0) return begun
      const at = now()
      const taken = await claim(db, at, most, chatIds).catch((error: unknown) => {
        lookFor(at)
        throw error
      })
      const runs = claimedRuns(taken)
      pacing.giveBack(most - runs.length)
      for (const row of taken) if (row.more) owedMore.add(row.chatId)
      begun.push(...runs.map((run) => startRun(run, true)))
      if (runs.length < most) return begun
    }
  }

  /** So many of the messages that may go now to whatever chats, counted; waits where that is none. 0: stopped. */
  async function allowed(most: number, toMany = false): Promise<number> {
    while (!stopped) {
      // Rates are of real time; the county's clock can be turned.
      const { taken, wait } = pacing.take(most, performance.now(), toMany)
      if (taken > 0) return taken
      await new Promise((awake) => setTimeout(awake, wait))
    }
    return 0
  }

  /** `paid`: the first of it is counted already as one of all messages. */
  function startRun(run: Run, paid: boolean): Promise<unknown> {
    const { chatId, rows } = run
    for (const { id } of rows) inHand.add(id)
    const here = going.get(chatId) ?? new Set()
    going.set(chatId, here)
    const sent = sendInOrder(run, paid).finally(() => {
      for (const { id } of rows) inHand.delete(id)
      here.delete(done)
      if (here.size === 0) going.delete(chatId)
    })
    const done: Promise<unknown> = track(sent.then(() => goOn(chatId)))
    here.add(done)
    return done
  }

  /** What came, or could not be taken, while something was sent to this chat. */
  async function goOn(chatId: number): Promise<void> {
    if (!owedMore.has(chatId)) return
    if (!going.has(chatId)) owedMore.delete(chatId)
    await Promise.all(await begin([chatId]))
  }

  async function sendInOrder({ chatId, rows }: Run, paid: boolean): Promise<void> {
    let talks = false
    const talk = (now: boolean) => {
      if (now) talking.add(chatId)
      else if (talks) talking.delete(chatId)
      talks = now
    }
    try {
      for (const [i, row] of rows.entries()) {
        talk(!carriesFile(row))
        const may = (paid && i === 0) || (await allowed(1)) > 0
        if (stopped || !may) return await surely(() => putBehind(db, rows.slice(i), now(), now()))
        if (!(await attempt(row, rows.slice(i + 1)))) return
      }
    } finally {
      talk(false)
    }
  }

  /** Sends one message. False where those after it have to wait for it, or are to be taken anew: they are put back. */
  async function attempt(row: OutboxRow, rest: readonly OutboxRow[]): Promise<boolean> {
    const wait = pacing.waitFor(row.chatId, performance.now())
    if (wait > 0) {
      pacing.giveBack(1)
      await surely(() => putBehind(db, [row, ...rest], later(wait), now()))
      return false
    }
    const outcome = await sending.send(row)
    const became = 'arrived' in outcome ? 'sent' : outcome.became
    sends[became] = (sends[became] ?? 0) + 1
    if ('arrived' in outcome) {
      await arrive(outcome.arrived)
      return true
    }
    await surely(() => putBehind(db, rest, now(), now()))
    await surely(outcome.settle)
    owedMore.add(row.chatId)
    return false
  }

  /** What became of a message is known here alone: while the database is away it is kept, and written down again and again. */
  async function surely(write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        if (stopped || !isTransient(error)) throw error
        log.warn({ err: error }, 'the database does not answer; what was sent is written down when it does')
        await new Promise((awake) => setTimeout(awake, SWEEP_MS))
      }
    }
  }

  function lookFor(at: Date): void {
    unheard.set(at.getTime(), performance.now() + UNHEARD_MS)
  }

  /** The database may have taken a write whose answer was lost: its rows are in nobody's hand. */
  async function takeUnheard(): Promise<void> {
    if (unheard.size === 0) return
    await settling.takeOver(
      await sendingSince(
        db,
        [...unheard.keys()].map((ms) => new Date(ms)),
      ),
      inHand,
    )
    for (const [at, until] of unheard) if (performance.now() > until) unheard.delete(at)
  }

  function later(ms: number): Date {
    return new Date(now().getTime() + ms)
  }

  function track(work: Promise<unknown>): Promise<unknown> {
    const done = work
      .catch((error: unknown) => log.error({ err: error }, 'delivery failed; the sweep tries again'))
      .finally(() => working.delete(done))
    working.add(done)
    return done
  }

  async function share(): Promise<void> {
    sharedAt = performance.now()
    pacing.shareWith(await processes())
  }

  async function sweep(): Promise<void> {
    if (performance.now() - sharedAt > SHARE_MS) await share()
    if (inHand.size > 0 && performance.now() - saidAt > IN_HAND_MS) {
      saidAt = performance.now()
      await keepInHand(db, [...inHand], now())
    }
    const before = { since: later(-ABANDONED_MS), ofGone: later(-GONE_MS) }
    const left = await leftOver(db, now(), before)
    if (left.ahead) await putForward(db, now())
    if (left.abandoned) await settling.takeOver(await abandoned(db, before), inHand)
    await takeUnheard()
    if (left.owed || left.abandoned || left.ahead) await begin()
  }

  function sweepLater(): void {
    if (stopped) return
    timer = setTimeout(() => void track(sweep()).then(sweepLater), SWEEP_MS)
  }

  /** What these chats are owed. A chat that is in the middle of something goes on by itself. */
  async function deliver(chatIds: readonly number[]): Promise<void> {
    const waiting = chatIds.flatMap((chatId) => [...(going.get(chatId) ?? [])])
    for (const chatId of chatIds) if (going.has(chatId)) owedMore.add(chatId)
    const free = chatIds.filter((chatId) => !talking.has(chatId))
    if (free.length > 0) waiting.push(...(await begin(free)))
    await Promise.all(waiting)
  }

  return {
    sends,
    send: async (rows) => {
      const born = rows.filter((row) => row.state === 'sending')
      const others = new Set(rows.flatMap((row) => (row.state === 'owed' ? [row.chatId] : [])))
      const begun = bornRuns(born).map((run) => startRun(run, false))
      const rest = track(deliver([...others]))
      await Promise.all([...begun, rest])
    },
    lookFor,
    deliverTo: async (chatIds) => {
      if (!stopped && chatIds.length > 0) await track(deliver(chatIds))
    },
    deliverDue: async () => {
      await track(begin().then((begun) => Promise.all(begun)))
    },
    start: async (alone) => {
      await clearFolders()
      await share()
      if (alone) await settling.takeOver(await abandoned(db, { since: now(), ofGone: now() }), inHand)
      sweepLater()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      // Whether an interrupted call arrived is not known; that is settled like any other.
      const late = setTimeout(sending.breakOff, LAST_CALLS_MS)
      while (working.size > 0) await Promise.all(working)
      clearTimeout(late)
    },
  }
}

import type { Update } from 'telegraf/types'
import { dayIn } from '../calendar/day.ts'
import { type Door as AtTheDoor, atTheDoor, atTheDoors } from '../database/door.ts'
import { type Received, takeNext, type Waiting } from '../database/inbox.ts'
import type { Database } from '../database/open.ts'
import type { Written } from '../database/outbox.ts'
import { isTransient } from '../database/transient.ts'
import { type Write, writeAll } from '../database/write.ts'
import { useCatalogue } from '../desk/catalogue-in-force.ts'
import { useSettings } from '../desk/settings-in-force.ts'
import { failureOf } from '../telegram/failure.ts'
import { readUpdate } from './asked.ts'
import { makeTurns, type Taken, type Turn, type TurnParts } from './turn.ts'
import { whoIs } from './who.ts'

/** A callback query lives 150 s (telegram.org); one that waited longer is not answered, only handled. */
const CALLBACK_LIVES_MS = 120_000

export type HandlingParts = TurnParts & {
  readonly db: Database
  /** Sends what was written, once it is committed. */
  readonly send: (written: readonly Written[]) => Promise<void>
  /** What was written at this instant may have been committed, although the database did not say so. */
  readonly lookFor: (at: Date) => void
}

type How = {
  /** Whether only those updates are handled that go with others, where there are several. */
  readonly several: boolean
  /** What is still to be stored. */
  readonly received?: readonly Received[]
  /** Here stands, also where it fails, what it is about. */
  readonly found?: Waiting[]
  /** Told where what is handled may take as long as it takes. */
  readonly takesLong?: () => void
}

/** What became of the chats, where it did not fail. */
export type Handled = {
  /** Another process is at work on these. */
  readonly busy: readonly number[]
  /** What was handled of these went with others, or could have. */
  readonly together: readonly number[]
  /** What these have could not go with others, and waits. */
  readonly alone: readonly number[]
  /** These have more waiting. */
  readonly more: readonly number[]
}

/** Handles the next update of each of some chats in one transaction: all of them with all that they change and owe, or nothing. */
export function makeHandling(parts: HandlingParts): (chats: readonly number[], how: How) => Promise<Handled> {
  const { db, desk, client, log, now } = parts
  const { take, goTogether } = makeTurns(parts)

  async function handle(
    chats: readonly number[],
    { several, received = [], found = [], takesLong }: How,
  ): Promise<Handled> {
    let writing: Promise<readonly Written[]> | undefined
    // When it is written, not when it was begun: to compile takes long, and what is in hand for long is taken for deserted.
    let at = now()
    try {
      const done = await db.transaction(async (tx) => {
        const { turns, nobodys, busy } = await load(tx, chats, found, received)
        if (received.length > 0 && !turns.every(goTogether)) throw new GoesAlone('its turn takes as long as it takes')
        const together = oneOfEach(turns.filter(goTogether))
        const going = several && found.length > 1 ? together : turns
        if (going.length > together.length) takesLong?.()
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
      const over = new Set(done.handled.map(({ updateId }) => updateId))
      const left = found.filter(({ updateId }) => !over.has(updateId))
      return {
        busy: done.busy,
        together: done.together.map(({ waiting }) => waiting.chatId),
        alone: left.map(({ chatId }) => chatId),
        more: found.filter(({ more }) => more).map(({ chatId }) => chatId),
      }
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

  return handle
}

/** An update that takes as long as it takes: whoever asks Telegram for the next ones does not wait for it. */
export class GoesAlone extends Error {}

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

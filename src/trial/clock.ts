import { addDays, dayIn, instantIn } from '../calendar/day.ts'
import { dueAt, type Weekly, yearDraftDueAt } from '../calendar/due.ts'
import { weekAfter, weekOf } from '../calendar/week.ts'
import type { CountyDesk } from '../desk/county-desk.ts'

/** A clock that goes on by itself from where it was last turned to. */
export class TrialClock {
  #from = 0
  #since = 0
  readonly #watchers = new Set<() => void>()

  constructor(from: Date) {
    this.turnTo(from)
  }

  readonly now = (): Date => new Date(this.#from + Math.round(performance.now() - this.#since))

  turnTo(at: Date): void {
    this.#from = at.getTime()
    this.#since = performance.now()
    for (const watcher of this.#watchers) watcher()
  }

  /** Tells when it is turned; gives the function that stops it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }
}

type Hours = Pick<CountyDesk, 'zone' | 'previewMinutes'> & { readonly weekly: Weekly }

/** Problems, plans and the first draft of a year are due at nine (calendar/due.ts). */
const MORNING = '09:00'
const MINUTE_MS = 60_000

/**
 * The instants between `from` and `to` at which something may fall due, and `to` itself: turned at once past a Monday,
 * the clock would never show its digest.
 */
export function stops(from: Date, to: Date, { zone, weekly, previewMinutes }: Hours): Date[] {
  const found: Date[] = []
  const last = dayIn(zone, to)
  for (let day = dayIn(zone, from); day <= last; day = addDays(day, 1)) {
    const compiled = instantIn(zone, day, weekly.time)
    const out = new Date(compiled.getTime() + previewMinutes * MINUTE_MS)
    found.push(instantIn(zone, day, MORNING), compiled, out)
  }
  const between = found.filter((at) => at > from && at < to).map((at) => at.getTime())
  return [...new Set([...between, to.getTime()])].sort((a, b) => a - b).map((at) => new Date(at))
}

export const TURNS = ['hour', 'day', 'compile', 'draft'] as const
/** An hour on; nine the next morning; when the next digest is compiled; when the next first draft of a year is. */
export type Turn = (typeof TURNS)[number]

export function turned(now: Date, turn: Turn, { zone, weekly }: Hours): Date {
  const today = dayIn(zone, now)
  if (turn === 'hour') return new Date(now.getTime() + 60 * MINUTE_MS)
  if (turn === 'day') return instantIn(zone, addDays(today, 1), MORNING)
  if (turn === 'draft') {
    const year = Number(today.slice(0, 4))
    const due = yearDraftDueAt(year, zone)
    return due > now ? due : yearDraftDueAt(year + 1, zone)
  }
  const lastWeek = weekAfter(weekOf(today), -1)
  const next = [0, 1, 2].map((on) => dueAt(weekAfter(lastWeek, on), weekly, zone)).find((at) => at > now)
  // The digest of a week is out within the next one, holidays included.
  if (!next) throw new Error('no digest falls due within three weeks')
  return next
}

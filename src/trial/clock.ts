import { addDays, type Day, dayIn, instantIn } from '../calendar/day.ts'
import {
  dueAt,
  monthsDue,
  quarterAskDue,
  remindersDue,
  weeksDue,
  yearDraftDueAt,
  yearDraftsDue,
} from '../calendar/due.ts'
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
    this.tell()
  }

  tell(): void {
    for (const watcher of this.#watchers) watcher()
  }

  /** Tells when it is turned, and when turning it ends; gives the function that stops it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }
}

export type Hours = Pick<CountyDesk, 'zone'> & {
  readonly settings: Omit<CountyDesk['settings'], 'rhythms'>
}

const MINUTE_MS = 60_000
/** Days begin here for whoever turns the clock; what was reported on the day before has come. */
const MORNING = '09:00'

/** Whether something fell due after `since` and by `now`: one for each job that asks the calendar (jobs/jobs.ts). */
type Due = (now: Date, since: Date, hours: Hours) => boolean
const weeks: Due = (now, since, { settings, zone }) => weeksDue(now, settings, zone, since).length > 0
const months: Due = (now, since, { settings, zone }) => monthsDue(now, settings.monthly, zone, since).length > 0
const DUE: readonly Due[] = [
  weeks,
  months,
  // Of units that like another hour the clock does not stop for.
  (now, since, { settings, zone }) =>
    remindersDue(now, { ...settings, hours: [settings.remindAt] }, zone, since).length > 0,
  // Previews that nobody acted on go out.
  (now, since, hours) => {
    const earlier = (at: Date) => new Date(at.getTime() - hours.settings.previewMinutes * MINUTE_MS)
    return [weeks, months].some((due) => due(earlier(now), earlier(since), hours))
  },
  (now, since, { zone }) => yearDraftsDue(now, zone, since).length > 0,
  (now, since, { zone }) => quarterAskDue(now, zone, since) !== undefined,
]

/**
 * The instants between `from` and `to` at which something falls due, each morning, and `to` itself: turned at once past
 * a Monday, the clock would never show its digest.
 */
export function* stops(from: Date, to: Date, hours: Hours): Generator<Date> {
  const last = dayIn(hours.zone, to)
  for (let day = dayIn(hours.zone, from); day <= last; day = addDays(day, 1)) {
    for (const at of stopsOn(day, hours)) if (at > from && at < to) yield at
  }
  yield to
}

function stopsOn(day: Day, hours: Hours): Date[] {
  const found = [instantIn(hours.zone, day, MORNING)]
  const [begin, end] = [instantIn(hours.zone, day, '00:00'), instantIn(hours.zone, addDays(day, 1), '00:00')]
  for (const due of DUE) {
    for (let at = firstDue(due, begin, end, hours); at; at = firstDue(due, at, end, hours)) found.push(at)
  }
  return [...new Set(found.map((at) => at.getTime()))].sort((a, b) => a - b).map((at) => new Date(at))
}

/** To the minute, when the first thing falls due after `since` and by `until`: the halves are asked, and theirs. */
function firstDue(due: Due, since: Date, until: Date, hours: Hours): Date | undefined {
  if (!due(until, since, hours)) return undefined
  let [before, at] = [since.getTime() / MINUTE_MS, until.getTime() / MINUTE_MS]
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2)
    if (due(new Date(middle * MINUTE_MS), since, hours)) at = middle
    else before = middle
  }
  return new Date(at * MINUTE_MS)
}

export const TURNS = ['hour', 'day', 'compile', 'publish', 'draft'] as const
/**
 * An hour on; nine the next morning; when the next digest is compiled; when it goes out by itself; when the next first
 * draft of a year is due.
 */
export type Turn = (typeof TURNS)[number]

/** `isOut`: whether a week's digest is out already: none falls due for it any more. */
export function turned(now: Date, turn: Turn, { zone, settings }: Hours, isOut: IsOut): Date {
  const today = dayIn(zone, now)
  if (turn === 'hour') return new Date(now.getTime() + 60 * MINUTE_MS)
  if (turn === 'day') return instantIn(zone, addDays(today, 1), MORNING)
  if (turn === 'draft') {
    const year = Number(today.slice(0, 4))
    const due = yearDraftDueAt(year, zone)
    return due > now ? due : yearDraftDueAt(year + 1, zone)
  }
  const { weekly, previewMinutes } = settings
  const later = turn === 'publish' ? previewMinutes * MINUTE_MS : 0
  for (let week = weekAfter(weekOf(today), -1); ; week = weekAfter(week, 1)) {
    const at = new Date(dueAt(week, weekly, zone).getTime() + later)
    if (at > now && !isOut(week.from)) return at
  }
}

/** Whether the digest of the week that begins on this Monday is out. */
export type IsOut = (monday: Day) => boolean

import { addDays, dayIn, instantIn } from './day.ts'
import { workdayFrom } from './holidays.ts'
import { type Week, weekAfter, weekOf } from './week.ts'

/** When the week before is compiled: `weekday` 1 = Monday, `time` `HH:MM`. */
export type Weekly = { readonly weekday: number; readonly time: string }

/** When the digest of `week` falls due: on that day of the next week, or the first working day after it. */
export function dueAt(week: Week, weekly: Weekly, zone: string): Date {
  return instantIn(zone, workdayFrom(addDays(week.to, weekly.weekday)), weekly.time)
}

/** How far back a missed digest is still made up for: a server that was down over a long holiday. */
const WEEKS_BACK = 3

/** Weeks that fell due between `since` and `now`, oldest first; the caller knows which of them are done. */
export function weeksDue(now: Date, weekly: Weekly, zone: string, since: Date): Week[] {
  const present = weekOf(dayIn(zone, now))
  return Array.from({ length: WEEKS_BACK }, (_, i) => weekAfter(present, i - WEEKS_BACK)).filter((week) => {
    const due = dueAt(week, weekly, zone)
    return due > since && due <= now
  })
}

import { addDays, dayIn, instantIn, yearOf } from './day.ts'
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

/** The first draft of a year's report: on 20 December at nine, or on the first working day after it. */
const DRAFT = { date: '12-20', time: '09:00' }

/** The years whose first draft fell due between `since` and `now`, at most a month ago; the caller knows which are done. */
export function yearDraftsDue(now: Date, zone: string, since: Date): number[] {
  const present = yearOf(dayIn(zone, now))
  return [present - 1, present].filter((year) => {
    const due = instantIn(zone, workdayFrom(`${year}-${DRAFT.date}`), DRAFT.time)
    return due > since && due <= now && dayIn(zone, now) <= addDays(dayIn(zone, due), 31)
  })
}

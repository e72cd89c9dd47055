import { addDays, dayIn, instantIn, yearOf } from './day.ts'
import { isWorkday, workdayFrom } from './holidays.ts'
import { monthsAround, type Period, periodBefore } from './period.ts'
import { type Week, weekAfter, weekOf } from './week.ts'

/** When the week before is compiled: `weekday` 1 = Monday, `time` `HH:MM`. `before`: what held until it was put. */
export type Weekly = {
  readonly weekday: number
  readonly time: string
  readonly before?: { readonly until: Date; readonly weekly: Weekly }
}

/**
 * When the digest of `week` falls due: on that day of the next week, or the first working day after it. A week that had
 * fallen due before the day or the time was changed stays as it was; one that the change makes late falls due with it.
 */
export function dueAt(week: Week, { weekday, time, before }: Weekly, zone: string): Date {
  const due = instantIn(zone, workdayFrom(addDays(week.to, weekday)), time)
  if (!before) return due
  const earlier = dueAt(week, before.weekly, zone)
  if (earlier <= before.until) return earlier
  return due < before.until ? before.until : due
}

/** How far back a missed digest is still made up for: a server that was down over a long holiday. */
const WEEKS_BACK = 3

/** Units that have said nothing are reminded on the morning of the day on which their week is compiled. */
const REMINDED = '09:00'

/** When units are reminded of `week`. */
export function reminderAt(week: Week, weekly: Weekly, zone: string): Date {
  return instantIn(zone, dayIn(zone, dueAt(week, weekly, zone)), REMINDED)
}

/** Weeks whose reminder fell due between `since` and `now`, oldest first; the caller knows which of them are past. */
export function remindersDue(now: Date, weekly: Weekly, zone: string, since: Date): Week[] {
  const present = weekOf(dayIn(zone, now))
  return Array.from({ length: WEEKS_BACK }, (_, i) => weekAfter(present, i - WEEKS_BACK)).filter((week) => {
    const at = reminderAt(week, weekly, zone)
    return at > since && at <= now
  })
}

/** Weeks that fell due between `since` and `now`, oldest first; the caller knows which of them are done. */
export function weeksDue(now: Date, weekly: Weekly, zone: string, since: Date): Week[] {
  const present = weekOf(dayIn(zone, now))
  return Array.from({ length: WEEKS_BACK }, (_, i) => weekAfter(present, i - WEEKS_BACK)).filter((week) => {
    const due = dueAt(week, weekly, zone)
    return due > since && due <= now
  })
}

/** When the month before is compiled: on its `day`th working day, `time` `HH:MM`. */
export type Monthly = { readonly day: number; readonly time: string }

/** How long a missed month is still made up for. */
const MONTH_LATE_DAYS = 20

/** When the digest of a month falls due: on that working day of the next month. */
export function monthDueAt(month: Period, { day, time }: Monthly, zone: string): Date {
  let found = month.to
  for (let workdays = 0; workdays < day; ) {
    found = addDays(found, 1)
    if (isWorkday(found)) workdays += 1
  }
  return instantIn(zone, found, time)
}

/** Months whose digest fell due between `since` and `now`, oldest first; the caller knows which of them are done. */
export function monthsDue(now: Date, monthly: Monthly, zone: string, since: Date): Period[] {
  const today = dayIn(zone, now)
  const before = periodBefore(monthsAround(today, 1))
  return [periodBefore(before), before].filter((month) => {
    const due = monthDueAt(month, monthly, zone)
    return due > since && due <= now && today <= addDays(dayIn(zone, due), MONTH_LATE_DAYS)
  })
}

/** The first draft of a year's report: on 20 December at nine, or on the first working day after it. */
const DRAFT = { date: '12-20', time: '09:00' }

/** When the first draft of `year` falls due. */
export function yearDraftDueAt(year: number, zone: string): Date {
  return instantIn(zone, workdayFrom(`${year}-${DRAFT.date}`), DRAFT.time)
}

/** The years whose first draft fell due between `since` and `now`, at most a month ago; the caller knows which are done. */
export function yearDraftsDue(now: Date, zone: string, since: Date): number[] {
  const present = yearOf(dayIn(zone, now))
  return [present - 1, present].filter((year) => {
    const due = yearDraftDueAt(year, zone)
    return due > since && due <= now && dayIn(zone, now) <= addDays(dayIn(zone, due), 31)
  })
}

/** Problems and plans are asked for near the end of each quarter, at nine on a working day. */
const QUARTER_ASKS = { date: '20', time: '09:00' }

/** The quarter, as `2022-4`, whose question fell due within the last week and since `since`; undefined where none did. */
export function quarterAskDue(now: Date, zone: string, since: Date): string | undefined {
  const today = dayIn(zone, now)
  const month = Number(today.slice(5, 7))
  if (month % 3 !== 0) return undefined
  const due = instantIn(zone, workdayFrom(`${today.slice(0, 8)}${QUARTER_ASKS.date}`), QUARTER_ASKS.time)
  const late = addDays(dayIn(zone, due), 7)
  return due > since && due <= now && today <= late ? `${yearOf(today)}-${month / 3}` : undefined
}

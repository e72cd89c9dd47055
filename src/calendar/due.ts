import { addDays, dayIn, instantIn, yearOf } from './day.ts'
import { isWorkday, workdayBefore, workdayFrom } from './holidays.ts'
import { monthsAround, type Period, periodBefore } from './period.ts'
import { isPaused } from './rhythm.ts'
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

/** `stops`: days of which no week's issue appears, e.g. those of the Spring Festival (停刊). */
export type Issues = { readonly weekly: Weekly; readonly stops: readonly Period[] }

/** Weeks that have an issue and fell due between `since` and `now`, oldest first; the caller knows which of them are done. */
export function weeksDue(now: Date, { weekly, stops }: Issues, zone: string, since: Date): Week[] {
  return weeksUpTo(now, zone).filter((week) => {
    const due = dueAt(week, weekly, zone)
    return due > since && due <= now && !isPaused(week, stops)
  })
}

/** The weeks before the present one that can still fall due, and it, oldest first. */
function weeksUpTo(now: Date, zone: string): Week[] {
  const present = weekOf(dayIn(zone, now))
  return Array.from({ length: WEEKS_BACK + 1 }, (_, i) => weekAfter(present, i - WEEKS_BACK))
}

/** Times of day between which the clock writes to nobody; from the evening to the morning, or within a day. */
export type Quiet = { readonly from: string; readonly to: string }

/**
 * When units that want to be reminded at `hour` (`HH:MM`) are reminded of `week`: on the day on which it is compiled; where
 * that hour comes after it, on the last working day before. A quiet hour is moved to the end of the quiet. Undefined where
 * that would be before the week.
 */
export function reminderAt(
  week: Week,
  { weekly, quiet, hour }: { readonly weekly: Weekly; readonly quiet: Quiet; readonly hour: string },
  zone: string,
): Date | undefined {
  const due = dueAt(week, weekly, zone)
  const day = dayIn(zone, due)
  const time = isQuiet(hour, quiet) ? quiet.to : hour
  const at = instantIn(zone, day, time)
  if (at < due) return at
  const before = workdayBefore(day)
  return before < week.from ? undefined : instantIn(zone, before, time)
}

/** Whether nobody is written to at a time of day, `HH:MM`. */
export function isQuiet(time: string, { from, to }: Quiet): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** A week, and an hour at which units like to be reminded of it. */
export type ReminderDue = { readonly week: Week; readonly hour: string }

/**
 * Reminders that fell due between `since` and `now`, for weeks that have an issue and are not compiled yet, oldest week first;
 * the caller knows which are done. `hours`: those that units like.
 */
export function remindersDue(
  now: Date,
  { hours, ...settings }: Issues & { readonly quiet: Quiet; readonly hours: readonly string[] },
  zone: string,
  since: Date,
): ReminderDue[] {
  return weeksUpTo(now, zone).flatMap((week) => {
    // Once the digest is due a reminder comes too late.
    if (now >= dueAt(week, settings.weekly, zone) || isPaused(week, settings.stops)) return []
    return hours.flatMap((hour) => {
      const at = reminderAt(week, { ...settings, hour }, zone)
      return at && at > since && at <= now ? [{ week, hour }] : []
    })
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

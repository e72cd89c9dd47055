import { addDays, type Day, dayIn, instantIn, yearOf } from './day.ts'
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
  return before ? afterChange(due, before.until, dueAt(week, before.weekly, zone)) : due
}

/** When something is due whose time was changed at `changed`, and that was due at `was` before. */
function afterChange(due: Date, changed: Date, was: Date): Date {
  if (was <= changed) return was
  return due < changed ? changed : due
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

/** When units of that hour were reminded last before the reminder of `week`: of the issue before. */
export function remindedBefore(
  week: Week,
  { stops, ...settings }: Issues & { readonly quiet: Quiet; readonly hour: string },
  zone: string,
): Date {
  const before = Array.from({ length: WEEKS_BACK }, (_, i) => weekAfter(week, -1 - i))
  const last = before.find((each) => !isPaused(each, stops)) ?? before[WEEKS_BACK - 1] ?? week
  return reminderAt(last, settings, zone) ?? instantIn(zone, last.from, '00:00')
}

/** Whether nobody is written to at a time of day, `HH:MM`. */
export function isQuiet(time: string, { from, to }: Quiet): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** Hours that a unit can choose to be reminded at. */
export const REMINDER_HOURS = ['08:00', '09:00', '10:00', '11:00', '14:00', '15:00', '16:00', '18:00'] as const

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

/** When the month before is compiled: on its `day`th working day, `time` `HH:MM`; or not by itself. `before`: as of a week. */
export type Monthly = ({ readonly day: number; readonly time: string } | { readonly off: true }) & {
  readonly before?: { readonly until: Date; readonly monthly: Monthly }
}

/** How long a missed month is still made up for. */
const MONTH_LATE_DAYS = 20

/**
 * When the digest of a month falls due: on that working day of the next month. Undefined: not by itself, as of a month whose
 * day was past when editors put it.
 */
export function monthDueAt(month: Period, monthly: Monthly, zone: string): Date | undefined {
  const { before } = monthly
  const due = 'off' in monthly ? undefined : instantIn(zone, workdayAfter(month.to, monthly.day), monthly.time)
  if (!before) return due
  const was = monthDueAt(month, before.monthly, zone)
  if (was === undefined) return due && due > before.until ? due : undefined
  return due ? afterChange(due, before.until, was) : was <= before.until ? was : undefined
}

/** The so-manieth working day after a day. */
function workdayAfter(day: Day, number: number): Day {
  let found = day
  for (let workdays = 0; workdays < number; ) {
    found = addDays(found, 1)
    if (isWorkday(found)) workdays += 1
  }
  return found
}

/** Months whose digest fell due between `since` and `now`, oldest first; the caller knows which of them are done. */
export function monthsDue(now: Date, monthly: Monthly, zone: string, since: Date): Period[] {
  const today = dayIn(zone, now)
  const before = periodBefore(monthsAround(today, 1))
  return [periodBefore(before), before].filter((month) => {
    const due = monthDueAt(month, monthly, zone)
    return due && due > since && due <= now && today <= addDays(dayIn(zone, due), MONTH_LATE_DAYS)
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

/** When problems and plans are asked for in the quarter that ends with the month of `day`. */
function quarterAskAt(day: Day, zone: string): Date {
  return instantIn(zone, workdayFrom(`${day.slice(0, 8)}${QUARTER_ASKS.date}`), QUARTER_ASKS.time)
}

/** When they are asked for next. */
export function nextQuarterAsk(now: Date, zone: string): Date {
  const { to } = monthsAround(dayIn(zone, now), 3)
  const due = quarterAskAt(to, zone)
  return due > now ? due : quarterAskAt(monthsAround(addDays(to, 1), 3).to, zone)
}

/** The quarter, as `2022-4`, whose question fell due within the last week and since `since`; undefined where none did. */
export function quarterAskDue(now: Date, zone: string, since: Date): string | undefined {
  const today = dayIn(zone, now)
  const month = Number(today.slice(5, 7))
  if (month % 3 !== 0) return undefined
  const due = quarterAskAt(today, zone)
  const late = addDays(dayIn(zone, due), 7)
  return due > since && due <= now && today <= late ? `${yearOf(today)}-${month / 3}` : undefined
}

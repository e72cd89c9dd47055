import { Temporal } from 'temporal-polyfill'

/** A calendar day written `YYYY-MM-DD`: it sorts as text and passes through JSON and SQL unchanged. */
export type Day = string

/** A day without a time is midnight in UTC, where none is longer than another (ECMA-262, Date.parse). */
const DAY_MS = 86_400_000

/** The day in `zone` at the instant `now`. A report sent at 23:59 Beijing time belongs to that day, wherever the server is. */
export function dayIn(zone: string, now: Date): Day {
  const at = now.getTime()
  const known = askedLast.find((span) => span.zone === zone && at >= span.from && at < span.to)
  if (known) return known.day
  const begins = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).startOfDay()
  const to = begins.add({ days: 1 }).epochMilliseconds
  const day = begins.toPlainDate().toString()
  askedLast = [{ zone, from: begins.epochMilliseconds, to, day }, ...askedLast.slice(0, MOST_ASKED - 1)]
  return day
}

/** The days that were asked for last and the instants between which each lies: today and when a week falls due, several times an answer. */
let askedLast: readonly { zone: string; from: number; to: number; day: Day }[] = []
const MOST_ASKED = 4

/** What a clock in `zone` shows at `at`, to the minute: `2022-11-09T20:15`. */
export function clockIn(zone: string, at: Date): string {
  const quarter = Math.floor(at.getTime() / QUARTER_MS)
  if (zone !== lastOffset.zone || quarter !== lastOffset.quarter) {
    const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
    lastOffset = { zone, quarter, ms: offsetNanoseconds / 1e6 }
  }
  return new Date(at.getTime() + lastOffset.ms).toISOString().slice(0, 16)
}

/** Clocks are set at a full quarter of an hour: within one they go by the same offset. A ledger asks for each of its rows. */
const QUARTER_MS = 15 * 60_000
let lastOffset = { zone: '', quarter: Number.NaN, ms: 0 }

/** The instant at which the clock in `zone` shows `time` (`HH:MM`) on `day`. */
export function instantIn(zone: string, day: Day, time: string): Date {
  const asked = `${zone} ${day} ${time}`
  if (asked !== lastInstant.asked) {
    const local = Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    })
    lastInstant = { asked, at: local.epochMilliseconds }
  }
  return new Date(lastInstant.at)
}

/** When a week falls due is asked again with each report of it. */
let lastInstant = { asked: '', at: 0 }

/** The day of these parts, or undefined where the calendar has none (31 November, 29 February 2022). */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day: date }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay() || 7
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** True for text of the form `YYYY-MM-DD` that names a real day. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts !== null && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text
}

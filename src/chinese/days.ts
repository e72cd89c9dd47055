import { type Day, weekdayOf, yearOf } from '../calendar/day.ts'
import { DIGITS } from './digits.ts'

/** `11月7日`: Arabic numerals without leading zeros (GB/T 9704-2012 §7.3.5.4). */
export function monthAndDate(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** `2022年11月7日`. */
export function fullDate(day: Day): string {
  return `${yearOf(day)}年${monthAndDate(day)}`
}

/** What the days of a week are called behind 周, from Monday on. */
export const WEEKDAYS = `${DIGITS.slice(1, 7)}日`

/** `周一` … `周日`. */
export function weekdayName(day: Day): string {
  return weekdayLabel(weekdayOf(day))
}

/** `周一` for 1 … `周日` for 7. */
export function weekdayLabel(weekday: number): string {
  return `周${WEEKDAYS[weekday - 1]}`
}

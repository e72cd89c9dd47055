import { yearOf } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Week } from '../calendar/week.ts'
import { fullDate, monthAndDate } from './days.ts'

/** Days from one to another: `2022年3月5日至6月7日`. */
export function daysLabel({ from, to }: Period): string {
  return `${fullDate(from)}至${yearOf(from) === yearOf(to) ? monthAndDate(to) : fullDate(to)}`
}

/** `11月7日—11月13日`. Offices name a week by its days: week numbers differ between ISO and habit. */
export function weekLabel(week: Week): string {
  return `${monthAndDate(week.from)}—${monthAndDate(week.to)}`
}

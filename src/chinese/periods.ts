import { yearOf } from '../calendar/day.ts'
import { type Period, type PeriodKind, periodAround } from '../calendar/period.ts'
import type { Week } from '../calendar/week.ts'
import { fullDate, monthAndDate } from './days.ts'
import { DIGITS } from './digits.ts'

/** `2022年`, `2022年上半年`, `2022年第三季度`, `2022年11月`, `2022统计年度`; any other days by their dates. */
export function periodLabel({ from, to }: Period): string {
  const [year, month] = [yearOf(to), Number(to.slice(5, 7))]
  const is = (kind: PeriodKind) => {
    const whole = periodAround(to, kind)
    return whole.from === from && whole.to === to
  }
  if (is('year')) return `${year}年`
  if (is('half')) return `${year}年${month === 6 ? '上' : '下'}半年`
  if (is('quarter')) return `${year}年第${DIGITS[month / 3]}季度`
  if (is('month')) return `${year}年${month}月`
  if (is('union')) return `${year}统计年度`
  return `${fullDate(from)}至${yearOf(from) === year ? monthAndDate(to) : fullDate(to)}`
}

/** `11月7日—11月13日`. Offices name a week by its days: week numbers differ between ISO and habit. */
export function weekLabel(week: Week): string {
  return `${monthAndDate(week.from)}—${monthAndDate(week.to)}`
}

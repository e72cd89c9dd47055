import { Temporal } from 'temporal-polyfill'
import { addDays, type Day, daysBetween, yearOf } from './day.ts'

/** Days that a report covers, both included. */
export type Period = { readonly from: Day; readonly to: Day }

/** The period of so many months, counted from January, that `day` lies in. */
export function monthsAround(day: Day, months: number): Period {
  const first = Math.floor((monthOf(day) - 1) / months) * months + 1
  return monthsFrom(`${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, months)
}

export function calendarYear(year: number): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** The period of the same length just before: months where it is whole months, else days. */
export function periodBefore(period: Period): Period {
  const to = addDays(period.from, -1)
  const months = wholeMonths(period)
  return months ? { from: addMonths(period.from, -months), to } : { from: addDays(to, -days(period)), to }
}

/** The same days a year earlier; 29 February becomes the 28th, and the end of a month stays its end. */
export function yearBefore(period: Period): Period {
  const from = addMonths(period.from, -12)
  return wholeMonths(period)
    ? { from, to: addDays(addMonths(addDays(period.to, 1), -12), -1) }
    : { from, to: addMonths(period.to, -12) }
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to
}

function days({ from, to }: Period): number {
  return daysBetween(from, to)
}

/** How many whole months it is; undefined where it begins or ends within one. */
function wholeMonths({ from, to }: Period): number | undefined {
  const next = addDays(to, 1)
  if (!from.endsWith('-01') || !next.endsWith('-01')) return undefined
  return (yearOf(next) - yearOf(from)) * 12 + monthOf(next) - monthOf(from)
}

/** Which whole months lie in it: from the first day of one (absent: from the first ever) up to that of another, excluded. */
export function monthsWithin({
  from,
  to,
}: {
  readonly from?: Day | undefined
  readonly to: Day
}): { readonly first?: Day; readonly end: Day } | undefined {
  const end = monthBegun(addDays(to, 1))
  if (from === undefined) return { end }
  const first = from.endsWith('-01') ? from : addMonths(monthBegun(from), 1)
  return first < end ? { first, end } : undefined
}

/** Days from the first day of one up to that of another, excluded; absent: from the first ever. */
export type Whole = { readonly first?: Day | undefined; readonly end: Day }

/**
 * Of whole months those that make up quarters and years: the years, the quarters beside them, and the months that are left.
 * What has no beginning has no quarters before its years.
 */
export function longestWithin({ first, end }: Whole): {
  readonly years: readonly Whole[]
  readonly quarters: readonly Whole[]
  readonly months: readonly Whole[]
} {
  const [quarterFrom, quarterEnd] = [first && begun(addMonths(first, 2), 3), begun(end, 3)]
  const [yearFrom, yearEnd] = [first && begun(addMonths(first, 11), 12), begun(end, 12)]
  const [years, ofYears] = within(first, yearFrom, yearEnd, end)
  const quarters = ofYears.flatMap((left) => {
    const from = left.first === first ? quarterFrom : left.first
    return within(left.first, from, left.end === end ? quarterEnd : left.end, left.end)
  })
  const [found, rest] = [quarters.filter((_, i) => i % 2 === 0), quarters.filter((_, i) => i % 2 === 1)]
  return { years, quarters: found.flat(), months: rest.flat() }
}

/** What of days from `from` up to `end` lies in the middle, and what is left on either side. */
function within(first: Day | undefined, from: Day | undefined, to: Day, end: Day): [Whole[], Whole[]] {
  if (from !== undefined && from >= to) return [[], [{ first, end }]]
  const left = [
    ...(first !== undefined && from !== undefined && first < from ? [{ first, end: from }] : []),
    ...(to < end ? [{ first: to, end }] : []),
  ]
  return [[{ first: from, end: to }], left]
}

/** The first day of the quarter or year that a month lies in. */
function begun(day: Day, months: 3 | 12): Day {
  return addMonths(monthBegun(day), -((monthOf(day) - 1) % months))
}

function monthBegun(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

function monthsFrom(from: Day, months: number): Period {
  return { from, to: addDays(addMonths(from, months), -1) }
}

export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

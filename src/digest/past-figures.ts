import { addDays, yearOf } from '../calendar/day.ts'
import { addMonths, monthOf, type Period } from '../calendar/period.ts'
import type { Catalogue, FoundIndicator } from '../catalogue/catalogue.ts'

/** A number of a year or a month of before, as a workbook gave it. */
export type PastFigure = {
  readonly year: number
  /** 1 to 12; 0: the whole year. */
  readonly month: number
  readonly organization: string
  readonly indicator: string
  /** Empty where the indicator has none. */
  readonly level: string
  /** A town; null: the whole county. */
  readonly area: string | null
  readonly value: number
}

/** What it is a number of. */
export function pastKey({ year, month, organization, indicator, level, area }: Omit<PastFigure, 'value'>): string {
  return [year, month, organization, indicator, level, area ?? ''].join('\n')
}

/** What an organization's indicator came to in a period, of so many numbers that were given. */
export type PastTotal = Pick<PastFigure, 'organization' | 'indicator' | 'level' | 'value'> & {
  readonly figures: number
}

/**
 * What numbers of one place come to in a period: that of the year where it is a year and was given, else all of its months
 * together. Where a month is missing, or months say nothing of the whole, there is none.
 */
export function pastTotals(catalogue: Catalogue, period: Period, given: readonly PastFigure[]): readonly PastTotal[] {
  const months = monthsOf(period)
  if (months.length === 0) return []
  const year = months.length === 12 && months[0]?.month === 1 ? months[0].year : undefined
  const held = new Map(given.map((figure) => [pastKey(figure), figure.value]))
  const kinds = new Map(
    given.map(({ organization, indicator, level, area }) => [
      [organization, indicator, level].join('\n'),
      { organization, indicator, level, area },
    ]),
  )
  return [...kinds.values()].flatMap((kind): PastTotal[] => {
    const found = catalogue.indicator(kind.indicator)
    if (!found) return []
    const whole = year === undefined ? undefined : held.get(pastKey({ ...kind, year, month: 0 }))
    const values = months.map((month) => held.get(pastKey({ ...kind, ...month })))
    const value = whole ?? overMonths(found, values)
    const { area: _, ...of } = kind
    return value === undefined ? [] : [{ ...of, value, figures: whole === undefined ? values.length : 1 }]
  })
}

/** What there is now is that of the last month; names that are counted once, and means, are known of one month alone. */
function overMonths(
  { indicator, question }: FoundIndicator,
  values: readonly (number | undefined)[],
): number | undefined {
  if (question.stock || indicator.over_time === 'latest') return values.at(-1)
  const known = values.flatMap((value) => value ?? [])
  if (known.length < values.length) return undefined
  if (values.length === 1) return known[0]
  const adds = indicator.over_time === 'sum' && indicator.over_units === 'sum' && indicator.base === undefined
  return adds ? Number(known.reduce((sum, value) => sum + value, 0).toFixed(4)) : undefined
}

/** The months that a period is made of; none where it begins or ends within one. */
function monthsOf({ from, to }: Period): readonly { readonly year: number; readonly month: number }[] {
  const end = addDays(to, 1)
  if (!from.endsWith('-01') || !end.endsWith('-01')) return []
  const months: { year: number; month: number }[] = []
  for (let day = from; day < end; day = addMonths(day, 1)) months.push({ year: yearOf(day), month: monthOf(day) })
  return months
}

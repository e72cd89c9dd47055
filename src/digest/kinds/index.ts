import { addDays, dayIn, yearOf } from '../../calendar/day.ts'
import { type Period, samePeriod } from '../../calendar/period.ts'
import { daysLabel } from '../../chinese/periods.ts'
import type { Layout } from '../digest.ts'
import type { DigestKind, DueSettings } from './digest-kind.ts'
import { half } from './half.ts'
import { month } from './month.ts'
import { quarter } from './quarter.ts'
import { union } from './union.ts'
import { week } from './week.ts'
import { year } from './year.ts'

/** Every kind of digest: the clock goes over them. */
export const DIGEST_KINDS: readonly DigestKind[] = [week, year, half, quarter, month, union]

/** The kinds that an editor asks for by a period and a scope (/year, compile year --period): of one layout, the year's. */
export const PERIOD_KINDS: readonly DigestKind[] = DIGEST_KINDS.filter((kind) => kind.layout === 'year')

/** The kind that a digest of this layout over these days is of; any other days are a report like a year's. */
export function kindOfDigest(layout: Layout, period: Period): DigestKind {
  return (layout === 'week' ? week : reportOver(period)) ?? year
}

/** `2022年`, `2022年上半年`, `2022年第三季度`, `2022年11月`, `2022统计年度`; any other days by their dates. */
export function periodLabel(period: Period): string {
  return reportOver(period)?.label(period) ?? daysLabel(period)
}

/** What a period is followed by: 2023年; where that is still the same year without it: 下半年, 第三季度, 11月. */
export function nextPeriodLabel(period: Period): string {
  const kind = reportOver(period)
  if (!kind) return '下一阶段'
  const label = kind.label(kind.around(addDays(period.to, 1)))
  const year = `${yearOf(period.to)}年`
  return label.startsWith(year) ? label.slice(year.length) : label
}

/** A digest that falls due next, of a kind. */
export type NextDue = { readonly kind: DigestKind; readonly period: Period; readonly at: Date }

/** What falls due next of each kind that is made by itself, the soonest first. */
export function nextDue(settings: DueSettings, now: Date): NextDue[] {
  const found = DIGEST_KINDS.flatMap((kind): NextDue[] => {
    const present = kind.around(dayIn(settings.zone, now))
    const periods = [kind.before(present), present, kind.around(addDays(present.to, 1))]
    const dated = periods.flatMap((period) => {
      const at = kind.due?.at(settings, period)
      return at && at > now ? [{ kind, period, at }] : []
    })
    return dated.slice(0, 1)
  })
  return found.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function reportOver(period: Period): DigestKind | undefined {
  return PERIOD_KINDS.find((kind) => samePeriod(kind.around(period.to), period))
}

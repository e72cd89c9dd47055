import { addDays, yearOf } from '../../calendar/day.ts'
import { type Period, samePeriod } from '../../calendar/period.ts'
import { daysLabel } from '../../chinese/periods.ts'
import type { Layout } from '../digest.ts'
import type { DigestKind } from './digest-kind.ts'
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

function reportOver(period: Period): DigestKind | undefined {
  return PERIOD_KINDS.find((kind) => samePeriod(kind.around(period.to), period))
}

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

function reportOver(period: Period): DigestKind | undefined {
  return PERIOD_KINDS.find((kind) => samePeriod(kind.around(period.to), period))
}

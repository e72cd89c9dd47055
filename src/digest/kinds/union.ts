import { yearOf } from '../../calendar/day.ts'
import { addMonths, type Period, periodBefore, yearBefore } from '../../calendar/period.ts'
import type { DigestKind } from './digest-kind.ts'

/** The trade unions' statistical year, 1 October to 30 September, is named by its end. */
const endingIn = (year: number): Period => ({ from: `${year - 1}-10-01`, to: `${year}-09-30` })

export const union: DigestKind = {
  code: 'union',
  name: '统计年度',
  layout: 'year',
  numbered: false,
  scopes: 'any',
  around: (day) => endingIn(yearOf(addMonths(day, 3))),
  label: ({ to }) => `${yearOf(to)}统计年度`,
  before: periodBefore,
  yearBefore,
  asked: { pattern: /统计年度?/u, in: endingIn },
  offered: (year) => [endingIn(year)],
}

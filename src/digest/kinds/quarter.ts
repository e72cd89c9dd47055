import { yearOf } from '../../calendar/day.ts'
import { monthOf, monthsAround, periodBefore, yearBefore } from '../../calendar/period.ts'
import { DIGITS, digitOf } from '../../chinese/digits.ts'
import type { DigestKind } from './digest-kind.ts'

const ofYear = (year: number, quarter: number) => monthsAround(`${year}-${String(quarter * 3).padStart(2, '0')}-01`, 3)

export const quarter: DigestKind = {
  code: 'quarter',
  name: '季度',
  layout: 'year',
  numbered: false,
  scopes: 'any',
  around: (day) => monthsAround(day, 3),
  label: ({ to }) => `${yearOf(to)}年第${DIGITS[monthOf(to) / 3]}季度`,
  before: periodBefore,
  yearBefore,
  asked: {
    pattern: /第?([一二三四1-4])季度?/u,
    near: '季度?',
    in: (year, [, written = '']) => ofYear(year, digitOf(written) ?? 1),
  },
  offered: (year) => [1, 2, 3, 4].map((number) => ofYear(year, number)),
}

import { yearOf } from '../../calendar/day.ts'
import { monthOf, monthsAround, periodBefore, yearBefore } from '../../calendar/period.ts'
import type { DigestKind } from './digest-kind.ts'

export const half: DigestKind = {
  code: 'half',
  name: '半年',
  layout: 'year',
  numbered: false,
  scopes: 'any',
  around: (day) => monthsAround(day, 6),
  label: ({ to }) => `${yearOf(to)}年${monthOf(to) === 6 ? '上' : '下'}半年`,
  before: periodBefore,
  yearBefore,
  asked: {
    pattern: /([上下])半年?/u,
    in: (year, [, which]) => monthsAround(`${year}-${which === '上' ? '01' : '07'}-01`, 6),
  },
  offered: (year) => ['01', '07'].map((first) => monthsAround(`${year}-${first}-01`, 6)),
}

import { yearOf } from '../../calendar/day.ts'
import { monthDueAt, monthsDue } from '../../calendar/due.ts'
import { monthOf, monthsAround, periodBefore, yearBefore } from '../../calendar/period.ts'
import { numberIn } from '../../chinese/numeral.ts'
import type { DigestKind } from './digest-kind.ts'

/** Off unless the catalogue or an editor says when it falls due. */
export const month: DigestKind = {
  code: 'month',
  name: '月',
  layout: 'year',
  numbered: false,
  scopes: 'any',
  around: (day) => monthsAround(day, 1),
  label: ({ to }) => `${yearOf(to)}年${monthOf(to)}月`,
  before: periodBefore,
  yearBefore,
  asked: {
    pattern: /(\d{1,2}|[一二三四五六七八九]|十[一二]?)月份?/u,
    near: '月',
    in: (year, [, written = '']) => {
      const number = /^\d/u.test(written) ? Number(written) : (numberIn(written) ?? 0)
      return number >= 1 && number <= 12 ? monthsAround(`${year}-${String(number).padStart(2, '0')}-01`, 1) : undefined
    },
  },
  offered: () => [],
  due: {
    periods: ({ settings, zone }, now, since) => monthsDue(now, settings.monthly, zone, since),
    at: ({ settings, zone }, period) => monthDueAt(period, settings.monthly, zone),
    brings: 'preview',
  },
}

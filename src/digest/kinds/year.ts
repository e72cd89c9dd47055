import { yearOf } from '../../calendar/day.ts'
import { yearDraftDueAt, yearDraftsDue } from '../../calendar/due.ts'
import { calendarYear, periodBefore, yearBefore } from '../../calendar/period.ts'
import type { DigestKind } from './digest-kind.ts'

export const year: DigestKind = {
  code: 'year',
  name: '年',
  layout: 'year',
  numbered: false,
  scopes: 'any',
  around: (day) => calendarYear(yearOf(day)),
  label: ({ to }) => `${yearOf(to)}年`,
  before: periodBefore,
  yearBefore,
  offered: (of) => [calendarYear(of), calendarYear(of - 1)],
  due: {
    periods: ({ zone }, now, since) => yearDraftsDue(now, zone, since).map(calendarYear),
    at: ({ zone }, { to }) => yearDraftDueAt(yearOf(to), zone),
    brings: 'draft',
  },
}

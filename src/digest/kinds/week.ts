import { dueAt, weeksDue } from '../../calendar/due.ts'
import { isPaused } from '../../calendar/rhythm.ts'
import { sameWeekYearBefore, weekAfter, weekOf } from '../../calendar/week.ts'
import { weekLabel } from '../../chinese/periods.ts'
import type { DigestKind } from './digest-kind.ts'

export const week: DigestKind = {
  code: 'week',
  name: '周',
  layout: 'week',
  numbered: true,
  scopes: 'county',
  around: weekOf,
  label: weekLabel,
  before: (period) => weekAfter(period, -1),
  yearBefore: sameWeekYearBefore,
  offered: () => [],
  due: {
    periods: ({ settings, zone }, now, since) => weeksDue(now, settings, zone, since),
    at: ({ settings, zone }, period) =>
      isPaused(period, settings.stops) ? undefined : dueAt(period, settings.weekly, zone),
    brings: 'preview',
  },
}

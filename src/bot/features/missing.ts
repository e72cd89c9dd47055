import type { Week } from '../../calendar/week.ts'
import { unitsByState } from '../../desk/coverage.ts'
import type { UnitsByState } from '../../digest/gathered.ts'
import { key } from '../../messages/buttons.ts'
import { unitsOfWeek } from '../../messages/missing.ts'
import { askedWeek } from '../asked-week.ts'
import { feature } from '../feature.ts'

type Facts = { readonly week: Week; readonly units: UnitsByState } | { readonly notRead: string }

/** `/missing [date]`: who has not reported for a week; for the office, never for a group. */
export const missing = feature<Facts, 'missing'>({
  command: 'missing',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '哪些单位还没报',
  help: ['/missing 看哪些单位还没报'],
  opens: key('未报单位', 'missing'),
  buttons: ['missing'],
  load: async (db, asked, door) => {
    const week = askedWeek(asked, door)
    return typeof week === 'string'
      ? { notRead: week }
      : { week, units: await unitsByState(db, door.desk, week, door.now, door.reach) }
  },
  decide: (facts) => ({
    say: 'notRead' in facts ? [{ text: facts.notRead }] : unitsOfWeek(facts.week, facts.units),
  }),
})

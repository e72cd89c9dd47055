import { clockIn, type Day } from '../calendar/day.ts'
import { dueAt } from '../calendar/due.ts'
import { isPaused, monthEndingIn, owedOf } from '../calendar/rhythm.ts'
import { type Week, weekAfter, weekOf } from '../calendar/week.ts'
import type { Database } from '../database/open.ts'
import type { UnitInArea } from '../database/unit.ts'
import type { UnitWeek } from '../digest/unit-weeks.ts'
import type { CountyDesk } from './county-desk.ts'
import { inRhythm, stateOfUnits } from './coverage.ts'
import { lastOpenWeek } from './open-week.ts'

/** A week that can still be reported for: until when (`2022-11-14T17:00`, absent: it has no issue), and how units stand. */
export type WeekDue = {
  readonly week: Week
  readonly until: string | undefined
  readonly units: readonly { readonly name: string; readonly is: UnitWeek; readonly monthly: boolean }[]
}

/** The present week, and before it the last one while its digest is to come; `last`: that one, in any case. */
export type WhenDue = { readonly open: readonly WeekDue[]; readonly last: WeekDue }

/** Until when these units report, and what they have sent, as it is known at `asOf`. */
export async function whenDue(
  db: Database,
  desk: CountyDesk,
  units: readonly UnitInArea[],
  { today, asOf }: { readonly today: Day; readonly asOf: Date },
): Promise<WhenDue> {
  const present = weekOf(today)
  const last = await lastOpenWeek(db, desk, today)
  const before = weekAfter(present, -1)
  const state = await stateOfUnits(
    db,
    units.map(({ id }) => id),
    [before, present],
  )
  const { settings, zone } = desk
  const dueOf = async (week: Week): Promise<WeekDue> => {
    const named = await inRhythm(db, desk, { units, period: week, asOf })
    return {
      week,
      until: isPaused(week, settings.stops) ? undefined : clockIn(zone, dueAt(week, settings.weekly, zone)),
      units: named.map(({ id, name, rhythm, pauses }) => {
        const owed = owedOf(week, rhythm, pauses)
        const is = state(id, week.from) ?? (owed === 'report' ? 'missing' : owed)
        return { name, is, monthly: rhythm === 'month' && monthEndingIn(week) === undefined }
      }),
    }
  }
  const ofLast = await dueOf(before)
  const ofPresent = await dueOf(present)
  return { open: last ? [ofLast, ofPresent] : [ofPresent], last: ofLast }
}

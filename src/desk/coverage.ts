import { addDays, instantIn } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Week } from '../calendar/week.ts'
import { weekOf } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { appointedIn } from '../database/appointed.ts'
import type { Database } from '../database/open.ts'
import { reportingUnits, reportsByWeek } from '../database/standing-reports.ts'
import { unitsValidIn } from '../database/unit.ts'
import { type Reach, WHOLE_COUNTY } from '../database/within.ts'
import type { UnitsByState } from '../digest/gathered.ts'

/** The units of a reach that were due in a week, by what they had done up to `asOf`. */
export async function unitsByState(
  db: Database,
  week: Week,
  { asOf, zone }: { readonly asOf: Date; readonly zone: string },
  reach: Reach = WHOLE_COUNTY,
): Promise<UnitsByState> {
  const due = await unitsValidIn(db, week.from, week.to, reach)
  const [reporting = []] = await reportingUnits(db, ZERO_FORM, { asOf, periods: [week] })
  const active = new Map(reporting.map((r) => [r.unit, r.active]))
  const inState = (is: boolean | undefined) =>
    due.filter((u) => active.get(u.id) === is).map((u) => ({ id: u.id, name: u.name, area: u.areaName }))
  const missing = inState(undefined)
  // Who joined since can still report for it.
  const { from } = instantsOf(week, zone)
  const appointed = await appointedIn(db, { from, until: LATER, asOf })
  const unappointed = missing.filter((u) => !appointed.has(u.id))
  return { reported: inState(true), zero: inState(false), missing, unappointed }
}

const LATER = new Date('9999-01-01T00:00:00Z')

/** When the days of a period begin and end. */
export function instantsOf({ from, to }: Period, zone: string): { readonly from: Date; readonly until: Date } {
  return { from: instantIn(zone, from, '00:00'), until: instantIn(zone, addDays(to, 1), '00:00') }
}

/** What a unit has sent for a week: work, which replaces a zero report; a zero report; or (undefined) nothing. */
export type UnitState = 'reported' | 'zero' | undefined

/** What these units have sent for these weeks, in one query; asked for by unit and any day of the week. */
export async function stateOfUnits(
  db: Database,
  units: readonly string[],
  weeks: readonly Week[],
): Promise<(unit: string, day: string) => UnitState> {
  const days = weeks.flatMap((week) => [week.from, week.to]).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  const sent = from && to ? await reportsByWeek(db, ZERO_FORM, { units, from, to }) : []
  const states = new Map(
    sent.map(({ unit, monday, active }) => [`${unit} ${monday}`, active ? 'reported' : 'zero'] as const),
  )
  return (unit, day) => states.get(`${unit} ${weekOf(day).from}`)
}

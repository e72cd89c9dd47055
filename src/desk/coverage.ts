import { addDays, type Day, instantIn } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { Week } from '../calendar/week.ts'
import { weekAfter, weekOf } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { rhythmOf } from '../catalogue/rhythms.ts'
import { appointedIn } from '../database/appointed.ts'
import type { Database } from '../database/open.ts'
import { unitPauses } from '../database/pause.ts'
import { reportingUnits, reportsByWeek } from '../database/standing-reports.ts'
import { type UnitInArea, unitsValidIn } from '../database/unit.ts'
import { whySilent } from '../database/why-silent.ts'
import { type Reach, WHOLE_COUNTY } from '../database/within.ts'
import { silentIn } from '../digest/coverage.ts'
import type { UnitsByState } from '../digest/gathered.ts'
import { byState, longerDays, type Sent } from '../digest/who-reported.ts'
import type { CountyDesk } from './county-desk.ts'
import { settingsAt } from './settings-in-force.ts'

/** The units of a reach in a week, by what they had done up to `asOf`. */
export async function unitsByState(
  db: Database,
  desk: CountyDesk,
  week: Week,
  asOf: Date,
  reach: Reach = WHOLE_COUNTY,
): Promise<UnitsByState> {
  const units = await unitsValidIn(db, week.from, week.to, reach)
  // Who joined since can still report for it.
  const { from } = instantsOf(week, desk.zone)
  const appointed = await appointedIn(db, { from, until: LATER, asOf })
  return whoReported(db, desk, { units, period: week, asOf, appointed })
}

/** Why units of a week said nothing, as it is known now; and those that pause, until when and why. */
export async function reasonsOf(
  db: Database,
  { zone }: CountyDesk,
  of: { readonly week: Week; readonly units: UnitsByState; readonly asOf: Date; readonly today: Day },
) {
  const { week, units, asOf, today } = of
  const silent = silentIn(units).map(({ id }) => id)
  const paused = await unitPauses(db, week, asOf)
  return {
    silent: await whySilent(db, silent, { week, open: openFor(week, zone), today }),
    pauses: new Map([...paused].flatMap(([id, pauses]) => pauses.slice(-1).map((last) => [id, last] as const))),
  }
}

/** When a report for a week is begun: until the week after is over; what is begun later is for another one. */
export function openFor(week: Week, zone: string) {
  return instantsOf({ from: week.from, to: weekAfter(week).to }, zone)
}

type Asked = {
  readonly units: readonly Pick<UnitInArea, 'id' | 'name' | 'areaName' | 'organization' | 'level'>[]
  readonly period: Period
  readonly asOf: Date
  /** The units that somebody was appointed for; undefined: that is not told apart. */
  readonly appointed: ReadonlySet<string> | undefined
}

/** These units by what they did in a period, as it was known at `asOf`. */
export async function whoReported(
  db: Database,
  desk: CountyDesk,
  { units, period, asOf, appointed }: Asked,
): Promise<UnitsByState> {
  const named = await inRhythm(db, desk, { units, period, asOf })
  const longer = named.some(({ rhythm }) => rhythm === 'month') ? longerDays(period) : undefined
  const found = await reportingUnits(db, ZERO_FORM, { asOf, periods: longer ? [period, longer] : [period] })
  const [sent, sentInMonth = sent] = found.map((rows) => new Map(rows.map((r) => [r.unit, r.active])))
  return byState(named, { period, sent: sent ?? NOTHING, sentInMonth: sentInMonth ?? NOTHING, appointed })
}

const NOTHING: Sent = new Map()

/** Units with how often they report, and when they pause in a period, as it was known at `asOf`. */
export async function inRhythm<Of extends Asked['units'][number]>(
  db: Database,
  desk: CountyDesk,
  { units, period, asOf }: { readonly units: readonly Of[]; readonly period: Period; readonly asOf: Date },
) {
  const { rhythms, stops } = await settingsAt(db, desk, asOf)
  const own = await unitPauses(db, longerDays(period) ?? period, asOf)
  return units.map((unit) => {
    const paused = own.get(unit.id)
    const pauses: readonly Period[] = paused ? [...stops, ...paused] : stops
    return { ...unit, area: unit.areaName, rhythm: rhythmOf(rhythms, unit), pauses }
  })
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

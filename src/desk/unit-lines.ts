import { addDays, type Day, dayIn } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { rhythmOf } from '../catalogue/rhythms.ts'
import { begunAt } from '../database/fact.ts'
import type { Database } from '../database/open.ts'
import { unitPauses } from '../database/pause.ts'
import type { UnitInArea } from '../database/unit.ts'
import { unitLines } from '../database/unit-line.ts'
import { type UnitWeek, unitWeeks } from '../digest/unit-weeks.ts'
import type { CountyDesk } from './county-desk.ts'
import { instantsOf } from './coverage.ts'

/** A unit over weeks: what it sent, the oldest week first; who reports for it now; when it last did. */
export type UnitLine = {
  readonly weeks: readonly UnitWeek[]
  readonly reporters: readonly string[]
  readonly last: Day | undefined
}

type Unit = Pick<UnitInArea, 'id' | 'organization' | 'level'> & {
  readonly from: Day | undefined
  readonly to: Day | undefined
}

/** The Mondays of the last so many weeks, up to today's. */
export function lastMondays(today: Day, weeks: number): readonly Day[] {
  const { from } = weekOf(today)
  return Array.from({ length: weeks }, (_, i) => addDays(from, 7 * (i - weeks + 1)))
}

/** The lines of these units over weeks. Of weeks before the county began nothing was asked. */
export async function linesOfUnits(
  db: Database,
  { zone, settings }: CountyDesk,
  { units, mondays, today, asOf }: { units: readonly Unit[]; mondays: readonly Day[]; today: Day; asOf: Date },
): Promise<ReadonlyMap<string, UnitLine>> {
  const monday = mondays[0] ?? today
  const found = await unitLines(db, { units: units.map(({ id }) => id), monday, today, zeroForm: ZERO_FORM })
  const begun = await begunAt(db)
  const began = begun && weekOf(dayIn(zone, begun)).from
  // Of a unit that reports monthly what it sent in the whole month counts: a pause may begin before the first week.
  const pauses = await unitPauses(db, { from: addDays(monday, -31), to: today }, asOf)
  const sent = new Map(found.sent.map((week) => [`${week.unit} ${week.monday}`, week]))
  const of = grouped(found.reporters)
  return new Map(
    units.map(({ id, from, to, ...unit }) => {
      const reporters = of.get(id) ?? []
      const weeks = mondays.map((day) => {
        const { active = null, late = null } = sent.get(`${id} ${day}`) ?? {}
        const { from: begins, until: ends } = instantsOf({ from: day, to: addDays(day, 6) }, zone)
        const nobody = !reporters.some(({ since, until }) => since < ends && (until === null || until > begins))
        return { monday: day, active, late, nobody }
      })
      const first = [from, began]
        .flatMap((day) => day ?? [])
        .sort()
        .at(-1)
      const last = found.last.get(id)
      const line = {
        weeks: unitWeeks(weeks, {
          ...{ from: first, to, today, pauses: pauses.get(id) ?? [], stops: settings.stops },
          rhythm: rhythmOf(settings.rhythms, unit),
        }),
        reporters: reporters.filter(({ until }) => until === null).map(({ name }) => name),
        last: last && dayIn(zone, last),
      }
      return [id, line]
    }),
  )
}

function grouped<Of extends { readonly unit: string }>(rows: readonly Of[]): ReadonlyMap<string, readonly Of[]> {
  const found = new Map<string, Of[]>()
  for (const row of rows) {
    const of = found.get(row.unit)
    if (of) of.push(row)
    else found.set(row.unit, [row])
  }
  return found
}

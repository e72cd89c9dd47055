import type { Week } from '../calendar/week.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { type Reporter, reportersOf, townReporters } from '../database/membership.ts'
import type { Database } from '../database/open.ts'
import { remindedUnits } from '../database/reminder.ts'
import { type Reach, WHOLE_COUNTY } from '../database/within.ts'
import type { Write } from '../database/write.ts'
import type { CountyDesk } from './county-desk.ts'
import { unitsByState } from './coverage.ts'

/** Whom a week's reminder would go to. */
export type ToRemind = {
  /** How many units have said nothing, reminded or not. */
  readonly missing: number
  /** Those that nobody is appointed for: there is nobody to remind. */
  readonly unappointed: number
  /** Those of them that have somebody to be told, and have not been reminded of it yet. */
  readonly units: readonly string[]
  readonly reporters: readonly Reporter[]
}

export async function unitsToRemind(
  db: Database,
  week: Week,
  then: { readonly asOf: Date; readonly zone: string },
  reach: Reach = WHOLE_COUNTY,
): Promise<ToRemind> {
  const { missing, unappointed } = await unitsByState(db, week, then, reach)
  const reminded = await remindedUnits(db, week.from)
  const waiting = missing.filter((unit) => !reminded.has(unit.id)).map((unit) => unit.id)
  const reporters = await reportersOf(db, waiting)
  const units = waiting.filter((id) => reporters.some((r) => r.unitId === id))
  return { missing: missing.length, unappointed: unappointed.length, units, reporters }
}

/** That these were reminded: each at most once a week, whoever asks. */
export function remindersOf({ units }: ToRemind, week: Week, at: Date): Write[] {
  return units.length > 0 ? [{ do: 'keepReminders', of: { weekFrom: week.from, unitIds: units, at } }] : []
}

/** Who is asked at the end of a quarter what is in the way and what comes next: those of the county and of towns. */
export function askedForProblems(db: Database, { catalogue }: CountyDesk): Promise<readonly Reporter[]> {
  const isAsked = catalogue.commonForms.some((form) => form.code === PROBLEMS.form)
  return isAsked ? townReporters(db) : Promise.resolve([])
}

import type { Week } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Database } from '../database/open.ts'
import { reportingUnits } from '../database/standing-reports.ts'
import { unitsValidIn } from '../database/unit.ts'
import type { UnitName } from '../digest/week-input.ts'

/** The units that were due in a week, by what they did. */
export type UnitsByState = {
  readonly reported: readonly UnitName[]
  readonly zero: readonly UnitName[]
  readonly missing: readonly UnitName[]
}

export async function unitsByState(db: Database, week: Week, asOf: Date): Promise<UnitsByState> {
  const due = await unitsValidIn(db, week.from, week.to)
  const active = new Map((await reportingUnits(db, ZERO_FORM, { ...week, asOf })).map((r) => [r.unit, r.active]))
  const named = due.map((u) => ({ id: u.id, name: u.name, area: u.areaName }))
  return {
    reported: named.filter((u) => active.get(u.id) === true),
    zero: named.filter((u) => active.get(u.id) === false),
    missing: named.filter((u) => !active.has(u.id)),
  }
}

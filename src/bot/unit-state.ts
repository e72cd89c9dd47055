import type { Week } from '../calendar/week.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Database } from '../database/open.ts'
import { reportsIn } from '../database/standing-reports.ts'

/** What a unit has sent for a week; undefined: nothing. Work replaces a zero report. */
export type UnitState = 'reported' | 'zero' | undefined

export async function unitState(db: Database, unitId: string, week: Week, now: Date): Promise<UnitState> {
  const own = (await reportsIn(db, week.from, week.to, now)).filter((r) => r.unitId === unitId)
  if (own.some((r) => r.form !== ZERO_FORM)) return 'reported'
  return own.length > 0 ? 'zero' : undefined
}

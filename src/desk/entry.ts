import type { StandingReport } from '../database/standing-reports.ts'
import type { Entry } from '../digest/gathered.ts'

/** A report as a digest prints it by itself. `countedIn`: the report of the same event that counts. */
export function entryOf(r: StandingReport, countedIn: number | undefined): Entry {
  return {
    receipt: String(r.id),
    unitId: r.unitId,
    unitName: r.unitName,
    organization: r.organization,
    form: r.form,
    on: r.activityDate,
    answers: r.answers,
    ...(countedIn === undefined ? {} : { countedIn: String(countedIn) }),
    recordedAt: r.recordedAt.toISOString(),
  }
}

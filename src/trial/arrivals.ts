import type { Logger } from 'pino'
import { ImportError, importReports } from '../desk/import-reports.ts'
import type { Office } from '../office.ts'
import type { TrialReport } from './reports.ts'

/** Lets the reports come that came after the last time and until `until`. */
export type Arrive = (until: Date) => Promise<void>

/** `reports` in the order of coming; those until `since` have come already. */
export function arrivals({ db, desk }: Office, reports: readonly TrialReport[], since: Date, log: Logger): Arrive {
  let next = reports.filter((r) => new Date(r.at) <= since).length
  return async (until) => {
    const rows: { line: number; data: TrialReport }[] = []
    for (let data = reports[next]; data && new Date(data.at) <= until; data = reports[++next])
      rows.push({ line: next + 1, data })
    if (rows.length === 0) return
    try {
      await importReports(db, desk, 'trial', rows, until)
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      // A county's own catalogue may not have what these rows answer.
      const refused = new Set(error.problems.map((p) => p.line))
      log.warn({ rows: refused.size }, 'reports of the trial that do not fit the catalogue are left out')
      await importReports(
        db,
        desk,
        'trial',
        rows.filter((r) => !refused.has(r.line)),
        until,
      )
    }
  }
}

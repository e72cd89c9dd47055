import type { Logger } from 'pino'
import { allUnits } from '../database/unit.ts'
import { ImportError, importReports } from '../desk/import-reports.ts'
import type { OpenCounty } from '../open-county.ts'
import { reportsBetween, type TrialReport } from './reports.ts'

/** Lets the reports come that came after the last time and until `until`. */
export type Arrive = (until: Date) => Promise<void>

type Report = (since: Date, until: Date) => readonly TrialReport[]

/** What the county's units report by themselves; what came until `since` has come already. */
export async function countyArrivals(opened: OpenCounty, since: Date, log: Logger): Promise<Arrive> {
  const units = await allUnits(opened.db)
  return arrivals(opened, (from, until) => reportsBetween(units, from, until), since, log)
}

export function arrivals({ db, desk }: OpenCounty, report: Report, since: Date, log: Logger): Arrive {
  let come = since
  return async (until) => {
    if (until <= come) return
    const rows = report(come, until).map((data, i) => ({ line: i + 1, data }))
    if (rows.length > 0) await take(rows, until)
    come = until
  }

  async function take(rows: readonly { line: number; data: TrialReport }[], until: Date): Promise<void> {
    try {
      await importReports(db, desk, 'trial', rows, until)
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      // A county's own catalogue may not have what these rows answer.
      const refused = new Set(error.problems.map((p) => p.line))
      log.warn({ rows: refused.size }, 'reports of the trial that do not fit the catalogue are left out')
      const fitting = rows.filter((r) => !refused.has(r.line))
      await importReports(db, desk, 'trial', fitting, until)
    }
  }
}

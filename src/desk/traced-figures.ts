import { type FigurePeriod, type FigureRow, figureRows } from '../database/figure-groups.ts'
import type { Database } from '../database/open.ts'
import type { FigureGroup } from '../digest/aggregate.ts'

/** Figures of a long period name their reports while there are no more than this: beyond it a digest would be megabytes. */
const MOST_TRACED = 5_000

/** The figures of a period, with their reports where these are few enough. */
export async function tracedRows(tx: Database, period: Omit<FigurePeriod, 'withReports'>): Promise<FigureRow[]> {
  const rows = await figureRows(tx, { ...period, withReports: false })
  const figures = rows.reduce((n, row) => n + row.count, 0)
  return figures > MOST_TRACED ? rows : figureRows(tx, { ...period, withReports: true })
}

export function groupOf({ reports, ...row }: FigureRow): FigureGroup {
  return { ...row, ...(reports ? { reports: reports.map(String) } : {}) }
}

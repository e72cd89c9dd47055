import { asc } from 'drizzle-orm'
import { among } from './among.ts'
import type { Database } from './open.ts'
import { figure } from './schema.ts'

/** The figures of every revision of these reports. */
export async function figuresOfReports(db: Database, reportIds: readonly number[]) {
  if (reportIds.length === 0) return []
  return db
    .select()
    .from(figure)
    .where(among(figure.reportId, reportIds))
    .orderBy(asc(figure.reportId), asc(figure.revision), asc(figure.indicator), asc(figure.label))
}

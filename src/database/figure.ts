import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { among } from './among.ts'
import type { Database } from './open.ts'
import { figure } from './schema.ts'

/** Figures of one unit that stand now, without those of a report that is being corrected. */
function standingOf(unitId: string, from: string, to: string, without: number | undefined) {
  return and(
    eq(figure.unitId, unitId),
    isNull(figure.supersededAt),
    sql`${figure.activityDate} between ${from} and ${to}`,
    without === undefined ? undefined : ne(figure.reportId, without),
  )
}

/** What one unit reported of each indicator from `from` to `to`, under any key. */
export async function unitTotals(
  db: Database,
  unitId: string,
  period: { readonly from: string; readonly to: string; readonly without?: number | undefined },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ indicator: figure.indicator, sum: sql<string>`sum(${figure.value})` })
    .from(figure)
    .where(standingOf(unitId, period.from, period.to, period.without))
    .groupBy(figure.indicator)
  return new Map(rows.map((r) => [r.indicator, Number(r.sum)]))
}

/** The latest value up to a day of each indicator in one unit, by indicator and key. */
export function unitLatest(
  db: Database,
  unitId: string,
  period: { readonly to: string; readonly without?: number | undefined },
) {
  return db
    .selectDistinctOn([figure.indicator, figure.label], {
      indicator: figure.indicator,
      label: figure.label,
      value: figure.value,
    })
    .from(figure)
    .where(standingOf(unitId, '0001-01-01', period.to, period.without))
    .orderBy(figure.indicator, figure.label, desc(figure.activityDate), desc(figure.recordedAt))
}

/** The figures of every revision of these reports. */
export async function figuresOfReports(db: Database, reportIds: readonly number[]) {
  if (reportIds.length === 0) return []
  return db
    .select()
    .from(figure)
    .where(among(figure.reportId, reportIds))
    .orderBy(asc(figure.reportId), asc(figure.revision), asc(figure.indicator), asc(figure.label))
}

import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Approximation } from '../catalogue/value.ts'
import { type Database, rowsOf } from './open.ts'
import { figure } from './schema.ts'

/** One indicator of one unit under one key over a period: all that any rule of aggregation needs. */
export type FigureRow = {
  readonly indicator: string
  readonly unit: string
  readonly label: string
  readonly sum: number
  readonly count: number
  readonly approximate: Approximation | undefined
  readonly latest: number
  readonly latestOn: string
  readonly latestAt: string
  readonly latestApproximate: Approximation | undefined
  readonly reports: readonly number[] | undefined
}

type RawRow = Omit<FigureRow, 'approximate' | 'latestApproximate' | 'sum' | 'count' | 'latest' | 'reports'> & {
  sum: string | number
  count: string | number
  latest: string | number
  about: boolean | null
  over: boolean | null
  latestApproximate: Approximation | null
  reports?: (string | number)[]
}

/**
 * Figures with an activity date in [from, to] as they stood at `asOf`, grouped by indicator, unit and key. `from`
 * undefined reaches back to the first. With `withReports` each row names its reports.
 */
export async function figureRows(
  db: Database,
  period: { from?: string; to: string; asOf: Date; withReports?: boolean; indicators?: readonly string[] },
): Promise<FigureRow[]> {
  if (period.indicators?.length === 0) return []
  const asOf = period.asOf.toISOString()
  const newest = sql.raw('order by activity_date desc, recorded_at desc, report_id desc')
  const result = await db.execute(sql`
    select indicator, unit_id as unit, label,
      sum(value) as sum, count(*) as count,
      bool_or(approximate = 'about') as about, bool_or(approximate = 'over') as over,
      (array_agg(value ${newest}))[1] as latest,
      (array_agg(activity_date::text ${newest}))[1] as "latestOn",
      (array_agg(recorded_at::text ${newest}))[1] as "latestAt",
      (array_agg(approximate ${newest}))[1] as "latestApproximate"
      ${period.withReports ? sql`, array_agg(distinct report_id) as reports` : sql``}
    from ${figure}
    where activity_date <= ${period.to}
      ${period.from === undefined ? sql`` : sql`and activity_date >= ${period.from}`}
      and recorded_at <= ${asOf} and (superseded_at is null or superseded_at > ${asOf})
      ${period.indicators ? sql`and indicator in ${[...period.indicators]}` : sql``}
    group by indicator, unit_id, label
    order by indicator, unit_id, label`)
  return rowsOf<RawRow>(result).map((row) => ({
    indicator: row.indicator,
    unit: row.unit,
    label: row.label,
    sum: Number(row.sum),
    count: Number(row.count),
    approximate: row.about ? 'about' : row.over ? 'over' : undefined,
    latest: Number(row.latest),
    latestOn: row.latestOn,
    latestAt: row.latestAt,
    latestApproximate: row.latestApproximate ?? undefined,
    reports: row.reports?.map(Number),
  }))
}

/** What one unit reported of each indicator from `from` to `to`, under any key. */
export async function unitTotals(
  db: Database,
  unitId: string,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ indicator: figure.indicator, sum: sql<string>`sum(${figure.value})` })
    .from(figure)
    .where(
      and(
        eq(figure.unitId, unitId),
        isNull(figure.supersededAt),
        sql`${figure.activityDate} between ${from} and ${to}`,
      ),
    )
    .groupBy(figure.indicator)
  return new Map(rows.map((r) => [r.indicator, Number(r.sum)]))
}

/** The latest value of each of these indicators in one unit, by indicator and key. */
export function unitLatest(db: Database, unitId: string) {
  return db
    .selectDistinctOn([figure.indicator, figure.label], {
      indicator: figure.indicator,
      label: figure.label,
      value: figure.value,
    })
    .from(figure)
    .where(and(eq(figure.unitId, unitId), isNull(figure.supersededAt)))
    .orderBy(figure.indicator, figure.label, desc(figure.activityDate), desc(figure.recordedAt))
}

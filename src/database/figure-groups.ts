import { type SQL, sql } from 'drizzle-orm'
import type { Approximation } from '../chinese/approximation.ts'
import { figuresAt } from './as-of.ts'
import type { Database } from './open.ts'
import { isFlag, isNumber, isText, listOf, oneOf, orNull, packedRows } from './rows.ts'
import { figure } from './schema.ts'

/** One indicator of one unit under one key over a period: all that any rule of aggregation needs. */
export type FigureRow = {
  readonly indicator: string
  readonly unit: string
  readonly label: string
  readonly sum: number
  readonly count: number
  readonly approximate: Approximation | undefined
  readonly newest: NewestFigure | undefined
  readonly reports: readonly number[] | undefined
}

type NewestFigure = {
  readonly value: number
  readonly on: string
  /** Recorded at: UTC in one fixed form, so that it sorts as text. */
  readonly at: string
  readonly approximate: Approximation | undefined
}

export type FigurePeriod = {
  /** Undefined reaches back to the first figure. */
  readonly from?: string
  readonly to: string
  readonly asOf: Date
  /** Undefined takes all. */
  readonly indicators?: readonly string[]
  /** Indicators whose newest figure is wanted too: finding it means sorting, which is too slow for a year of all figures. */
  readonly newestOf: readonly string[]
  /** Whether each row names its reports. */
  readonly withReports: boolean
}

/**
 * For the rest of the transaction: a year's groups fit into memory, where Postgres's cautious 4 MB would make it sort
 * hundreds of thousands of rows on disk to group them; compiling such a query costs half a second that it never wins
 * back; and a second core is worth asking.
 */
export async function allowLargeGroups(tx: Database): Promise<void> {
  await tx.execute(sql`
    select set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
      set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true)`)
}

/** Figures with an activity date in [from, to] as they stood at `asOf`, grouped by indicator, unit and key. */
export async function figureRows(db: Database, period: FigurePeriod): Promise<FigureRow[]> {
  if (period.indicators?.length === 0) return []
  const found = await packed(
    db,
    sql`indicator, unit_id, label, sum, count, about, over, reports`,
    sql`select indicator, unit_id, label, sum(value) as sum, count(*) as count,
        bool_or(approximate = 'about') as about, bool_or(approximate = 'over') as over,
        ${period.withReports ? sql`array_agg(distinct report_id)` : sql`null`} as reports
      from ${figure}
      where ${standing(period)} ${period.indicators ? sql`and indicator in ${[...period.indicators]}` : sql``}
      group by indicator, unit_id, label`,
  )
  const marks = [orNull(isFlag), orNull(isFlag)] as const
  const rows = packedRows(found, isText, isText, isText, isNumber, isNumber, ...marks, orNull(listOf(isNumber)))
  const newest = await newestFigures(db, period, new Set(rows.map(([indicator]) => indicator)))
  return rows.map(([indicator, unit, label, sum, count, about, over, reports]) => ({
    indicator,
    unit,
    label,
    sum,
    count,
    approximate: about ? 'about' : over ? 'over' : undefined,
    newest: newest.get(keyOf(indicator, unit, label)),
    reports: reports ?? undefined,
  }))
}

async function newestFigures(
  db: Database,
  period: FigurePeriod,
  present: ReadonlySet<string>,
): Promise<ReadonlyMap<string, NewestFigure>> {
  const indicators = period.newestOf.filter((code) => present.has(code))
  if (indicators.length === 0) return new Map()
  const found = await packed(
    db,
    sql`indicator, unit_id, label, value, activity_date,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), approximate`,
    sql`select distinct on (indicator, unit_id, label) *
      from ${figure}
      where ${standing(period)} and indicator in ${indicators}
      order by indicator, unit_id, label, activity_date desc, recorded_at desc, report_id desc`,
  )
  const rows = packedRows(found, isText, isText, isText, isNumber, isText, isText, orNull(oneOf('over', 'about')))
  return new Map(
    rows.map(([indicator, unit, label, value, on, at, approximate]) => [
      keyOf(indicator, unit, label),
      { value, on, at, approximate: approximate ?? undefined },
    ]),
  )
}

/** The columns of a query packed into one text. */
function packed(db: Database, columns: SQL, query: SQL): Promise<unknown> {
  return db.execute(sql`select json_agg(json_build_array(${columns})) as rows from (${query}) found`)
}

function standing({ from, to, asOf }: FigurePeriod) {
  return sql`activity_date <= ${to} ${from === undefined ? sql`` : sql`and activity_date >= ${from}`}
    and ${figuresAt(asOf)}`
}

function keyOf(indicator: string, unit: string, label: string): string {
  return `${indicator}\n${unit}\n${label}`
}

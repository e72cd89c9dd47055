import { sql } from 'drizzle-orm'
import type { WeekSum } from '../digest/picture.ts'
import { type Database, rowsOf } from './open.ts'

/**
 * The sums of these indicators by weeks, of activities in [from, to] as they stood at `asOf`; weeks without any are 0.
 * `units`: only theirs.
 */
export async function weekSums(
  db: Database,
  of: {
    readonly indicators: readonly string[]
    readonly from: string
    readonly to: string
    readonly asOf: Date
    readonly units?: readonly string[] | undefined
  },
): Promise<WeekSum[]> {
  const at = of.asOf.toISOString()
  const theirs = of.units === undefined ? sql`` : sql`and unit_id = any(${sql.param(of.units)}::text[])`
  const result = await db.execute(sql`
    with weeks as (
      select generate_series(date_trunc('week', ${of.from}::date), ${of.to}::date, '7 days')::date as monday
    ), sums as (
      select date_trunc('week', activity_date)::date as monday, sum(value) as value,
        case when bool_or(approximate = 'about') then 'about' when bool_or(approximate = 'over') then 'over' end as approximate
      from figure
      where indicator = any(${sql.param(of.indicators)}::text[]) and activity_date between ${of.from} and ${of.to}
        and recorded_at <= ${at} and (superseded_at is null or superseded_at > ${at}) ${theirs}
      group by 1
    )
    select monday::text as from, coalesce(value, 0)::float8 as value, approximate
    from weeks left join sums using (monday) order by 1`)
  return rowsOf(result)
}

import { type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { longestWithin, monthsWithin, type Whole } from '../calendar/period.ts'
import { type CountedAt, countedAt, figuresAt, isUncounted } from './as-of.ts'
import type { Database } from './open.ts'
import { lockKept } from './record-lock.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { figure, figureTotal, figureTotalLong } from './schema.ts'

const ofKey = alias(figure, 'of_key')

/** Figures with an activity date in [from, to]; `matching`: which of them, said of figures and of their totals alike. */
export type TotalsAsked = {
  readonly from?: string | undefined
  readonly to: string
  readonly at: CountedAt
  readonly matching: SQL
}

/**
 * A query of figures grouped by indicator, unit and key, that adds up totals of months and reads figures of the days at
 * either end alone. Totals are what stands now: of an instant before the last record all is read from the figures.
 * Undefined where no whole month lies in it.
 */
export function figuresTotalled(asked: TotalsAsked): SQL | undefined {
  const parts = partsOf(asked)
  if (!parts) return undefined
  const { from, to, at } = asked
  // A total does not keep how its only figure was said.
  const said = sql`
    select min(of_key.approximate) from ${figure} of_key
    where of_key.indicator = told.indicator and of_key.unit_id = told.unit_id and of_key.label = told.label
      and of_key.activity_date <= ${to} ${since(from, sql`of_key.activity_date`)} and ${countedAt(at, ofKey)}`
  return sql`
    select indicator, unit_id, label, value, figures, value + below, value + above,
      case when figures = 1 and (below <> 0 or above <> 0) then (${said}) end, null
    from (
      select indicator, unit_id, label, sum(value) as value, sum(figures) as figures, sum(below) as below, sum(above) as above
      from (${parts}) parts group by indicator, unit_id, label
    ) told where figures <> 0`
}

/** A query of how many figures these are, in the same way. */
export function figuresCounted(asked: TotalsAsked): SQL | undefined {
  const parts = partsOf(asked)
  return parts && sql`select coalesce(sum(figures), 0) from (${parts}) parts`
}

/** Rows that add up to the figures: indicator, unit_id, label, value, below, above (how far the bounds lie off), figures. */
function partsOf({ from, to, at, matching }: TotalsAsked): SQL | undefined {
  const months = monthsWithin({ from, to })
  if (!months) return undefined
  const { first, end } = months
  const isNow = sql`(select not exists (select from revision where recorded_at > ${at.asOf.toISOString()}::timestamptz))`
  const on = sql`activity_date`
  const figures = (where: SQL) => sql`
    select indicator, unit_id, label, value, low - value as below, high - value as above, 1 as figures
    from ${figure} where ${where} and ${countedAt(at)} ${matching}`
  const totals = (from: SQL, where: SQL) => sql`
    select indicator, unit_id, label, value, case when low <> 0 or high <> 0 then low end as below,
      case when low <> 0 or high <> 0 then high end as above, figures
    from ${from} where ${isNow} and (${where}) ${matching}`
  const { years, quarters, months: single } = longestWithin(months)
  const long = [...years, ...quarters]
  const parts = [
    ...(years.length > 0 ? [totals(sql`${figureTotalLong}`, sql`months = 12 and (${inAny(years, sql`first`)})`)] : []),
    ...(quarters.length > 0
      ? [totals(sql`${figureTotalLong}`, sql`months = 3 and (${inAny(quarters, sql`first`)})`)]
      : []),
    ...(long.length > 0 ? [totals(sql`${figureTotal}`, sql`not folded and (${inAny(long, sql`month`)})`)] : []),
    ...(single.length > 0 ? [totals(sql`${figureTotal}`, inAny(single, sql`month`))] : []),
    ...(from !== undefined && first !== undefined && from < first
      ? [figures(sql`${isNow} and ${on} >= ${from} and ${on} < ${first}`)]
      : []),
    ...(end <= to ? [figures(sql`${isNow} and ${on} >= ${end} and ${on} <= ${to}`)] : []),
    // What does not count is in the totals.
    ...(at.uncounted.reports.length > 0
      ? [
          sql`
    select indicator, unit_id, label, -value, value - low, value - high, -1
    from ${figure} where ${isNow} and ${figuresAt(at.asOf)} and ${isUncounted(at.uncounted)}
      and ${on} < ${end} ${since(first, on)} ${matching}`,
        ]
      : []),
    figures(sql`not ${isNow} and ${on} <= ${to} ${since(from, on)}`),
  ]
  return sql.join(parts, sql` union all `)
}

function inAny(days: readonly Whole[], column: SQL): SQL {
  return sql.join(
    days.map(({ first, end }) => sql`(${column} < ${end} ${since(first, column)})`),
    sql` or `,
  )
}

function since(day: string | undefined, column: SQL): SQL {
  return day === undefined ? sql`` : sql`and ${column} >= ${day}`
}

/**
 * Makes one row of those of each key, which the triggers have added, and adds them to their quarter and year. Whoever reads
 * meanwhile sees the ones or the other. Only what was really taken is added.
 * @returns how many rows of months there are fewer.
 */
export async function addUpTotals(db: Database): Promise<number> {
  const result = await db.transaction(async (tx) => {
    await lockKept(tx)
    return tx.execute(sql`
    with fresh as (
      delete from ${figureTotal} where not folded returning unit_id, indicator, label, month, value, low, high, figures
    ), keys as (select distinct unit_id, indicator, label, month from fresh),
    held as (
      delete from ${figureTotal} t using keys k
      where t.folded and t.unit_id = k.unit_id and t.indicator = k.indicator and t.label = k.label and t.month = k.month
      returning t.unit_id, t.indicator, t.label, t.month, t.value, t.low, t.high, t.figures
    ), added as (
      insert into ${figureTotal} (unit_id, indicator, label, month, value, low, high, figures, folded)
      select unit_id, indicator, label, month, sum(value), sum(low), sum(high), sum(figures), true
      from (select * from fresh union all select * from held) own group by 1, 2, 3, 4
      returning 1
    ), longer as materialized (
      select unit_id, indicator, label, first, months, sum(value) as value, sum(low) as low, sum(high) as high, sum(figures) as figures
      from fresh cross join lateral (
        values (date_trunc('quarter', month::timestamp)::date, 3), (date_trunc('year', month::timestamp)::date, 12)) long(first, months)
      group by 1, 2, 3, 4, 5
    ), replaced as (
      delete from ${figureTotalLong} t using longer l
      where t.unit_id = l.unit_id and t.indicator = l.indicator and t.label = l.label and t.first = l.first and t.months = l.months
      returning t.*
    ), lengthened as (
      insert into ${figureTotalLong} (unit_id, indicator, label, first, months, value, low, high, figures)
      select unit_id, indicator, label, first, months, sum(value), sum(low), sum(high), sum(figures)
      from (select * from longer union all select * from replaced) own group by 1, 2, 3, 4, 5
    )
    select (select count(*) from fresh) + (select count(*) from held) - (select count(*) from added) as fewer`)
  })
  return rowsOf(result, z.object({ fewer: wholeNumber }))[0]?.fewer ?? 0
}

/** How many totals are not what the figures that stand come to, counted anew. */
export async function wrongTotals(db: Database): Promise<number> {
  const result = await db.execute(sql`
    select count(*) as wrong from (
      select 1 from (
        select unit_id, indicator, label, month, value, low, high, figures from ${figureTotal}
        union all
        select unit_id, indicator, label, date_trunc('month', activity_date::timestamp)::date, -value,
          coalesce(value - low, 0), coalesce(value - high, 0), -1
        from ${figure} where superseded_at is null
      ) told group by unit_id, indicator, label, month
      having sum(value) <> 0 or sum(low) <> 0 or sum(high) <> 0 or sum(figures) <> 0
      union all
      select 1 from (
        select unit_id, indicator, label, first, months, value, low, high, figures from ${figureTotalLong}
        union all
        select unit_id, indicator, label, date_trunc(unit, month::timestamp)::date, months, -value, -low, -high, -figures
        from ${figureTotal} cross join (values ('quarter', 3), ('year', 12)) long(unit, months) where folded
      ) longer group by unit_id, indicator, label, first, months
      having sum(value) <> 0 or sum(low) <> 0 or sum(high) <> 0 or sum(figures) <> 0
    ) wrong`)
  return rowsOf(result, z.object({ wrong: wholeNumber }))[0]?.wrong ?? 0
}

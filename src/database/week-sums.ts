import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { APPROXIMATIONS } from '../chinese/quantity.ts'
import type { WeekSum } from '../digest/picture.ts'
import { type CountedAt, countedAt } from './as-of.ts'
import { quantityFrom } from './figure.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { figure } from './schema.ts'
import { ofUnitWithin, type Within } from './within.ts'

const weekSum = z.object({
  from: z.string(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  approximate: z.enum(APPROXIMATIONS).nullable(),
})

/**
 * The sums of these indicators by weeks, of activities in [from, to] as they counted at `asOf`; weeks without any are 0.
 * `part`: only of its units.
 */
export async function weekSums(
  db: Database,
  of: CountedAt & {
    readonly indicators: readonly string[]
    readonly from: string
    readonly to: string
    readonly part: Within
  },
): Promise<WeekSum[]> {
  const result = await db.execute(sql`
    with weeks as (
      select generate_series(date_trunc('week', ${of.from}::date), ${of.to}::date, '7 days')::date as monday
    ), sums as (
      select date_trunc('week', activity_date)::date as monday, sum(value) as value,
        sum(value) + sum(low - value) as low, sum(value) + sum(high - value) as high,
        case when count(*) = 1 then min(approximate) end as approximate
      from figure
      where indicator = any(${sql.param(of.indicators)}::text[]) and activity_date between ${of.from} and ${of.to}
        and ${countedAt(of)} and ${ofUnitWithin(of.part, figure.unitId)}
      group by 1
    )
    select monday::text as from, coalesce(value, 0)::float8 as value, low::float8, high::float8, approximate
    from weeks left join sums using (monday) order by 1`)
  return rowsOf(result, weekSum).map(({ from, ...of }) => ({ from, sum: quantityFrom(of) }))
}

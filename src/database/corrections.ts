import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { madeIn } from './as-of.ts'
import { type Database, rowsOf } from './open.ts'
import { revision } from './schema.ts'

/**
 * The published digests with a report that was corrected or withdrawn in (after, upTo] and after their newest edition,
 * by the day of its activity before or after; `digest`: only this one.
 */
export async function correctedDigests(
  db: Database,
  of: { readonly after: Date; readonly upTo: Date; readonly digest?: number },
): Promise<number[]> {
  const result = await db.execute(sql`
    with corrected as (
      select r.recorded_at, day from revision r
        join revision before on before.report_id = r.report_id and before.number = r.number - 1
        cross join lateral (values (r.activity_date), (before.activity_date)) days(day)
      where r.number > 1 and ${madeIn(alias(revision, 'r').recordedAt, of)}
    )
    select d.id from digest d
    where d.state = 'published' ${of.digest === undefined ? sql`` : sql`and d.id = ${of.digest}`}
      and exists (
        select 1 from corrected c where c.day between d.period_from and d.period_to
          and c.recorded_at > (select max(e.as_of) from edition e where e.digest_id = d.id))
    order by d.period_to, d.id`)
  return rowsOf<{ id: number }>(result).map(({ id }) => Number(id))
}

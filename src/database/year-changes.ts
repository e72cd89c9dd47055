import { sql } from 'drizzle-orm'
import { type Database, rowsOf } from './open.ts'

/** Whether a report of an activity in [from, to] was corrected or withdrawn after `since`. */
export async function changedSince(db: Database, of: { from: string; to: string; since: Date }): Promise<boolean> {
  const result = await db.execute(sql`
    select 1 from revision r join revision before on before.report_id = r.report_id and before.number = r.number - 1
    where r.recorded_at > ${of.since.toISOString()}
      and (r.activity_date between ${of.from} and ${of.to} or before.activity_date between ${of.from} and ${of.to})
    limit 1`)
  return rowsOf(result).length > 0
}

/** Why figures of an indicator in [from, to] were changed after `since`, in the words of the units, each once. */
export async function reasonsSince(
  db: Database,
  of: { indicators: readonly string[]; from: string; to: string; since: Date },
): Promise<string[]> {
  const result = await db.execute(sql`
    select distinct u.name as unit, r.reason, r.kind from revision r
      join report p on p.id = r.report_id join unit u on u.id = p.unit_id
      join figure f on f.report_id = r.report_id and f.revision in (r.number, r.number - 1)
    where r.number > 1 and r.recorded_at > ${of.since.toISOString()}
      and f.indicator = any(${sql.param(of.indicators)}::text[]) and f.activity_date between ${of.from} and ${of.to}
    order by 1, 2 limit 5`)
  return rowsOf<{ unit: string; reason: string | null; kind: string }>(result).map(
    ({ unit, reason, kind }) => `${unit}${kind === 'withdrawn' ? '撤回' : '更正'}${reason ? `：${reason}` : ''}`,
  )
}

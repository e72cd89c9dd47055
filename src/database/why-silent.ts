import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { Period } from '../calendar/period.ts'
import type { WhySilent } from '../digest/why-silent.ts'
import { counts } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'

const why = z.object({
  unit: z.string(),
  onLeave: z.boolean(),
  unreachable: z.boolean(),
  begun: z.boolean(),
  reminded: z.boolean(),
  last: z.string().nullable(),
})

/**
 * Of units that said nothing for a week what may be why, as it is known now; by their ids. `open`: from when until when a
 * report for that week is begun (draft.ts asks the same).
 */
export async function whySilent(
  db: Database,
  units: readonly string[],
  {
    week,
    open,
    today,
  }: { readonly week: Period; readonly open: { readonly from: Date; readonly until: Date }; readonly today: Day },
): Promise<ReadonlyMap<string, WhySilent>> {
  if (units.length === 0) return new Map()
  const result = await db.execute(sql`
    with asked as (select each.id from json_array_elements_text(${JSON.stringify(units)}::json) each(id)),
    reporter as (
      select m.unit_id, p.reachable, exists (
        select from pause z where z.person_id = p.id and z.undone_at is null and ${today}::date between z.from_day and z.to_day) as away
      from membership m join person p on p.id = m.person_id join asked on asked.id = m.unit_id
      where m.role = 'reporter' and m.until is null),
    people as (
      select unit_id, not bool_or(reachable) as unreachable, bool_and(away) filter (where reachable) as away
      from reporter group by 1)
    select asked.id as unit, coalesce(people.away, false) as "onLeave", coalesce(people.unreachable, false) as unreachable,
      asked.id in (
        select unit_id from draft where status = 'open' and touched_at >= ${open.from.toISOString()}::timestamptz
          and created_at < ${open.until.toISOString()}::timestamptz) as begun,
      asked.id in (select unit_id from reminder where week_from = ${week.from}::date) as reminded,
      (select r.activity_date::text from revision r where r.unit_id = asked.id and r.superseded_at is null
        and ${counts(sql`r.kind`)} order by r.activity_date desc limit 1) as last
    from asked left join people on people.unit_id = asked.id`)
  return new Map(rowsOf(result, why).map(({ unit, ...known }) => [unit, known]))
}

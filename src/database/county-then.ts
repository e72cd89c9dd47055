import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../calendar/day.ts'

/** A day, as it was known at an instant. */
export type Then = { readonly day: Day; readonly asOf: Date }

/**
 * The areas as they were on a day, as it was known at an instant, as a part of a statement: of each the first change that
 * came after either says what was before it.
 */
export function areasThen({ day, asOf }: Then): SQL {
  return sql`(
    select a.id, case when f.id is null then a.parent_id else f.parent_id end as parent_id, a.level,
      coalesce(f.name, a.name) as name, a.position
    from area a left join lateral (
      select * from former_area f
      where f.area_id = a.id and (f.changed_on > ${day}::date or f.recorded_at > ${asOf.toISOString()}::timestamptz)
      order by f.id limit 1) f on true
    where f.id is null or f.name is not null)`
}

/** The same of units. Whether one was closed, and into which, is as it was known then: no day of their own. */
export function unitsOfThen({ day, asOf }: Then): SQL {
  const at = sql`${asOf.toISOString()}::timestamptz`
  return sql`(
    select u.id, coalesce(held.area_id, u.area_id) as area_id, u.organization, coalesce(held.name, u.name) as name,
      u.position, case when known.id is null then u.valid_from else known.valid_from end as valid_from,
      case when known.id is null then u.valid_to else known.valid_to end as valid_to,
      case when known.id is null then u.successor_id else known.successor_id end as successor_id
    from unit u
      left join lateral (
        select * from former_unit f where f.unit_id = u.id and (f.changed_on > ${day}::date or f.recorded_at > ${at})
        order by f.id limit 1) held on true
      left join lateral (
        select * from former_unit f where f.unit_id = u.id and f.recorded_at > ${at} order by f.id limit 1) known on true
    where known.id is null or known.name is not null)`
}

import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { unit } from './schema.ts'

/**
 * A part of the county: an area with those below it, an organization, these units, what is all of that; nothing given is
 * the county. An area is taken as it is now: of another day `partThen` gives its units.
 */
export type Within = {
  readonly area?: string | undefined
  readonly organization?: string | undefined
  readonly units?: readonly string[] | undefined
}

/** Whether a unit lies in a part of the county. `u`: the table under another name. */
export function within(
  { area, organization, units }: Within,
  u: { readonly id: AnyColumn; readonly areaId: AnyColumn; readonly organization: AnyColumn } = unit,
): SQL {
  const ofArea = sql`${u.areaId} in (
    with recursive below as (
      select id from area where id = ${area} union all select a.id from area a join below b on a.parent_id = b.id)
    select id from below)`
  const ofOrganization = sql`${u.organization} = ${organization}`
  const conditions = [
    ...(area === undefined ? [] : [ofArea]),
    ...(organization === undefined ? [] : [ofOrganization]),
    ...(units === undefined ? [] : [areUnits(u.id, units)]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** The same of a row that names its unit, in a query that does not read the units. */
export function ofUnitWithin(part: Within, unitId: AnyColumn): SQL {
  if (part.area === undefined && part.organization === undefined) {
    return part.units === undefined ? sql`true` : areUnits(unitId, part.units)
  }
  return sql`${unitId} in (select ${unit.id} from ${unit} where ${within(part)})`
}

function areUnits(id: AnyColumn, units: readonly string[]): SQL {
  return sql`${id} = any(${sql.param(units)}::text[])`
}

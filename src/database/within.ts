import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { digest, invitation, joinRequest, membership, report, unit } from './schema.ts'

/**
 * A part of the county: an area with those below it, an organization, these units, what is all of that; nothing given is
 * the county. An area is taken as it is now: of another day `partThen` gives its units.
 */
export type Within = {
  readonly area?: string | undefined
  readonly organization?: string | undefined
  readonly units?: readonly string[] | undefined
}

/** What somebody may look at and do something about: whatever lies in any of these parts. */
export type Reach = readonly Within[]

export const WHOLE_COUNTY: Reach = [{}]

/** Whether it is the whole county. */
export function isCounty(reach: Reach): boolean {
  return reach.some((part) => Object.values(part).every((narrows) => narrows === undefined))
}

/** Where something lies: a unit's columns, or those of whatever has an area and an organization, or null for neither. */
type Place = { readonly areaId: AnyColumn | SQL; readonly organization: AnyColumn | SQL; readonly id?: AnyColumn }

/** Whether something lies in a part of the county; without a place of its own it lies in the county alone. */
export function within({ area, organization, units }: Within, u: Place = unit): SQL {
  const ofArea = sql`${u.areaId} in (
    with recursive below as (
      select id from area where id = ${area} union all select a.id from area a join below b on a.parent_id = b.id)
    select id from below)`
  const ofOrganization = sql`${u.organization} = ${organization}`
  const conditions = [
    ...(area === undefined ? [] : [ofArea]),
    ...(organization === undefined ? [] : [ofOrganization]),
    ...(units === undefined ? [] : [areUnits(u.id ?? unit.id, units)]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Whether it lies in any part of a reach. */
export function withinReach(reach: Reach, u: Place = unit): SQL {
  if (isCounty(reach)) return sql`true`
  return reach.length === 0
    ? sql`false`
    : sql`(${sql.join(
        reach.map((part) => sql`(${within(part, u)})`),
        sql` or `,
      )})`
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

/** Where the scope of a digest lies, by its key (digest/scope.ts). */
export const ofScope = (key: AnyColumn | SQL): Place => ({
  areaId: sql`substring(${key} from '^area:(.*)$')`,
  organization: sql`substring(${key} from '^organization:(.*)$')`,
})

/** Where a place of somebody's lies, or an invitation to one: that of its unit, else the part that it is over. */
export function placeOf(of: typeof membership | typeof invitation): Place {
  return {
    areaId: sql`coalesce(${unit.areaId}, ${of.areaId})`,
    organization: sql`coalesce(${unit.organization}, ${of.organization})`,
  }
}

/** What a button or an awaited answer can name that lies somewhere in the county, and whether it lies in a reach. */
const LIES: Readonly<Record<string, (id: string | number, reach: Reach) => SQL>> = {
  unit: (id, reach) => sql`select from ${unit} where ${unit.id} = ${id} and ${withinReach(reach)}`,
  report: (id, reach) => sql`
    select from ${report} join ${unit} on ${unit.id} = ${report.unitId} where ${report.id} = ${id} and ${withinReach(reach)}`,
  member: (id, reach) => sql`
    select from ${membership} left join ${unit} on ${unit.id} = ${membership.unitId}
    where ${membership.id} = ${id} and ${withinReach(reach, placeOf(membership))}`,
  invitation: (id, reach) => sql`
    select from ${invitation} left join ${unit} on ${unit.id} = ${invitation.unitId}
    where ${invitation.id} = ${id} and ${withinReach(reach, placeOf(invitation))}`,
  request: (id, reach) => sql`
    select from ${joinRequest} join ${unit} on ${unit.id} = ${joinRequest.unitId}
    where ${joinRequest.id} = ${id} and ${withinReach(reach)}`,
  digest: (id, reach) => sql`
    select from ${digest} where ${digest.id} = ${id} and ${withinReach(reach, ofScope(digest.scope))}`,
  // Whoever looks after an organization has units in every area: which of them, is for whoever lists them.
  area: (id, reach) => sql`
    select from area where id = ${id} and ${withinReach(
      reach.map(({ area }) => ({ area })),
      { areaId: sql`area.id`, organization: sql`null` },
    )}`,
  /** As a title is asked for: by an area's or an organization's code. */
  scope: (code, reach) =>
    sql`select where ${withinReach(reach, {
      areaId: sql`(select id from area where id = ${code})`,
      organization: sql`${code}::text`,
    })}`,
}

/** The names of what lies somewhere. */
export const LYING: readonly string[] = Object.keys(LIES)

/** Whether all that is named here, e.g. by the parts of a button, lies in a reach. */
export async function namesWithin(
  db: Database,
  named: Readonly<Record<string, unknown>>,
  reach: Reach,
): Promise<boolean> {
  const looks = Object.entries(named).flatMap(([name, value]) => {
    const lies = LIES[name]
    return lies && (typeof value === 'string' || typeof value === 'number') ? [sql`exists (${lies(value, reach)})`] : []
  })
  if (looks.length === 0 || isCounty(reach)) return true
  const result = await db.execute(sql`select ${sql.join(looks, sql` and `)} as lies`)
  return rowsOf(result, z.object({ lies: z.boolean() }))[0]?.lies ?? false
}

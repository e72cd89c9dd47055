import { and, asc, eq, gte, ilike, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { AreaLevel } from '../catalogue/applicable.ts'
import { areasThen, type Then, unitsOfThen } from './county-then.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { area, unit } from './schema.ts'
import { type Reach, type Within, withinReach } from './within.ts'

export type Unit = typeof unit.$inferSelect

export type UnitInArea = typeof unit.$inferSelect & {
  readonly level: AreaLevel
  readonly areaName: string
}

/** The same where a statement of SQL text gives it. */
export const unitRow = z.object({
  id: z.string(),
  areaId: z.string(),
  organization: z.string(),
  name: z.string(),
  position: z.number(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  successorId: z.string().nullable(),
  level: z.enum(['county', 'town', 'village']),
  areaName: z.string(),
})

const unitColumns = {
  id: unit.id,
  areaId: unit.areaId,
  organization: unit.organization,
  name: unit.name,
  position: unit.position,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
  successorId: unit.successorId,
  level: area.level,
  areaName: area.name,
}

function unitsInAreas(db: Database) {
  return db.select(unitColumns).from(unit).innerJoin(area, eq(unit.areaId, area.id)).$dynamic()
}

export async function unitById(db: Database, id: string): Promise<UnitInArea | undefined> {
  const [row] = await unitsInAreas(db).where(eq(unit.id, id))
  return row
}

export async function knownUnits(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, UnitInArea>> {
  if (ids.length === 0) return new Map()
  const rows = await unitsInAreas(db).where(inArray(unit.id, [...new Set(ids)]))
  return new Map(rows.map((r) => [r.id, r]))
}

/** Every unit there ever was, in the order of the county file's areas. */
export function allUnits(db: Database): Promise<UnitInArea[]> {
  return unitsInAreas(db).orderBy(asc(unit.position), asc(unit.id))
}

/** The units of an area that lie in a reach. */
export function unitsOfArea(db: Database, areaId: string, reach: Reach): Promise<UnitInArea[]> {
  return unitsInAreas(db)
    .where(and(eq(unit.areaId, areaId), withinReach(reach)))
    .orderBy(asc(unit.position), asc(unit.id))
}

/** Units of a reach that exist on any day of [from, to], in the order of the county file's areas. */
export function unitsValidIn(db: Database, from: string, to: string, reach: Reach): Promise<UnitInArea[]> {
  return unitsInAreas(db)
    .where(
      and(
        or(isNull(unit.validFrom), lte(unit.validFrom, to)),
        or(isNull(unit.validTo), gte(unit.validTo, from)),
        withinReach(reach),
      ),
    )
    .orderBy(asc(unit.position), asc(unit.id))
}

/** A unit as it was on a day, with the town that it lay in (null for the county's own) and whether it lay in a part of the county. */
export type UnitThen = UnitInArea & { readonly town: string | null; readonly mine: boolean }

const unitThen = unitRow.extend({ town: z.string().nullable(), mine: z.boolean() })

/** Every unit that was known by then, in the county's order, as it was called and where it lay on that day. */
export async function unitsThen(db: Database, then: Then, part: Within = {}): Promise<UnitThen[]> {
  const ofArea = part.area === undefined ? sql`true` : sql`u.area_id in (select id from below)`
  const ofOrganization = part.organization === undefined ? sql`true` : sql`u.organization = ${part.organization}`
  const result = await db.execute(sql`
    with recursive a as materialized (select * from ${areasThen(then)} area_then), below(id) as (
      select id from a where id = ${part.area ?? null} union all select a.id from a join below on a.parent_id = below.id)
    select u.id, u.area_id as "areaId", u.organization, u.name, u.position, u.valid_from::text as "validFrom",
      u.valid_to::text as "validTo", u.successor_id as "successorId", a.level, a.name as "areaName",
      case a.level when 'town' then a.name when 'village' then above.name end as town,
      (${ofArea} and ${ofOrganization}) as mine
    from ${unitsOfThen(then)} u join a on a.id = u.area_id left join a above on above.id = a.parent_id
    order by u.position, u.id`)
  return rowsOf(result, unitThen)
}

/** Which units lie in a part of the county, so that what is read of them needs to know no areas; of all of it, all. */
export async function partThen(db: Database, part: Within, then: Then): Promise<Within> {
  if (part.area === undefined) return part
  const { area: _, ...rest } = part
  return { ...rest, units: (await unitsThen(db, then, part)).flatMap((u) => (u.mine ? [u.id] : [])) }
}

/** The units that exist on a day and have these characters, in this order, in their names; or this code. */
export function unitsCalled(db: Database, words: string, day: string, limit: number): Promise<UnitInArea[]> {
  const characters = [...words.replaceAll(/[\s%_\\]/gu, '')]
  return unitsInAreas(db)
    .where(
      and(
        or(isNull(unit.validFrom), lte(unit.validFrom, day)),
        or(isNull(unit.validTo), gte(unit.validTo, day)),
        or(eq(unit.id, words), ilike(unit.name, `%${characters.join('%')}%`)),
      ),
    )
    .orderBy(sql`length(${unit.name})`, asc(unit.position), asc(unit.id))
    .limit(limit)
}

/** Their names in the county's order. */
export async function unitNames(db: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ name: unit.name })
    .from(unit)
    .where(inArray(unit.id, [...ids]))
    .orderBy(asc(unit.position), asc(unit.id))
  return rows.map((row) => row.name)
}

export async function countUnits(db: Database): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(unit)
  return row?.n ?? 0
}

import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { AreaLevel } from '../catalogue/applicable.ts'
import type { Database } from './open.ts'
import { area, unit } from './schema.ts'
import { type Reach, type Within, within, withinReach } from './within.ts'

export type Unit = typeof unit.$inferSelect

export type UnitInArea = typeof unit.$inferSelect & {
  readonly level: AreaLevel
  readonly areaName: string
}

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

/** A unit with the town that it lies in (null for the county's own), and whether it lies in a part of the county. */
export type UnitInPart = UnitInArea & { readonly town: string | null; readonly mine: boolean }

/** Every unit there ever was, in the county's order. */
export function unitsAndPart(db: Database, part: Within): Promise<UnitInPart[]> {
  const above = alias(area, 'above')
  const town = sql<
    string | null
  >`case ${area.level} when 'town' then ${area.name} when 'village' then ${above.name} end`
  return db
    .select({ ...unitColumns, town, mine: sql<boolean>`${within(part)}` })
    .from(unit)
    .innerJoin(area, eq(unit.areaId, area.id))
    .leftJoin(above, eq(above.id, area.parentId))
    .orderBy(asc(unit.position), asc(unit.id))
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

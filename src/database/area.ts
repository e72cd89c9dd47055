import { asc, eq, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { areasThen, type Then } from './county-then.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { area } from './schema.ts'

/** The area with this code or name; the first in the county's order where several have the name. */
export async function areaCalled(db: Database, name: string) {
  const [row] = await db
    .select()
    .from(area)
    .where(or(eq(area.id, name), eq(area.name, name)))
    .orderBy(asc(area.position))
    .limit(1)
  return row
}

/** Areas below `parent`; undefined gives the county itself. */
export function areasBelow(db: Database, parent: string | undefined) {
  return db
    .select()
    .from(area)
    .where(parent === undefined ? isNull(area.parentId) : eq(area.parentId, parent))
    .orderBy(asc(area.position), asc(area.id))
}

const nameThen = z.object({ id: z.string(), top: z.boolean(), name: z.string() })

/** What the county and its areas were called on a day. */
export async function areaNamesThen(
  db: Database,
  then: Then,
): Promise<{ readonly county: string | undefined; readonly areas: ReadonlyMap<string, string> }> {
  const result = await db.execute(sql`
    select id, parent_id is null as top, name from ${areasThen(then)} area_then
    order by position, id`)
  const rows = rowsOf(result, nameThen)
  return { county: rows.find((row) => row.top)?.name, areas: new Map(rows.map(({ id, name }) => [id, name])) }
}

const areaThen = z.object({
  id: z.string(),
  name: z.string(),
  /** What it is called by now. */
  nameNow: z.string(),
  level: z.enum(['county', 'town', 'village']),
  parentId: z.string().nullable(),
})

/** Every area as it was on a day, the county first, each town before its villages, in the county's order. */
export async function areaTreeThen(db: Database, then: Then): Promise<readonly z.infer<typeof areaThen>[]> {
  const result = await db.execute(sql`
    select a.id, a.name, area.name as "nameNow", a.level, a.parent_id as "parentId"
    from ${areasThen(then)} a join area on area.id = a.id
    order by a.position, a.id`)
  const all = rowsOf(result, areaThen)
  const below = (parent: string | null): typeof all => {
    return all.filter((a) => a.parentId === parent).flatMap((a) => [a, ...below(a.id)])
  }
  return below(null)
}

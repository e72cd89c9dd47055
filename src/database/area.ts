import { asc, eq, isNull, or } from 'drizzle-orm'
import type { Database } from './open.ts'
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

/** Every area, the county first, each town before its villages, in the county's order. */
export async function areaTree(db: Database) {
  const all = await db
    .select({ id: area.id, name: area.name, level: area.level, parentId: area.parentId })
    .from(area)
    .orderBy(asc(area.position), asc(area.id))
  const below = (parent: string | null): typeof all => {
    return all.filter((a) => a.parentId === parent).flatMap((a) => [a, ...below(a.id)])
  }
  return below(null)
}

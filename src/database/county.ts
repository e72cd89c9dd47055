import { eq, isNotNull } from 'drizzle-orm'
import type { County } from '../catalogue/county.ts'
import type { Database } from './open.ts'
import { area, unit } from './schema.ts'

/** Areas and units as the county file has them. What the file no longer has stays: past reports belong to it. */
export async function putCounty(db: Database, county: County): Promise<void> {
  for (const [position, a] of county.areas.entries()) {
    const change = { parentId: a.parent ?? null, level: a.level, name: a.name, position }
    await db
      .insert(area)
      .values({ id: a.id, ...change })
      .onConflictDoUpdate({ target: area.id, set: change })
  }
  for (const [position, u] of county.units.entries()) {
    const row = {
      id: u.id,
      areaId: u.area,
      organization: u.organization,
      name: u.name,
      position,
      validFrom: u.from ?? null,
      validTo: u.to ?? null,
    }
    const { id: _, ...change } = row
    await db.insert(unit).values(row).onConflictDoUpdate({ target: unit.id, set: change })
  }
  await db.update(unit).set({ successorId: null }).where(isNotNull(unit.successorId))
  for (const u of county.units) {
    if (u.successor) await db.update(unit).set({ successorId: u.successor }).where(eq(unit.id, u.id))
  }
}

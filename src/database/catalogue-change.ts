import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../calendar/day.ts'
import { type Catalogue, storedCatalogue } from '../catalogue/catalogue.ts'
import type { Database } from './open.ts'
import { catalogueChange, catalogueVersion } from './schema.ts'

/** The version that an editor put in force on a day, as a part of a query; null where none is. */
export function versionInForce(day: Day): SQL {
  return sql`(select version from catalogue_change where undone_at is null and valid_from <= ${day}::date
    order by valid_from desc, id desc limit 1)`
}

export async function catalogueInForce(db: Database, day: Day): Promise<string | undefined> {
  const [row] = await db
    .select({ version: catalogueChange.version })
    .from(catalogueChange)
    .where(and(isNull(catalogueChange.undoneAt), sql`${catalogueChange.validFrom} <= ${day}`))
    .orderBy(desc(catalogueChange.validFrom), desc(catalogueChange.id))
    .limit(1)
  return row?.version
}

/** A catalogue that was kept; undefined where there is none of this version. */
export async function keptCatalogue(db: Database, version: string): Promise<Catalogue | undefined> {
  const [row] = await db
    .select({ content: catalogueVersion.content })
    .from(catalogueVersion)
    .where(eq(catalogueVersion.version, version))
  return row && storedCatalogue(row.content)
}

export type CatalogueChange = typeof catalogueChange.$inferSelect

/** What editors put in force, and did not undo, the newest first. */
export function catalogueChanges(db: Database): Promise<CatalogueChange[]> {
  return db.select().from(catalogueChange).where(isNull(catalogueChange.undoneAt)).orderBy(desc(catalogueChange.id))
}

/** Puts a version in force that is kept. Built, not run. */
export function changeCatalogue(db: Database, of: Omit<typeof catalogueChange.$inferInsert, 'undoneAt'>) {
  return db.insert(catalogueChange).values(of)
}

/** Built, not run. */
export function undoCatalogueChange(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  return db
    .update(catalogueChange)
    .set({ undoneAt: at })
    .where(and(eq(catalogueChange.id, id), isNull(catalogueChange.undoneAt)))
}

/** Keeps a version that may be in force later. Built, not run. */
export function keepCatalogueVersion(db: Database, of: typeof catalogueVersion.$inferInsert) {
  return db.insert(catalogueVersion).values(of).onConflictDoNothing()
}

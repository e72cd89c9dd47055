import { eq } from 'drizzle-orm'
import type { Period } from '../calendar/period.ts'
import { type Catalogue, storedCatalogue } from '../catalogue/catalogue.ts'
import { digestOf } from './digest.ts'
import { sealedEdition } from './edition.ts'
import type { Database } from './open.ts'
import { catalogueVersion } from './schema.ts'

/** Keeps the catalogue that reports are asked with from now on. */
export async function keepCatalogue(db: Database, catalogue: Catalogue, now: Date): Promise<void> {
  await db
    .insert(catalogueVersion)
    .values({ version: catalogue.version, content: catalogue.content, loadedAt: now })
    .onConflictDoNothing()
}

/** The catalogue that the county's report of a period was published with, where that was before `asOf`. */
export async function catalogueOfReport(db: Database, of: Period, asOf: Date): Promise<Catalogue | undefined> {
  const row = await digestOf(db, { kind: 'year', ...of })
  const sealed = row && (await sealedEdition(db, row.id, 'office', asOf))
  if (!sealed) return undefined
  const [found] = await db
    .select({ content: catalogueVersion.content })
    .from(catalogueVersion)
    .where(eq(catalogueVersion.version, sealed.catalogueVersion))
  return found && storedCatalogue(found.content)
}

import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Period } from '../calendar/period.ts'
import { type Catalogue, storedCatalogue } from '../catalogue/catalogue.ts'
import type { Database } from './open.ts'
import { catalogueVersion, digest, edition } from './schema.ts'

/** Keeps the catalogue that reports are asked with from now on. */
export async function keepCatalogue(db: Database, catalogue: Catalogue, now: Date): Promise<void> {
  await db
    .insert(catalogueVersion)
    .values({ version: catalogue.version, content: catalogue.content, loadedAt: now })
    .onConflictDoNothing()
}

/** The catalogue that the county's report of a period was published with, where that was before `asOf`. */
export async function catalogueOfReport(db: Database, of: Period, asOf: Date): Promise<Catalogue | undefined> {
  const [found] = await db
    .select({ content: catalogueVersion.content })
    .from(edition)
    .innerJoin(digest, eq(digest.id, edition.digestId))
    .leftJoin(catalogueVersion, eq(catalogueVersion.version, sql`${edition.content} ->> 'catalogueVersion'`))
    .where(
      and(
        ...[eq(digest.kind, 'year'), eq(digest.scope, 'county')],
        ...[eq(digest.periodFrom, of.from), eq(digest.periodTo, of.to)],
        ...[eq(edition.kind, 'office'), lt(edition.asOf, asOf)],
      ),
    )
    .orderBy(desc(edition.version))
    .limit(1)
  return found?.content ? storedCatalogue(found.content) : undefined
}

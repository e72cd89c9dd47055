import { and, eq } from 'drizzle-orm'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { lockedSection } from './schema.ts'

/** The sections of a report that were locked at `asOf`. */
export function lockedSectionsAt(db: Database, digestId: number, asOf: Date) {
  return db
    .select()
    .from(lockedSection)
    .where(and(eq(lockedSection.digestId, digestId), stoodAt(asOf, lockedSection.lockedAt, lockedSection.unlockedAt)))
    .orderBy(lockedSection.id)
}

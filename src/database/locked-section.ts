import { and, eq, isNull } from 'drizzle-orm'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { lockedSection } from './schema.ts'

type LockedSection = typeof lockedSection.$inferSelect

/** The sections of a report that were locked at `asOf`. */
export function lockedSectionsAt(db: Database, digestId: number, asOf: Date) {
  return db
    .select()
    .from(lockedSection)
    .where(and(eq(lockedSection.digestId, digestId), stoodAt(asOf, lockedSection.lockedAt, lockedSection.unlockedAt)))
    .orderBy(lockedSection.id)
}

/** In the place of what was locked of it before. */
export function lockSection(db: Database, of: Omit<LockedSection, 'id' | 'unlockedAt'>) {
  const { digestId, code, lockedAt } = of
  return [unlockSection(db, { digestId, code, at: lockedAt }), db.insert(lockedSection).values(of)]
}

export function unlockSection(
  db: Database,
  { digestId, code, at }: Pick<LockedSection, 'digestId' | 'code'> & { readonly at: Date },
) {
  return db
    .update(lockedSection)
    .set({ unlockedAt: at })
    .where(and(eq(lockedSection.digestId, digestId), eq(lockedSection.code, code), isNull(lockedSection.unlockedAt)))
}

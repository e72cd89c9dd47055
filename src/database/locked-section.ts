import { and, eq, isNull } from 'drizzle-orm'
import type { Section } from '../digest/digest.ts'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { lockedSection } from './schema.ts'

type Lock = { readonly digestId: number; readonly section: Section; readonly personId: number; readonly at: Date }

/** From now on this section of a report is printed as it is here; what it was locked as before is past. */
export async function lockSection(db: Database, { digestId, section, personId, at }: Lock): Promise<void> {
  await unlockSection(db, { digestId, code: section.code, at })
  await db
    .insert(lockedSection)
    .values({ digestId, code: section.code, content: section, lockedAt: at, lockedBy: personId })
}

/** From now on this section is compiled again. */
export async function unlockSection(db: Database, of: { digestId: number; code: string; at: Date }): Promise<void> {
  await db
    .update(lockedSection)
    .set({ unlockedAt: of.at })
    .where(
      and(eq(lockedSection.digestId, of.digestId), eq(lockedSection.code, of.code), isNull(lockedSection.unlockedAt)),
    )
}

/** The sections of a report that were locked at `asOf`. */
export function lockedSectionsAt(db: Database, digestId: number, asOf: Date) {
  return db
    .select()
    .from(lockedSection)
    .where(and(eq(lockedSection.digestId, digestId), stoodAt(asOf, lockedSection.lockedAt, lockedSection.unlockedAt)))
    .orderBy(lockedSection.id)
}

import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { highlights } from './schema.ts'

/** The receipt numbers of what an editor has picked as highlights; undefined where nobody has looked. */
export async function pickedHighlights(db: Database, digestId: number): Promise<readonly number[] | undefined> {
  const [row] = await db.select().from(highlights).where(eq(highlights.digestId, digestId))
  return row?.reports
}

/** In the place of those that were picked before. Built, not run. */
export function pickHighlights(db: Database, of: typeof highlights.$inferSelect) {
  return db
    .insert(highlights)
    .values(of)
    .onConflictDoUpdate({ target: highlights.digestId, set: { reports: of.reports } })
}

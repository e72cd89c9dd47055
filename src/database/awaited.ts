import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { type Awaited, awaited, awaitedSchema } from './schema.ts'

/** What was awaited by another version of the program, and this one does not know, is awaited no longer. */
export function readAwaited(stored: unknown): Awaited | undefined {
  return awaitedSchema.safeParse(stored).data
}

/** What a person types next is for this, in the place of whatever it was for before. */
export function awaitWords(db: Database, of: typeof awaited.$inferSelect) {
  return db
    .insert(awaited)
    .values(of)
    .onConflictDoUpdate({ target: awaited.personId, set: { what: of.what } })
}

export function stopAwaiting(db: Database, { personId }: { readonly personId: number }) {
  return db.delete(awaited).where(eq(awaited.personId, personId))
}

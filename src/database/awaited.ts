import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { type Awaited, awaited, awaitedSchema } from './schema.ts'

/** The next words that this person types answer this; another thing that was awaited is forgotten. */
export async function awaitWords(db: Database, personId: number, what: Awaited): Promise<void> {
  await db.insert(awaited).values({ personId, what }).onConflictDoUpdate({ target: awaited.personId, set: { what } })
}

export async function awaitedOf(db: Database, personId: number): Promise<Awaited | undefined> {
  const [row] = await db.select().from(awaited).where(eq(awaited.personId, personId))
  return readAwaited(row?.what)
}

/** What was awaited by another version of the program, and this one does not know, is awaited no longer. */
export function readAwaited(stored: unknown): Awaited | undefined {
  return awaitedSchema.safeParse(stored).data
}

/** False where nothing was awaited. */
export async function cancelAwaited(db: Database, personId: number): Promise<boolean> {
  const gone = await db.delete(awaited).where(eq(awaited.personId, personId)).returning({ who: awaited.personId })
  return gone.length > 0
}

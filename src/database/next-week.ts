import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { nextWeek } from './schema.ts'

export async function nextWeekLines(db: Database, from: string): Promise<readonly string[]> {
  const [row] = await db.select().from(nextWeek).where(eq(nextWeek.periodFrom, from))
  return row?.lines ?? []
}

export function setNextWeek(db: Database, of: typeof nextWeek.$inferSelect) {
  return db
    .insert(nextWeek)
    .values(of)
    .onConflictDoUpdate({ target: nextWeek.periodFrom, set: { lines: of.lines } })
}

import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { fact } from './schema.ts'

export const BEGUN_AT = 'begun_at'

/** When the bot first ran on this database. Weeks that ended before it are nobody's to report. */
export async function begunAt(db: Database, now: Date): Promise<Date> {
  await db.insert(fact).values({ name: BEGUN_AT, value: now.toISOString() }).onConflictDoNothing()
  const [row] = await db.select().from(fact).where(eq(fact.name, BEGUN_AT))
  return new Date(String(row?.value))
}

/** A single fact by its name, as it was set. */
export async function factOf<Value>(db: Database, name: string): Promise<Value | undefined> {
  const [row] = await db.select().from(fact).where(eq(fact.name, name))
  return row?.value as Value | undefined
}

export async function setFact(db: Database, name: string, value: unknown): Promise<void> {
  await db.insert(fact).values({ name, value }).onConflictDoUpdate({ target: fact.name, set: { value } })
}

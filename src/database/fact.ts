import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { fact } from './schema.ts'

export const BEGUN_AT = 'begun_at'

/** When the bot first ran on this database: now, where it never did. Weeks that ended before it are nobody's to report. */
export async function markBegun(db: Database, now: Date): Promise<Date> {
  await db.insert(fact).values({ name: BEGUN_AT, value: now.toISOString() }).onConflictDoNothing()
  return (await begunAt(db)) ?? now
}

/** When the bot first ran on this database; undefined where it never did, e.g. in one that was only imported into. */
export async function begunAt(db: Database): Promise<Date | undefined> {
  const [row] = await db.select().from(fact).where(eq(fact.name, BEGUN_AT))
  return row && new Date(z.iso.datetime().parse(row.value))
}

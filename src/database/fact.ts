import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { fact } from './schema.ts'

export const BEGUN_AT = 'begun_at'
const COUNTY_KEPT_HERE = 'county_kept_here'

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

/** The county was changed in chat or by workbook: from then on a county file is only compared with it. Built, not run. */
export function keepCountyHere(db: Database, { at }: { readonly at: Date }) {
  return db.insert(fact).values({ name: COUNTY_KEPT_HERE, value: at.toISOString() }).onConflictDoNothing()
}

export async function isCountyKeptHere(db: Database): Promise<boolean> {
  const rows = await db.select({ name: fact.name }).from(fact).where(eq(fact.name, COUNTY_KEPT_HERE))
  return rows.length > 0
}

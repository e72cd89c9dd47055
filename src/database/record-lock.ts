import { sql } from 'drizzle-orm'
import type { Database } from './open.ts'

/**
 * The advisory lock that stands for the county's records. Of two numbers: locks of one number are chats (inbox.ts), and
 * there a Telegram id could be the same.
 */
const RECORDS = sql`7230, 442`

/**
 * The instant that a record made in this transaction carries. While it runs nobody takes a cutoff, so that a record
 * is either in a digest (recorded up to its `asOf`) or recorded after it, never between.
 */
export async function recordInstant(tx: Database, clock: () => Date): Promise<Date> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${RECORDS})`)
  return clock()
}

/** The instant up to which a digest published in this transaction counts: every record up to it can be seen. */
export async function cutoffInstant(tx: Database, clock: () => Date): Promise<Date> {
  await tx.execute(sql`select pg_advisory_xact_lock(${RECORDS})`)
  return clock()
}

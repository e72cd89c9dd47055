import { sql } from 'drizzle-orm'
import { type Database, rowsOf } from '../database/open.ts'
import { audit, inbox, outbox, revision } from '../database/schema.ts'

/** The newest instant that anything in the database happened at; undefined in an empty one. */
export async function latestInstant(db: Database): Promise<Date | undefined> {
  const result = await db.execute(sql`
    select max(at) as at from (
      select max(${inbox.receivedAt}) as at from ${inbox}
      union all select max(${inbox.handledAt}) from ${inbox}
      union all select max(${outbox.changedAt}) from ${outbox}
      union all select max(${revision.recordedAt}) from ${revision}
      union all select max(${audit.at}) from ${audit}) as all_of_them`)
  const at = rowsOf<{ at: string | Date | null }>(result)[0]?.at
  return at ? new Date(at) : undefined
}

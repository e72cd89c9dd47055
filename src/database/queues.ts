import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'

/** What waits, for how long, and when a digest went out last (seconds since 1970). Undefined: nothing waits, none did. */
export type Queues = {
  readonly inbox: { readonly waiting: number; readonly oldestSeconds: number | undefined }
  readonly outbox: { readonly owed: number; readonly sending: number; readonly oldestSeconds: number | undefined }
  readonly lastDigestAt: number | undefined
}

const seconds = z.number().nullable()
const found = z.object({
  waiting: z.number(),
  since: seconds,
  owed: z.number(),
  sending: z.number(),
  owedSince: seconds,
  digest: seconds,
})

/** One statement on the indexes of what waits. */
export async function queuesOf(db: Database, now: Date): Promise<Queues> {
  const at = (instant: string) => sql.raw(`extract(epoch from ${instant})::float8`)
  const result = await db.execute(sql`
    select i.*, o.*, (select ${at('max(published_at)')} from digest) as digest
    from (select count(*)::int as waiting, ${at('min(received_at)')} as since from inbox where handled_at is null) i,
      (select count(*) filter (where state = 'owed')::int as owed, count(*) filter (where state = 'sending')::int as sending,
        ${at('min(owed_at)')} as "owedSince" from outbox where state in ('owed', 'sending')) o`)
  const [row] = rowsOf(result, found)
  if (!row) throw new Error('the database says nothing of what waits')
  const ago = (instant: number | null) => (instant === null ? undefined : Math.max(0, now.getTime() / 1000 - instant))
  return {
    inbox: { waiting: row.waiting, oldestSeconds: ago(row.since) },
    outbox: { owed: row.owed, sending: row.sending, oldestSeconds: ago(row.owedSince) },
    lastDigestAt: row.digest ?? undefined,
  }
}

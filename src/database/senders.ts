import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'

const senderSchema = z.object({
  telegramId: wholeNumber,
  /** Has a place in the county now. */
  member: z.boolean(),
  /** Updates of theirs that wait to be handled. */
  waiting: wholeNumber,
  /** Links that they followed since. */
  links: wholeNumber,
})

/** Somebody who writes to the bot, as much as decides whether it listens. */
export type Sender = z.infer<typeof senderSchema>

/** Those Telegram accounts, known or not: one statement for all of them. `since`: from when on their links are counted. */
export async function sendersOf(db: Database, telegramIds: readonly number[], since: Date): Promise<Sender[]> {
  if (telegramIds.length === 0) return []
  const result = await db.execute(sql`
    select t.id as "telegramId",
      exists (select from person p join membership m on m.person_id = p.id and m.until is null
        where p.telegram_id = t.id) as member,
      (select count(*) from inbox i where i.chat_id = t.id and i.handled_at is null) as waiting,
      (select count(*) from inbox i where i.chat_id = t.id and i.opens_link and i.received_at > ${since.toISOString()}) as links
    from unnest(${sql.param(`{${telegramIds.join(',')}}`)}::bigint[]) as t(id)`)
  return rowsOf(result, senderSchema)
}

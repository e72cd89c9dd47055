import { and, inArray, lt, sql } from 'drizzle-orm'
import type { EventForm } from '../catalogue/events.ts'
import { lookThroughEvents } from './event-candidates.ts'
import { addUpTotals } from './figure-total.ts'
import { forgetStrangers } from './join-request.ts'
import type { Database } from './open.ts'
import { inbox, outbox } from './schema.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Telegram repeats no update that is older than a day (Bot API, getUpdates). */
const INBOX_KEPT_MS = 2 * DAY_MS
/** For as long somebody may ask what became of a message. What waits for an editor stays. */
const OUTBOX_KEPT_MS = 30 * DAY_MS
/** What strangers were told nobody asks about. */
const STRANGERS_KEPT_MS = 2 * DAY_MS

/**
 * Deletes handled updates and settled messages of long ago, adds up totals of figures, and looks for events that several
 * reported. Not in a transaction: VACUUM does not run in one.
 */
export async function tidy(db: Database, now: Date, forms: readonly EventForm[]): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  await db.delete(inbox).where(lt(inbox.handledAt, before(INBOX_KEPT_MS)))
  await db
    .delete(outbox)
    .where(and(inArray(outbox.state, ['sent', 'failed']), lt(outbox.changedAt, before(OUTBOX_KEPT_MS))))
  await db.execute(sql`
    delete from outbox o where o.state in ('sent', 'failed') and o.changed_at < ${before(STRANGERS_KEPT_MS).toISOString()}
      and o.chat_id > 0 and not exists (
        select from person p join membership m on m.person_id = p.id where p.telegram_id = o.chat_id)`)
  await forgetStrangers(db, now)
  await putInOrder(db, forms)
  // PGlite has no autovacuum, and these tables change with every message.
  await db.execute(sql`vacuum (analyze) inbox, outbox, figure_total, figure_total_long, event_unread`)
}

/** What is kept of the records so that they need not be read, brought to where reading it takes least. Nothing else changes. */
export async function putInOrder(db: Database, forms: readonly EventForm[]): Promise<void> {
  await addUpTotals(db)
  await lookThroughEvents(db, forms)
}

/** After many rows at once the planner is told of them: PGlite never finds out by itself, Postgres after a minute. */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.execute(
    sql`analyze report, revision, figure, figure_total, figure_total_long, event_candidate, event_unread`,
  )
}

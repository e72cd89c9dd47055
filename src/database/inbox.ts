import { and, asc, eq, exists, getTableColumns, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { inbox } from './schema.ts'

export type InboxRow = typeof inbox.$inferSelect

/** Keeps updates until they are handled; one that came before is nothing. Gives the chats that have something waiting. */
export async function receive(
  db: Database,
  updates: readonly { updateId: number; chatId: number; update: unknown }[],
  receivedAt: Date,
): Promise<number[]> {
  if (updates.length === 0) return []
  await db
    .insert(inbox)
    .values(updates.map((u) => ({ ...u, receivedAt })))
    .onConflictDoNothing()
  return [...new Set(updates.map((u) => u.chatId))]
}

/** Strangers' chats that are taken up by one look at what waits. */
const STRANGERS_AT_ONCE = 5

/** Chats that have updates waiting, e.g. after a crash: those of members and groups, and then a few strangers'. */
export async function waitingChats(db: Database): Promise<number[]> {
  const result = await db.execute(sql`
    with waiting as (select chat_id, min(update_id) as first from inbox where handled_at is null group by chat_id),
    known as (select w.*, w.chat_id < 0 or exists (
      select from person p join membership m on m.person_id = p.id and m.until is null where p.telegram_id = w.chat_id
    ) as member from waiting w)
    (select chat_id as "chatId", 0 as "last" from known where member order by first)
    union all
    (select chat_id, 1 from known where not member order by first limit ${STRANGERS_AT_ONCE})
    order by "last"`)
  return rowsOf(result, z.object({ chatId: wholeNumber })).map(({ chatId }) => chatId)
}

/**
 * The oldest waiting update of a chat, held for this transaction, and whether another waits behind it: one statement.
 *
 * It locks the chat, so that no other process handles another update of it meanwhile; the row's own lock would not do,
 * since an update with a lower number may come later (a webhook's calls overtake each other). Whoever waited for the chat
 * sees the rows of before the wait: as each row is locked, Postgres looks at it again as it is now (READ COMMITTED), and
 * passes over one that was handled meanwhile to the next; `limit` counts only rows that were locked. A row that came
 * during the wait is not seen; whoever put it there asks for this chat afterwards.
 */
export async function takeNext(tx: Database, chatId: number): Promise<{ row: InboxRow; more: boolean } | undefined> {
  const behind = alias(inbox, 'behind')
  const others = tx
    .select({ one: sql`1` })
    .from(behind)
    .where(and(eq(behind.chatId, chatId), isNull(behind.handledAt), gt(behind.updateId, inbox.updateId)))
  const [found] = await tx
    .select({ row: getTableColumns(inbox), more: sql<boolean>`${exists(others)}` })
    .from(inbox)
    .innerJoin(sql`(select pg_advisory_xact_lock(${chatId}::bigint)) chat`, sql`true`)
    .where(and(eq(inbox.chatId, chatId), isNull(inbox.handledAt)))
    .orderBy(asc(inbox.updateId))
    .limit(1)
    .for('update', { of: inbox })
  return found
}

/** What was said is kept in drafts and reports; the update itself is emptied. */
export function markHandled(tx: Database, { updateId, at }: { readonly updateId: number; readonly at: Date }) {
  return tx.update(inbox).set({ handledAt: at, update: null }).where(eq(inbox.updateId, updateId))
}

/** Counts a failed try and gives how many there were. */
export async function countAttempt(db: Database, updateId: number): Promise<number> {
  const [row] = await db
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1` })
    .where(eq(inbox.updateId, updateId))
    .returning({ attempts: inbox.attempts })
  return row?.attempts ?? 0
}

/** An update that cannot be handled is set aside, so that the ones behind it can. False where it was handled after all. */
export async function giveUp(db: Database, updateId: number, at: Date, failure: string): Promise<boolean> {
  const given = await db
    .update(inbox)
    .set({ handledAt: at, update: null, failure })
    .where(and(eq(inbox.updateId, updateId), isNull(inbox.handledAt)))
    .returning({ updateId: inbox.updateId })
  return given.length > 0
}

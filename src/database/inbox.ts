import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { columns, given, givenIds, insertion, isGiven } from './insert-many.ts'
import type { Database } from './open.ts'
import { rowsOf, storedInstant, wholeNumber } from './rows.ts'
import { inbox } from './schema.ts'

/** An update that has arrived. `opensLink`: it follows a link, which is counted. */
export type Received = {
  readonly updateId: number
  readonly chatId: number
  readonly update: unknown
  readonly opensLink?: boolean
}

/** Keeps updates until they are handled; one that came before is nothing. Gives the chats that have something waiting. */
export async function receive(db: Database, updates: readonly Received[], receivedAt: Date): Promise<number[]> {
  if (updates.length === 0) return []
  await db.execute(kept(updates, receivedAt))
  return [...new Set(updates.map((u) => u.chatId))]
}

function kept(updates: readonly Received[], receivedAt: Date): SQL {
  return sql`${insertion(
    inbox,
    updates.map((u) => ({ ...u, receivedAt })),
  )} on conflict do nothing`
}

/** Strangers' chats that are taken up by one look at what waits. */
const STRANGERS_AT_ONCE = 5

const waitingChat = z.object({ chatId: wholeNumber })

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
  return rowsOf(result, waitingChat).map(({ chatId }) => chatId)
}

const waiting = z.object({
  updateId: wholeNumber,
  chatId: wholeNumber,
  update: z.unknown(),
  receivedAt: storedInstant,
  more: z.boolean(),
})

const lockedChat = z.object({ id: wholeNumber })

/** A chat's oldest waiting update. `more`: another waits behind it. */
export type Waiting = Readonly<z.infer<typeof waiting>>

/**
 * The oldest waiting update of each of these chats, held for this transaction. `busy`: chats that another process has.
 *
 * It locks chats and not rows, so that no other process handles another update of one meanwhile: an update with a lower
 * number may come later (a webhook's calls overtake each other). What waits is looked at by a second statement, which sees
 * what the last holder of the lock did; on Postgres both are sent at once. `arrived`: what is stored first, so that it
 * is among what waits.
 */
export async function takeNext(
  tx: Database,
  chatIds: readonly number[],
  arrived?: { readonly updates: readonly Received[]; readonly at: Date },
): Promise<{ taken: readonly Waiting[]; busy: readonly number[] }> {
  const chats = givenIds(chatIds)
  const stored = arrived?.updates.length ? sql`with stored as (${kept(arrived.updates, arrived.at)}) ` : sql``
  const [locked, oldest] = await Promise.all([
    tx.execute(sql`${stored}select given.id from ${chats} where pg_try_advisory_xact_lock(given.id)`),
    tx.execute(sql`
      select next.update_id as "updateId", given.id as "chatId", next.update, next.received_at as "receivedAt", exists (
        select 1 from inbox behind
        where behind.chat_id = given.id and behind.handled_at is null and behind.update_id > next.update_id) as more
      from ${chats} cross join lateral (
        select update_id, update, received_at from inbox
        where inbox.chat_id = given.id and inbox.handled_at is null order by update_id limit 1) next`),
  ])
  const held = new Set(rowsOf(locked, lockedChat).map(({ id }) => id))
  return {
    taken: rowsOf(oldest, waiting).filter(({ chatId }) => held.has(chatId)),
    busy: chatIds.filter((chatId) => !held.has(chatId)),
  }
}

/** What was said is kept in drafts and reports; the updates themselves are emptied. Built, not run. */
export function markHandled(_db: Database, handled: readonly { readonly updateId: number; readonly at: Date }[]) {
  return sql`update inbox set handled_at = given.at, update = null
    from ${given(handled, HANDLED)} where ${isGiven('inbox.update_id', 'updateId')}`
}

const HANDLED = columns({ updateId: 'bigint', at: 'timestamptz' })

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

import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { type Database, rowsOf } from './open.ts'
import { outbox } from './schema.ts'

/** A file that is made of a sealed edition when it is sent: the same each time, so it is kept nowhere. */
export type FileOwed = {
  readonly digest: number
  readonly edition: 'group' | 'office'
  readonly version: number
  readonly as: 'docx' | 'xlsx' | 'png'
  /** Of a ledger only this organization's part: whole it would be too large to send. */
  readonly organization?: string
}

/** The field of a payload that stands for the file; `madeOf` is what it is made of. */
export const FILE_FIELDS = { sendDocument: 'document', sendPhoto: 'photo' } as const

const FILE_METHODS = Object.keys(FILE_FIELDS)

/** The payload of a file that is owed. */
export function filePayload(method: keyof typeof FILE_FIELDS, file: FileOwed): Record<string, unknown> {
  return { [FILE_FIELDS[method]]: { madeOf: file } }
}

export type OutboxRow = {
  readonly id: number
  readonly chatId: number
  readonly method: string
  readonly payload: Record<string, unknown>
  readonly whenUnknown: 'resend' | 'hold'
  readonly attempts: number
}

export type Owed = {
  readonly chatId: number
  readonly method: string
  readonly payload: Record<string, unknown>
  readonly whenUnknown?: 'resend' | 'hold'
  /** Owed once: a second message of the same key is nothing. */
  readonly onceKey?: string
}

/** Owes messages to Telegram from this transaction on; they go out after it commits. */
export async function owe(tx: Database, messages: readonly Owed[], now: Date): Promise<void> {
  if (messages.length === 0) return
  await tx
    .insert(outbox)
    .values(
      messages.map((m) => ({
        chatId: m.chatId,
        method: m.method,
        payload: m.payload,
        whenUnknown: m.whenUnknown ?? ('resend' as const),
        onceKey: m.onceKey ?? null,
        notBefore: now,
        changedAt: now,
      })),
    )
    .onConflictDoNothing()
}

/**
 * Takes up to `limit` messages that may go now, of a chat the oldest: within a chat the order holds. Only for a file,
 * which takes long to make and to send, what was said after it does not wait.
 * Rows taken by another process are passed over.
 */
export async function claim(db: Database, now: Date, limit: number, chats?: readonly number[]): Promise<OutboxRow[]> {
  const at = now.toISOString()
  // `any (array …)` is worked out once: as `in (…)` a plan may run it again and take more than the limit. Ordered by
  // not_before, since for an order by id Postgres walks the primary key through everything that was ever sent.
  const result = await db.execute(sql`
    update outbox set state = 'sending', attempts = attempts + 1, changed_at = ${at}
    where id = any (array(
      select o.id from outbox o
      where o.state = 'owed' and o.not_before <= ${at}
        ${chats && chats.length > 0 ? sql`and o.chat_id in ${[...chats]}` : sql``}
        and not exists (
          select 1 from outbox before
          where before.chat_id = o.chat_id and before.id < o.id and before.state in ('owed', 'sending')
            and (before.method not in ${FILE_METHODS} or o.method in ${FILE_METHODS}))
      order by o.not_before, o.id limit ${limit}
      for update skip locked))
    returning id, chat_id as "chatId", method, payload, when_unknown as "whenUnknown", attempts`)
  return rowsOf<OutboxRow>(result)
    .map((r) => ({ ...r, id: Number(r.id), chatId: Number(r.chatId) }))
    .sort((a, b) => a.id - b.id)
}

/** It arrived: whoever says so is right, even a process that was taken for dead. */
export async function markSent(db: Database, id: number, messageId: number | null, now: Date): Promise<void> {
  await db.update(outbox).set({ state: 'sent', messageId, changedAt: now, payload: {} }).where(eq(outbox.id, id))
}

/** A row as it was claimed; not the same once another process has taken it over. */
type Claimed = Pick<OutboxRow, 'id' | 'attempts'>

const stillClaimed = (row: Claimed) =>
  and(eq(outbox.id, row.id), eq(outbox.state, 'sending'), eq(outbox.attempts, row.attempts))

/** Puts a message back, to be tried again at `notBefore`; `change` mends what Telegram objected to. */
export async function putBack(
  db: Database,
  row: Claimed,
  notBefore: Date,
  now: Date,
  change: { method?: string; payload?: Record<string, unknown> } = {},
): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'owed', notBefore, changedAt: now, ...change })
    .where(stillClaimed(row))
}

/** Sets a message aside: `failed` for good, `unknown` until an editor decides. False where another process has it. */
export async function setAside(
  db: Database,
  row: Claimed,
  state: 'failed' | 'unknown',
  failure: string,
  now: Date,
): Promise<boolean> {
  const set = await db
    .update(outbox)
    .set({ state, failure, changedAt: now })
    .where(stillClaimed(row))
    .returning({ id: outbox.id })
  return set.length > 0
}

/** Nothing more goes to this chat: it blocked the bot, or is gone. */
export async function dropOwed(db: Database, chatId: number, failure: string, now: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'failed', failure, changedAt: now })
    .where(and(eq(outbox.chatId, chatId), eq(outbox.state, 'owed')))
}

/** A group that became a supergroup has a new id; what is owed follows it. */
export async function moveOwed(db: Database, from: number, to: number): Promise<void> {
  const payload = sql`${outbox.payload} || jsonb_build_object('chat_id', ${to}::bigint)`
  await db
    .update(outbox)
    .set({ chatId: to, payload })
    .where(and(eq(outbox.chatId, from), inArray(outbox.state, ['owed', 'sending'])))
}

/** A topic is gone; what is owed to it goes to the group itself. */
export async function leaveTopic(db: Database, chatId: number): Promise<void> {
  await db
    .update(outbox)
    .set({ payload: sql`${outbox.payload} - 'message_thread_id'` })
    .where(and(eq(outbox.chatId, chatId), eq(outbox.state, 'owed')))
}

/** Messages that a dead process was sending: whether they arrived is not known. */
export async function abandoned(db: Database, before: Date): Promise<OutboxRow[]> {
  return db
    .select({
      id: outbox.id,
      chatId: outbox.chatId,
      method: outbox.method,
      payload: outbox.payload,
      whenUnknown: outbox.whenUnknown,
      attempts: outbox.attempts,
    })
    .from(outbox)
    .where(and(eq(outbox.state, 'sending'), lt(outbox.changedAt, before)))
}

/** Sends a message again whose arrival is not known; false where somebody did so already. */
export async function sendAgain(db: Database, id: number, now: Date): Promise<boolean> {
  const resent = await db
    .update(outbox)
    .set({ state: 'owed', notBefore: now, changedAt: now })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'unknown')))
    .returning({ id: outbox.id })
  return resent.length > 0
}

/** Whether it is still not known if this message arrived. Holds its row: of two who decide at once, the second sees that. */
export async function lockUnknown(tx: Database, id: number): Promise<boolean> {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.state, 'unknown')))
    .for('update')
  return rows.length > 0
}

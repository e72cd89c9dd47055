import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { columns, given, isGiven } from './insert-many.ts'
import type { Database } from './open.ts'
import { type Deserted, isDeserted, type OutboxRow } from './outbox.ts'
import { edition, outbox } from './schema.ts'
import { type FileSent, fileKey, keepFileIds } from './sent-file.ts'

/** It arrived: whoever says so is right, even a process that was taken for dead. */
export type Arrived = { readonly id: number; readonly messageId: number | null; readonly file?: FileSent | undefined }

export async function markSent(db: Database, arrived: readonly Arrived[], now: Date): Promise<void> {
  // Two that were sent side by side may have brought the same file.
  const files = new Map(arrived.flatMap(({ file }) => (file ? [[fileKey(file.file), file]] : [])))
  const kept = files.size > 0 ? sql`with kept as ${keepFileIds(db, [...files.values()])} ` : sql``
  await db.execute(sql`
    ${kept}update outbox set state = 'sent', message_id = given."messageId", changed_at = ${now.toISOString()}, payload = '{}'
    from ${given(arrived, ARRIVED)} where ${isGiven('outbox.id', 'id')}`)
}

const ARRIVED = columns({ id: 'bigint', messageId: 'bigint' })

/** A row as it was claimed; not the same once another process has taken it over. */
type Claimed = Pick<OutboxRow, 'id' | 'attempts'>

const stillClaimed = (row: Claimed) =>
  and(eq(outbox.id, row.id), eq(outbox.state, 'sending'), eq(outbox.attempts, row.attempts))

const ROW = {
  id: outbox.id,
  chatId: outbox.chatId,
  method: outbox.method,
  payload: outbox.payload,
  whenUnknown: outbox.whenUnknown,
  attempts: outbox.attempts,
}

/** Puts back rows that were not tried: that they were taken does not count. */
export async function putBehind(db: Database, rows: readonly Claimed[], notBefore: Date, now: Date): Promise<void> {
  if (rows.length === 0) return
  await db
    .update(outbox)
    .set({ state: 'owed', notBefore, changedAt: now, attempts: sql`greatest(${outbox.attempts} - 1, 0)` })
    .where(or(...rows.map(stillClaimed)))
}

/** Why nobody gets an edition any more of a digest that was taken back. */
const TAKEN_BACK = 'the digest was taken back'

/** The parts of `digest:12:1:-100:0`, under which a group is owed an edition once (messages/digest.ts). */
const [DIGEST, VERSION] = [2, 3].map((n) => sql`split_part(${outbox.onceKey}, ':', ${sql.raw(String(n))})::int`) as [
  SQL,
  SQL,
]

/** Whether it is of an edition that was taken back with the whole digest. */
const IS_TAKEN_BACK = sql`case when ${outbox.onceKey} ~ '^digest:' then exists (
  select 1 from ${edition} gone where gone.digest_id = ${DIGEST} and gone.withdrawn and gone.version > ${VERSION}) else false end`

/** What groups are still owed of editions before `version` does not go out any more: that one takes the digest back. */
export function dropTakenBack(
  db: Database,
  { digest, version, at }: { readonly digest: number; readonly version: number; readonly at: Date },
) {
  return db
    .update(outbox)
    .set({ state: 'failed', failure: TAKEN_BACK, changedAt: at })
    .where(
      and(
        inArray(outbox.state, ['owed', 'unknown']),
        sql`case when ${outbox.onceKey} ~ '^digest:' then ${DIGEST} = ${digest} and ${VERSION} < ${version} else false end`,
      ),
    )
}

/**
 * Puts a message back, to be tried again at `notBefore`; `change` mends what Telegram objected to. What was taken back
 * while it was being sent is not tried again.
 */
export async function putBack(
  db: Database,
  row: Claimed,
  notBefore: Date,
  now: Date,
  change: { method?: string; payload?: Record<string, unknown> } = {},
): Promise<void> {
  await db
    .update(outbox)
    .set({
      state: sql`case when ${IS_TAKEN_BACK} then 'failed' else 'owed' end`,
      failure: sql`case when ${IS_TAKEN_BACK} then ${TAKEN_BACK} else ${outbox.failure} end`,
      ...{ notBefore, changedAt: now, ...change },
    })
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
    // What will never go out is not kept: it may hold a token.
    .set({ state, failure, changedAt: now, ...(state === 'failed' ? { payload: {} } : {}) })
    .where(stillClaimed(row))
    .returning({ id: outbox.id })
  return set.length > 0
}

/** What this chat is owed that must not come twice waits until an editor decides. */
export function holdOwed(db: Database, chatId: number, failure: string, now: Date): Promise<OutboxRow[]> {
  return db
    .update(outbox)
    .set({ state: 'unknown', failure, changedAt: now })
    .where(and(eq(outbox.chatId, chatId), eq(outbox.state, 'owed'), eq(outbox.whenUnknown, 'hold')))
    .returning(ROW)
}

/** Nothing more goes to this chat: it blocked the bot, or is gone. */
export async function dropOwed(db: Database, chatId: number, failure: string, now: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'failed', failure, changedAt: now })
    .where(and(eq(outbox.chatId, chatId), eq(outbox.state, 'owed')))
}

/**
 * A group that became a supergroup has a new id; what is owed follows it. What the new one is owed already, since it was
 * bound before this was heard, does not come a second time.
 */
export function moveOwed(db: Database, { from, to }: { readonly from: number; readonly to: number }) {
  const payload = sql`${outbox.payload} || jsonb_build_object('chat_id', ${to}::bigint)`
  const key = sql`replace(${outbox.onceKey}, ${`:${from}:`}, ${`:${to}:`})`
  const isThere = sql`exists (select 1 from ${outbox} there where there.once_key = ${key} and there.chat_id = ${to}::bigint)`
  return db
    .update(outbox)
    .set({
      chatId: to,
      payload,
      onceKey: sql`case when ${isThere} then ${outbox.onceKey} else ${key} end`,
      state: sql`case when ${isThere} then 'failed' else ${outbox.state} end`,
      failure: sql`case when ${isThere} then 'the group is owed it under its new id' end`,
    })
    .where(and(eq(outbox.chatId, from), inArray(outbox.state, ['owed', 'sending'])))
}

/** A topic is gone; what is owed to it goes to the group itself. */
export async function leaveTopic(
  db: Database,
  { chatId, threadId }: { readonly chatId: number; readonly threadId: number },
): Promise<void> {
  const isThere = sql`${outbox.payload} ->> 'message_thread_id' = ${String(threadId)}`
  await db
    .update(outbox)
    .set({ payload: sql`${outbox.payload} - 'message_thread_id'` })
    .where(and(eq(outbox.chatId, chatId), eq(outbox.state, 'owed'), isThere))
}

/** Messages that a dead process was sending: whether they arrived is not known. */
export function abandoned(db: Database, before: Deserted): Promise<OutboxRow[]> {
  return sending(db, isDeserted(before))
}

/** Messages that are being sent since exactly one of these instants. */
export function sendingSince(db: Database, instants: readonly Date[]): Promise<OutboxRow[]> {
  return sending(db, inArray(outbox.changedAt, [...instants]))
}

function sending(db: Database, since: SQL): Promise<OutboxRow[]> {
  return db
    .select(ROW)
    .from(outbox)
    .where(and(eq(outbox.state, 'sending'), since))
}

/**
 * The method of a message of which it is still not known if it arrived; undefined of any other. `takenBack`: of a digest
 * that was, so that it is not to arrive. Holds its row: of two who decide at once, the second sees that.
 */
export async function lockUnknown(
  tx: Database,
  id: number,
): Promise<{ method: string; takenBack: boolean } | undefined> {
  const [row] = await tx
    .select({ method: outbox.method, takenBack: sql<boolean>`${IS_TAKEN_BACK}` })
    .from(outbox)
    .where(and(eq(outbox.id, id), or(eq(outbox.state, 'unknown'), eq(outbox.failure, TAKEN_BACK))))
    .for('update')
  return row
}

/**
 * Sends again what may or may not have arrived. Where Telegram refused it, it is surely not there, and neither is what the
 * chat was owed beside it: all of that goes again.
 */
export function sendAgain(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  const beside = sql`exists (select 1 from ${outbox} one where one.id = ${id} and one.chat_id = ${outbox.chatId}
    and one.state = 'unknown' and one.failure ~ '^40[03] ' and one.failure = ${outbox.failure})`
  return db
    .update(outbox)
    .set({ state: 'owed', notBefore: at, changedAt: at, owedAt: sql`now()` })
    .where(and(eq(outbox.state, 'unknown'), or(eq(outbox.id, id), beside), sql`not ${IS_TAKEN_BACK}`))
}

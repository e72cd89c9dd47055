import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Owed } from '../messages/said.ts'
import { HERE } from './here.ts'
import { columns, given } from './insert-many.ts'
import type { Database } from './open.ts'
import { inPieces } from './pieces.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { outbox } from './schema.ts'
import { carriesFile, FILE_METHODS } from './sent-file.ts'

const outboxRow = z.object({
  id: wholeNumber,
  chatId: wholeNumber,
  method: z.string(),
  payload: z.record(z.string(), z.unknown()),
  whenUnknown: z.enum(['resend', 'hold']),
  attempts: z.number(),
})

export type OutboxRow = Readonly<z.infer<typeof outboxRow>>

/** A row as it was written: whoever wrote a `sending` one sends it, nobody else does. */
export type Written = OutboxRow & { readonly state: 'owed' | 'sending' }

/** What the connections of the process are called that asks. */
const THIS_PROCESS = sql`nullif(current_setting('application_name'), '')`

/** Owes messages to Telegram from this transaction on; they go out after it commits. */
export async function owe(tx: Database, messages: readonly Owed[], now: Date): Promise<void> {
  for (const some of inPieces(messages, MOST_MESSAGES))
    await tx
      .insert(outbox)
      .values(some.map((m) => rowOf(m, now)))
      .onConflictDoNothing()
}

/** Of one statement: a message has seven parameters, and Drizzle puts each on the stack. */
const MOST_MESSAGES = 2_000

/** Of one turn at most so many are sent at once; more than that wait in the table and not in memory. */
const MOST_BORN_SENDING = 20

/**
 * Owes messages of so many turns as rows that are already being sent where nothing older of the chat is on its way: whoever
 * writes them hands them to delivery once they are committed, and nobody has to claim them. What may not come twice is so
 * only as the first of its chat: after a crash the editors are asked about each such row. A text waits for older texts, a
 * file for anything older: see `claim`; the rows of its own statement it does not see. Built, not run.
 */
export function oweNow(messages: readonly Owed[], now: Date, turns = 1): SQL {
  const held = new Set<number>()
  const seen = new Set<number>()
  let born = 0
  const rows = messages.map((message, n) => {
    const { chatId, whenUnknown } = message
    const first = !seen.has(chatId)
    seen.add(chatId)
    const may = born < MOST_BORN_SENDING * turns && !held.has(chatId) && (first || whenUnknown !== 'hold')
    if (may) born += 1
    // What follows it waits, and all that follows that.
    if (!may || whenUnknown === 'hold') held.add(chatId)
    return { ...rowOf(message, now), n, may, file: carriesFile(message) }
  })
  return sql`
    insert into outbox (id, chat_id, method, payload, when_unknown, once_key, not_before, changed_at, sender, state)
    overriding system value
    select id, "chatId", method, payload, "whenUnknown", "onceKey", "notBefore", "changedAt", sender, case when may and not exists (
      select 1 from outbox before where before.chat_id = given."chatId" and before.state in ('owed', 'sending')
        and (given.file or before.method not in ${FILE_METHODS})) then 'sending' else 'owed' end
    from (
      select nextval('outbox_id_seq') as id, ${THIS_PROCESS} as sender, given.* from ${given(rows, OWED)} ${HERE} order by n
    ) given
    on conflict do nothing
    returning id, once_key as "onceKey", attempts, state`
}

const OWED = columns({
  ...{ n: 'int', may: 'boolean', file: 'boolean', chatId: 'bigint', method: 'text', payload: 'jsonb' },
  ...{ whenUnknown: 'text', onceKey: 'text', notBefore: 'timestamptz', changedAt: 'timestamptz' },
})

function rowOf({ chatId, method, payload, whenUnknown = 'resend', onceKey }: Owed, now: Date) {
  return { chatId, method, payload, whenUnknown, onceKey: onceKey ?? null, notBefore: now, changedAt: now }
}

const written = z.object({
  id: wholeNumber,
  onceKey: z.string().nullable(),
  attempts: z.number(),
  state: z.enum(['owed', 'sending']),
})

/**
 * The messages as `oweNow` wrote them, oldest first, from the rows that it gave back. What was owed once already has none;
 * the others have ids in their order.
 */
export function readWritten(rows: unknown, messages: readonly Owed[]): Written[] {
  const inOrder = rowsOf(rows, written).sort((a, b) => a.id - b.id)
  const keys = new Set(inOrder.map(({ onceKey }) => onceKey))
  const theirs = messages.filter(({ onceKey }) => onceKey === undefined || keys.delete(onceKey))
  if (theirs.length !== inOrder.length) throw new Error('of the messages not those were written that should be')
  return theirs.map(({ chatId, method, payload, whenUnknown = 'resend' }, i) => {
    const { id, attempts, state } = inOrder[i] as (typeof inOrder)[number]
    return { id, chatId, method, payload, whenUnknown, attempts, state }
  })
}

/** A row that this process is to send now. `more`: its chat is owed something that could not be taken with it. */
export type Taken = Readonly<z.infer<typeof taken>>

const taken = outboxRow.extend({ more: z.boolean() })

/**
 * Takes what up to `limit` chats are owed by now. Within a chat the order holds: a text waits for the texts before it, a
 * file, which takes long to make and to send, for all that is before it. What may come twice is taken with what follows
 * it; of what may not, one at a time. A chat of which another process is taking something is passed over.
 */
export async function claim(db: Database, now: Date, limit: number, chats?: readonly number[]): Promise<Taken[]> {
  const at = now.toISOString()
  const isFile = (row: string) => sql`${sql.raw(row)}.method in ${FILE_METHODS}`
  // Whoever takes from a chat has the lock on the oldest row, so what follows is nobody else's. `any (array …)` is worked
  // out once: as `in (…)` a plan may run it again. Ordered by not_before, since for an order by id Postgres walks the
  // primary key through everything that was ever sent.
  const result = await db.execute(sql`
    with head as (
      select o.id, o.chat_id, o.when_unknown, ${isFile('o')} as file from outbox o
      where o.state = 'owed' and o.not_before <= ${at}
        ${chats && chats.length > 0 ? sql`and o.chat_id in ${[...chats]}` : sql``}
        and not exists (
          select 1 from outbox before
          where before.chat_id = o.chat_id and before.id < o.id and before.state in ('owed', 'sending')
            and (not ${isFile('before')} or ${isFile('o')}))
      order by o.not_before, o.id limit ${limit}
      for update skip locked
    ), taken as (
      select id from head
      union all
      select o.id from head join outbox o on o.chat_id = head.chat_id and o.id > head.id
      where o.state = 'owed' and o.not_before <= ${at} and ${isFile('o')} = head.file
        and o.when_unknown = 'resend' and head.when_unknown = 'resend'
        and not exists (
          select 1 from outbox between_them
          where between_them.chat_id = o.chat_id and between_them.id > head.id and between_them.id < o.id
            and between_them.state in ('owed', 'sending') and (not ${isFile('between_them')} or head.file)
            and (between_them.state = 'sending' or between_them.not_before > ${at}
              or between_them.when_unknown = 'hold' or ${isFile('between_them')} <> head.file))
    )
    update outbox set state = 'sending', attempts = attempts + 1, changed_at = ${at}, sender = ${THIS_PROCESS}
    where id = any (array(select id from taken)) and state = 'owed'
    returning id, chat_id as "chatId", method, payload, when_unknown as "whenUnknown", attempts, exists (
      select 1 from outbox later
      where later.chat_id = outbox.chat_id and later.state = 'owed' and later.not_before <= ${at}
        and later.id <> all (array(select id from taken))) as more`)
  return rowsOf(result, taken).sort((a, b) => a.id - b.id)
}

/** Since when a row has to be `sending` so that nobody has it in hand: of whatever process, and of one that is gone. */
export type Deserted = { readonly since: Date; readonly ofGone: Date }

/** Whether nobody sends it any more: a condition. A process is gone when none of its connections is there. */
export function isDeserted({ since, ofGone }: Deserted): SQL {
  return sql`state = 'sending' and (changed_at < ${since.toISOString()}
    or changed_at < ${ofGone.toISOString()} and sender <> current_setting('application_name')
      and not exists (select 1 from pg_stat_activity where application_name = sender))`
}

/** What delivery does without being asked: whether anything may go now, and whether anything was left `sending`. */
export async function leftOver(db: Database, now: Date, before: Deserted): Promise<LeftOver> {
  const result = await db.execute(sql`
    select
      exists (select 1 from outbox where state = 'owed' and not_before <= ${now.toISOString()}) as owed,
      exists (select 1 from outbox where ${isDeserted(before)}) as abandoned,
      exists (select 1 from outbox where ${putAhead(now)}) as ahead`)
  const [found] = rowsOf(result, leftOverRow)
  return found ?? { owed: false, abandoned: false, ahead: false }
}

const leftOverRow = z.object({ owed: z.boolean(), abandoned: z.boolean(), ahead: z.boolean() })
/** `ahead`: something was put off at an instant that is still to come: the clock was set back. */
export type LeftOver = Readonly<z.infer<typeof leftOverRow>>

/** Clocks of several machines differ by less. */
const CLOCKS_DIFFER_MS = 60_000

function putAhead(now: Date): SQL {
  return sql`state = 'owed' and changed_at > ${new Date(now.getTime() + CLOCKS_DIFFER_MS).toISOString()}`
}

/** What was put off while the clock was ahead may go now: nobody waits until the clock is there again. */
export async function putForward(db: Database, now: Date): Promise<void> {
  const at = now.toISOString()
  await db.execute(sql`update outbox set not_before = ${at}, changed_at = ${at} where ${putAhead(now)}`)
}

/** These rows are still in hand: no other process may take them for abandoned. */
export async function keepInHand(db: Database, ids: readonly number[], now: Date): Promise<void> {
  await db
    .update(outbox)
    .set({ changedAt: now })
    .where(and(inArray(outbox.id, [...ids]), eq(outbox.state, 'sending')))
}

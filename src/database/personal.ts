import { is, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import * as schema from './schema.ts'

/** What a person is called who had everything erased. Their account is then minus their id, which nobody has. */
const ERASED_NAME = '已注销'

/** Who it is about. */
export type Whose = { readonly id: number; readonly telegramId: number; readonly name: string }

/**
 * What becomes of a table's rows of a person who has everything erased: they go, or they stay and are nobody's, since
 * totals, editions and the record of what was done rest on them.
 */
type Becomes = 'goes' | 'stays'

/** What people call it, and what becomes of it. Every table that names a person stands here: a test looks. */
export const PERSONAL: Readonly<Record<string, { readonly called: string; readonly becomes: Becomes }>> = {
  person: { called: '账号', becomes: 'stays' },
  membership: { called: '任职', becomes: 'stays' },
  invitation: { called: '发出的邀请', becomes: 'stays' },
  api_token: { called: '发出的接口令牌', becomes: 'stays' },
  join_request: { called: '加入申请', becomes: 'goes' },
  draft: { called: '草稿', becomes: 'goes' },
  awaited: { called: '等着填的话', becomes: 'goes' },
  revision: { called: '填报', becomes: 'stays' },
  review: { called: '要看的单位', becomes: 'stays' },
  reviewed: { called: '看过的填报', becomes: 'stays' },
  same_event: { called: '核对的活动', becomes: 'stays' },
  inbox: { called: '发来的消息', becomes: 'goes' },
  outbox: { called: '机器人发的消息', becomes: 'goes' },
  group_chat: { called: '绑定的群', becomes: 'stays' },
  digest: { called: '发布的汇编', becomes: 'stays' },
  wording: { called: '改的文字', becomes: 'stays' },
  pair: { called: '定的问题和打算', becomes: 'stays' },
  locked_section: { called: '锁定的句子', becomes: 'stays' },
  example: { called: '选的例子', becomes: 'stays' },
  shown_section: { called: '看过的段落', becomes: 'goes' },
  reading: { called: '看过的名称和句子', becomes: 'stays' },
  pause: { called: '请假', becomes: 'goes' },
  setting: { called: '改的设置', becomes: 'stays' },
  catalogue_change: { called: '改的表', becomes: 'stays' },
  superior_table: { called: '发来的上级表', becomes: 'stays' },
  audit: { called: '操作记录', becomes: 'stays' },
}

/** A table whose rows name a person, and how they do: by its id, or by its account's. */
type Naming = { readonly table: PgTable; readonly name: string; readonly rows: (of: Whose) => SQL }

/** Chats of one person are those of its account. */
const BY_ACCOUNT: ReadonlySet<string> = new Set(['inbox', 'outbox'])

/** Every table whose rows name a person, read off the tables themselves, so that none is forgotten. */
export const NAMING: readonly Naming[] = Object.values(schema).flatMap((of) => {
  if (!is(of, PgTable)) return []
  const { name, columns, foreignKeys } = getTableConfig(of as PgTable)
  if (name === 'person') return [{ table: of, name, rows: ({ id }) => sql`${column(columns, 'id')} = ${id}` }]
  if (BY_ACCOUNT.has(name)) {
    return [{ table: of, name, rows: ({ telegramId }) => sql`${column(columns, 'chat_id')} = ${telegramId}` }]
  }
  const naming = foreignKeys.flatMap((key) => {
    const { columns: own, foreignTable } = key.reference()
    return foreignTable === schema.person ? own : []
  })
  if (naming.length === 0) return []
  const rows = ({ id }: Whose) =>
    sql`(${sql.join(
      naming.map((each) => sql`${each} = ${id}`),
      sql` or `,
    )})`
  return [{ table: of, name, rows }]
})

function column(columns: readonly PgColumn[], called: string): PgColumn {
  const found = columns.find(({ name }) => name === called)
  if (!found) throw new Error(`no column ${called}`)
  return found
}

/** How many rows of each table are a person's, those without any left out. */
export async function personalCounts(db: Database, of: Whose): Promise<ReadonlyMap<string, number>> {
  const counts = NAMING.map(
    ({ table, name, rows }) => sql`select ${name}::text as name, count(*) as rows from ${table} where ${rows(of)}`,
  )
  const found = rowsOf(await db.execute(sql.join(counts, sql` union all `)), countRow)
  return new Map(found.flatMap(({ name, rows }) => (rows > 0 ? [[name, rows] as const] : [])))
}

const countRow = z.object({ name: z.string(), rows: wholeNumber })

/** Everything that is stored of a person: the rows by table, as they stand. What files hold is left to those who have them. */
export async function personalRows(db: Database, of: Whose): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const found = new Map<string, readonly unknown[]>()
  for (const { table, name, rows } of NAMING) {
    const result = await db.execute(
      sql`select to_jsonb(${table}) - 'content' - 'token_hash' as row from ${table} where ${rows(of)}`,
    )
    const all = rowsOf(result, z.object({ row: z.unknown() })).map(({ row }) => row)
    if (all.length > 0) found.set(name, all)
  }
  return found
}

/** Nobody gets a place by this account until the transaction ends: a place refers to it. */
export async function lockAccount(tx: Database, personId: number): Promise<void> {
  await tx.execute(sql`select from person where id = ${personId} for update`)
}

/** Somebody's account, whose data it is about. */
export async function whoseData(db: Database, personId: number): Promise<Whose | undefined> {
  const [found] = rowsOf(
    await db.execute(
      sql`select id, telegram_id as "telegramId", name from person where id = ${personId} and telegram_id > 0`,
    ),
    z.object({ id: wholeNumber, telegramId: wholeNumber, name: z.string() }),
  )
  return found
}

/** Messages to others that have the name in them are found by it where it has so many letters: shorter ones are in any text. */
const SHORTEST_NAME = 2

/**
 * Erases a person: what goes is deleted, places end, and the account loses its name and its number. Of what was said only
 * that stays which is still on its way; numbers of messages stay for two days, so that none is handled twice. Built, not run.
 */
export function erasePerson(_db: Database, { at, ...of }: Whose & { readonly at: Date }): readonly SQL[] {
  const deleted = NAMING.flatMap(({ table, name, rows }) =>
    PERSONAL[name]?.becomes === 'goes' && !BY_ACCOUNT.has(name) ? [sql`delete from ${table} where ${rows(of)}`] : [],
  )
  const named =
    of.name.length < SHORTEST_NAME
      ? sql`false`
      : sql`(once_key is null and position(${of.name} in payload->>'text') > 0)`
  return [
    ...deleted,
    sql`update inbox set chat_id = 0 where chat_id = ${of.telegramId} and handled_at is not null`,
    sql`delete from outbox where state in ('sent', 'failed', 'unknown') and (chat_id = ${of.telegramId} or ${named})`,
    sql`update membership set until = ${at.toISOString()}::timestamptz where person_id = ${of.id} and until is null`,
    sql`update person set name = ${ERASED_NAME}, telegram_id = -id, reachable = false where id = ${of.id}`,
  ]
}

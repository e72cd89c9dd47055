import { type SQLWrapper, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { beforeReport } from '../../src/database/before-report.ts'
import { atTheDoors } from '../../src/database/door.ts'
import { saveDrafts } from '../../src/database/draft.ts'
import { heldPlaces } from '../../src/database/held-places.ts'
import { markHandled } from '../../src/database/inbox.ts'
import type { Database } from '../../src/database/open.ts'
import { markSent } from '../../src/database/outbox-outcome.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { emptyDatabase, sharedDatabase } from '../support/database.ts'

const AT = new Date('2022-11-09T20:15:00+08:00')

/** The statement that this runs. */
function askedBy(run: (db: Database) => Promise<unknown>): SQLWrapper {
  let asked: SQLWrapper | undefined
  const db = { execute: async (query: SQLWrapper) => (asked = query) } as unknown as Database
  void run(db).catch(() => undefined)
  return asked ?? expect.fail('nothing was asked')
}

/** What a set changes, of rows 1 to 5000 of a table, and what is changed of row 7. */
it.each<[table: string, rows: string, change: (db: Database) => SQLWrapper, changed: string]>([
  [
    'inbox',
    `insert into inbox (update_id, chat_id, update, received_at)
      select n, n % 50, jsonb_build_object('text', repeat('字', 20)), now() from generate_series(1, 5000) n`,
    (db) => markHandled(db, [{ updateId: 7, at: AT }]),
    'select update_id::int as id from inbox where handled_at is not null',
  ],
  [
    'draft',
    `insert into draft (id, person_id, unit_id, form, catalogue_version, state, status, created_at, touched_at) overriding system value
      select n, n % 50, 'u' || n % 50, 'women_talk', 'v', jsonb_build_object('text', repeat('字', 20)), 'open', now(), now()
      from generate_series(1, 5000) n`,
    (db) => saveDrafts(db, [{ id: 7, status: 'submitted', touchedAt: AT }]),
    `select id::int as id from draft where status = 'submitted'`,
  ],
  [
    'outbox',
    `insert into outbox (id, chat_id, method, payload, when_unknown, state, not_before, changed_at) overriding system value
      select n, n % 50, 'sendMessage', jsonb_build_object('text', repeat('字', 20)), 'hold', 'sending', now(), now()
      from generate_series(1, 5000) n`,
    () => askedBy((db) => markSent(db, [{ id: 7, messageId: 70 }], AT)),
    `select id::int as id from outbox where state = 'sent'`,
  ],
])(
  'a row of %s that a turn changes is looked up by its key, however many there are',
  async (table, rows, change, changed) => {
    const opened = await sharedDatabase()
    await emptyDatabase(opened)
    const { db } = opened
    await db.transaction(async (tx) => {
      // Rows that refer to none.
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql.raw(rows))
    })
    // What the server knows of the table is then the same in every run; it is what else decides for a plan.
    await db.execute(sql.raw(`analyze ${table}`))
    const plan = rowsOf(await db.execute(sql`explain ${change(db)}`), z.object({ 'QUERY PLAN': z.string() }))
    const steps = plan.map((row) => row['QUERY PLAN']).join('\n')
    // On a worker of Citus a table is a shard of it, with its number.
    expect(steps).toMatch(new RegExp(`Index Scan using ${table}_pkey(_\\d+)? on ${table}`))
    expect(steps).not.toContain('Seq Scan')
    await db.execute(sql`${change(db)}`)
    expect(rowsOf(await db.execute(sql.raw(changed)), z.object({ id: z.number() }))).toEqual([{ id: 7 }])
  },
)

const DRAFTS = `insert into draft (id, person_id, unit_id, form, catalogue_version, state, status, created_at, touched_at) overriding system value
  select n, n % 50, 'u' || n % 50, 'women_talk', 'v', '{}', case when n % 10 = 0 then 'open' else 'submitted' end, now(), now()
  from generate_series(1, 5000) n`
const PLACES = `insert into membership (id, person_id, unit_id, role, since) overriding system value
  select n, n, 'u' || n, 'reporter', now() from generate_series(1, 5000) n`
const PEOPLE = `insert into person (id, telegram_id, name) overriding system value
  select n, n, '甲' from generate_series(1, 5000) n`
const REVISIONS = `insert into revision (report_id, number, unit_id, form, kind, activity_date, answers, catalogue_version, recorded_at)
  select n, 1, 'u' || n % 50, 'women_talk', 'submitted', date '2022-11-08' - n / 50 % 50, '{}', 'v', now() from generate_series(1, 5000) n`
const ASKED_BEFORE = {
  ...{ unitId: 'u7', form: 'women_talk', day: '2022-11-08', since: AT, says: {} },
  week: { from: '2022-11-04', to: '2022-11-10' },
}

/** What a set reads, and the indexes by which it is to: never what all of the county has that is open, holds now or was reported that day. */
it.each<[what: string, rows: readonly string[], read: () => Promise<SQLWrapper>, by: readonly string[]]>([
  [
    'who asks',
    [PEOPLE, PLACES, DRAFTS],
    async () => askedBy((db) => atTheDoors(db, [7, 8, 9], '2022-11-09')),
    ['person_telegram_id_unique', 'membership_once', 'draft_person'],
  ],
  ['the places that are relied on', [PLACES], async () => heldPlaces([7, 8, 9]), ['membership_pkey']],
  [
    'what a report is compared with',
    [REVISIONS],
    () =>
      new Promise((asked) => {
        const db = { execute: async (query: SQLWrapper) => asked(query) } as unknown as Database
        void beforeReport(db, ASKED_BEFORE).catch(() => undefined)
      }),
    ['revision_by_unit'],
  ],
])('%s is looked up by key, however much there is', async (_, rows, read, by) => {
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  const { db } = opened
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const each of rows) await tx.execute(sql.raw(each))
  })
  const tables = rows.map((each) => /^insert into (\w+)/.exec(each)?.[1] ?? '').join(', ')
  // Where the server knows nothing of the tables yet, and where it does.
  for (const known of ['select 1', `analyze ${tables}`]) {
    await db.execute(sql.raw(known))
    const plan = rowsOf(await db.execute(sql`explain ${await read()}`), z.object({ 'QUERY PLAN': z.string() }))
    const steps = plan.map((row) => row['QUERY PLAN']).join('\n')
    for (const index of by) expect(steps).toMatch(new RegExp(`${index}(_\\d+)?\\b`))
    expect(steps).not.toMatch(/draft_open|revision_by_(day|record)|Seq Scan on (person|membership|draft|revision)\b/)
  }
})

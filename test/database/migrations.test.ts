import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { APPROXIMATIONS, quantityOf } from '../../src/chinese/quantity.ts'
import { doneAt } from '../../src/database/clock-task.ts'
import { migrateOn } from '../../src/database/connection-pool.ts'
import { begunAt } from '../../src/database/fact.ts'
import { quantityFrom } from '../../src/database/figure.ts'
import { IN_MEMORY, type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { verdictsOn } from '../../src/database/reading.ts'
import { remindedUnits } from '../../src/database/reminder.ts'
import { rowsOf } from '../../src/database/rows.ts'
import * as schema from '../../src/database/schema.ts'

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))

let opened: OpenDatabase
let folder: string

beforeAll(async () => {
  opened = await openDatabase(undefined, IN_MEMORY)
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
})

afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true })
})

/** As new: to open another one takes seconds. */
beforeEach(async () => {
  await opened.db.execute(
    sql.raw('drop schema if exists drizzle cascade; drop schema public cascade; create schema public'),
  )
})

/** The migrations that there were up to this one. */
function migrationsUpTo(last: string): string {
  cpSync(MIGRATIONS, folder, { recursive: true })
  const journal = join(folder, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
  const kept = entries.slice(0, entries.findIndex((entry) => entry.tag === last) + 1)
  writeFileSync(journal, JSON.stringify({ ...rest, entries: kept }))
  return folder
}

it('carry over what the clock had done and editors had decided before 0005', async () => {
  const { db } = opened
  await migrateOn(db, migrationsUpTo('0004_report_form'))
  await db.execute(sql.raw(`insert into area (id, level, name, position) values ('a', 'county', '县', 0)`))
  await db.execute(
    sql.raw(`insert into unit (id, area_id, organization, name, position) values
      ('a/women', 'a', 'women', '县妇联', 0), ('a/youth', 'a', 'youth', '团县委', 1)`),
  )
  await db.execute(sql.raw(`insert into person (telegram_id, name) values (1, '编辑')`))
  await db.execute(sql.raw(`insert into report (unit_id, form) values ('a/women', 'women_talk')`))
  await db.execute(
    sql.raw(`insert into proof (report_id, revision, code, decision, words, decided_by, decided_at)
      values (1, 2, 'x', 'reworded', '新的话', 1, '2022-11-14T09:00:00Z')`),
  )
  await db.execute(
    sql.raw(`insert into revision (report_id, number, kind, activity_date, answers, catalogue_version, recorded_at)
      values (1, 2, 'corrected', '2022-11-09', '{"x": {"raw": "", "value": "旧的话"}}', '1', '2022-11-10T09:00:00Z')`),
  )
  await db.execute(
    sql.raw(`insert into digest (kind, period_from, period_to, state, issue_year, published_by)
      values ('week', '2022-11-07', '2022-11-13', 'published', 2022, 1), ('week', '2022-11-14', '2022-11-20', 'published', 2022, null)`),
  )
  const printed = (name: string) =>
    `{"sections": [{"blocks": [{"kind": "item", "spans": [{"kind": "name", "text": "${name}", "code": "activity"}]}]}]}`
  await db.execute(
    sql.raw(`insert into edition (digest_id, kind, version, content, sha256, as_of, sealed_at) values
      (1, 'group', 1, '${printed('“读书”')}', '', '2022-11-14T10:00:00Z', '2022-11-14T10:00:00Z'),
      (2, 'group', 1, '${printed('没人看过的')}', '', '2022-11-21T10:00:00Z', '2022-11-21T10:00:00Z')`),
  )
  await db.execute(
    sql.raw(`insert into fact (name, value) values
      ('begun_at', '"2022-11-01T00:00:00.000Z"'),
      ('reminded of 2022-11-07', '["a/women", "gone/women"]'),
      ('reminded of 2022-11-14', '[]'),
      ('reminded by the clock of 2022-11-07', 'true'),
      ('problems asked for in 2022-4', 'true'),
      ('corrections told up to', '"2022-11-14T09:05:00.123Z"')`),
  )
  await migrateOn(db, MIGRATIONS)

  expect(await remindedUnits(db, '2022-11-07')).toEqual(new Set(['a/women']))
  expect(await remindedUnits(db, '2022-11-14')).toEqual(new Set())
  expect(await doneAt(db, 'remind', '2022-11-07')).toBeInstanceOf(Date)
  expect(await doneAt(db, 'remind', '2022-11-14')).toBeUndefined()
  expect(await doneAt(db, 'ask-for-problems', '2022-4')).toBeInstanceOf(Date)
  expect(await doneAt(db, 'tell-of-corrections', '')).toEqual(new Date('2022-11-14T09:05:00.123Z'))
  expect(await begunAt(db)).toEqual(new Date('2022-11-01T00:00:00.000Z'))
  expect((await db.select().from(schema.fact)).map((fact) => fact.name)).toEqual(['begun_at'])
  const read = [
    { code: 'x', text: '“旧的话”。' },
    { code: 'activity', text: '《读书》' },
    { code: 'activity', text: '没人看过的' },
  ]
  const at = (instant: string) => verdictsOn(db, read, new Date(instant))
  expect([...(await at('2022-11-15T00:00:00Z'))]).toEqual([
    ['activity 读书', { is: 'passed' }],
    ['x 旧的话', { is: 'reworded', words: '新的话' }],
  ])
  expect([...(await at('2022-11-14T09:30:00Z'))]).toEqual([['x 旧的话', { is: 'reworded', words: '新的话' }]])
})

it('makes approximate numbers of before 0009 as wide as they were said', async () => {
  const { db } = opened
  await migrateOn(db, migrationsUpTo('0008_words_read_once'))
  const said: readonly (readonly [indicator: string, value: number, approximate: string | null])[] = [
    ...[300, 1500, 100, 8].map((value) => ['audience', value, 'about'] as const),
    ...[150, 12_000, 372, 8].map((value) => ['audience', value, 'over'] as const),
    ['audience', 882, null],
    ...[3.5, 5, 20, 1].map((value) => ['funds', value, 'about'] as const),
    ...[3.5, 5, 20].map((value) => ['funds', value, 'over'] as const),
  ]
  for (const [i, [indicator, value, approximate]] of said.entries()) {
    await db.execute(sql`insert into figure
      (report_id, revision, unit_id, indicator, label, activity_date, value, approximate, recorded_at)
      values (${i}, 1, 'a/women', ${indicator}, '', '2022-11-09', ${value}, ${approximate}, '2022-11-09T12:00:00Z')`)
  }
  await migrateOn(db, MIGRATIONS)
  const rows = await db.select().from(schema.figure).orderBy(schema.figure.reportId)
  expect(rows.map(({ indicator, ...row }) => [indicator, quantityFrom(row)])).toEqual(
    said.map(([indicator, value, mark]) => [
      indicator,
      quantityOf(
        value,
        APPROXIMATIONS.find((known) => known === mark),
        indicator === 'audience',
      ),
    ]),
  )
})

it('leave no function that no trigger calls: what is asked stands in the program', async () => {
  const { db } = opened
  await migrateOn(db)
  const uncalled = await db.execute(sql`
    select proname as name from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select from pg_trigger t where t.tgfoid = p.oid)`)
  expect(rowsOf(uncalled, z.object({ name: z.string() }))).toEqual([])
})

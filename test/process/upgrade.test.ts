import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { migrateOn } from '../../src/database/connection-pool.ts'
import { MIGRATIONS } from '../../src/database/migrations.ts'
import { IN_MEMORY, openDatabase } from '../../src/database/open.ts'
import { rowsOf } from '../../src/database/rows.ts'
import * as schema from '../../src/database/schema.ts'

/** The last migration of each released version. */
const RELEASED = {
  '0.1': '0000_start',
  '0.2': '0005_decisions_and_clock_tasks',
  '0.3': '0012_highlights',
  '0.4': '0017_catalogue_changes',
  '0.5': '0022_links',
  '0.6': '0027_number_of_a_scope',
  '0.7': '0032_sender',
  '0.8': '0032_sender',
}

/** A row of each of the county's own tables, as every version had them. */
const ROWS = [
  `insert into area (id, level, name, position) values ('a', 'county', '青禾县', 0)`,
  `insert into unit (id, area_id, organization, name, position) values ('a/women', 'a', 'women', '县妇联', 0)`,
  `insert into person (telegram_id, name) values (1, '编辑甲')`,
  `insert into membership (person_id, unit_id, role, since) values (1, 'a/women', 'reporter', '2022-11-01T00:00:00Z')`,
  `insert into membership (person_id, role, since) values (1, 'editor', '2022-11-01T00:00:00Z')`,
  `insert into invitation (token_hash, unit_id, role, uses_left, expires_at, created_by, created_at)
    values ('x', 'a/women', 'reporter', 1, '2022-12-01T00:00:00Z', 1, '2022-11-01T00:00:00Z')`,
  `insert into catalogue_version (version, content, loaded_at) values ('1', '{}', '2022-11-01T00:00:00Z')`,
  `insert into draft (person_id, unit_id, form, catalogue_version, state, status, created_at, touched_at)
    values (1, 'a/women', 'women_talk', '1', '{"answers": {}}', 'open', '2022-11-01T00:00:00Z', '2022-11-01T00:00:00Z')`,
  `insert into report (unit_id, form) values ('a/women', 'women_talk')`,
  `insert into revision (report_id, number, kind, activity_date, answers, catalogue_version, person_id, recorded_at)
    values (1, 1, 'submitted', '2022-11-09', '{"x": {"raw": "约300", "value": 300}}', '1', 1, '2022-11-09T09:00:00Z')`,
  `insert into figure (report_id, revision, unit_id, indicator, activity_date, value, approximate, recorded_at)
    values (1, 1, 'a/women', 'audience', '2022-11-09', 300, 'about', '2022-11-09T09:00:00Z')`,
  `insert into digest (kind, period_from, period_to, state, issue_year, number)
    values ('week', '2022-11-07', '2022-11-13', 'published', 2022, 1)`,
  `insert into edition (digest_id, kind, version, content, sha256, as_of, sealed_at)
    values (1, 'group', 1, '{"sections": []}', 'y', '2022-11-14T09:00:00Z', '2022-11-14T09:00:00Z')`,
  `insert into group_chat (chat_id, title, bound_by, bound_at) values (-1, '群', 1, '2022-11-01T00:00:00Z')`,
  `insert into fact (name, value) values ('begun_at', '"2022-11-01T00:00:00.000Z"')`,
]
const KEPT = ['area', 'unit', 'person', 'invitation', 'draft', 'report', 'revision', 'figure', 'digest', 'edition']

const folder = mkdtempSync(join(tmpdir(), 'qunbao-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The migrations that a version had. */
function migrationsOf(version: string, last: string): string {
  const own = join(folder, version)
  cpSync(MIGRATIONS, own, { recursive: true })
  const journal = join(own, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }
  const kept = entries.slice(0, entries.findIndex((entry) => entry.tag === last) + 1)
  writeFileSync(journal, JSON.stringify({ ...rest, entries: kept }))
  return own
}

describe('data of a released version', () => {
  it.each(Object.entries(RELEASED))('%s: opens, with every row and every table of now', async (version, last) => {
    const opened = await openDatabase(undefined, IN_MEMORY)
    try {
      const { db } = opened
      await migrateOn(db, migrationsOf(version, last))
      for (const row of ROWS) await db.execute(sql.raw(row))
      const counts = async () => {
        const found: Record<string, number> = {}
        for (const table of KEPT) {
          const counted = await db.execute(sql.raw(`select count(*)::int as n from ${table}`))
          found[table] = rowsOf(counted, z.object({ n: z.number() }))[0]?.n ?? 0
        }
        return found
      }
      const before = await counts()
      await migrateOn(db, MIGRATIONS)
      expect(await counts()).toEqual(before)
      // Each table is read by all of its columns.
      for (const table of Object.values(schema).filter((one) => is(one, PgTable))) {
        const columns = Object.values(getTableColumns(table)).map((column) => `"${column.name}"`)
        await db.execute(sql.raw(`select ${columns.join(', ')} from "${getTableName(table)}"`))
      }
      const sealed = await db.execute(sql`select sha256 from edition`)
      expect(rowsOf(sealed, z.object({ sha256: z.string() }))).toEqual([{ sha256: 'y' }])
    } finally {
      await opened.close()
    }
  })
})

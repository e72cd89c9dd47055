import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MIGRATIONS } from '../../src/database/migrations.ts'
import { openDatabase } from '../../src/database/open.ts'
import { restoreLines } from '../../src/database/restore.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { linesOfBackup } from '../../src/desk/backup-file.ts'
import { randomOf } from '../support/odd-updates.ts'
import { type Data, ownData } from './data.ts'
import { Qunbao } from './qunbao.ts'

/** As of kills.test.ts: how often each is killed, and at which moments. */
const COUNT = Number(process.env['KILL_COUNT'] ?? 3)
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1e6))
const REPORTS = 400
/** What either takes on a slow machine: some of the kills come after its end. */
const RESTORES_MS = 4000
const MIGRATES_MS = 3000
const LONGEST_MS = 120_000 + COUNT * 20_000
const random = randomOf(SEED)

let data: Data

const run = async (args: readonly string[]) => {
  const process = new Qunbao(args, data.settings, data.folder)
  const { code } = await process.end()
  return { code, out: process.out, err: process.err }
}

/** Killed so many times, each at some moment of the time that it takes. */
async function killed(args: readonly string[], longestMs: number): Promise<void> {
  for (let kill = 0; kill < COUNT; kill++) {
    const process = new Qunbao(args, data.settings, data.folder)
    await new Promise((resolve) => setTimeout(resolve, random(longestMs)))
    await process.remove()
    // It may have come to its end before: then without a complaint.
    expect(process.err).toBe('')
  }
}

const open = () => openDatabase(data.settings.DATABASE_URL || undefined, data.settings.DATA_DIR)

async function state() {
  const opened = await open()
  try {
    const [row] = rowsOf(
      await opened.db.execute(sql`select count(*)::int as n from revision`),
      z.object({ n: z.number() }),
    )
    return { tables: await opened.tables(), reports: row?.n }
  } finally {
    await opened.close()
  }
}

/** A backup of 0.3: what came after it has much to bring up to date. */
function ofVersion03(): readonly unknown[] {
  const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })
  const { entries } = journal.parse(JSON.parse(readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')))
  const migrated = entries.find(({ tag }) => tag === '0012_highlights')?.when ?? expect.fail('no such migration')
  const table = (name: string, rows: readonly Record<string, unknown>[]) => [
    { table: name, columns: Object.keys(rows[0] ?? {}) },
    rows,
  ]
  const ids = Array.from({ length: REPORTS }, (_, i) => i + 1)
  const said = {
    ...{ number: 1, kind: 'submitted', activity_date: '2022-11-09', answers: {}, catalogue_version: '1' },
    recorded_at: '2022-11-09T09:00:00Z',
  }
  const figure = {
    revision: 1,
    unit_id: 'qinghe/women',
    indicator: 'audience',
    activity_date: '2022-11-09',
    value: 300,
  }
  return [
    { backup: 1, migrated, at: '2022-11-10T00:00:00.000Z' },
    ...table('area', [{ id: 'qinghe', level: 'county', name: '青禾县', position: 0 }]),
    ...table('unit', [{ id: 'qinghe/women', area_id: 'qinghe', organization: 'women', name: '县妇联', position: 0 }]),
    ...table(
      'report',
      ids.map((id) => ({ id, unit_id: 'qinghe/women', form: 'women_talk' })),
    ),
    ...table(
      'revision',
      ids.map((report_id) => ({ report_id, ...said })),
    ),
    ...table(
      'figure',
      ids.map((report_id) => ({ report_id, ...figure, recorded_at: said.recorded_at })),
    ),
    { end: { rows: 2 + 3 * REPORTS } },
  ]
}

beforeAll(async () => {
  data = await ownData()
  const rows = Array.from({ length: REPORTS }, (_, i) => ({
    ...{ id: `row-${i}`, unit: 'jia-zhen/women', form: 'women_talk', on: '2022-11-09' },
    answers: { women_gratitude_talks: 3, women_gratitude_audience: 1000 + i },
  }))
  writeFileSync(join(data.folder, 'rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  expect(await run(['import', 'rows.jsonl'])).toMatchObject({ code: 0, err: '' })
  expect(await run(['backup', 'one.backup'])).toMatchObject({ code: 0, err: '' })
})

afterAll(() => data.remove())

describe(`killed ${COUNT} times (seed ${SEED})`, () => {
  it(
    'in the middle of a restore: what was there stays, or all of the backup is there',
    async () => {
      const restore = ['restore', 'one.backup', '--replace']
      await killed(restore, RESTORES_MS)
      expect(await state()).toEqual({ tables: 'current', reports: REPORTS })
      expect(await run(restore)).toMatchObject({ code: 0, err: '' })
      expect(await state()).toEqual({ tables: 'current', reports: REPORTS })
    },
    LONGEST_MS,
  )

  it(
    'in the middle of migrations: they are applied whole by the next one, and nothing is lost',
    async () => {
      writeFileSync(
        join(data.folder, 'old.backup'),
        gzipSync(
          ofVersion03()
            .map((line) => `${JSON.stringify(line)}\n`)
            .join(''),
        ),
      )
      const opened = await open()
      await restoreLines(opened.db, linesOfBackup(join(data.folder, 'old.backup')), { replace: true })
      expect(await opened.tables()).toBe('behind')
      await opened.close()
      await killed(['migrate'], MIGRATES_MS)
      expect(await run(['migrate'])).toMatchObject({ code: 0, err: '' })
      expect(await state()).toEqual({ tables: 'current', reports: REPORTS })
    },
    LONGEST_MS,
  )
})

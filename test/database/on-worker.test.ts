import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ConnectionPool, databaseOn, migrateOn } from '../../src/database/connection-pool.ts'
import { COMMAND_LIMITS } from '../../src/database/limits.ts'
import { MIGRATIONS } from '../../src/database/migrations.ts'
import { bringToWorker, refuseWrongWorker } from '../../src/database/on-worker.ts'
import { type Database, IN_MEMORY, openDatabase } from '../../src/database/open.ts'
import { changesCounted } from '../../src/database/record-lock.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { coordinator, dropFromWorkers, workerOfTests } from '../support/citus.ts'
import { emptyDatabase, ownDatabase, sharedDatabase } from '../support/database.ts'

/** Where each table is: those of which no server is known are where the database is opened. */
async function placesOf(db: Database): Promise<string[]> {
  const found = await db.execute(sql`
    select distinct coalesce(nodename || ':' || nodeport, 'here') as place from pg_tables t
      left join citus_shards s on s.table_name = format('%I.%I', t.schemaname, t.tablename)::regclass
    where t.schemaname = 'public' order by 1`)
  return rowsOf(found, z.object({ place: z.string() })).map(({ place }) => place)
}

it('is refused where the database is no Citus', async () => {
  const plain = await openDatabase(undefined, IN_MEMORY)
  await expect(refuseWrongWorker(plain.db, 'worker-1:5432')).rejects.toThrow(
    'DATABASE_WORKER must be a worker of the database’s Citus: none has joined this database',
  )
  await refuseWrongWorker(plain.db, undefined)
  await plain.close()
})

it('is refused, also where it is not set, by what a Citus says of its workers and of where the tables are', async () => {
  const { db, close } = await openDatabase(undefined, IN_MEMORY)
  for (const like of [
    'set allow_system_table_mods = on',
    'create table pg_catalog.pg_dist_node (groupid int, nodename text, nodeport int, noderole text, isactive boolean)',
    'create table pg_catalog.pg_dist_shard (logicalrelid regclass, shardid bigint)',
    'create table pg_catalog.pg_dist_placement (shardid bigint, groupid int)',
    "insert into pg_dist_node values (0, 'coordinator', 5432, 'primary', true)",
    "insert into pg_dist_node select i, 'worker-' || i, 5432, 'primary', true from generate_series(1, 2) i",
    'create table report (id bigint)',
  ])
    await db.execute(sql.raw(like))
  const [one, two] = ['worker-1:5432', 'worker-2:5432']
  await expect(refuseWrongWorker(db, 'coordinator:5432')).rejects.toThrow(`Citus: it has ${one}, ${two}`)
  for (const worker of [one, two, undefined]) await refuseWrongWorker(db, worker)
  await db.execute(sql`insert into pg_dist_shard values ('report', 1)`)
  await db.execute(sql`insert into pg_dist_placement values (1, 2)`)
  for (const worker of [one, undefined])
    await expect(refuseWrongWorker(db, worker)).rejects.toThrow(`DATABASE_WORKER must be ${two}, where the tables are`)
  await refuseWrongWorker(db, two)
  await close()
})

describe.runIf(coordinator)('The tables of a county on a worker (left out where TEST_CITUS_URL is not set)', () => {
  let worker = ''
  beforeAll(async () => {
    worker = (await workerOfTests()) ?? ''
  })

  it('are all there, and stay when it starts again', async () => {
    const { db } = await sharedDatabase()
    expect(await placesOf(db)).toEqual([worker])
    await bringToWorker(db, worker)
    expect(await placesOf(db)).toEqual([worker])
  })

  it('go to no server that is none of its workers, nor to another than the one that they are at', async () => {
    const { db } = await sharedDatabase()
    await expect(refuseWrongWorker(db, 'nowhere:1')).rejects.toThrow(
      /^a setting is wrong: DATABASE_WORKER must be .*: it has /,
    )
    const [other] = rowsOf(
      await db.execute(sql`select nodename || ':' || nodeport as name from pg_dist_node
        where groupid <> 0 and nodename || ':' || nodeport <> ${worker}`),
      z.object({ name: z.string() }),
    )
    for (const name of [other?.name, undefined])
      await expect(refuseWrongWorker(db, name)).rejects.toThrow(
        `DATABASE_WORKER must be ${worker}, where the tables are`,
      )
    await refuseWrongWorker(db, worker)
  })

  it('count on from wherever they were counted before', async () => {
    const opened = await sharedDatabase()
    await emptyDatabase(opened)
    const before = await changesCounted(opened.db)
    await opened.db.execute(sql`insert into area (id, level, name, position) values ('a', 'county', '县', 0)`)
    const after = await changesCounted(opened.db)
    expect(after).toEqual({ ...before, reports: before.reports + 1 })
    // As on a worker that the tables were moved to.
    await opened.db.execute(sql`select setval('report_changes', ${after.reports + 40})`)
    await bringToWorker(opened.db, worker)
    expect((await changesCounted(opened.db)).reports).toBe(after.reports + 41)
  })
})

describe.runIf(coordinator)(
  'A database with rows that is of an earlier version (left out without TEST_CITUS_URL)',
  () => {
    let folder = ''
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'qunbao-earlier-'))
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    it('comes to a worker with its totals, and is brought up to date there', async () => {
      const worker = (await workerOfTests()) ?? ''
      cpSync(MIGRATIONS, folder, { recursive: true })
      const journal = join(folder, 'meta', '_journal.json')
      const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
      writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -2) }))
      const url = await ownDatabase(coordinator ?? '', `earlier_${process.pid}_`)
      const pool = new ConnectionPool(url, COMMAND_LIMITS, { most: 1 })
      const db = await databaseOn(pool)
      await migrateOn(db, folder)
      await db.execute(sql`insert into figure (report_id, revision, unit_id, indicator, activity_date, value, recorded_at)
      values (1, 1, 'u', 'talks', '2022-11-09', 3, '2022-11-09T20:15:00+08:00')`)
      const totals = async () =>
        rowsOf(
          await db.execute(sql`select sum(value)::int as sum, count(*)::int as rows from figure_total`),
          z.object({ sum: z.number(), rows: z.number() }),
        )
      expect(await totals()).toEqual([{ sum: 3, rows: 1 }])
      await bringToWorker(db, worker)
      expect(await placesOf(db)).toEqual([worker])
      expect(await totals()).toEqual([{ sum: 3, rows: 1 }])
      await migrateOn(db)
      await bringToWorker(db, worker)
      await db.execute(sql`update figure set value = 5`)
      expect(await totals()).toEqual([{ sum: 5, rows: 3 }])
      await pool.end()
      await dropFromWorkers(url)
      const { db: admin } = await sharedDatabase()
      await admin.execute(sql.raw(`drop database ${new URL(url).pathname.slice(1)} with (force)`))
    })
  },
)

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { connect } from '../../src/database/connect.ts'
import { lockDirectory } from '../../src/database/directory-lock.ts'
import { type Database, IN_MEMORY, type OpenDatabase, openDatabase } from '../../src/database/open.ts'
import { rowsOf } from '../../src/database/rows.ts'
import { serve } from '../../src/database/served.ts'
import { ThreadWire } from '../../src/database/thread-wire.ts'
import { coordinator, joinWorkers, whereTablesAre, workerOfTests } from './citus.ts'

/**
 * Postgres where TEST_DATABASE_URL names a server, or TEST_CITUS_URL a coordinator (each worker has a database of its own
 * there), else PGlite in memory.
 */
export const server = coordinator ?? process.env['TEST_DATABASE_URL']

/** Bytes of a table's pages. */
const MOST_TO_DELETE = 500_000

let shared: Promise<OpenDatabase> | undefined

/** This worker's database, migrated: opened once, since that takes a second. */
export function sharedDatabase(): Promise<OpenDatabase> {
  shared ??= open()
  return shared
}

async function open(): Promise<OpenDatabase> {
  const url = server ? await ownDatabase(server) : undefined
  const opened = await openDatabase(url, IN_MEMORY)
  await opened.migrate(await workerOfTests())
  // Each county that is opened on it asks for that again.
  return { ...opened, migrate: async () => {} }
}

/** The address of this worker's own database, or of another of its own `of` something, made where it is missing. */
export async function ownDatabase(serverUrl: string, of = ''): Promise<string> {
  const name = `qunbao_test_${of}${process.env['VITEST_POOL_ID'] ?? '0'}`
  const admin = await connect(serverUrl)
  try {
    const found = await admin.ask('select 1 from pg_database where datname = $1', [name])
    if (found.length === 0) await admin.ask(`create database ${name}`)
    // Nothing of it has to last: nobody waits for a disk.
    await admin.ask(`alter database ${name} set synchronous_commit = off`)
  } finally {
    await admin.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  if (coordinator) await joinWorkers(url.href)
  return url.href
}

/** The settings of an empty database, as a command gets them: this worker's own on the server, else one in `folder`. */
export async function emptySettings(folder: string): Promise<Record<string, string>> {
  if (!server) return { DATA_DIR: folder }
  await emptyDatabase(await sharedDatabase())
  const worker = await workerOfTests()
  return { DATABASE_URL: await ownDatabase(server), ...(worker === undefined ? {} : { DATABASE_WORKER: worker }) }
}

/** The same of this worker's own everywhere: a command works beside this process and opens none, which takes seconds. */
export async function heldSettings(): Promise<Record<string, string>> {
  if (server) return emptySettings('')
  const opened = await sharedDatabase()
  await emptyDatabase(opened)
  held ??= await hold(opened)
  return { DATA_DIR: held }
}

let held: string | undefined

/** A folder that looks to commands as if this worker's database were in it, and this process at work on it. */
async function hold(opened: OpenDatabase): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-held-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'pglite'))
  await lockDirectory(folder)
  const wire = () => {
    const of = opened.forThread()
    if (!('wire' in of)) throw new Error('no embedded database')
    return new ThreadWire(of.wire)
  }
  await serve({ wire }, folder)
  return folder
}

/**
 * Empties every table and begins its numbers again. Deleted, since to truncate a table takes longer than all the rows of
 * most tests; truncated where a test has filled it, since what is deleted stays in its pages. A superuser, as PGlite's
 * is, spares the look for each row at what refers to it.
 */
export async function emptyDatabase({ db }: OpenDatabase): Promise<void> {
  if (coordinator) return emptyOnWorker(db)
  const empty = (await tablesOf(db)).map(
    (t) => `if pg_relation_size('${t}') > ${MOST_TO_DELETE} then truncate ${t} cascade; else delete from ${t}; end if;`,
  )
  await db.execute(
    sql.raw(`
    do $$ begin
      if (select rolsuper from pg_roles where rolname = current_user) then
        set local session_replication_role = replica;
      end if;
      ${empty.join('\n')}
      perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
        from pg_sequences where schemaname = 'public' and last_value is not null;
    end $$`),
  )
}

/** The same of tables on a worker of Citus: each by itself, since a block of code would run on the coordinator. */
async function emptyOnWorker(db: Database): Promise<void> {
  const names = await tablesOf(db)
  await refuseIdsOfWorkers(db)
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const name of names) await tx.execute(sql.raw(`delete from ${name}`))
    await tx.execute(sql`
      select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
      from pg_sequences where schemaname = 'public' and last_value is not null`)
  })
}

/** A worker has numbers of its own for ids, from 2^48 on: two who give them would not keep their order. */
async function refuseIdsOfWorkers(db: Database): Promise<void> {
  const given = `select coalesce(string_agg(sequencename, ', '), '') from pg_sequences where schemaname = 'public' and last_value >= 2^48`
  const found = (await whereTablesAre(db, given)).filter(Boolean)
  if (found.length > 0) throw new Error(`a worker has given ids: ${found.join(', ')}`)
}

const tables = new WeakMap<Database, Promise<string[]>>()

/** Tables before those that they refer to. */
function tablesOf(db: Database): Promise<string[]> {
  const known = tables.get(db)
  if (known) return known
  const asked = db.execute(sql`
    with recursive below(t, depth) as (
      select oid, 0 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      union all
      select conrelid, depth + 1 from pg_constraint join below on confrelid = below.t
      where contype = 'f' and conrelid <> confrelid)
    select t::regclass::text as name from below group by t order by max(depth) desc`)
  const found = asked.then((result) => rowsOf(result, z.object({ name: z.string() })).map((r) => r.name))
  tables.set(db, found)
  return found
}

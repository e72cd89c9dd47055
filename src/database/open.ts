import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import { z } from 'zod'
import { QunbaoError } from '../errors.ts'
import { makeAtWork } from './at-work.ts'
import { lockDirectory } from './directory-lock.ts'
import { BOT_LIMITS, type Limits } from './limits.ts'
import { emptyPglite, makePglite } from './new-pglite.ts'
import { rowsOf } from './rows.ts'
import * as schema from './schema.ts'

/** Postgres or PGlite, or a transaction on either: queries take this and cannot tell which. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export type OpenDatabase = {
  readonly db: Database
  readonly engine: 'postgres' | 'pglite'
  /** Applies the migrations that are missing. Safe to run in several processes at once. */
  migrate(): Promise<void>
  /** Whether its tables are those of this version. Changes nothing. */
  tables(): Promise<'none' | 'behind' | 'current'>
  /** Whether no other process works on this database; from now on this one does. */
  alone(): Promise<boolean>
  /**
   * Whether this process leads: of several at work on this database one does, until it ends. It asks Telegram for what is
   * new, and does what the clock makes due. Whoever does not lead may later: it asks again.
   */
  leads(): Promise<boolean>
  /** How many processes work on this database. */
  processes(): Promise<number>
  close(): Promise<void>
}

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))
/** Any fixed number: whoever migrates holds this advisory lock. */
const MIGRATION_LOCK = 7_230_441

/** PGlite holds all of its buffers from the start, 128 MB unless told. The pages that a county works with need far less. */
const BUFFERS = ['-c', 'shared_buffers=32MB']

/** Types that Postgres needs itself have an oid that is written down; those of its catalogues' rows are counted from here. */
const FIRST_OF_CATALOGUES = 10_000

/** A data directory of this name is none: everything is forgotten at the end. */
export const IN_MEMORY = 'memory:'

/** Opens Postgres at `url`, where `limits` hold, or PGlite in `directory`. */
export function openDatabase(url: string | undefined, directory: string, limits = BOT_LIMITS): Promise<OpenDatabase> {
  return url ? openPostgres(url, limits) : openPglite(directory === IN_MEMORY ? undefined : directory)
}

async function openPostgres(url: string, limits: Limits): Promise<OpenDatabase> {
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const { migrate } = await import('drizzle-orm/node-postgres/migrator')
  const { addressesOf, connect, ConnectionPool } = await import('./connections.ts')
  const pool = new ConnectionPool(url, limits)
  try {
    await pool.query({ text: 'select 1' })
  } catch (error) {
    await pool.end()
    const hosts = addressesOf(url).map((address) => new URL(address).host)
    throw new QunbaoError('database.unreachable', hosts.join(','), { cause: error })
  }
  const database = drizzle(pool as unknown as Pool, { schema })
  const atWork = makeAtWork(() => connect(url))
  return {
    db: database,
    engine: 'postgres',
    migrate: async () => {
      // One connection of its own: the lock and the migrations must share a session, and take as long as they take.
      const single = await connect(url)
      try {
        const db = drizzle(single)
        await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`)
        await migrate(db, { migrationsFolder: MIGRATIONS })
      } finally {
        await single.end()
      }
    },
    tables: () => tablesOf(database),
    alone: () => atWork.begin(),
    leads: () => atWork.leads(),
    processes: () => atWork.processes(),
    close: async () => {
      await Promise.all([pool.end(), atWork.end()])
    },
  }
}

async function openPglite(directory: string | undefined): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { drizzle } = await import('drizzle-orm/pglite')
  const { migrate } = await import('drizzle-orm/pglite/migrator')
  const unlock = directory ? await lockDirectory(makeDirectory(directory)) : async () => {}
  const dataDir = directory && join(resolve(directory), 'pglite')
  if (dataDir && !existsSync(dataDir)) await makePglite(dataDir)
  const client = await PGlite.create({
    startParams: [...PGlite.defaultStartParams, ...BUFFERS],
    ...(dataDir ? { dataDir } : { loadDataDir: await emptyPglite() }),
  })
  // PGlite copies its parsers for each statement. Two thirds of them are for arrays of the catalogues' rows.
  client.parsers = Object.fromEntries(
    Object.entries(client.parsers).filter(([oid]) => Number(oid) < FIRST_OF_CATALOGUES),
  )
  const db = drizzle(client, { schema })
  return {
    db,
    engine: 'pglite',
    migrate: () => migrate(db, { migrationsFolder: MIGRATIONS }),
    tables: () => tablesOf(db),
    // The lock on the directory has seen to it.
    alone: async () => true,
    leads: async () => true,
    processes: async () => 1,
    close: async () => {
      await client.close()
      await unlock()
    },
  }
}

/** Whether there is a database to be opened; a server is asked when it is opened. */
export function databaseExists(url: string | undefined, directory: string): boolean {
  return url !== undefined || existsSync(join(resolve(directory), 'pglite'))
}

const journal = z.object({ entries: z.array(z.object({ when: z.number() })) })

/** Drizzle keeps when each migration that was applied was made. */
async function tablesOf(db: Database): Promise<'none' | 'behind' | 'current'> {
  const kept = sql`select to_regclass('drizzle.__drizzle_migrations') is not null as kept`
  const [found] = rowsOf(await db.execute(kept), z.object({ kept: z.boolean() }))
  if (!found?.kept) return 'none'
  const newest = sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`
  const [last] = rowsOf(await db.execute(newest), z.object({ newest: z.coerce.number() }))
  const { entries } = journal.parse(JSON.parse(readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')))
  return entries.every(({ when }) => when <= (last?.newest ?? 0)) ? 'current' : 'behind'
}

export function makeDirectory(directory: string): string {
  try {
    makeFolder(resolve(directory))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new QunbaoError('settings.wrong', `DATA_DIR must be a folder that can be written (${why})`, { cause: error })
  }
  return directory
}

/** Folder by folder: Node's own `recursive` never returns where a folder takes no others, as /proc does not. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

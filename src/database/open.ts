import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { QunbaoError } from '../errors.ts'
import { lockDirectory } from './directory-lock.ts'
import { emptyPglite, makePglite } from './new-pglite.ts'
import { preparing } from './preparing.ts'
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

/**
 * Whoever works on the database shares this advisory lock for as long as it lives. Of two numbers: locks of one number
 * are chats (inbox.ts), and there a Telegram id could be the same.
 */
const AT_WORK_LOCK = [7230, 440] as const

/** Whoever leads holds this one. */
const LEADING_LOCK = [7230, 444] as const

/** PGlite holds all of its buffers from the start, 128 MB unless told. The pages that a county works with need far less. */
const BUFFERS = ['-c', 'shared_buffers=32MB']

/** Types that Postgres needs itself have an oid that is written down; those of its catalogues' rows are counted from here. */
const FIRST_OF_CATALOGUES = 10_000

/** A data directory of this name is none: everything is forgotten at the end. */
export const IN_MEMORY = 'memory:'

/** Opens Postgres at `url`, or PGlite in `directory`. */
export function openDatabase(url: string | undefined, directory: string): Promise<OpenDatabase> {
  return url ? openPostgres(url) : openPglite(directory === IN_MEMORY ? undefined : directory)
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: postgres } = await import('postgres')
  const { drizzle } = await import('drizzle-orm/postgres-js')
  const { migrate } = await import('drizzle-orm/postgres-js/migrator')
  const client = postgres(url, { max: 8, onnotice: () => {}, connect_timeout: 10 })
  // Postgres frees its locks with the connection, however its process ends. Were it lost while that lives, the next to start
  // would at worst send again what is being sent at that instant, and two would lead until it is asked again.
  let present: typeof client | undefined
  const presence = () => {
    present ??= postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} })
    return present
  }
  try {
    await client`select 1`
  } catch (error) {
    await client.end({ timeout: 1 })
    throw new QunbaoError('database.unreachable', new URL(url).host, { cause: error })
  }
  const database = drizzle(preparing(client), { schema })
  return {
    db: database,
    engine: 'postgres',
    migrate: async () => {
      // One connection of its own: the lock and the migrations must share a session.
      const single = postgres(url, { max: 1, onnotice: () => {} })
      try {
        const db = drizzle(single)
        await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`)
        await migrate(db, { migrationsFolder: MIGRATIONS })
      } finally {
        await single.end()
      }
    },
    tables: () => tablesOf(database),
    alone: async () => {
      const [one, two] = AT_WORK_LOCK
      const [alone] = await presence()<{ locked: boolean }[]>`select pg_try_advisory_lock(${one}, ${two}) as locked`
      await presence()`select pg_advisory_lock_shared(${one}, ${two})`
      if (alone?.locked) await presence()`select pg_advisory_unlock(${one}, ${two})`
      return alone?.locked ?? false
    },
    leads: async () => {
      const [one, two] = LEADING_LOCK
      const [asked] = await presence()<{ leads: boolean }[]>`select pg_try_advisory_lock(${one}, ${two}) as leads`
      return asked?.leads ?? false
    },
    processes: async () => {
      const [one, two] = AT_WORK_LOCK
      const [found] = await client<{ many: number }[]>`
        select count(*)::int as many from pg_locks where locktype = 'advisory' and granted and objsubid = 2
          and classid = ${one} and objid = ${two}
          and database = (select oid from pg_database where datname = current_database())`
      return found?.many ?? 1
    },
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), present?.end({ timeout: 5 })])
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

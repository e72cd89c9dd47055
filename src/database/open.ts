import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { QunbaoError } from '../errors.ts'
import { MIGRATIONS, refuseNewer, tablesOf } from './migrations.ts'
import { holdPglite, pgliteInMemory, sharePglite } from './open-pglite.ts'
import type { OpenDatabase } from './opened.ts'
import * as schema from './schema.ts'

export type { Database, OpenDatabase } from './opened.ts'

/** Any fixed number: whoever migrates holds this advisory lock. */
const MIGRATION_LOCK = 7_230_441

/**
 * Whoever works on the database shares this advisory lock for as long as it lives. Of two numbers: locks of one number
 * are chats (inbox.ts), and there a Telegram id could be the same.
 */
const AT_WORK_LOCK = [7230, 440] as const

/** A data directory of this name is none: everything is forgotten at the end. */
export const IN_MEMORY = 'memory:'

/** Opens Postgres at `url`, or PGlite in `directory`, which this process then holds. */
export function openDatabase(url: string | undefined, directory: string): Promise<OpenDatabase> {
  if (url) return openPostgres(url)
  return directory === IN_MEMORY ? pgliteInMemory() : holdPglite(makeDirectory(directory))
}

/** The same for a command: a PGlite that another process holds is worked on through that one. */
export function shareDatabase(url: string | undefined, directory: string): Promise<OpenDatabase> {
  if (url) return openPostgres(url)
  return directory === IN_MEMORY ? pgliteInMemory() : sharePglite(makeDirectory(directory))
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const { default: postgres } = await import('postgres')
  const { drizzle } = await import('drizzle-orm/postgres-js')
  const { migrate } = await import('drizzle-orm/postgres-js/migrator')
  const client = postgres(url, { max: 8, onnotice: () => {}, connect_timeout: 10 })
  let presence: typeof client | undefined
  try {
    await client`select 1`
  } catch (error) {
    await client.end({ timeout: 1 })
    throw new QunbaoError('database.unreachable', new URL(url).host, { cause: error })
  }
  const database = drizzle(client, { schema })
  return {
    db: database,
    engine: 'postgres',
    migrate: async () => {
      // One connection of its own: the lock and the migrations must share a session.
      const single = postgres(url, { max: 1, onnotice: () => {} })
      try {
        const db = drizzle(single)
        await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`)
        await refuseNewer(database)
        await migrate(db, { migrationsFolder: MIGRATIONS })
      } finally {
        await single.end()
      }
    },
    tables: () => tablesOf(database),
    alone: async () => {
      // Postgres frees the lock with the connection, however its process ends. Were it lost while that lives, the next to
      // start would at worst send again what is being sent at that instant.
      presence ??= postgres(url, { max: 1, max_lifetime: null, onnotice: () => {} })
      const [one, two] = AT_WORK_LOCK
      const [alone] = await presence<{ locked: boolean }[]>`select pg_try_advisory_lock(${one}, ${two}) as locked`
      await presence`select pg_advisory_lock_shared(${one}, ${two})`
      if (alone?.locked) await presence`select pg_advisory_unlock(${one}, ${two})`
      return alone?.locked ?? false
    },
    serve: async () => true,
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), presence?.end({ timeout: 5 })])
    },
  }
}

/** Whether there is a database to be opened; a server is asked when it is opened. */
export function databaseExists(url: string | undefined, directory: string): boolean {
  return url !== undefined || existsSync(join(resolve(directory), 'pglite'))
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

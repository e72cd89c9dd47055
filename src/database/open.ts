import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { QunbaoError } from '../errors.ts'
import { lockDirectory } from './lock.ts'
import * as schema from './schema.ts'

/** Postgres or PGlite, or a transaction on either: queries take this and cannot tell which. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export type OpenDatabase = {
  readonly db: Database
  readonly engine: 'postgres' | 'pglite'
  /** Applies the migrations that are missing. Safe to run in several processes at once. */
  migrate(): Promise<void>
  close(): Promise<void>
}

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url))
/** Any fixed number: whoever migrates holds this advisory lock. */
const MIGRATION_LOCK = 7_230_441

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
  try {
    await client`select 1`
  } catch (error) {
    await client.end({ timeout: 1 })
    throw new QunbaoError('database.unreachable', new URL(url).host, { cause: error })
  }
  return {
    db: drizzle(client, { schema }),
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
    close: () => client.end({ timeout: 5 }),
  }
}

async function openPglite(directory: string | undefined): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { drizzle } = await import('drizzle-orm/pglite')
  const { migrate } = await import('drizzle-orm/pglite/migrator')
  const unlock = directory ? await lockDirectory(makeDirectory(directory)) : async () => {}
  const client = await PGlite.create(directory ? { dataDir: join(resolve(directory), 'pglite') } : {})
  const db = drizzle(client, { schema })
  return {
    db,
    engine: 'pglite',
    migrate: () => migrate(db, { migrationsFolder: MIGRATIONS }),
    close: async () => {
      await client.close()
      await unlock()
    },
  }
}

function makeDirectory(directory: string): string {
  mkdirSync(directory, { recursive: true })
  return directory
}

/** postgres.js answers a raw query with an array, PGlite with `{ rows }`. */
export function rowsOf<Row>(result: unknown): Row[] {
  return Array.isArray(result) ? (result as Row[]) : (result as { rows: Row[] }).rows
}

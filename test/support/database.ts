import { sql } from 'drizzle-orm'
import { IN_MEMORY, type OpenDatabase, openDatabase } from '../../src/database/open.ts'

/** Postgres where TEST_DATABASE_URL names a server (each worker has a database of its own there), else PGlite in memory. */
export const server = process.env['TEST_DATABASE_URL']

let shared: Promise<OpenDatabase> | undefined

/** This worker's database, migrated: opened once, since that takes a second. */
export function sharedDatabase(): Promise<OpenDatabase> {
  shared ??= open()
  return shared
}

async function open(): Promise<OpenDatabase> {
  const url = server ? await ownDatabase(server) : undefined
  const opened = await openDatabase(url, IN_MEMORY)
  await opened.migrate()
  return opened
}

/** The address of this worker's own database, made where it is missing. */
export async function ownDatabase(serverUrl: string): Promise<string> {
  const { default: postgres } = await import('postgres')
  const name = `qunbao_test_${process.env['VITEST_POOL_ID'] ?? '0'}`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    const found = await admin`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) await admin.unsafe(`create database ${name}`)
  } finally {
    await admin.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Empties every table. */
export async function emptyDatabase({ db }: OpenDatabase): Promise<void> {
  await db.execute(
    sql.raw(`
    do $$ declare t text; begin
      for t in select tablename from pg_tables where schemaname = 'public' loop
        execute format('truncate table %I restart identity cascade', t);
      end loop;
    end $$`),
  )
}

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { QunbaoError } from '../errors.ts'
import { makeAtWork } from './at-work.ts'
import { refuseWrongEncoding } from './encoding.ts'
import { BOT_LIMITS, COMMAND_LIMITS, type Limits, WORKSHOP_LIMITS } from './limits.ts'
import { refuseNewer, tablesOf } from './migrations.ts'
import { bringToWorker, refuseWrongWorker } from './on-worker.ts'
import { openByWire } from './open-by-wire.ts'
import { holdPglite, pgliteInMemory, sharePglite } from './open-pglite.ts'
import type { ForThread, OpenDatabase } from './opened.ts'
import { readsBeside, readsOn } from './reads.ts'
import { isTransient } from './transient.ts'

export type { Database, ForThread, OpenDatabase } from './opened.ts'

/** Any fixed number: whoever migrates holds this advisory lock. */
const MIGRATION_LOCK = 7_230_441

/** A data directory of this name is none: everything is forgotten at the end. */
export const IN_MEMORY = 'memory:'

/**
 * One asks while the other compiles: more of them would not be done any sooner in one thread, and each would hold its
 * digest in memory and its transaction open.
 */
const MOST_OF_THREAD = 2

/** A replica, and who is told why it is not read. */
export type Replica = { readonly url: string | undefined; readonly told?: ((why: string) => void) | undefined }

/** Opens Postgres at `url`, where `limits` hold, or PGlite in `directory`, which this process then holds. */
export async function openDatabase(
  url: string | undefined,
  directory: string,
  limits = BOT_LIMITS,
  replica?: Replica,
): Promise<OpenDatabase> {
  if (url) return openPostgres(url, limits, replica)
  return directory === IN_MEMORY ? pgliteInMemory() : holdPglite(makeDirectory(directory))
}

/** The same for a command: a PGlite that another process holds is worked on through that one. */
export async function shareDatabase(
  url: string | undefined,
  directory: string,
  replica?: Replica,
): Promise<OpenDatabase> {
  if (url) return openPostgres(url, COMMAND_LIMITS, replica)
  return directory === IN_MEMORY ? pgliteInMemory() : sharePglite(makeDirectory(directory))
}

/** The same database as another thread of this process has it: what one writes the other may send (outbox.ts). */
export async function openInThread(of: ForThread, told?: Replica['told']): Promise<OpenDatabase> {
  if ('wire' in of) return openByWire(of.wire)
  return openPostgres(of.url, WORKSHOP_LIMITS, { url: of.readUrl, told }, { name: of.name, most: MOST_OF_THREAD })
}

async function openPostgres(
  url: string,
  limits: Limits,
  replica?: Replica,
  {
    // By which others see whether this process is still there (outbox.ts).
    name = `qunbao ${randomBytes(6).toString('hex')}`,
    most,
  }: { readonly name?: string; readonly most?: number } = {},
): Promise<OpenDatabase> {
  const { addressesOf, connect } = await import('./connect.ts')
  const { ConnectionPool, databaseOn, migrateOn } = await import('./connection-pool.ts')
  const pool = new ConnectionPool(url, limits, { name, most })
  const database = await databaseOn(pool)
  try {
    await pool.unsafe('select 1').then(undefined, (error: unknown) => {
      const hosts = addressesOf(url).map((address) => new URL(address).host)
      throw notOpened(error, hosts.join(','))
    })
    await refuseWrongEncoding(database)
  } catch (error) {
    await pool.end()
    throw error
  }
  const atWork = makeAtWork(() => connect(url))
  const { url: readUrl, ...told } = replica ?? {}
  // It connects when it is first read.
  const other = readUrl === undefined ? undefined : new ConnectionPool(readUrl, limits, { most })
  return {
    db: database,
    engine: 'postgres',
    reads: other ? readsBeside({ primary: database, replica: await databaseOn(other), ...told }) : readsOn(database),
    statements: pool.statements,
    migrate: async (worker) => {
      // One connection of its own: the lock and the migrations must share a session, and take as long as they take.
      const single = new ConnectionPool(url, COMMAND_LIMITS, { most: 1 })
      try {
        const db = await databaseOn(single)
        await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`)
        await refuseNewer(database)
        await refuseWrongWorker(db, worker)
        await migrateOn(db)
        if (worker !== undefined) await bringToWorker(db, worker)
      } finally {
        await single.end()
      }
    },
    tables: () => tablesOf(database),
    alone: () => atWork.begin(),
    serve: async () => true,
    forThread: () => ({ url, name, readUrl }),
    leads: () => atWork.leads(),
    processes: () => atWork.processes(),
    close: async () => {
      await Promise.all([pool.end(), other?.end(), atWork.end()])
    },
  }
}

/** A server that answers says why not, and waiting does not mend it: a wrong password, no such database. */
function notOpened(error: unknown, hosts: string): QunbaoError {
  const answered = error instanceof Error && 'severity' in error && !isTransient(error)
  return answered
    ? new QunbaoError('database.refused', `${hosts} says “${error.message}”`, { cause: error })
    : new QunbaoError('database.unreachable', hosts, { cause: error })
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

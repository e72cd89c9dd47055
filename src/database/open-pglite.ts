import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { QunbaoError } from '../errors.ts'
import { openBeside } from './beside.ts'
import { ConnectionLost } from './connection.ts'
import { ConnectionPool, databaseOn, migrateOn } from './connection-pool.ts'
import { lockDirectory, notOurs, tryLockDirectory } from './directory-lock.ts'
import { EmbeddedServer } from './embedded-server.ts'
import { COMMAND_LIMITS } from './limits.ts'
import { refuseNewer, tablesOf } from './migrations.ts'
import { emptyPglite, makePglite } from './new-pglite.ts'
import type { OpenDatabase } from './opened.ts'
import { readsOn } from './reads.ts'
import { serve } from './served.ts'
import { wireToThread } from './thread-wire.ts'

/** PGlite holds all of its buffers from the start, 128 MB unless told. The pages that a county works with need far less. */
const BUFFERS = ['-c', 'shared_buffers=32MB']

/** Without it Postgres asks that what it promises be on the disk. */
const NO_SYNC = '-F'

/** After a checkpoint no more of the write-ahead log is kept for the next than two files of 16 MB. */
const SHORT_LOG = ['-c', 'min_wal_size=32MB', '-c', 'max_wal_size=32MB']

/** Of the log, and how often it is looked at: PGlite has nobody in the background who would make checkpoints. */
const LONGEST_LOG = 16_000_000
const LOOKED_AFTER_MS = 60_000

/** The Postgres that PGlite is, as a data directory names it. */
const POSTGRES = '18'

/** `pg_control` has this length, whatever is in it. */
const CONTROL_BYTES = 8_192

/** Recovery after a kill takes a second or two. */
const LONGEST_OPENING_MS = 60_000

/** Commands are short: whoever finds one at work waits this long for its end. */
const PATIENCE_MS = 10_000

/** The embedded database in `directory`, which this process then holds. @throws database.locked, database.damaged */
export async function holdPglite(directory: string): Promise<OpenDatabase> {
  return opened(directory, await lockInTime<never>(directory, async () => undefined))
}

/** The same for a command: where a process holds it that answers, through that one. */
export async function sharePglite(directory: string): Promise<OpenDatabase> {
  const found = await lockInTime(directory, () => openBeside(directory))
  return typeof found === 'function' ? opened(directory, found) : found
}

type Leave = () => Promise<void>

async function lockInTime<Beside>(
  directory: string,
  beside: () => Promise<Beside | undefined>,
): Promise<Leave | Beside> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const found = (await tryLockDirectory(directory)) ?? (await beside())
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return lockDirectory(directory)
}

async function opened(directory: string, leave: Leave): Promise<OpenDatabase> {
  const dataDir = join(resolve(directory), 'pglite')
  try {
    if (existsSync(dataDir)) lookAt(dataDir)
    else await makePglite(dataDir)
    const client = await inTime(openFiles(dataDir), dataDir)
    return await asDatabase(client, directory, leave)
  } catch (error) {
    await leave()
    throw error
  }
}

/** One that is forgotten with the process. */
export async function pgliteInMemory(): Promise<OpenDatabase> {
  const { PGlite } = await import('@electric-sql/pglite')
  const client = await PGlite.create({ startParams: await startParams(), loadDataDir: await emptyPglite() })
  return asDatabase(client, undefined, async () => {})
}

async function startParams(): Promise<string[]> {
  const { PGlite } = await import('@electric-sql/pglite')
  return [...PGlite.defaultStartParams, ...BUFFERS]
}

async function openFiles(dataDir: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { DURABLE, DurableFiles, putOnDisk } = await import('./durable-files.ts')
  await putOnDisk(dataDir)
  const files = new DurableFiles(dataDir)
  const params = (await startParams()).filter((param) => param !== NO_SYNC)
  const client = await PGlite.create({ startParams: [...params, ...DURABLE, ...SHORT_LOG], fs: files })
  files.opened()
  return client
}

async function asDatabase(client: PGlite, directory: string | undefined, leave: Leave): Promise<OpenDatabase> {
  const server = new EmbeddedServer(client)
  const pool = new ConnectionPool('postgres://embedded', COMMAND_LIMITS, {
    most: 1,
    server: {
      reach: async () => server.wire('this process'),
      patience: 0,
      lost: (why, cause) => lost(server, why, cause),
    },
  })
  const db = await databaseOn(pool)
  const stopLooking = directory === undefined ? async () => {} : lookAfter(pool)
  let stopServing: (() => void) | undefined
  return {
    db,
    engine: 'pglite',
    reads: readsOn(db),
    statements: pool.statements,
    migrate: async () => {
      await refuseNewer(db)
      await migrateOn(db)
    },
    tables: () => tablesOf(db),
    // The lock on the directory has seen to it.
    alone: async () => true,
    leads: async () => true,
    processes: async () => 1,
    serve: async () => {
      stopServing = directory === undefined ? undefined : await serve(server, directory)
      return stopServing !== undefined
    },
    forThread: () => ({ wire: wireToThread(server) }),
    close: async () => {
      await stopLooking()
      stopServing?.()
      await pool.end()
      await server.close()
      await leave()
    },
  }
}

/** A database that failed is not tried again: only another process can open it anew. */
function lost(server: EmbeddedServer, why: string, cause: unknown): Error {
  if (!server.failure) return new ConnectionLost(why, cause)
  return new Error('the embedded database has failed, start anew', { cause: server.failure })
}

/**
 * Puts into the tables' files now and then what the log tells of, so that the log before can go; and has statements that
 * were prepared planned anew, since tables have grown and nobody else tells. Gives what ends it.
 */
function lookAfter(pool: ConnectionPool): Leave {
  let looking: Promise<void> = Promise.resolve()
  const look = async () => {
    const length = 'select (pg_current_wal_insert_lsn() - redo_lsn)::float8 as length from pg_control_checkpoint()'
    const [row] = await pool.unsafe(length)
    if (Number(row?.['length'] ?? 0) > LONGEST_LOG) await pool.unsafe('checkpoint')
    await pool.unsafe('discard plans')
  }
  // Where it cannot be done, on a full disk say, the log is longer until it can: whoever writes is told of the disk.
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => {})
  }, LOOKED_AFTER_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}

/**
 * PGlite would say nothing that helps of a directory that is damaged, and where only the file with the version is gone it
 * would make a new database over the old one.
 */
function lookAt(dataDir: string): void {
  const version = join(dataDir, 'PG_VERSION')
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    if (existsSync(version)) accessSync(version, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw notOurs(dataDir, error)
  }
  const found = existsSync(version) ? readFileSync(version, 'utf8').trim() : ''
  if (/^\d+$/.test(found) && found !== POSTGRES)
    throw new QunbaoError('database.other-postgres', `${dataDir} (${found})`)
  const control = statSync(join(dataDir, 'global', 'pg_control'), { throwIfNoEntry: false })?.size
  if (found !== POSTGRES || control !== CONTROL_BYTES) throw new QunbaoError('database.damaged', dataDir)
}

/** However it fails: PGlite throws, aborts, or never settles. */
async function inTime(opening: Promise<PGlite>, dataDir: string): Promise<PGlite> {
  let late: NodeJS.Timeout | undefined
  const never = new Promise<never>((_, failed) => {
    late = setTimeout(() => failed(new Error('it does not open')), LONGEST_OPENING_MS)
  })
  try {
    const client = await Promise.race([opening, never])
    // Damage shows with the first table that is read.
    await client.query('select count(*) from pg_class')
    return client
  } catch (error) {
    throw new QunbaoError('database.damaged', dataDir, { cause: error })
  } finally {
    clearTimeout(late)
  }
}

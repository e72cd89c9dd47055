import { connect, type Socket } from 'node:net'
import { QunbaoError } from '../errors.ts'
import { ConnectionPool, databaseOn } from './connection-pool.ts'
import { COMMAND_LIMITS } from './limits.ts'
import { tablesOf } from './migrations.ts'
import type { OpenDatabase } from './opened.ts'
import { readsOn } from './reads.ts'
import { socketOf } from './served.ts'

/** The embedded database in `directory` through the process that holds it; undefined where none answers. */
export async function openBeside(directory: string): Promise<OpenDatabase | undefined> {
  const path = socketOf(directory)
  const first = path === undefined ? undefined : await reached(path).catch(() => undefined)
  if (path === undefined || !first) return undefined
  first.destroy()
  // What is prepared stays in the one session that the database has, and this process is soon gone.
  const pool = new ConnectionPool('postgres://beside?prepare=false', COMMAND_LIMITS, {
    most: 1,
    server: { reach: () => reached(path), patience: 0, lost: gone },
  })
  const db = await databaseOn(pool)
  return {
    db,
    engine: 'pglite',
    reads: readsOn(db),
    statements: pool.statements,
    // The process that holds it works with these tables: they are not changed under it.
    migrate: async () => {
      if ((await tablesOf(db)) !== 'current')
        throw new QunbaoError('database.behind', 'the process that works on it is of another version, stop it first')
    },
    tables: () => tablesOf(db),
    alone: async () => false,
    leads: async () => false,
    processes: async () => 1,
    serve: async () => true,
    forThread: () => {
      throw new Error('a command has no other thread')
    },
    close: () => pool.end(),
  }
}

function reached(path: string): Promise<Socket> {
  const socket = connect(path)
  return new Promise((settle, failed) => {
    socket.once('connect', () => settle(socket))
    socket.once('error', failed)
  })
}

function gone(): QunbaoError {
  return new QunbaoError(
    'database.unreachable',
    'the process that holds it has stopped; nothing was changed, try again',
  )
}

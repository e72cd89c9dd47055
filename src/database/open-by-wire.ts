import type { MessagePort } from 'node:worker_threads'
import { ConnectionLost } from './connection.ts'
import { ConnectionPool, databaseOn } from './connection-pool.ts'
import { COMMAND_LIMITS } from './limits.ts'
import { tablesOf } from './migrations.ts'
import type { OpenDatabase } from './opened.ts'
import { readsOn } from './reads.ts'
import { ThreadWire } from './thread-wire.ts'

/** The embedded database that another thread of this process holds, by a wire to it. */
export async function openByWire(port: MessagePort): Promise<OpenDatabase> {
  // What is prepared stays in the one session that the database has, and would be there under another thread's name.
  const pool = new ConnectionPool('postgres://thread?prepare=false', COMMAND_LIMITS, {
    most: 1,
    server: {
      reach: async () => new ThreadWire(port),
      patience: 0,
      lost: (why, cause) => new ConnectionLost(why, cause),
    },
  })
  const db = await databaseOn(pool)
  const held = () => {
    throw new Error('the other thread does that')
  }
  return {
    db,
    engine: 'pglite',
    reads: readsOn(db),
    statements: pool.statements,
    migrate: async () => held(),
    tables: () => tablesOf(db),
    alone: async () => held(),
    leads: async () => held(),
    processes: async () => 1,
    serve: async () => held(),
    forThread: held,
    close: () => pool.end(),
  }
}

import { connect, type Socket } from 'node:net'
import type { PGlite, QueryOptions } from '@electric-sql/pglite'
import { QunbaoError } from '../errors.ts'
import { tablesOf } from './migrations.ts'
import type { OpenDatabase } from './opened.ts'
import * as schema from './schema.ts'
import { type Answer, type Ask, socketOf, tell, toldBy } from './served.ts'
import { StatementTimes } from './statement-times.ts'

/** The embedded database in `directory` through the process that holds it; undefined where none answers. */
export async function openBeside(directory: string): Promise<OpenDatabase | undefined> {
  const path = socketOf(directory)
  const socket = path === undefined ? undefined : await connected(path)
  if (!socket) return undefined
  const { drizzle } = await import('drizzle-orm/pglite')
  const guest = new Guest(socket)
  const db = drizzle(guest as unknown as PGlite, { schema })
  return {
    db,
    engine: 'pglite',
    statements: guest.statements,
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
    close: async () => {
      socket.destroy()
    },
  }
}

function connected(path: string): Promise<Socket | undefined> {
  const socket = connect(path)
  return new Promise((settle) => {
    socket.once('connect', () => settle(socket))
    socket.once('error', () => settle(undefined))
  })
}

/** What drizzle asks of a PGlite. Like there, a transaction is alone: what is asked beside it waits for its end. */
class Guest {
  readonly statements = new StatementTimes()
  readonly #socket: Socket
  readonly #waiting: { done(result: unknown): void; failed(error: Error): void }[] = []
  #before: Promise<unknown> = Promise.resolve()

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('error', () => socket.destroy())
    void this.#hear()
  }

  query(query: string, params?: unknown[], options?: QueryOptions): Promise<unknown> {
    return this.#inTurn(() => this.#query(query, params, options))
  }

  transaction<T>(work: (tx: Pick<Guest, 'query'>) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#ask({ begin: true })
      let result: T
      try {
        result = await work({ query: (query, params, options) => this.#query(query, params, options) })
      } catch (error) {
        // Of a connection that is gone nothing was kept either.
        await this.#ask({ end: 'rollback' }).catch(() => {})
        throw error
      }
      await this.#ask({ end: 'commit' })
      return result
    })
  }

  #query(query: string, params?: unknown[], options?: QueryOptions): Promise<unknown> {
    return this.statements.of(this.#ask({ query, params, rowMode: options?.rowMode }))
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const after = this.#before.then(work)
    this.#before = after.catch(() => {})
    return after
  }

  #ask(ask: Ask): Promise<unknown> {
    return new Promise((done, failed) => {
      if (this.#socket.destroyed) return failed(gone())
      this.#waiting.push({ done, failed })
      tell(this.#socket, ask)
    })
  }

  async #hear(): Promise<void> {
    try {
      for await (const told of toldBy(this.#socket)) {
        const answer = told as Answer
        const asked = this.#waiting.shift()
        if ('done' in answer) asked?.done(answer.done)
        else asked?.failed(Object.assign(new Error(), answer.failed))
      }
    } catch {
      // Cut off: told below to whoever waits.
    }
    for (const asked of this.#waiting.splice(0)) asked.failed(gone())
  }
}

function gone(): QunbaoError {
  return new QunbaoError(
    'database.unreachable',
    'the process that holds it has stopped; nothing was changed, try again',
  )
}

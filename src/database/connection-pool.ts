import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { addressesOf, READ_ONLY, refuseReadOnly } from './connect.ts'
import { Connection, codeOf, inTime, type Rows, type Server } from './connection.ts'
import type { Limits } from './limits.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Database } from './opened.ts'
import { PreparedTexts } from './prepared-texts.ts'
import * as schema from './schema.ts'
import { StatementTimes } from './statement-times.ts'

/** Connections that one process holds at most, unless it is told. */
const MOST = 8
const LAST_STATEMENTS_MS = 4000
/** What the server says in time, so that a connection that is silent for longer than a statement may take is dead. */
const ANSWER_LATE_MS = 5000

const NOTHING_KEPT = 'a statement failed, and its transaction went on: nothing is kept'

/** A statement that was asked: its rows, or in `values` as arrays. */
class Asked implements PromiseLike<Rows> {
  readonly #rows: () => Promise<Rows>
  readonly values: () => Promise<readonly unknown[][]>

  constructor(times: StatementTimes, on: On, text: string, values: readonly unknown[]) {
    this.#rows = () => times.of(on((connection, asking) => connection.ask(text, values, asking(text))))
    this.values = () => times.of(on((connection, asking) => connection.askValues(text, values, asking(text))))
  }

  // biome-ignore lint/suspicious/noThenProperty: drizzle awaits it, as it does a query of postgres.js.
  then: PromiseLike<Rows>['then'] = (done, failed) => this.#rows().then(done, failed)
}

/** How a statement is asked here: how long it may take, and whether the server keeps it. */
type How = (text: string) => { readonly late: number; readonly prepare: boolean }
type On = <Answer>(ask: (connection: Connection, how: How) => Promise<Answer>) => Promise<Answer>

/** What drizzle asks of a client of postgres.js in a transaction. */
type InTransaction = {
  unsafe(text: string, values?: readonly unknown[]): Asked
  savepoint<Answer>(work: Work<Answer>): Promise<Answer>
}
type Work<Answer> = (client: InTransaction) => Promise<Answer>

/**
 * The connections of a process, as what drizzle takes for a client of postgres.js. Each is used for one transaction or
 * statement at a time, and is closed for good when it broke, when it was silent for too long, or when its server became a
 * standby: what was asked then fails, and nothing of a broken transaction reaches another connection.
 */
export class ConnectionPool {
  /** Drizzle sets how types are read; they are settled in connection.ts. */
  readonly options = { parsers: {}, serializers: {} }
  readonly statements = new StatementTimes()
  readonly #addresses: readonly string[]
  readonly #limits: Limits
  readonly #prepared: PreparedTexts
  readonly #idle: Connection[] = []
  readonly #waiting: (() => void)[] = []
  readonly #lent = new Set<Connection>()
  readonly #most: number
  readonly #name: string | undefined
  readonly #server: Server | undefined
  #opened = 0
  #next = 0
  #isOver = false

  /** `name`: what its connections are called at the server. */
  constructor(
    url: string,
    limits: Limits,
    { most = MOST, server, name }: { most?: number | undefined; server?: Server; name?: string } = {},
  ) {
    this.#most = most
    this.#name = name
    this.#server = server
    this.#addresses = addressesOf(url)
    this.#limits = limits
    this.#prepared = new PreparedTexts(url)
  }

  unsafe(text: string, values: readonly unknown[] = []): Asked {
    return new Asked(this.statements, this.#lends, text, values)
  }

  /** All of it in one transaction, or nothing. */
  begin<Answer>(work: Work<Answer>): Promise<Answer> {
    return this.#lends((connection, how) => {
      const on: On = (ask) => ask(connection, how)
      const ask = (text: string) => this.statements.of(connection.ask(text, [], how(text)))
      let savepoints = 0
      async function within<A>(todo: Work<A>, [begin, keep, undo]: readonly [string, string, string]): Promise<A> {
        // Not waited for: what is asked first goes with it. Where it fails the connection is no more.
        ask(begin).catch((error: unknown) => connection.close('a transaction could not be begun', error))
        let done: A
        try {
          done = await todo(client)
        } catch (error) {
          // Where this fails too the connection is lost, and everything with it.
          await ask(undo).catch(() => connection.close('a transaction could not be undone'))
          throw error
        }
        const { command } = await ask(keep)
        // What was sent before its answer had come.
        if (command === 'ROLLBACK') throw new Error(NOTHING_KEPT, { cause: connection.failure })
        return done
      }
      const client: InTransaction = {
        unsafe: (text, values = []) => new Asked(this.statements, on, text, values),
        savepoint: (inner) => {
          savepoints += 1
          const name = `s${savepoints}`
          return within(inner, [`savepoint ${name}`, `release savepoint ${name}`, `rollback to ${name}`])
        },
      }
      return within(work, ['begin', 'commit', 'rollback'])
    })
  }

  async end(): Promise<void> {
    this.#isOver = true
    const late = setTimeout(() => {
      for (const connection of this.#lent) connection.close('the process stops')
    }, LAST_STATEMENTS_MS)
    await inTime(Promise.all([...this.#idle.splice(0), ...this.#lent].map((connection) => connection.end())))
    clearTimeout(late)
  }

  readonly #how: How = (text) => {
    const { statement } = this.#limits
    return { late: statement > 0 ? statement + ANSWER_LATE_MS : 0, prepare: this.#prepared.isPrepared(text) }
  }

  readonly #lends: On = async (ask) => {
    const connection = await this.#lend()
    this.#lent.add(connection)
    try {
      return await ask(connection, this.#how)
    } catch (error) {
      // The server takes connections that write no more: the next one may be another.
      if (isReadOnly(error)) connection.close('the server takes no writes', error)
      throw error
    } finally {
      this.#lent.delete(connection)
      this.#giveBack(connection)
    }
  }

  async #lend(): Promise<Connection> {
    if (this.#isOver) throw new Error('the database was closed')
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) if (!idle.isLost) return idle
    if (this.#opened >= this.#most) {
      await new Promise<void>((free) => this.#waiting.push(free))
      return this.#lend()
    }
    this.#opened += 1
    try {
      return await this.#open()
    } catch (error) {
      this.#left()
      throw error
    }
  }

  /** One to the next of the hosts that answers. */
  async #open(): Promise<Connection> {
    for (let left = this.#addresses.length; ; left -= 1) {
      const address = this.#addresses[this.#next++ % this.#addresses.length] ?? ''
      try {
        const connection = await Connection.to(address, this.#server)
        const isOneOfSeveral = this.#addresses.length > 1
        await prepare(connection, this.#limits, { isOneOfSeveral, name: this.#name }).catch((error: unknown) => {
          connection.close('it could not be prepared', error)
          throw error
        })
        connection.onceLost(() => this.#lost())
        return connection
      } catch (error) {
        if (left <= 1) throw error
      }
    }
  }

  #giveBack(connection: Connection): void {
    if (connection.isLost) return
    this.#idle.push(connection)
    this.#waiting.shift()?.()
  }

  /** What broke one has mostly broken those that idle too: each of them would have to be found silent by itself. */
  #lost(): void {
    this.#left()
    for (const idle of this.#idle.splice(0)) idle.close('another connection broke')
  }

  /** One less, so that whoever waits may open another. */
  #left(): void {
    this.#opened -= 1
    this.#waiting.shift()?.()
  }
}

/** The queries of this project on it. */
export async function databaseOn(pool: ConnectionPool): Promise<Database> {
  const { drizzle } = await import('drizzle-orm/postgres-js')
  return drizzle(pool as unknown as Sql, { schema })
}

/** Applies those of the migrations in `folder` that are missing. */
export async function migrateOn(db: Database, folder = MIGRATIONS): Promise<void> {
  const { migrate } = await import('drizzle-orm/postgres-js/migrator')
  await migrate(db as PostgresJsDatabase<typeof schema>, { migrationsFolder: folder })
}

type Named = { readonly isOneOfSeveral: boolean; readonly name: string | undefined }

/** Where there are other hosts, one that takes no writes is refused. */
async function prepare(connection: Connection, limits: Limits, { isOneOfSeveral, name }: Named): Promise<void> {
  const settings = {
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    // To compile a query takes up to seconds, which none here wins back.
    jit: 'off',
    // `set local` holds where the tables are too (on-worker.ts); where there is no Citus nobody asks for it.
    'citus.propagate_set_commands': 'local',
    ...(name === undefined ? {} : { application_name: name }),
  }
  // Not as parameters of the connection: a pooler between would refuse those that it does not know.
  const given = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', false)`)
  await connection.ask(`select ${given.join(', ')}`, [], { late: connection.patience })
  if (isOneOfSeveral) await refuseReadOnly(connection)
}

function isReadOnly(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (codeOf(at) === READ_ONLY) return true
  return false
}

import { setTimeout as passed } from 'node:timers/promises'
import pg from 'pg'
import type { Limits } from './limits.ts'
import { preparedAs } from './preparing.ts'

/** Connections that one process holds at most. */
const MOST = 8
const CONNECT_MS = 10_000
/** A connection through a NAT that forgot it says nothing; asked this often, the system notices. */
const KEEP_ALIVE_MS = 10_000
const LAST_STATEMENTS_MS = 4000
const LONGEST_GOODBYE_MS = 6000

/** What the server says in time, so that a connection that is silent for longer than a statement may take is dead. */
const ANSWER_LATE_MS = 5000

/** What the server says to a write where it takes none. */
const READ_ONLY = '25006'

/** A connection that is no more. `code` as Node's own network errors have one: whoever retries looks at it. */
class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST'

  constructor(why: string, cause?: unknown) {
    super(`the connection to the database was lost: ${why}`, { cause })
    this.name = 'ConnectionLost'
  }
}

/** Of several hosts in one address, which no URL has, one address each, in their order. */
export function addressesOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] = /^([^/]+\/\/(?:[^/]*@)?)([^/@?]*)(.*)$/.exec(url) ?? []
  return (hosts || 'localhost').split(',').map((host) => {
    const address = new URL(`${before}${host}${after}`)
    address.searchParams.delete('target_session_attrs')
    // As libpq means `sslmode=require`: encrypted, whoever signed.
    if (address.searchParams.has('sslmode')) address.searchParams.set('uselibpqcompat', 'true')
    return address.href
  })
}

/** A connection by itself, for what must share a session. It is the caller's to end; what breaks it ends its statements. */
export async function connect(url: string): Promise<pg.Client> {
  const addresses = addressesOf(url)
  let failure: unknown
  for (const connectionString of addresses) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS, ...KEEP_ALIVE })
    // Without a listener what breaks an idle connection would end the process; a statement hears of it by itself.
    client.on('error', () => {})
    try {
      await client.connect()
      if (addresses.length > 1) await refuseReadOnly(client)
      return client
    } catch (error) {
      failure = error
      await client.end().catch(() => undefined)
    }
  }
  throw unreached(failure)
}

const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS }

/**
 * The connections of a process. Each is used for one transaction or statement at a time, and is closed for good when it
 * broke, when it was silent for too long, or when its server became a standby: what was asked then fails, and nothing of
 * a broken transaction reaches another connection. Drizzle takes it for a pool of node-postgres by the name of its class.
 */
export class ConnectionPool {
  readonly #pool: pg.Pool
  readonly #limits: Limits
  readonly #hosts: number
  readonly #lent = new Set<Lent>()

  constructor(url: string, limits: Limits) {
    const addresses = addressesOf(url)
    let next = 0
    class Client extends pg.Client {
      constructor(options?: pg.ClientConfig) {
        super({ ...options, connectionString: addresses[next++ % addresses.length] })
      }
    }
    this.#limits = limits
    this.#hosts = addresses.length
    this.#pool = new pg.Pool({
      ...{ Client, max: MOST, connectionTimeoutMillis: CONNECT_MS, ...KEEP_ALIVE },
      onConnect: (client) => prepare(client, limits, addresses.length > 1),
    })
    // An idle connection that broke: it is gone from the pool, and nobody waits for it.
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }

  async connect(): Promise<Lent> {
    for (let left = this.#hosts; ; left -= 1) {
      try {
        const lent = new Lent(await this.#pool.connect(), this.#limits, () => this.#lent.delete(lent))
        this.#lent.add(lent)
        return lent
      } catch (error) {
        if (left <= 1) throw unreached(error)
      }
    }
  }

  async query(asked: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const lent = await this.connect()
    try {
      return await lent.query(asked, values)
    } finally {
      lent.release()
    }
  }

  async end(): Promise<void> {
    const late = setTimeout(() => {
      for (const lent of this.#lent) lent.close('the process stops')
    }, LAST_STATEMENTS_MS)
    await inTime(this.#pool.end())
    clearTimeout(late)
  }
}

/** A connection that fell silent says no goodbye: it is not waited for, and ends with the process. */
export async function inTime(goodbye: Promise<unknown>): Promise<void> {
  const waiting = new AbortController()
  const late = passed(LONGEST_GOODBYE_MS, undefined, { signal: waiting.signal }).catch(() => undefined)
  await Promise.race([goodbye, late])
  waiting.abort()
}

/** A connection, lent for one transaction or statement. */
class Lent {
  readonly #client: pg.PoolClient
  readonly #limits: Limits
  readonly #returned: () => void
  #lost: Error | undefined
  #isReturned = false
  /** The server takes connections that write no more: the next one may be another. */
  #isWorn = false
  #last: Promise<unknown> = Promise.resolve()

  constructor(client: pg.PoolClient, limits: Limits, returned: () => void) {
    this.#client = client
    this.#limits = limits
    this.#returned = returned
    client.once('end', this.#ended)
  }

  readonly #ended = () => this.close('it was closed')

  /** One after the other, also where they are asked side by side. Rejects with why the connection was lost, once it is. */
  query(asked: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const answer = this.#last.then(() => this.#ask(asked, values))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  async #ask(asked: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    if (this.#lost) throw this.#lost
    const { statement } = this.#limits
    const late = statement > 0 ? setTimeout(() => this.close('no answer came'), statement + ANSWER_LATE_MS) : undefined
    try {
      return await this.#client.query({ ...asked, name: preparedAs(asked.text) }, values)
    } catch (error) {
      if (this.#lost) throw this.#lost
      if (codeOf(error) === READ_ONLY) this.#isWorn = true
      // Drizzle does not give back what could not begin.
      if (isBroken(error) || asked.text.startsWith('begin')) this.close('it broke', error)
      throw this.#lost ?? error
    } finally {
      clearTimeout(late)
    }
  }

  /** From now on everything that is asked of it fails. */
  close(why: string, cause?: unknown): void {
    this.#lost ??= cause instanceof pg.DatabaseError ? cause : new ConnectionLost(why, cause)
    this.#isWorn = true
    this.release()
  }

  release(): void {
    if (this.#isReturned) return
    this.#isReturned = true
    this.#client.off('end', this.#ended)
    this.#client.release(this.#isWorn)
    this.#returned()
  }
}

/** Rejects, and the connection is closed, where the server does not answer; where there are others, also where it takes no writes. */
async function prepare(client: pg.ClientBase, limits: Limits, isOneOfSeveral: boolean): Promise<void> {
  const settings = {
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
  }
  const given = Object.entries(settings).map(([name, ms]) => `set_config('${name}', '${ms}', false)`)
  const late = new AbortController()
  // Not as parameters of the connection: a pooler between would refuse those that it does not know.
  const prepared = client
    .query(`select ${given.join(', ')}`)
    .then(() => (isOneOfSeveral ? refuseReadOnly(client) : undefined))
  const silence = passed(CONNECT_MS, undefined, { signal: late.signal }).then(
    () => Promise.reject(new ConnectionLost('no answer came')),
    () => undefined,
  )
  await Promise.race([prepared, silence]).finally(() => late.abort())
}

async function refuseReadOnly(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ readonly: string }>(
    `select current_setting('transaction_read_only') as readonly`,
  )
  if (rows[0]?.readonly === 'on') throw Object.assign(new Error('the server takes no writes'), { code: READ_ONLY })
}

/** Why there is no connection: what the server said, or that it could not be reached. */
function unreached(error: unknown): unknown {
  if (error instanceof pg.DatabaseError || codeOf(error) === READ_ONLY) return error
  return error instanceof ConnectionLost ? error : new ConnectionLost(String((error as Error).message), error)
}

/** Whether the connection is no more. node-postgres tells some of that only by words. */
function isBroken(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(57P|08)/.test(error.code ?? '')
  return (
    error instanceof Error && ('syscall' in error || /^Connection terminated|is not queryable$/.test(error.message))
  )
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code
}

import { connect as dial, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import postgres from 'postgres'
import { WIRE_TYPES } from './wire-types.ts'

export const CONNECT_MS = 10_000
/** A connection through a NAT that forgot it says nothing; asked this often, the system notices. */
const KEEP_ALIVE_MS = 10_000
const LONGEST_GOODBYE_MS = 6000

/** A connection that is no more. `code` as Node's own network errors have one: whoever retries looks at it. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST'

  constructor(why: string, cause?: unknown) {
    super(`the connection to the database was lost: ${why}`, { cause })
    this.name = 'ConnectionLost'
  }
}

export type Row = Record<string, unknown>
/** `command`: what the server says that it did, e.g. ROLLBACK where a broken transaction was to be committed. */
export type Rows = readonly Row[] & { readonly command?: string }
/** `late`: after so many ms the connection counts as lost; `prepare`: the server keeps the statement as it was parsed. */
export type Asking = { readonly late?: number; readonly prepare?: boolean }

/** Where an address leads, or the embedded database. */
export type Server = {
  readonly reach: (address: Address) => Promise<Duplex>
  /** How long the first answers may take, in ms; 0: until others have had their turn. */
  readonly patience: number
  /** What is said when a connection to it is no more. */
  readonly lost: (why: string, cause?: unknown) => Error
}
type Address = { readonly host: string[]; readonly port: number[]; readonly path?: string | false }

const ON_THE_NETWORK: Server = {
  reach: reached,
  patience: CONNECT_MS,
  lost: (why, cause) => new ConnectionLost(why, cause),
}

/** What a server says to a statement that was sent behind one that failed, in the same transaction. */
const BEHIND_A_FAILURE = '25P02'

/**
 * One connection of postgres.js, used once: from the instant at which it broke it refuses what is asked. Left to itself
 * postgres.js opens it anew, where what belonged to a broken transaction would run outside of any, and writes to a socket
 * that is gone, from a timer where nobody catches it.
 *
 * What is asked is sent at once, behind what is not answered yet: several statements take one trip. The server answers
 * them in their order.
 */
export class Connection {
  readonly #sql: postgres.Sql
  readonly #socket: { current?: Duplex }
  readonly #server: Server
  #lost: Error | undefined
  #last: Promise<unknown> = Promise.resolve()
  /** Of what is not answered, how long the server may take for it, the first first; its answer is waited for now. */
  readonly #patience: number[] = []
  readonly #refuse = new Set<(lost: Error) => void>()
  #timer: NodeJS.Timeout | undefined
  /** Why the last statement failed that was not sent behind one that did. */
  #failure: unknown
  readonly #listeners: (() => void)[] = []

  private constructor(address: string, server: Server) {
    const socket: { current?: Duplex } = {}
    this.#socket = socket
    this.#server = server
    this.#sql = postgres(address, {
      ...{ max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: CONNECT_MS / 1000, keep_alive: null },
      // Asked for by nobody who would hear of its failure: arrays are in WIRE_TYPES.
      fetch_types: false,
      types: WIRE_TYPES,
      onnotice: () => {},
      onclose: () => this.close('it was closed'),
      socket: async (options: Address) => {
        // What postgres.js had not sent when it broke would be asked again of another one.
        if (socket.current) throw this.#lost
        const opened = await server.reach(options)
        socket.current = opened
        // Before those of postgres.js: nothing is asked any more once one of them has come.
        const broke = (why?: unknown) => this.close('it broke', why instanceof Error ? why : undefined)
        for (const end of ['error', 'end', 'close']) opened.prependListener(end, broke)
        return opened
      },
    } as postgres.Options<Record<string, postgres.PostgresType>>)
  }

  /** @throws what the server says, or ConnectionLost where it is not reached. */
  static async to(address: string, server = ON_THE_NETWORK): Promise<Connection> {
    const connection = new Connection(address, server)
    try {
      await connection.ask('select 1', [], { late: server.patience })
      return connection
    } catch (error) {
      if (error instanceof postgres.PostgresError) connection.close('it was not reached', error)
      else connection.close(error instanceof Error ? error.message : 'it was not reached', error)
      throw connection.#lost ?? error
    }
  }

  /** How long the first answers may take, in ms; 0: as long as they take. */
  get patience(): number {
    return this.#server.patience
  }

  get isLost(): boolean {
    return this.#lost !== undefined
  }

  /** Rejects with why the connection was lost, once it is. */
  ask(text: string, values: readonly unknown[] = [], asking: Asking = {}): Promise<Rows> {
    return this.#next(text, values, asking, (query) => query)
  }

  /** The same with rows as arrays. */
  askValues(text: string, values: readonly unknown[] = [], asking: Asking = {}): Promise<readonly unknown[][]> {
    return this.#next(text, values, asking, (query) => query.values())
  }

  #next<Answer>(
    text: string,
    values: readonly unknown[],
    { late = 0, prepare = false }: Asking,
    answered: (query: postgres.PendingQuery<Row[]>) => PromiseLike<Answer>,
  ): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#lost) return reject(this.#lost)
      this.#refuse.add(reject)
      if (this.#patience.push(late) === 1) this.#wait()
      const done = () => {
        this.#refuse.delete(reject)
        this.#patience.shift()
        this.#wait()
      }
      answered(this.#sql.unsafe<Row[]>(text, values as never[], { prepare })).then(
        (rows) => {
          done()
          resolve(rows)
        },
        (error: unknown) => {
          done()
          if (!this.#lost && isBroken(error)) this.close('it broke', error)
          if (codeOf(error) !== BEHIND_A_FAILURE) this.#failure = error
          reject(this.#lost ?? this.#failure)
        },
      )
    })
    this.#last = answer.catch(() => undefined)
    return answer
  }

  /** Waits for the answer that comes next. */
  #wait(): void {
    clearTimeout(this.#timer)
    const [late = 0] = this.#patience
    this.#timer = late > 0 ? setTimeout(() => this.close('no answer came'), late) : undefined
  }

  /** Why a statement of this transaction failed, where the server said of one behind it only that one had. */
  get failure(): unknown {
    return this.#failure
  }

  /** Calls once it is lost, or ended. */
  onceLost(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** From now on everything that is asked of it fails; what is under way too. */
  close(why: string, cause?: unknown): void {
    if (this.#lost) return
    this.#lost = cause instanceof postgres.PostgresError ? cause : this.#server.lost(why, cause)
    this.#socket.current?.destroy()
    clearTimeout(this.#timer)
    for (const refuse of this.#refuse) refuse(this.#lost)
    this.#refuse.clear()
    for (const listener of this.#listeners) listener()
  }

  /** Says goodbye once what was asked is answered. */
  async end(): Promise<void> {
    await inTime(this.#last)
    if (this.#lost) return
    this.#lost = this.#server.lost('it was ended')
    await inTime(this.#sql.end())
    for (const listener of this.#listeners) listener()
  }
}

/** A connection that fell silent says no goodbye: it is not waited for, and ends with the process. */
export async function inTime(goodbye: Promise<unknown>): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const waited = new Promise<void>((done) => {
    late = setTimeout(done, LONGEST_GOODBYE_MS)
  })
  await Promise.race([goodbye, waited])
  clearTimeout(late)
}

function reached(of: Address): Promise<Socket> {
  const [host] = of.host
  const [port = 5432] = of.port
  const socket = dial(of.path ? { path: of.path } : { port, ...(host === undefined ? {} : { host }) })
  socket.setKeepAlive(true, KEEP_ALIVE_MS)
  // What is sent behind something that is not answered yet would else wait for that answer.
  socket.setNoDelay(true)
  // What a certificate is compared with; postgres.js says so to a socket of its own.
  Object.assign(socket, { host })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => socket.destroy(new ConnectionLost('no answer came')), CONNECT_MS)
    socket.once('error', reject)
    socket.once('connect', () => {
      clearTimeout(late)
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('close', () => clearTimeout(late))
  })
}

/** The code that an error has, SQLSTATE or Node's. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined
}

/** Whether the connection is no more: the server ended it, or postgres.js or the network says so. */
function isBroken(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return /^(57P|08)/.test(error.code)
  return error instanceof Error && ('syscall' in error || /^CONNECT(ION)?_/.test(String(codeOf(error))))
}

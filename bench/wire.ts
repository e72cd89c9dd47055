import { connect, createServer, type Socket } from 'node:net'
import { PGlite } from '@electric-sql/pglite'

/** What goes between the bot and its database. */
export class Wire {
  /** The first words of each statement, in the order in which they were sent. */
  readonly statements: string[] = []
  /** Requests that the database has not answered to the end. */
  readonly #open = new Set<object>()
  #moves = 0

  /** Counts whatever goes over it. */
  get moves(): number {
    return this.#moves
  }

  get waits(): boolean {
    return this.#open.size > 0
  }

  move(): void {
    this.#moves += 1
  }

  asked(connection: object): void {
    this.#open.add(connection)
    this.move()
  }

  answered(connection: object): void {
    this.#open.delete(connection)
    this.move()
  }
}

export type Proxy = { readonly url: string; close(): Promise<void> }

const POSTGRES_PORT = 5432
/** Messages of a frontend that begin a connection have no letter: their length, then this version or request. */
const SSL_REQUEST = 80_877_103
const GSS_REQUEST = 80_877_104
/** postgres.js asks each new connection for its array types: that opens the connection, no walk needs it. */
const OPENING = 'pg_catalog.pg_type'
/** ReadyForQuery, the end of each answer, before its last byte: whether a transaction is open. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5])
const FIRST_WORDS = 110

/**
 * A door before the server of `url` that writes down what goes through it. A statement is what the server is told to
 * run: a simple query, or the Execute of one that was parsed and bound; `begin` and `commit` are some too.
 */
export async function proxyBefore(url: string, wire: Wire): Promise<Proxy> {
  const server = new URL(url)
  const sockets = new Set<Socket>()
  const door = createServer((bot) => {
    const database = connect(Number(server.port) || POSTGRES_PORT, server.hostname)
    const reader = new FrontendReader(wire, true)
    for (const socket of [bot, database]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.once('close', () => {
        sockets.delete(socket)
        wire.answered(bot)
        bot.destroy()
        database.destroy()
      })
      socket.on('error', () => socket.destroy())
    }
    bot.on('data', (chunk) => {
      wire.asked(bot)
      reader.read(chunk)
      database.write(chunk)
    })
    database.on('data', (chunk) => {
      if (chunk.subarray(-READY.length - 1, -1).equals(READY)) wire.answered(bot)
      else wire.move()
      bot.write(chunk)
    })
  })
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening))
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const proxied = new URL(url)
  proxied.host = `127.0.0.1:${address.port}`
  return {
    url: proxied.href,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((closed) => door.close(() => closed()))
    },
  }
}

/** A PGlite has no port, but is asked in the same protocol: the same reader is put there. */
export function listenToPglite(wire: Wire): void {
  const original = PGlite.prototype.execProtocolRawSync
  const reader = new FrontendReader(wire, false)
  PGlite.prototype.execProtocolRawSync = function (message) {
    const request = {}
    wire.asked(request)
    reader.read(Buffer.from(message))
    try {
      return original.call(this, message)
    } finally {
      wire.answered(request)
    }
  }
}

/** Reads the frontend's side of Postgres' protocol 3.0 (Message Formats in its manual). */
class FrontendReader {
  readonly #wire: Wire
  #rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  #opening: boolean
  /** What was parsed, by the statement's name; what was bound, by the portal's. */
  readonly #parsed = new Map<string, string>()
  readonly #bound = new Map<string, string>()

  constructor(wire: Wire, opening: boolean) {
    this.#wire = wire
    this.#opening = opening
  }

  read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk])
    for (;;) {
      const letter = this.#opening ? 0 : 1
      if (this.#rest.length < letter + 4) return
      const length = letter + this.#rest.readInt32BE(letter)
      if (this.#rest.length < length) return
      const body = this.#rest.subarray(letter + 4, length)
      if (this.#opening) this.#opening = [SSL_REQUEST, GSS_REQUEST].includes(body.readInt32BE(0))
      else this.#take(String.fromCharCode(this.#rest[0] ?? 0), body)
      this.#rest = this.#rest.subarray(length)
    }
  }

  #take(type: string, body: Buffer): void {
    const [first = '', second = ''] = body.toString('latin1').split('\0', 2)
    if (type === 'P') this.#parsed.set(first, body.toString('utf8', first.length + 1).split('\0', 1)[0] ?? '')
    else if (type === 'B') this.#bound.set(first, this.#parsed.get(second) ?? '')
    else if (type === 'E') this.#run(this.#bound.get(first) ?? this.#parsed.get('') ?? '')
    else if (type === 'Q') this.#run(body.toString('utf8').replace(/\0$/, ''))
  }

  #run(statement: string): void {
    if (statement.includes(OPENING)) return
    this.#wire.statements.push(statement.replace(/\s+/g, ' ').trim().slice(0, FIRST_WORDS))
  }
}

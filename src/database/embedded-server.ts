import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** A process that has begun a transaction and says nothing would keep everyone waiting. */
const LONGEST_SILENCE_MS = 30_000

/** AuthenticationOk, and ReadyForQuery outside of a transaction (protocol-message-formats in Postgres' manual). */
const GREETING = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const READY = Buffer.from([0x5a, 0, 0, 0, 5])
const NO_TRANSACTION = 'I'.charCodeAt(0)
const TERMINATE = 'X'.charCodeAt(0)
const ROLLBACK = Buffer.from('Q\0\0\0\x0drollback\0', 'latin1')

/** Whether a wire is of this process, which may take its time, or of another one, which may be gone. */
type Of = 'this process' | 'another'

/**
 * A PGlite as a server of Postgres' own protocol, so that this process and commands beside it ask it as they ask any
 * Postgres. It has one session: who asks is alone from the first message until no transaction is open any more.
 */
export class EmbeddedServer {
  readonly #client: PGlite
  readonly #wires = new Set<Wire>()
  #last: Promise<void> = Promise.resolve()
  #failure: Error | undefined

  constructor(client: PGlite) {
    this.#client = client
  }

  /** Why it answers nothing any more: not what a statement did wrong, which is told in the protocol. */
  get failure(): Error | undefined {
    return this.#failure
  }

  wire(of: Of): Wire {
    const wire: Wire = new Wire(this, of)
    this.#wires.add(wire)
    return wire.once('close', () => this.#wires.delete(wire))
  }

  /** Resolves when all before have had their turn, with what ends the caller's. */
  async turn(): Promise<() => void> {
    const before = this.#last
    let leave = () => {}
    this.#last = new Promise((left) => {
      leave = left
    })
    await before
    return leave
  }

  /**
   * What the database says to `messages`, whole. As a stream, though one would do: PGlite parses what it gives otherwise,
   * and keeps every row of it for as long as it is open.
   * @throws where the database itself fails
   */
  async answer(messages: Uint8Array): Promise<Buffer> {
    const parts: Buffer[] = []
    // A part is a view of the database's own memory, which the next one overwrites.
    const onRawData = (part: Uint8Array) => parts.push(Buffer.from(part))
    try {
      await this.#client.execProtocolRawStream(messages, { syncToFs: false, onRawData })
      return parts[0] && parts.length === 1 ? parts[0] : Buffer.concat(parts)
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      this.#failure = failure
      // Only another process can open it anew: this one ends, and whoever keeps it running starts the next.
      setImmediate(() => {
        throw failure
      })
      throw failure
    }
  }

  /** Once every wire has undone what it had not ended. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#wires].map(
        (wire) =>
          new Promise<void>((closed) => {
            wire.once('close', closed)
            wire.destroy()
          }),
      ),
    )
    await this.#client.close()
  }
}

/** One end of a connection: what a client writes are its messages, what it reads the server's. */
export class Wire extends Duplex {
  readonly #server: EmbeddedServer
  readonly #of: Of
  readonly #messages = new Messages()
  #leave: (() => void) | undefined
  #silence: NodeJS.Timeout | undefined

  constructor(server: EmbeddedServer, of: Of) {
    super()
    this.#server = server
    this.#of = of
  }

  /** As a socket has it: postgres.js says goodbye to one that is open. */
  get readyState(): 'open' | 'closed' {
    return this.destroyed ? 'closed' : 'open'
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    // As from a socket, the answer comes when who writes has gone on.
    queueMicrotask(() => this.#take(chunk).then(() => done(), done))
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  /** Who goes away in a transaction has done nothing. */
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#silence)
    const undone = this.#leave ? this.#server.answer(ROLLBACK) : Promise.resolve()
    undone
      .then(
        () => done(error),
        (failed: Error) => done(error ?? failed),
      )
      .finally(() => this.#left())
  }

  async #take(chunk: Buffer): Promise<void> {
    const messages = this.#messages.whole(chunk)
    if (messages === 'begin') this.push(GREETING)
    if (messages === 'begin' || messages.length === 0) return
    clearTimeout(this.#silence)
    if (!this.#leave) {
      const leave = await this.#server.turn()
      if (this.destroyed) return leave()
      this.#leave = leave
    }
    const answer = await this.#server.answer(messages)
    // Whoever went away meanwhile has undone it, and left.
    if (this.destroyed) return
    const ready = answer.subarray(-READY.length - 1)
    if (ready.at(-1) === NO_TRANSACTION && ready.subarray(0, -1).equals(READY)) this.#left()
    else if (this.#of === 'another') this.#silence = setTimeout(() => this.destroy(), LONGEST_SILENCE_MS)
    this.push(answer)
  }

  #left(): void {
    this.#leave?.()
    this.#leave = undefined
  }
}

/** Cuts what comes in where a message ends: a type and a length, but for the first one, which has no type. */
class Messages {
  #isBegun = false
  #chunks: Buffer[] = []
  #size = 0

  /** All messages that are whole now, without the goodbye; `begin` for the first. */
  whole(chunk: Buffer): Buffer | 'begin' {
    this.#chunks.push(chunk)
    this.#size += chunk.length
    const type = this.#isBegun ? 1 : 0
    const [first = chunk] = this.#chunks
    // Put together once a message is whole, not with every chunk of it.
    if (first.length >= type + 4 && this.#size < type + first.readUInt32BE(type)) return Buffer.alloc(0)
    const all = Buffer.concat(this.#chunks)
    let end = 0
    const ends = (at: number) => at + type + (all.length >= at + type + 4 ? all.readUInt32BE(at + type) : all.length)
    while (end < all.length && all[end] !== TERMINATE && ends(end) <= all.length) end = ends(end)
    const isFirst = !this.#isBegun && end > 0
    this.#isBegun ||= isFirst
    this.#chunks = all[end] === TERMINATE ? [] : [all.subarray(end)]
    this.#size = this.#chunks[0]?.length ?? 0
    return isFirst ? 'begin' : all.subarray(0, end)
  }
}

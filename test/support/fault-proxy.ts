import { createServer, connect as dial, type Server, type Socket } from 'node:net'

/** A Postgres server's answer to whoever connects: an error, and the connection is closed. */
function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

/** A wire to a database server that goes wrong as a test wants. */
export class FaultProxy {
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  readonly #target: { readonly host: string; readonly port: number }
  #server: Server | undefined
  #port = 0
  #refusal: Buffer | undefined
  /** Nothing passes, either way, of connections there are; of new ones too where it is `all`. */
  #frozen: 'none' | 'old' | 'all' = 'none'
  #cold = new Set<Socket>()
  #delayMs = 0
  #cutAfter: number | undefined

  private constructor(target: URL) {
    this.#target = { host: target.hostname, port: Number(target.port || 5432) }
  }

  static async to(url: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(url))
    await proxy.returns()
    return proxy
  }

  /** The same database, through this wire. */
  url(of: string): string {
    const url = new URL(of)
    url.hostname = '127.0.0.1'
    url.port = String(this.#port)
    return url.href
  }

  /** Every connection is reset. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy()
  }

  /** Every connection is closed as a server closes it that says nothing. */
  close(): void {
    for (const [client] of this.#pairs) client.end()
  }

  /** Once so many more bytes of answers have passed, their connection is reset in the middle of them. */
  cutAfter(bytes: number): void {
    this.#cutAfter = bytes
  }

  /** Silence, with the connections standing. */
  freeze(which: 'old' | 'all'): void {
    this.#frozen = which
    for (const [client, upstream] of this.#pairs) this.#cold.add(client).add(upstream)
  }

  /** Every answer comes so much later. */
  slow(ms: number): void {
    this.#delayMs = ms
  }

  /** Whoever connects is told this by the server. */
  refuse(code: string, message: string): void {
    this.#refusal = refusal(code, message)
  }

  /** Nobody listens. */
  async leaves(): Promise<void> {
    const closed = new Promise((done) => this.#server?.close(done))
    this.cut()
    await closed
    this.#server = undefined
  }

  async returns(): Promise<void> {
    this.heal()
    if (this.#server) return
    const server = createServer((client) => this.#join(client))
    this.#server = server
    await new Promise<void>((listening) => server.listen(this.#port, '127.0.0.1', listening))
    const address = server.address()
    this.#port = typeof address === 'object' && address ? address.port : 0
  }

  /** What is frozen stays so for connections that were: the wire forgot them. */
  heal(): void {
    this.#frozen = 'none'
    this.#refusal = undefined
    this.#delayMs = 0
    this.#cutAfter = undefined
  }

  #join(client: Socket): void {
    client.on('error', () => {})
    // Read to its end, or it never counts as closed.
    if (this.#refusal) return void client.resume().end(this.#refusal)
    const upstream = dial(this.#target)
    upstream.on('error', () => client.destroy())
    const pair = [client, upstream] as const
    this.#pairs.add(pair)
    if (this.#frozen === 'all') this.#cold.add(client).add(upstream)
    client.on('data', (bytes) => void (this.#cold.has(client) || upstream.write(bytes)))
    upstream.on('data', (bytes) => this.#answer(client, bytes))
    const over = () => {
      this.#pairs.delete(pair)
      this.#cold.delete(client)
      this.#cold.delete(upstream)
      client.destroy()
      upstream.destroy()
    }
    client.on('close', over)
    upstream.on('close', over)
  }

  #answer(client: Socket, bytes: Buffer): void {
    if (this.#cold.has(client)) return
    if (this.#cutAfter !== undefined) {
      const passes = bytes.subarray(0, this.#cutAfter)
      this.#cutAfter -= passes.length
      client.write(passes)
      if (this.#cutAfter > 0) return
      this.#cutAfter = undefined
      // What was written has to go out before.
      return void setImmediate(() => client.resetAndDestroy())
    }
    if (this.#delayMs > 0) setTimeout(() => client.write(bytes), this.#delayMs)
    else client.write(bytes)
  }
}

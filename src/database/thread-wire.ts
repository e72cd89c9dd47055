import { Duplex } from 'node:stream'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { EmbeddedServer } from './embedded-server.ts'

/** A wire to the embedded database for another thread of this process; where that one ends, what it had begun is undone. */
export function wireToThread(server: EmbeddedServer): MessagePort {
  const { port1: here, port2: there } = new MessageChannel()
  const wire = server.wire('this process')
  here.on('message', (bytes: Uint8Array) => wire.write(bufferOf(bytes)))
  here.on('close', () => wire.destroy())
  wire.on('data', (bytes: Buffer) => post(here, bytes))
  wire.on('error', () => here.close())
  wire.on('close', () => here.close())
  here.unref()
  return there
}

/** The other end of it. */
export class ThreadWire extends Duplex {
  readonly #port: MessagePort

  constructor(port: MessagePort) {
    super()
    this.#port = port
    port.on('message', (bytes: Uint8Array) => this.push(bufferOf(bytes)))
    port.on('close', () => this.destroy())
  }

  /** As a socket has it: postgres.js says goodbye to one that is open. */
  get readyState(): 'open' | 'closed' {
    return this.destroyed ? 'closed' : 'open'
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    post(this.#port, chunk)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port.close()
    done(error)
  }
}

/** Of a Buffer all that lies around it would be copied too. */
function post(port: MessagePort, bytes: Buffer): void {
  const own = Uint8Array.from(bytes)
  port.postMessage(own, [own.buffer])
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

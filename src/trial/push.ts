import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** A line to one page. A browser opens six streams of HTTP/1.1 to a server in all its windows, of these hundreds. */
export type Line = {
  send(told: unknown): void
  end(): void
  /** Called once when the page has gone, or the line was ended. */
  onEnd(ended: () => void): void
}

/** RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const FINAL_TEXT = 0x81
const FINAL_CLOSE = 0x88
/** The page takes a line that is silent for longer than twice this for a dead one. */
const BEAT_MS = 15_000

/** Answers a browser's `new WebSocket`. What a page says on the line is not read: it acts by requests. */
export function openLine(request: IncomingMessage, socket: Duplex): Line | undefined {
  const key = request.headers['sec-websocket-key']
  if (key === undefined) {
    refuse(socket, 400)
    return undefined
  }
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  const send = (told: unknown) => {
    if (socket.writable) socket.write(frame(FINAL_TEXT, Buffer.from(JSON.stringify(told))))
  }
  const end = () => {
    if (socket.writable) socket.end(frame(FINAL_CLOSE, Buffer.alloc(0)))
  }
  const beat = setInterval(() => send({ kind: 'beat' }), BEAT_MS)
  socket.on('data', (data: Buffer) => {
    if (((data[0] ?? 0) & 0x0f) === (FINAL_CLOSE & 0x0f)) end()
  })
  // A page that vanished breaks its line; that is its end, and no fault.
  socket.on('error', () => socket.destroy())
  socket.once('close', () => clearInterval(beat))
  return { send, end, onEnd: (ended) => socket.once('close', ended) }
}

export function refuse(socket: Duplex, status: 400 | 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function frame(head: number, body: Buffer): Buffer {
  const size = Buffer.alloc(body.length < 126 ? 1 : body.length < 65_536 ? 3 : 9)
  if (size.length === 1) size.writeUInt8(body.length)
  else if (size.length === 3) {
    size.writeUInt8(126)
    size.writeUInt16BE(body.length, 1)
  } else {
    size.writeUInt8(127)
    size.writeBigUInt64BE(BigInt(body.length), 1)
  }
  return Buffer.concat([Buffer.from([head]), size, body])
}

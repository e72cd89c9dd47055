import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, relative, resolve } from 'node:path'
import type { Duplex } from 'node:stream'

/** The longest name that a socket can have (108 bytes on Linux, 104 elsewhere). */
const LONGEST_NAME = 100

/** Where the process that holds `directory` listens; undefined where no socket can have so long a name. */
export function socketOf(directory: string): string | undefined {
  const path = join(resolve(directory), 'qunbao.sock')
  const [shorter = path] = [path, relative(process.cwd(), path)].sort((a, b) => a.length - b.length)
  return Buffer.byteLength(shorter) > LONGEST_NAME || process.platform === 'win32' ? undefined : shorter
}

/**
 * Lets commands of other processes work on the database that this one holds, over a socket in `directory` that only its
 * owner can open. A transaction of theirs keeps the others waiting, as one of this process does. Gives what ends it; the
 * wires are the server's to close.
 */
export async function serve(
  embedded: { wire(of: 'another'): Duplex },
  directory: string,
): Promise<(() => void) | undefined> {
  const path = socketOf(directory)
  if (path === undefined) return undefined
  const server = createServer((socket) => {
    const wire = embedded.wire('another')
    socket.on('error', () => wire.destroy())
    socket.on('close', () => wire.destroy())
    wire.on('error', () => socket.destroy())
    wire.on('close', () => socket.destroy())
    socket.pipe(wire).pipe(socket)
  })
  // The directory is this process's: what lies there was left by one that was killed.
  rmSync(path, { force: true })
  // Nobody else may open it, not even before its rights are set.
  const before = process.umask(0o177)
  try {
    server.listen(path)
    await once(server, 'listening')
    chmodSync(path, 0o600)
  } finally {
    process.umask(before)
  }
  server.unref()
  return () => void server.close()
}

import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { QunbaoError } from '../errors.ts'

/**
 * Holds `directory` for this process: PGlite lets two processes open one directory without a word, and the writes of one
 * are lost. A listening socket is the lock, since the system frees it however the process dies; on Linux it is an
 * abstract one that leaves no file behind.
 */
export function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const name = `qunbao-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32)}`
  const server = createServer((socket) => socket.destroy())
  return new Promise((held, refused) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      refused(
        error.code === 'EADDRINUSE'
          ? new QunbaoError('database.locked', `${directory}; stop the other one, or set another DATA_DIR`)
          : error,
      )
    })
    server.listen(socketPath(directory, name), () => {
      server.unref()
      held(() => new Promise((released) => server.close(() => released())))
    })
  })
}

function socketPath(directory: string, name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(directory, 'lock.sock')
}

import { createHash } from 'node:crypto'
import { closeSync, openSync, realpathSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { QunbaoError } from '../errors.ts'

/** The file in a data directory that is locked. It is empty, and stays there. */
export const LOCK_FILE = 'lock'

/**
 * Holds `directory` for this process: PGlite lets two processes open one directory without a word, and the writes of one
 * are lost. The lock is one on a file: it holds between containers that share the volume, and the system frees it however
 * the process dies. Undefined where another process has it.
 */
export async function tryLockDirectory(directory: string): Promise<(() => Promise<void>) | undefined> {
  const { tryLock } = await import('fs-native-extensions')
  const file = openLock(directory)
  const leave = tryLock(file) ? await lockAsBefore(directory) : undefined
  if (!leave) {
    closeSync(file)
    return undefined
  }
  return async () => {
    await leave()
    closeSync(file)
  }
}

/** @throws settings.wrong where the directory is another user's. */
function openLock(directory: string): number {
  try {
    return openSync(join(directory, LOCK_FILE), 'a+', 0o600)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw notOurs(directory, error)
  }
}

/** A data directory that this process may not write to. */
export function notOurs(directory: string, cause: unknown): QunbaoError {
  const owner = statSync(directory).uid
  const detail = `DATA_DIR: ${directory} belongs to user ${owner}, and must be one that can be written: run as that user`
  return new QunbaoError('settings.wrong', detail, { cause })
}

/** The same, where nobody else may have it. @throws database.locked */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const leave = await tryLockDirectory(directory)
  if (!leave) throw new QunbaoError('database.locked', `${directory}; stop the other one, or set another DATA_DIR`)
  return leave
}

/**
 * Versions up to 0.4 hold an abstract socket and know nothing of the file: one of them may still be running while this
 * one is put in its place.
 */
async function lockAsBefore(directory: string): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux') return async () => {}
  const name = `qunbao-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 32)}`
  const server = createServer((socket) => socket.destroy())
  return new Promise((held, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') held(undefined)
      else failed(error)
    })
    server.listen(`\0${name}`, () => {
      server.unref()
      held(() => new Promise((released) => server.close(() => released())))
    })
  })
}

import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { QunbaoError } from '../errors.ts'

/** Puts more into the file that is being written. */
export type Put = (content: string | Uint8Array) => void

/** Writes a file wholly or not at all: beside its place first, on the disk, then into it. `mode`: who may read it. */
export async function writeWhole(file: string, write: (put: Put) => void | Promise<void>, mode = 0o666): Promise<void> {
  const beside = isSpecial(file) ? file : `${file}.${process.pid}.part`
  let fd: number | undefined
  try {
    const opened = openSync(beside, 'w', mode)
    fd = opened
    await write((content) => putAll(opened, content))
    if (beside !== file) fsyncSync(fd)
    closeSync(fd)
    fd = undefined
    if (beside !== file) renameSync(beside, file)
  } catch (error) {
    if (fd !== undefined) closeSync(fd)
    if (beside !== file) rmSync(beside, { force: true })
    // What was said of the file, ENOSPC; what is said of its rows goes on as it is, a database that is away too.
    const { code, syscall = '' } = error as NodeJS.ErrnoException
    if (!['open', 'write', 'fsync', 'close', 'rename'].includes(syscall)) throw error
    throw new QunbaoError('file.unwritable', `${file} (${code})`, { cause: error })
  }
}

/** A pipe may take less than it was given. */
function putAll(fd: number, content: string | Uint8Array): void {
  let rest: Uint8Array = typeof content === 'string' ? Buffer.from(content) : content
  while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest))
}

/** A pipe or a device, /dev/stdout say, is written to and never replaced. */
function isSpecial(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && !found.isFile() && !found.isDirectory()
}

/** Characters that are written at a time. */
const CHUNK = 1 << 16

/** Writes data as JSON lines as they come, so that their number takes no memory; wholly or not at all. */
export function writeLines(file: string, lines: AsyncIterable<unknown>): Promise<void> {
  return writeWhole(file, async (put) => {
    let waiting = ''
    for await (const line of lines) {
      waiting += `${JSON.stringify(line)}\n`
      if (waiting.length < CHUNK) continue
      put(waiting)
      waiting = ''
    }
    put(waiting)
  })
}

import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { QunbaoError } from '../errors.ts'

/** Characters that are written at a time. */
const CHUNK = 1 << 16

/** Writes data as JSON lines as they come, so that their number takes no memory; wholly or not at all. */
export async function writeLines(file: string, lines: AsyncIterable<unknown>): Promise<void> {
  // A pipe or a device, /dev/stdout say, is written to and never replaced.
  const beside = statSync(file, { throwIfNoEntry: false })?.isFile() === false ? file : `${file}.${process.pid}.part`
  let fd: number | undefined
  try {
    fd = openSync(beside, 'w')
    let waiting = ''
    for await (const line of lines) {
      waiting += `${JSON.stringify(line)}\n`
      if (waiting.length < CHUNK) continue
      writeAll(fd, waiting)
      waiting = ''
    }
    writeAll(fd, waiting)
    closeSync(fd)
    fd = undefined
    if (beside !== file) renameSync(beside, file)
  } catch (error) {
    if (fd !== undefined) closeSync(fd)
    if (beside !== file) rmSync(beside, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error
    throw new QunbaoError('file.unwritable', `${file} (${code})`, { cause: error })
  }
}

/** A pipe may take less than it was given. */
function writeAll(fd: number, text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest))
}

import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { QunbaoError } from '../errors.ts'

/** Writes a file wholly or not at all: beside its place first, then into it. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = isSpecial(file) ? file : `${file}.${process.pid}.part`
  try {
    writeFileSync(beside, content)
    if (beside !== file) renameSync(beside, file)
  } catch (error) {
    if (beside !== file) rmSync(beside, { force: true })
    const { code = String(error) } = error as NodeJS.ErrnoException
    throw new QunbaoError('file.unwritable', `${file} (${code})`, { cause: error })
  }
}

/** A pipe or a device, /dev/null say, is written to and never replaced. */
function isSpecial(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && !found.isFile() && !found.isDirectory()
}

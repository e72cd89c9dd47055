import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { digestFiles } from '../../src/desk/digest-files.ts'
import type { EditionFileOwed } from '../../src/messages/file-owed.ts'

/** What a maker of files makes, in memory. */
export async function made(
  make: ReturnType<typeof digestFiles>,
  file: EditionFileOwed,
): Promise<{ filename: string; bytes: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-made-'))
  try {
    const { filename, path } = await make(file, folder)
    return { filename, bytes: readFileSync(path) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

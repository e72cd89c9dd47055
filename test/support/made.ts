import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FileOwed } from '../../src/messages/file-owed.ts'
import type { MakeFile } from '../../src/telegram/file-sending.ts'

/** What a maker of files makes, in memory. */
export async function made(make: MakeFile, file: FileOwed): Promise<{ filename: string; bytes: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-made-'))
  try {
    const { filename, path } = await make(file, folder)
    return { filename, bytes: readFileSync(path) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'))
  writeFileSync(join(folder, 'file'), '')
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('a data directory that cannot be one', () => {
  it.each([
    ['a file', () => join(folder, 'file')],
    ['below a file', () => join(folder, 'file', 'data')],
    ['where no folder can be made', () => '/proc/nothing/data'],
  ])('%s: is refused, naming the setting', async (_, directory) => {
    await expect(openDatabase(undefined, directory())).rejects.toThrow(/DATA_DIR must be a folder that can be written/)
  })
})

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makePglite } from '../../src/database/new-pglite.ts'
import { openDatabase } from '../../src/database/open.ts'
import { rowsOf } from '../../src/database/rows.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qunbao-test-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a new PGlite directory', () => {
  it('opens like any other, and what an earlier start left half made is gone', async () => {
    mkdirSync(join(folder, 'pglite.unfinished-1'))
    writeFileSync(join(folder, 'pglite.unfinished-1', 'PG_VERSION'), '18')
    const opened = await openDatabase(undefined, folder)
    expect(rowsOf(await opened.db.execute(sql`select 1 as n`), z.object({ n: z.number() }))).toEqual([{ n: 1 }])
    await opened.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('pglite'))).toEqual(['pglite'])
  })

  it('is not there at all when it could not be made, and one line says so', async () => {
    // Longer than a file system lets a name be.
    const directory = join(folder, 'x'.repeat(250))
    await expect(makePglite(directory)).rejects.toThrow(/^no database could be made in [^\n]*$/)
    expect(readdirSync(folder)).toEqual([])
  })
})

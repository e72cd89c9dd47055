import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDirectory } from '../../src/database/directory-lock.ts'
import { lastKnown } from '../../src/database/migrations.ts'
import { makePglite } from '../../src/database/new-pglite.ts'
import { openDatabase } from '../../src/database/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-damaged-'))
const whole = join(folder, 'whole')
let copies = 0

/** A data directory of its own with a database that `damage` was done to. */
function damaged(damage: (at: (path: string) => string) => void): string {
  copies += 1
  const directory = join(folder, String(copies))
  cpSync(whole, join(directory, 'pglite'), { recursive: true })
  damage((path) => join(directory, 'pglite', path))
  return directory
}

beforeAll(() => makePglite(whole))
afterAll(() => rmSync(folder, { recursive: true }))

const LOG = 'pg_wal/000000010000000000000001'

describe('a data directory that is damaged ends the start with what to do', () => {
  it.each<[string, (at: (path: string) => string) => void]>([
    // PGlite would make a new database over it.
    ['its version is gone', (at) => rmSync(at('PG_VERSION'))],
    ['its version is empty', (at) => writeFileSync(at('PG_VERSION'), '')],
    ['pg_control is gone', (at) => rmSync(at('global/pg_control'))],
    ['pg_control is cut', (at) => truncateSync(at('global/pg_control'), 100)],
    ['pg_control is nothing but zeros', (at) => writeFileSync(at('global/pg_control'), Buffer.alloc(8192))],
    ['the log is cut', (at) => truncateSync(at(LOG), 4_000)],
    ['the tables are gone', (at) => rmSync(at('base'), { recursive: true })],
  ])('%s', async (_, damage) => {
    const directory = damaged(damage)
    await expect(openDatabase(undefined, directory)).rejects.toThrow(/is damaged: move it away, and `qunbao restore`/)
    // Nobody holds it any more.
    await (await lockDirectory(directory))()
  })

  it('of another Postgres', async () => {
    const directory = damaged((at) => writeFileSync(at('PG_VERSION'), '17\n'))
    await expect(openDatabase(undefined, directory)).rejects.toThrow(/made by another version of the embedded database/)
  })

  it('of a later version of this program, which is left as it is', async () => {
    const directory = damaged(() => {})
    const first = await openDatabase(undefined, directory)
    await first.migrate()
    const later = lastKnown() + 1
    await first.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', ${later})`,
    )
    expect(await first.tables()).toBe('newer')
    await expect(first.migrate()).rejects.toThrow(/of a later version of this program/)
    await first.close()
  })
})

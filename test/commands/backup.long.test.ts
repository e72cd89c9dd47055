import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open.ts'
import { restoreLines } from '../../src/database/restore.ts'
import { audit } from '../../src/database/schema.ts'
import { linesOfBackup } from '../../src/desk/backup-file.ts'
import { COUNTY, talk } from '../desk/desk.ts'
import { heldSettings, ownDatabase, server, sharedDatabase } from '../support/database.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-backup-'))
const at = (name: string) => join(folder, name)
const WEEK = ['week', '--on', '2022-11-09', '--edition', 'office', '--format', 'json']
let env: Record<string, string>
/** Embedded, whatever the first one is: on a server a backup goes from Postgres to here and back. */
const other = { COUNTY: at('county.yaml'), DATA_DIR: at('other') }
let compiled: string

beforeAll(async () => {
  writeFileSync(at('county.yaml'), COUNTY)
  env = { COUNTY: at('county.yaml'), ...(await heldSettings()) }
  const rows = Array.from({ length: 30 }, (_, i) =>
    talk({ id: `row-${i}`, talks: i + 1, audience: '150余人', at: '2022-11-09T20:15:00+08:00' }),
  )
  writeFileSync(at('rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  expect(await run('import', [at('rows.jsonl')], env)).toMatchObject({ code: 0 })
  compiled = (await run('compile', WEEK, env)).out
  expect(await run('backup', [at('one.backup')], env)).toMatchObject({ code: 0, err: '' })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Commands on the other database while this process holds it: each would open it anew, which takes seconds. */
async function besideOther(commands: () => Promise<void>): Promise<void> {
  const holder = await openDatabase(undefined, other.DATA_DIR)
  try {
    await holder.serve()
    await commands()
  } finally {
    await holder.close()
  }
}

/** The backup with its lines changed, as a file of its own. */
function changed(name: string, change: (lines: string[]) => string[]): string {
  const lines = gunzipSync(readFileSync(at('one.backup')))
    .toString('utf8')
    .split('\n')
  writeFileSync(at(name), gzipSync(change(lines).join('\n')))
  return at(name)
}

describe('a backup', () => {
  it('is for its owner alone', () => {
    expect(statSync(at('one.backup')).mode & 0o777).toBe(0o600)
  })

  it.each<[string, (file: () => string) => string, RegExp]>([
    ['no backup', () => at('rows.jsonl'), /this is no backup, or a damaged one; nothing was changed/],
    ['no file', () => at('nowhere'), /ENOENT/],
    [
      'one that is cut',
      (file) => {
        writeFileSync(at('cut'), readFileSync(file()).subarray(0, -20))
        return at('cut')
      },
      /this is no backup, or a damaged one/,
    ],
    ['one without its end', () => changed('endless', (lines) => lines.slice(0, -2)), /its end is missing/],
    [
      'one with a line too few',
      () => changed('short', (lines) => lines.filter((line) => !line.includes('"row-7"'))),
      /line \d+$/,
    ],
    [
      'one of a later version',
      () =>
        changed('later', ([, ...rest]) => [
          '{"backup":1,"migrated":9999999999999,"at":"2030-01-01T00:00:00Z"}',
          ...rest,
        ]),
      /made by a later version/,
    ],
    [
      'one with a table of its own',
      () => changed('strange', (lines) => lines.map((line) => line.replace('"table":"figure"', '"table":"pg_class"'))),
      /line \d+/,
    ],
  ])('%s: is refused, and nothing is left of it', async (_, file, why) => {
    // Over what this worker's tests use: opening a database takes longer than all else here.
    const { db } = await sharedDatabase()
    const before = await db.$count(audit)
    const lines = linesOfBackup(file(() => at('one.backup')))
    await expect(restoreLines(db, lines, { replace: true })).rejects.toThrow(why)
    expect(await db.$count(audit)).toBe(before)
  })

  it('is put back whole, and the same week is compiled to the same bytes; numbers go on where they were', async () => {
    expect(await run('restore', [at('one.backup')], other)).toMatchObject({ code: 0, err: '' })
    await besideOther(async () => {
      expect((await run('compile', WEEK, other)).out).toBe(compiled)
      writeFileSync(at('more.jsonl'), JSON.stringify(talk({ id: 'more', talks: 1 })))
      expect((await run('import', [at('more.jsonl')], other)).out).toContain('imported 1,')
    })
  })

  it('does not take the place of what is there unless that is said', async () => {
    await expect(run('restore', [at('one.backup')], other)).rejects.toThrow(/not empty.*--replace/)
    expect(await run('restore', [at('one.backup'), '--replace'], other)).toMatchObject({ code: 0 })
    await besideOther(async () => {
      expect((await run('compile', WEEK, other)).out).toBe(compiled)
      expect(await run('backup', [at('two.backup')], other)).toMatchObject({ code: 0 })
    })
    // And back to where it came from, from the other kind of database on a server.
    // Of its own there: in this worker's a bot of an earlier test is still at work.
    const back = server ? { ...env, DATABASE_URL: await ownDatabase(server, 'restored_') } : env
    if (server) expect(await run('restore', [at('two.backup'), '--replace'], back)).toMatchObject({ code: 0 })
    else await restoreLines((await sharedDatabase()).db, linesOfBackup(at('two.backup')), { replace: true })
    expect((await run('compile', WEEK, back)).out).toBe(compiled)
  })

  it.runIf(!server)('is made beside a running bot, and never put into its database', async () => {
    expect(await run('backup', [at('beside.backup')], env)).toMatchObject({ code: 0 })
    const rows = (name: string) =>
      gunzipSync(readFileSync(at(name)))
        .toString('utf8')
        .split('\n')
        .slice(1)
    expect(rows('beside.backup')).toEqual(rows('two.backup'))
  })
})

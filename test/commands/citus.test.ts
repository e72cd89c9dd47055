import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open.ts'
import { COUNTY, talk } from '../desk/desk.ts'
import { coordinator } from '../support/citus.ts'
import { heldSettings } from '../support/database.ts'
import { run } from './run.ts'

/** What is compiled, as the command line is asked for it. */
const ASKED: readonly (readonly string[])[] = [
  ['week', '--on', '2022-11-09', '--edition', 'group', '--format', 'text'],
  ['week', '--on', '2022-11-09', '--edition', 'office', '--format', 'json'],
  ['week', '--on', '2022-11-09', '--edition', 'office', '--format', 'docx'],
  ['week', '--on', '2022-11-16', '--edition', 'office', '--format', 'json'],
  ['year', '--on', '2022-11-09', '--edition', 'office', '--format', 'json'],
  ['year', '--on', '2022-11-09', '--edition', 'group', '--format', 'docx'],
]

describe.runIf(coordinator)('Digests of one import (left out where TEST_CITUS_URL is not set)', () => {
  let folder = ''
  const at = (name: string) => join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true }))
  let env: Record<string, string>
  let single: { readonly COUNTY: string; readonly DATA_DIR: string }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qunbao-citus-'))
    single = { COUNTY: at('county.yaml'), DATA_DIR: at('single') }
    writeFileSync(at('county.yaml'), COUNTY)
    env = { COUNTY: at('county.yaml'), ...(await heldSettings()) }
    const units = ['jia-zhen/women', 'yi-zhen/women']
    const row = (i: number, talks: number, time: string) => {
      const on = `2022-11-${String(8 + (i % 9)).padStart(2, '0')}`
      const audience = i % 3 ? `${20 + i}余人` : 15 + i
      return talk({ id: `row-${i}`, unit: units[i % 2] ?? '', on, at: `${on}T${time}:00+08:00`, talks, audience })
    }
    const rows = Array.from({ length: 60 }, (_, i) => row(i, (i % 7) + 1, '20:15'))
    writeFileSync(at('rows.jsonl'), rows.map((line) => JSON.stringify(line)).join('\n'))
    const corrected = Array.from({ length: 9 }, (_, i) => row(i, 9, '21:30'))
    writeFileSync(at('corrected.jsonl'), corrected.map((line) => JSON.stringify(line)).join('\n'))
  })

  it('are the same bytes on a worker of Citus and on a single Postgres', async () => {
    const holder = await openDatabase(undefined, single.DATA_DIR)
    await holder.migrate()
    await holder.serve()
    try {
      for (const where of [env, single]) {
        const told = async (name: string) => (await run('import', [at(name)], where)).out
        expect(await told('rows.jsonl')).toBe('imported 60, corrected 0, unchanged 0\n')
        expect(await told('corrected.jsonl')).toBe('imported 0, corrected 9, unchanged 0\n')
      }
      for (const [n, asked] of ASKED.entries()) {
        const [there, here] = [at(`${n}.citus`), at(`${n}.single`)]
        expect(await run('compile', [...asked, '--out', there], env)).toMatchObject({ code: 0, err: '' })
        expect(await run('compile', [...asked, '--out', here], single)).toMatchObject({ code: 0, err: '' })
        expect(readFileSync(there).equals(readFileSync(here)), asked.join(' ')).toBe(true)
        expect(readFileSync(there).length).toBeGreaterThan(300)
      }
    } finally {
      await holder.close()
    }
  })
})

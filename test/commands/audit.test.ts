import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { writeAll } from '../../src/database/write.ts'
import { withCounty } from '../../src/open-county.ts'
import { readSettings } from '../../src/settings.ts'
import { heldSettings } from '../support/database.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-audit-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('qunbao audit', () => {
  it('writes what was done on these days, in the time of the county, with what changed', async () => {
    const COUNTY = join(process.cwd(), 'county.example.yaml')
    const env = { COUNTY, ...(await heldSettings()) }
    await withCounty(readSettings(env), new Date('2022-11-01T00:00:00Z'), async ({ db }) => {
      for (const [at, subject] of [
        ['2022-11-09T15:59:00Z', 'unit jia-zhen/women'],
        // Midnight has passed where the county is.
        ['2022-11-09T16:00:00Z', 'report 7'],
      ] as const) {
        const of = { at: new Date(at), personId: null, action: 'invite', subject, detail: { uses: 3 } } as const
        await writeAll(db, [{ do: 'note', of }], [], of.at)
      }
    })
    const out = join(folder, 'audit.xlsx')
    const ran = await run('audit', ['--from', '2022-11-09', '--to', '2022-11-09', '--out', out], env)
    expect(ran.out).toContain('1 deeds')
    const [sheet] = (await readXlsx(readFileSync(out))).sheets
    expect(sheet?.rows[1]?.slice(1)).toEqual(['系统', '邀请', '甲镇妇联', '{"uses":3}'])
    expect((await run('audit', ['--from', '2022-11-09'], env)).err).toContain('--to')
  })
})

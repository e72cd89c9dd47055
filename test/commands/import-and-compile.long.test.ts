import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COUNTY, talk } from '../desk/desk.ts'
import { heldSettings, server } from '../support/database.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-commands-'))
const at = (name: string) => join(folder, name)
let env: Record<string, string>

beforeAll(async () => {
  writeFileSync(at('county.yaml'), COUNTY)
  env = { COUNTY: at('county.yaml'), ...(await heldSettings()) }
  const rows = [
    talk({ id: 'a', talks: 3, audience: '150余人', at: '2022-11-09T20:15:00+08:00' }),
    talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 80, at: '2022-11-10T20:15:00+08:00' }),
  ]
  writeFileSync(at('rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  writeFileSync(at('wrong.jsonl'), [...rows, { ...rows[0], unit: 'x' }].map((row) => JSON.stringify(row)).join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const WEEK = ['week', '--on', '2022-11-09']

describe('on the command line', () => {
  it('a database is brought up to date, as often as one likes', async () => {
    const engine = server ? 'postgres' : 'pglite'
    expect(await run('migrate', [], env)).toEqual({ code: 0, out: `up to date (${engine})\n`, err: '' })
    expect(await run('migrate', [], env)).toMatchObject({ code: 0 })
  })

  it('a file with a wrong row is refused by file, line and field, and nothing of it is stored', async () => {
    await expect(run('import', [at('wrong.jsonl')], env)).rejects.toThrow(`${at('wrong.jsonl')}:3 unit：没有单位“x”`)
    expect((await run('compile', WEEK, env)).out).toContain('本期没有活动报送')
  })

  it('a file is imported once', async () => {
    const first = await run('import', [at('rows.jsonl')], env)
    expect(first).toEqual({ code: 0, out: 'imported 2, corrected 0, unchanged 0\n', err: '' })
    const again = await run('import', [at('rows.jsonl')], env)
    expect(again).toEqual({ code: 0, out: 'imported 0, corrected 0, unchanged 2\n', err: '' })
  })

  it('a week is compiled in each format and edition, the same bytes each time and into a file', async () => {
    const ways = [
      ['group', 'text'],
      ['office', 'md'],
      ['office', 'json'],
    ] as const
    for (const [edition, format] of ways) {
      const args = [...WEEK, '--edition', edition, '--format', format]
      const first = await run('compile', args, env)
      expect(first).toMatchObject({ code: 0, err: '' })
      expect(first.out).toContain('巾帼宣讲')
      expect(first.out).toContain('230余')
      const file = at(`${edition}.${format}`)
      expect(await run('compile', [...args, '--out', file], env)).toEqual({ code: 0, out: '', err: '' })
      expect(readFileSync(file, 'utf8')).toBe(first.out)
    }
    expect((await run('compile', WEEK, env)).out).toBe(readFileSync(at('group.text'), 'utf8'))
    expect(JSON.parse(readFileSync(at('office.json'), 'utf8'))).toMatchObject({ edition: 'office', number: 1 })
  })

  it('a file that cannot be written is told of, and nothing is left of it', async () => {
    mkdirSync(at('taken'))
    for (const [out, why] of [
      [at('no-such-folder/week.txt'), 'ENOENT'],
      [at('taken'), 'EISDIR'],
    ] as const) {
      const failed = run('compile', [...WEEK, '--out', out], env)
      await expect(failed).rejects.toThrow(`a file cannot be written: ${out} (${why})`)
    }
    expect(existsSync(at('no-such-folder'))).toBe(false)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(readdirSync(at('taken'))).toEqual([])
  })
})

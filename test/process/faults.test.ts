import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../support/build.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Ended = { code: number | string | null | undefined; out: string; err: string }

/** The program itself, in an empty folder. */
function qunbao(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { PATH = '' } = process.env
  return new Promise((ended) =>
    execFile(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { PATH, ...env } }, (error, out, err) =>
      ended({ code: error ? error.code : 0, out, err }),
    ),
  )
}

describe('the program', () => {
  it('ends with one line a fault and no trace of its inside', async () => {
    writeFileSync(join(folder, 'county.yaml'), 'code: A\nname: ""\ntowns: []\n')
    const [unknown, missing, setting, county] = await Promise.all([
      qunbao(['publish']),
      qunbao(['import', 'missing.jsonl']),
      qunbao(['compile', 'week'], { PORT: 'x', EDITOR_IDS: 'y' }),
      qunbao(['migrate'], { COUNTY: 'county.yaml', DATA_DIR: 'data' }),
    ])
    expect(unknown.code).toBe(2)
    expect(unknown.err).toMatch(/^unknown command publish\n/)
    expect(missing).toEqual({
      code: 1,
      out: '',
      err: '导入的文件里有错，一行也没有收，请改好再来：missing.jsonl：没有找到，请核对文件名\n',
    })
    expect(setting).toMatchObject({ code: 1, out: '' })
    expect(setting.err).toMatch(/^a setting is wrong: EDITOR_IDS must be .*; PORT must be .*\n$/)
    expect(county).toMatchObject({ code: 1, out: '' })
    expect(county.err.split('\n')).toEqual([
      '县文件里有错，请改好再来：',
      expect.stringMatching(/^county\.yaml:1 code：/),
      '    code: A',
      expect.stringMatching(/^county\.yaml:2 name：/),
      '    name: ""',
      expect.stringMatching(/^county\.yaml:3 towns：/),
      '    towns: []',
      '',
    ])
  })
})

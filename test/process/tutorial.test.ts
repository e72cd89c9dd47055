import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '../commands/run.ts'

/** The blocks of docs/tutorial.md in their order: `sh`, or a language with what the block is. */
const blocks = [...readFileSync('docs/tutorial.md', 'utf8').matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', name = '', text = '']) => ({ language, name, text }),
)
const folder = mkdtempSync(join(tmpdir(), 'qunbao-tutorial-'))
const before = process.cwd()
beforeAll(() => {
  cpSync('catalogue', join(folder, 'own'), { recursive: true })
  process.chdir(folder)
})
afterAll(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
})

it('docs/tutorial.md goes from nothing to an own form in the week’s digest', async () => {
  let env: Record<string, string> = {}
  const said: string[] = []
  for (const { language, name, text } of blocks) {
    if (name === 'form') {
      const women = readFileSync('own/women.yaml', 'utf8')
      expect(women).toContain('\nforms:\n')
      writeFileSync('own/women.yaml', women.replace('\nforms:\n', `\nforms:\n${text}`))
    } else if (language !== 'sh') {
      writeFileSync(name, text)
      if (name === '.env')
        env = Object.fromEntries(
          text
            .trim()
            .split('\n')
            .map((line) => line.split('=')),
        )
    } else {
      for (const line of text.trim().split('\n')) {
        const [npx, qunbao, command = '', ...args] = line.split(' ')
        expect([npx, qunbao]).toEqual(['npx', 'qunbao'])
        const { code, out, err } = await run(command, args, env)
        expect({ line, code, err: code === 0 ? '' : err }).toEqual({ line, code: 0, err: '' })
        said.push(out)
      }
    }
  }
  expect(said).toHaveLength(5)
  const [, , , digest, trace] = said
  expect(digest).toContain('上村妇联开展月光下的书，23户家庭参加。')
  expect(trace).toMatch(/23户[\s\S]*上村妇联/)
})

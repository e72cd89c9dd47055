import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { PROGRAM } from '../support/build.ts'

it('lists the licences of what is installed', () => {
  expect(() => execFileSync('node', ['.ci/licenses.mjs', 'check'], { stdio: 'pipe' })).not.toThrow()
})

it('says its version', () => {
  const { version } = JSON.parse(execFileSync('cat', ['package.json'], { encoding: 'utf8' })) as { version: string }
  const said = execFileSync(process.execPath, [PROGRAM, '--version'], { encoding: 'utf8' })
  expect(said).toBe(`${version}\n`)
})

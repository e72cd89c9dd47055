import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('lists the licences of what is installed', () => {
  expect(() => execFileSync('node', ['.ci/licenses.mjs', 'check'], { stdio: 'pipe' })).not.toThrow()
})

it('says its version', () => {
  const { version } = JSON.parse(execFileSync('cat', ['package.json'], { encoding: 'utf8' })) as { version: string }
  const said = execFileSync('npx', ['tsx', 'src/cli.ts', '--version'], { encoding: 'utf8' })
  expect(said).toBe(`${version}\n`)
})

import { expect, it } from 'vitest'
import { refuseOlderNode } from '../../src/commands/node-version.ts'

it.each([
  ['18.20.8', false],
  ['20.9.0', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.1.0', true],
])('Node %s runs it: %s', (version, runs) => {
  const start = () => refuseOlderNode(version, '>=20.19')
  if (runs) expect(start).not.toThrow()
  else expect(start).toThrow(`Node is too old: install a newer one (https://nodejs.org): this is ${version}`)
})

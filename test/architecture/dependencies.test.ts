import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'

const names = z.record(z.string(), z.string())
const { dependencies, devDependencies } = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
const decision = readFileSync('docs/decisions/007-dependencies.md', 'utf8')
/** First cells of the table: `| dev: tsx, vitest | … |`. */
const listed = [...decision.matchAll(/^\| (?:dev: )?([^|]+) \|/gm)].flatMap(([, cell = '']) => cell.split(', '))

it.each(Object.entries({ ...dependencies, ...devDependencies }))('%s is exact, and signed off', (name, version) => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(listed).toContain(name)
})

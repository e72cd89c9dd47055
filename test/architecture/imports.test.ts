import { describe, expect, it } from 'vitest'
import { ROOMS, type Room } from './rooms.ts'
import { circlesIn, importsIn, roomOf, sourceFiles } from './source-files.ts'

const rooms = new Map(ROOMS.map((room): [string, Room] => [room.name, room]))

/** What is wrong with an import of `path`, as a sentence. */
function faultOf(path: string, of: { file: string } | { package: string }): string | undefined {
  const room = rooms.get(roomOf(path))
  if (!room) return `src/${roomOf(path)} is in no room: give it a line in test/architecture/rooms.ts`
  const { name, imports, packages } = room
  if ('package' in of) {
    const { package: wanted } = of
    const isAllowed = packages?.some((one) => wanted === one || wanted.startsWith(`${one}/`)) ?? true
    return isAllowed ? undefined : `src/${path} imports ${wanted}: ${name} is pure, values in and values out`
  }
  const from = roomOf(of.file)
  if (from === name || from === 'errors.ts' || imports.includes(from)) return undefined
  return `src/${path} imports src/${of.file}: ${name} may import only ${imports.join(', ') || 'nothing of the other rooms'}`
}

describe('the rooms of src', () => {
  it('import only what the table allows', () => {
    const faults = sourceFiles().flatMap(({ path, files, packages }) => [
      ...files.flatMap((file) => faultOf(path, { file }) ?? []),
      ...packages.flatMap((one) => faultOf(path, { package: one }) ?? []),
      ...(faultOf(path, { file: path }) ?? []),
    ])
    expect(faults).toEqual([])
  })

  it('may import only rooms above them in the table, and all of them are there', () => {
    const files = sourceFiles()
    for (const [i, { name, imports }] of ROOMS.entries()) {
      const above = ROOMS.slice(0, i).map((room) => room.name)
      expect({ name, below: imports.filter((one) => !above.includes(one)) }).toEqual({ name, below: [] })
      expect(
        files.some(({ path }) => roomOf(path) === name),
        `src/${name} exists`,
      ).toBe(true)
    }
  })

  it('has no circle, of types neither', () => {
    expect(circlesIn(sourceFiles()).map((circle) => circle.join(' → '))).toEqual([])
  })
})

describe('what finds faults', () => {
  it('reads imports of values, of types, and those that wait', () => {
    const text = [
      "import './a.ts'",
      "import b, { type B } from './b.ts'",
      "import type { C } from './c.ts'",
      "import {\n  d,\n  e,\n} from './d.ts'",
      "import * as f from 'f'",
      "export { g } from './g.ts'",
      "export type { G } from './h.ts'",
      "  const { i } = await import('./i.ts')",
      "export const j = 'from'",
      "type K = typeof import('./k.ts')",
      "export function l(from = 'nowhere') {}",
    ].join('\n')
    expect(importsIn(text)).toEqual([
      ...['./a.ts', './b.ts', './c.ts', './d.ts', 'f', './g.ts', './h.ts'],
      ...['./i.ts', './k.ts'],
    ])
  })

  it('tells of the wrong way, of a room nobody knows, of a package in a pure room', () => {
    expect(faultOf('digest/week.ts', { file: 'desk/x.ts' })).toMatch(
      /^src\/digest\/week.ts imports src\/desk\/x.ts: digest may/,
    )
    expect(faultOf('sandbox/world.ts', { file: 'calendar/day.ts' })).toContain('nothing of the other rooms')
    expect(faultOf('desk/x.ts', { file: 'digest/week.ts' })).toBeUndefined()
    expect(faultOf('attic/x.ts', { file: 'attic/y.ts' })).toContain('is in no room')
    expect(faultOf('digest/week.ts', { package: 'node:fs' })).toContain('is pure')
    expect(faultOf('calendar/day.ts', { package: 'temporal-polyfill/global' })).toBeUndefined()
    expect(faultOf('calendar/day.ts', { file: 'errors.ts' })).toBeUndefined()
  })

  it('finds circles, once each', () => {
    const files = [
      { path: 'a', files: ['b', 'd'] },
      { path: 'b', files: ['c'] },
      { path: 'c', files: ['a'] },
      { path: 'd', files: ['d'] },
    ]
    expect(circlesIn(files)).toEqual([
      ['a', 'b', 'c', 'a'],
      ['d', 'd'],
    ])
  })
})

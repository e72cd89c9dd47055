import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ROOMS, roomsTable } from './rooms.ts'

const architecture = readFileSync('docs/architecture.md', 'utf8')
/** Everything below a folder, from the repository. */
const below = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`)

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...below('docs')
    .filter((path) => path.endsWith('.md'))
    .sort(),
]

/** Where a path in a page may begin: in the repository, or, shorter, in `src`. */
const TOPS = ['src', 'test', 'docs', 'page', 'bench', 'catalogue', 'drizzle', 'deploy']
const ROOM_NAMES = ROOMS.map(({ name }) => name).filter((name) => !name.endsWith('.ts'))

/** Everything in the page that looks like a path of this repository: `src/digest`, `desk/trace.ts`, `week.ts`. */
function pathsIn(text: string): string[] {
  const tops = [...new Set([...TOPS, ...ROOM_NAMES])].join('|')
  const found = text.matchAll(
    new RegExp(`(?<![\\w./-])(?:(?:${tops})/[\\w./-]*|[\\w-]+\\.(?:test\\.)?ts)(?![\\w<*])`, 'g'),
  )
  return [...found].map(([path]) => path.replace(/[./]+$/, ''))
}

const files = TOPS.flatMap(below)
const names = new Set(files.map((file) => file.slice(file.lastIndexOf('/') + 1)))

function isThere(path: string): boolean {
  return existsSync(path) || existsSync(`src/${path}`) || (!path.includes('/') && names.has(path))
}

describe('the pages', () => {
  it.each(pages)('%s names no path that is not there', (page) => {
    const text = readFileSync(page, 'utf8')
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([])
  })

  it('are looked through for paths', () => {
    const text =
      'see `src/digest/week.ts`, (desk/trace.ts) and [no](docs/no.md); `attic.ts`, `catalogue/<organization>.yaml`.'
    expect(pathsIn(text)).toEqual(['src/digest/week.ts', 'desk/trace.ts', 'docs/no.md', 'attic.ts'])
    expect(pathsIn(text).filter((path) => !isThere(path))).toEqual(['docs/no.md', 'attic.ts'])
  })
})

describe('docs/architecture.md', () => {
  it('shows the rooms and their imports as they are in test/architecture/rooms.ts', () => {
    const [shown = ''] = /^\| room \|.*\n(?:\|.*\n)+/m.exec(architecture) ?? []
    expect(shown.trimEnd().split('\n')).toEqual(roomsTable())
  })

  it('names every folder of src', () => {
    const folders = below('src').filter((path) => statSync(path).isDirectory())
    const named = folders.map((path) => path.slice('src/'.length))
    expect(named.length).toBeGreaterThanOrEqual(ROOM_NAMES.length)
    expect(
      named.filter((folder) => !architecture.includes(`${folder}\``) && !architecture.includes(`${folder}/`)),
    ).toEqual([])
  })
})

describe('the decisions', () => {
  const records = below('docs/decisions')
    .filter((path) => /\d{3}-[\w-]+\.md$/.test(path))
    .sort()

  it('have a number, a date and a status each, and a line in their list', () => {
    const list = records.map((path) => {
      const number = Number(/(\d{3})-[\w-]+\.md$/.exec(path)?.[1])
      const [title = '', , dated = ''] = readFileSync(path, 'utf8').split('\n')
      expect(title).toMatch(new RegExp(`^# ${number}\\. `))
      expect(dated, path).toMatch(
        /^\d{4}-\d\d-\d\d · (?:accepted|superseded by \d{3}|accepted, in part superseded by \d{3})$/,
      )
      return `${title.slice('# '.length).replace(/ (.*)/, ' [$1]')}(${path.slice('docs/decisions/'.length)})`
    })
    const shown = readFileSync('docs/decisions/README.md', 'utf8').split('\n')
    expect(shown.filter((line) => /^\d+\. /.test(line))).toEqual(list)
  })
})

it('the version of the package is the newest of the changelog', () => {
  const [, newest] = /^## (\S+) \(\d{4}-\d\d-\d\d\)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? []
  for (const file of ['package.json', 'package-lock.json']) {
    expect(readFileSync(file, 'utf8'), file).toContain(`"version": "${newest}"`)
  }
})

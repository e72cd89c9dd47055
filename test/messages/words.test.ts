import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const page = readFileSync('docs/words.md', 'utf8')

/** The last column of every table of the page: words that were decided against. */
const UNSAID = page.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim())
  const last = cells.at(-2) ?? ''
  return line.startsWith('| ') && last !== '不说' ? last.split('、') : []
})

const below = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((path) =>
    ending.test(path) ? [`${folder}/${path}`] : [],
  )

/** Whatever somebody reads. What only reads others' words (chinese, sentence, kinds/shared/labels.ts) knows all of them. */
const FILES = [
  ...['messages', 'bot', 'interview', 'kinds', 'desk', 'documents', 'jobs', 'catalogue', 'trial', 'commands'].flatMap(
    (room) => below(`src/${room}`, /\.ts$/),
  ),
  ...['src/errors.ts', 'page/words.js', 'README.zh-CN.md', 'docs/tables.md', 'docs/deploy.zh-CN.md'],
  ...below('docs', /guide-\w+\.md$/),
  ...below('catalogue', /\.yaml$/),
]

/** Lines with Chinese in them that is shown: no comment, no pattern, nothing that cadres also call it. */
function shownIn(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /\p{Script=Han}/u.test(line) && !/^\s*(?:\/\/|\/?\*)|also: \[|\/u\b/.test(line))
}

/** Words of the messenger itself, which the trial's page looks like. */
const ITS_OWN = ['正在输入', '输入法']

it('the page has words that were decided against, each once', () => {
  expect(UNSAID.length).toBeGreaterThan(30)
  expect(new Set(UNSAID).size).toBe(UNSAID.length)
})

it.each(UNSAID)('nothing that somebody reads says “%s”', (word) => {
  const said = FILES.flatMap((file) =>
    shownIn(file).flatMap((line) => {
      const rest = ITS_OWN.reduce((text, own) => text.replaceAll(own, ''), line)
      return rest.includes(word) ? [`${file}: ${line.trim()}`] : []
    }),
  )
  expect(said).toEqual([])
})

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CatalogueError, catalogueOf, readCatalogue } from '../../src/catalogue/read.ts'

const SHIPPED = new Map(readdirSync('catalogue').map((name) => [name, readFileSync(join('catalogue', name), 'utf8')]))

/** What is told of the shipped catalogue with one slip in it, a line a slip; what is written there left out. */
function told(file: string, from: string, to: string): string[] {
  const text = SHIPPED.get(file) ?? ''
  expect(text).toContain(from)
  try {
    catalogueOf(new Map(SHIPPED).set(file, text.replace(from, to)), 'c')
    return []
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error
    return error.detail.split('\n').filter((line) => !line.startsWith(' '))
  }
}

const KIND = '        kind: yesno'

/** One slip each, as a clerk makes it, and the one thing that is told. */
it.each([
  ['a quote is not closed', 'women.yaml', 'title: 信访维权', "title: '信访维权", /少了引号/],
  ['a line stands a place too far left', 'women.yaml', KIND, KIND.slice(1), /缩进不对/],
  ['a tab', 'women.yaml', KIND, '\tkind: yesno', /用空格，不用Tab/],
  ['a colon of the Chinese keyboard', 'women.yaml', 'kind: yesno', 'kind：yesno', /冒号不对/],
  ['no space behind the colon', 'women.yaml', 'kind: yesno', 'kind:yesno', /冒号不对/],
  [
    'the dash before a question is missing',
    'women.yaml',
    '      - code: women_two_new_orgs_built',
    '        code: women_two_new_orgs_built',
    /前面要有“- ”/,
  ],
  [
    'a comma of the Chinese keyboard',
    'women.yaml',
    '{ use: activity_date, ask',
    '{ use: activity_date， ask',
    /用逗号隔开|冒号不对/,
  ],
  ['a colon within words', 'report.yaml', 'heading: 坚持', 'heading: 坚持: ', /冒号不对/],
  ['a kind that there is not', 'women.yaml', 'kind: yesno', 'kind: bool', /现为“bool”/],
  ['a field that is misspelt', 'women.yaml', 'asked_of: town', 'askedof: town', /askedof：没有这一项/],
  ['a field twice', 'women.yaml', KIND, `${KIND}\n${KIND}`, /写了两遍/],
  [
    'a code misspelt in a clause',
    'women.yaml',
    '开展巾帼宣讲[{women_gratitude_talks}',
    '开展巾帼宣讲[{women_gratitude_talk}',
    /是不是“women_gratitude_talks”/,
  ],
  [
    'a question renamed that clauses print',
    'women.yaml',
    '- code: women_gratitude_talks',
    '- code: women_gratitude_speeches',
    /另有\d+处也是/,
  ],
  ['a theme misspelt', 'women.yaml', 'theme: guidance', 'theme: guidence', /没有部分“guidence”/],
  [
    'a theme renamed that all name',
    'report.yaml',
    '- code: guidance',
    '- code: guiding',
    /没有部分“guidance”.*另有\d+处也是/,
  ],
  [
    'a shared question renamed that all ask',
    'report.yaml',
    '- code: activity_date',
    '- code: activity_day',
    /没有共用的题“activity_date”.*另有\d+处也是/,
  ],
  [
    'an organization that has no file',
    'report.yaml',
    '[union, youth',
    '[union, young',
    /缺少文件young\.yaml；没有写在这里的有：youth\.yaml/,
  ],
  [
    'a word for a code that is too long',
    'report.yaml',
    'words: {}',
    'words: { the_brand_of_our_county_is_green: 甲 }',
    /不超过24个字母/,
  ],
  ['a code in capitals', 'report.yaml', 'words: {}', 'words: { Brand: 甲 }', /只用小写字母/],
])('one slip is told once: %s', (_, file, from, to, said) => {
  expect(told(file, from, to)).toEqual([expect.stringMatching(said)])
})

it.each([
  ['GBK', Buffer.from([0xb8, 0xbe, 0xc1, 0xaa]), /women\.yaml:1：是GBK（ANSI）编码，读不准，请另存为 UTF-8/],
  ['UTF-16', Buffer.from('\ufeffname: 妇联', 'utf16le'), /women\.yaml:1：是UTF-16编码/],
  ['no text', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), /women\.yaml:1：不是文字文件/],
])('a file of another encoding is refused by its name: %s', (_, bytes, said) => {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  try {
    writeFileSync(join(folder, 'report.yaml'), SHIPPED.get('report.yaml') ?? '')
    writeFileSync(join(folder, 'women.yaml'), bytes)
    expect(() => readCatalogue(folder)).toThrow(said)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

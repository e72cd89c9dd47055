import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { CatalogueError, catalogueOf, readCatalogue } from '../../src/catalogue/read.ts'
import { KIND_NAMES } from '../../src/kinds/index.ts'
import { type Fault, problemsAfter, problemsOf, REPORT, TOO_LONG, WOMEN, withFolder } from './small-catalogue.ts'

const IN_WOMEN: readonly Fault[] = [
  [
    'an ask that is too long',
    '多少场？',
    TOO_LONG,
    'women.yaml:11 forms[0].questions[1].ask',
    /^不超过30个字（现有\d\d个字）$/,
  ],
  ['an empty ask', '多少场？', "' '", 'women.yaml:11 forms[0].questions[1].ask', /不能为空/],
  ['a missing field', '        ask: 多少场？\n', '', 'women.yaml:9 forms[0].questions[1].ask', /没有写，这里要写文字/],
  [
    'an unknown field',
    'when: talks',
    'wenn: talks',
    'women.yaml:17 forms[0].questions[2].wenn',
    /可以写的有：code、.*when/,
  ],
  [
    'an unknown field deeper down',
    'unit: 场',
    'unit: 场, uint: 次',
    'women.yaml:12 forms[0].questions[1].indicator.uint',
    /label/,
  ],
  [
    'an unknown field of a file',
    'name: 妇联',
    'name: 妇联\ncolour: 红',
    'women.yaml:3 colour',
    /code、name、forms、full_name、heading、sentences/,
  ],
  ['a wrong type', 'title: 宣讲', 'title: [宣讲]', 'women.yaml:5 forms[0].title', /要写文字/],
  ['a number for words', 'title: 宣讲', 'title: 2022', 'women.yaml:5 forms[0].title', /要写文字/],
  [
    'an unknown kind',
    'kind: count',
    'kind: number',
    'women.yaml:10 forms[0].questions[1].kind',
    /count、decimal.*现为“number”/,
  ],
  ['a code with capitals', 'code: talks', 'code: Talks', 'women.yaml:9 forms[0].questions[1].code', /小写字母/],
  [
    'a code that every object has',
    'code: talks',
    'code: constructor',
    'women.yaml:9 forms[0].questions[1].code',
    /换一个/,
  ],
  [
    'a duplicate key',
    'kind: count',
    'kind: count\n        kind: text',
    'women.yaml:11 forms[0].questions[1].kind',
    /两遍/,
  ],
  ['a tab', '        ask: 多少场？', '\task: 多少场？', 'women.yaml:11', /空格/],
  ['a quote that does not close', 'ask: 多少场？', 'ask: "多少场？', 'women.yaml:11', /引号/],
  ['an unquoted clause', "'{on}，{unit}宣讲[{talks}场]。'", '{on}，{unit}宣讲。', 'women.yaml:19', /引号/],
  ['an alias', 'joint_orgs', '*joint', 'women.yaml:18', /写出来/],
  [
    'an unknown shared question',
    '- joint_orgs',
    '- joint_org',
    'women.yaml:18 forms[0].questions[3]',
    /activity_date、joint_orgs/,
  ],
  ['an override that is too long', '宣讲是哪天？', TOO_LONG, 'women.yaml:8 forms[0].questions[0].ask', /不超过30/],
]

const IN_REPORT: readonly Fault[] = [
  [
    'a shared question that is wrong, once',
    'ask: 和谁？',
    `ask: ${TOO_LONG}`,
    'report.yaml:8 questions[1].ask',
    /不超过30/,
  ],
  ['a missing part', 'week:\n  title: 动态\n', 'weeks:\n  title: 动态\n', 'report.yaml:18 weeks', /week/],
]

describe('a catalogue that is right', () => {
  it('is read whole', () => {
    const catalogue = withFolder({ 'report.yaml': REPORT, 'women.yaml': WOMEN }, readCatalogue)
    expect(catalogue.organizations.map((o) => o.name)).toEqual(['妇联'])
    expect(catalogue.commonForms.map((f) => f.code)).toEqual(['other'])
    const [date, , , joint] = catalogue.organizations[0]?.forms[0]?.questions ?? []
    expect(date).toMatchObject({ code: 'activity_date', kind: 'date', ask: '宣讲是哪天？' })
    expect(joint).toMatchObject({ code: 'joint_orgs', choices: ['甲', '乙'], none: '没有' })
  })
})

describe('a field that is wrong', () => {
  it.each(IN_WOMEN)('%s', (_, from, to, at, problem) => {
    const found = problemsAfter('women', from, to).filter((p) => p.at === at)
    expect(found.map((p) => p.problem)).toEqual([expect.stringMatching(problem)])
  })

  it.each(IN_REPORT)('in report.yaml: %s', (_, from, to, at, problem) => {
    const found = problemsAfter('report', from, to).filter((p) => p.at === at)
    expect(found.map((p) => p.problem)).toEqual([expect.stringMatching(problem)])
  })

  it('says one line a problem with what is written there, all of them, by file and line', () => {
    const women = WOMEN.replace('title: 宣讲', 'title: 2022').replace('kind: count', 'kind: number')
    withFolder({ 'report.yaml': REPORT.replace('动态', '[动态]'), 'women.yaml': women }, (folder) => {
      const report = join(folder, 'report.yaml')
      const file = join(folder, 'women.yaml')
      const kinds = KIND_NAMES.join('、')
      const lines = [
        `${report}:19 week.title：这里要写文字`,
        '    title: [动态]',
        `${file}:5 forms[0].title：这里要写文字`,
        '    title: 2022',
        `${file}:10 forms[0].questions[1].kind：请写其中一个：${kinds}（现为“number”）`,
        '    kind: number',
      ]
      expect(() => readCatalogue(folder)).toThrow(
        expect.objectContaining({ message: `指标目录里有错，请改好再来：\n${lines.join('\n')}` }),
      )
    })
  })

  it('names files that nobody would read, and those that are missing', () => {
    expect(problemsOf({ 'women.yaml': WOMEN })[0]?.at).toBe('report.yaml:1')
    expect(problemsOf({ 'report.yaml': REPORT, 'women.yml': WOMEN }).map((p) => p.at)).toEqual([
      'report.yaml:1 organizations[0]',
    ])
    const stray = problemsOf({ 'report.yaml': REPORT, 'women.yaml': WOMEN, 'youth.yaml': WOMEN })
    expect(stray.map((p) => p.at)).toContain('youth.yaml:1')
    expect(() => readCatalogue(join(tmpdir(), 'no-such-folder'))).toThrow(CatalogueError)
  })

  it.each(['', '# 空的\n', '只有文字', '- 一\n- 二\n', '{}'])('survives a file with only %j', (text) => {
    expect(problemsOf({ 'report.yaml': REPORT, 'women.yaml': text })[0]?.at).toMatch(/^women\.yaml:1/)
    expect(problemsOf({ 'report.yaml': text, 'women.yaml': WOMEN })[0]?.at).toMatch(/^report\.yaml:1/)
  })
})

describe('the version', () => {
  const shipped = new Map(readdirSync('catalogue').map((name) => [name, readFileSync(join('catalogue', name), 'utf8')]))
  const version = catalogueOf(shipped, 'catalogue').version
  const changed = (change: (text: string) => string) =>
    catalogueOf(new Map([...shipped].map(([name, text]) => [name, change(text)])), 'catalogue').version

  it('is that of the content, whatever the layout', () => {
    expect(version).toMatch(/^[0-9a-f]{16}$/)
    expect(changed((text) => `# 说明\n\n${text}`)).toBe(version)
    expect(changed((text) => text.replaceAll('\n', '\r\n'))).toBe(version)
    expect(changed((text) => stringify(parse(text), { lineWidth: 0 }))).toBe(version)
    expect(changed((text) => JSON.stringify(reversed(parse(text))))).toBe(version)
  })

  it('changes with a word', () => {
    expect(changed((text) => text.replace('是哪天完成的', '哪天完成的'))).not.toBe(version)
    expect(changed((text) => text.replace('{on}，', '{on}'))).not.toBe(version)
  })
})

/** The same with every object's fields the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

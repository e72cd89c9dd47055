import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { catalogueOf } from '../../src/catalogue/read.ts'
import { exactly } from '../../src/chinese/quantity.ts'
import type { FigureGroup } from '../../src/digest/aggregate.ts'
import type { Digest } from '../../src/digest/digest.ts'
import type { NameGroup, ReportInput, UnitOfScope } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileYear } from '../../src/digest/year.ts'

/** A small catalogue in which a sentence of the year can be tried: levels, names, numbers held. */
const CHAPTERS = `
    - { code: work, heading: 情况, of: themes }
    - { code: problems, heading: 问题, lead: 还有不足。, of: problems }
    - { code: plans, heading: 打算, lead: 下一步这样做。, of: plans, each: paragraphs }
`
const REPORT = (chapters: string) => `organizations: [women, fic]
themes:
  - { code: guidance, name: 引领, heading: '坚持甲，助力{county}乙', lead: 大家一起干。, closing: 成效明显。 }
  - { code: reform, name: 创新, heading: 坚持丙 }
words: { brand: 青禾先锋 }
week:
  title: 动态
  totals: [{ code: people, words: '参与{people}人次' }]
year:
  titles: { county: '{period}全县汇报', area: '{period}{scope}汇报', organization: '{period}{scope}汇报' }
  opening: '{year}年{county}打造“{brand}”，参与{people:余}人次。'
  chapters: ${chapters}
  pairs:
    - { code: coverage, area: 覆盖, problem: { head: 覆盖不够, body: '{problem}' }, plan: { head: 扩大覆盖, body: '{plan}' } }
    - { code: brand, area: 品牌, problem: { head: 品牌不响, body: 品牌还少。 }, plan: { head: 打响品牌, body: '擦亮“{brand}”。' } }
`
const WOMEN = (sentences: string) => `code: women
name: 妇联
forms:
  - code: talk
    title: 宣讲
    theme: guidance
    questions:
      - { code: activity, kind: name, ask: 叫什么？ }
      - { code: people_reached, kind: count, ask: 多少人？, indicator: { label: 受众, unit: 人次, adds_to: people } }
      - { code: teams, kind: count, ask: 几支？, stock: true, indicator: { label: 队伍, unit: 支, over_time: latest } }
      - { code: families, kind: count, ask: 几户？, indicator: { label: 家庭, unit: 户, split_by: family_level } }
      - { code: works, kind: count, ask: 几件？, optional: true, indicator: { label: 作品, unit: 件, split_by: family_level } }
      - { code: family_level, kind: choice, ask: 哪级？, choices: [省级, 州级, 县级], when: families }
      - { code: chambers, kind: list, ask: 哪些？ }
      - { code: chamber_level, kind: choice, ask: 哪级？, choices: [省级, 州级, 县级], when: chambers }
      - { code: homes, kind: list, ask: 哪些？, indicator: { label: 家, unit: 个, over_time: distinct } }
      - { code: method, kind: text, ask: 怎么做？ }
  - code: rights
    title: 维权
    theme: guidance
    questions: [{ code: cases, kind: count, ask: 几起？, sensitive: true, indicator: { label: 个案, unit: 起 } }]
sentences:
  guidance: ${sentences}
`
const FIC = `code: fic
name: 工商联
forms: [{ code: gift, title: 捐, theme: reform, questions: [{ code: gifts, kind: decimal, ask: 多少？, indicator: { label: 捐赠, unit: 万元 } }, { code: clues, kind: count, ask: 几起？, sensitive: true, indicator: { label: 线索, unit: 起 } }] }]
sentences: { reform: ['{organization}捐赠{gifts}万元。'] }
`

/** `chapters`: what stands under that key of the year, and behind it. */
export function smallCatalogue(sentences: readonly string[], chapters = CHAPTERS): Catalogue {
  const files = [
    ['report.yaml', REPORT(chapters)],
    ['women.yaml', WOMEN(JSON.stringify(sentences))],
    ['fic.yaml', FIC],
  ] as const
  return catalogueOf(new Map(files), 'catalogue')
}

export const UNITS: readonly UnitOfScope[] = ['jia', 'yi'].map((id) => ({
  id: `${id}/women`,
  name: `${id === 'jia' ? '甲' : '乙'}镇妇联`,
  area: id === 'jia' ? '甲镇' : '乙镇',
  organization: 'women',
}))

export function figure(indicator: string, sum: number, of: Partial<FigureGroup> = {}): FigureGroup {
  return { indicator, unit: 'jia/women', label: '', sum: exactly(sum), count: 1, reports: ['1'], ...of }
}

export function named(code: string, name: string, of: Partial<NameGroup> = {}): NameGroup {
  return { organization: 'women', form: 'talk', code, name, levels: {}, count: 1, first: 1, last: 1, ...of }
}

export function yearInput(catalogue: Catalogue, of: Partial<ReportInput> = {}): ReportInput {
  const blocks = new Map(catalogue.blocks.map((b) => [b.code, b.words]))
  return {
    layout: 'year',
    county: '青禾县',
    catalogue,
    edition: 'office',
    scope: { kind: 'county' },
    period: { from: '2022-01-01', to: '2022-12-31' },
    asOf: '2022-12-20T01:00:00.000Z',
    dated: '2022-12-20',
    wording: (code) => blocks.get(code),
    figures: { flow: [], stock: [] },
    names: [],
    pairs: [],
    activities: [],
    units: UNITS,
    heirs: new Map(),
    coverage: { reported: UNITS, zero: [], missing: [], unappointed: [], paused: [], notYet: [] },
    earlier: [],
    locked: new Map(),
    examples: new Map(),
    verdicts: new Map(),
    readUpTo: '2022-12-20T01:00:00.000Z',
    ...of,
  }
}

/** What stands in the digest's section behind its heading; undefined where the section is left out. */
export function sectionOf(digest: Digest, code: string): string | undefined {
  const section = digest.sections.find((s) => s.code === code)
  return section?.blocks.map((b) => (b.kind === 'item' ? textOf(b.spans) : '')).join('\n')
}

/** 妇联's sentences, as the year prints them of these figures and names. */
export function printed(sentences: string | readonly string[], of: Partial<ReportInput>): string {
  const text = sectionOf(compileYear(yearInput(smallCatalogue([sentences].flat()), of)), 'guidance')
  return (text ?? '').replace('大家一起干。', '').replace('成效明显。', '')
}

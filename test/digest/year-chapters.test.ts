import { describe, expect, it } from 'vitest'
import { storedCatalogue } from '../../src/catalogue/catalogue.ts'
import { CatalogueError, catalogueOf } from '../../src/catalogue/read.ts'
import type { ReportInput } from '../../src/digest/gathered.ts'
import { compileYear } from '../../src/digest/year.ts'
import { plainText } from '../../src/documents/text.ts'
import { figure, named, smallCatalogue, UNITS, yearInput } from './year-world.ts'

const SENTENCES = ['{organization}宣讲，受众{people_reached}人次。']
const FIGURES = [figure('people_reached', 372), figure('gifts', 1.5, { unit: 'jia/fic' })]
const FIC = { id: 'jia/fic', name: '甲镇工商联', area: '甲镇', organization: 'fic' }

const REPORT_OF_0_2 = `organizations: [women]
themes: [{ code: a, name: 甲, heading: 甲, lead: 甲。 }]
week: { title: 动态 }
year:
  titles: { county: 甲, area: 甲, organization: 甲 }
  opening: 甲。
  work: { heading: 情况 }
  problems: { heading: 不足, lead: 有不足。 }
  plans: { heading: 打算 }
`

/** The lines of a report behind its opening. */
function linesOf(chapters: string, of: Partial<ReportInput> = {}, sentences = SENTENCES): string[] {
  const input = { figures: { flow: FIGURES, stock: [] }, units: [...UNITS, FIC], ...of }
  const digest = compileYear(yearInput(smallCatalogue(sentences, chapters), input))
  return plainText(digest).trim().split('\n').slice(3)
}

describe('chapters', () => {
  it.each([
    [
      'by themes, together',
      '[{ code: work, heading: 情况, of: themes }]',
      [
        '一、情况',
        '（一）坚持甲，助力青禾县乙。大家一起干。青禾县妇联宣讲，受众372人次。成效明显。',
        '（二）坚持丙。青禾县工商联捐赠1.5万元。',
      ],
    ],
    [
      'by themes, the headings apart, an organization a paragraph',
      '[{ code: work, heading: 情况, of: themes, each: paragraphs, headings_apart: true }]',
      [
        '一、情况',
        '（一）坚持甲，助力青禾县乙',
        '大家一起干。',
        '青禾县妇联宣讲，受众372人次。',
        '成效明显。',
        '（二）坚持丙',
        '青禾县工商联捐赠1.5万元。',
      ],
    ],
    [
      'by themes, the headings counted 1. and 2.',
      "[{ code: work, heading: 情况, of: themes, headings: '1.' }]",
      [
        '一、情况',
        '1.坚持甲，助力青禾县乙。大家一起干。青禾县妇联宣讲，受众372人次。成效明显。',
        '2.坚持丙。青禾县工商联捐赠1.5万元。',
      ],
    ],
    [
      'by themes without a chapter above them, counted 一是 and 二是',
      '[{ code: work, of: themes, headings: 一是 }]',
      [
        '一是坚持甲，助力青禾县乙。大家一起干。青禾县妇联宣讲，受众372人次。成效明显。',
        '二是坚持丙。青禾县工商联捐赠1.5万元。',
      ],
    ],
    [
      'by organizations, the headings apart and not counted',
      '[{ code: work, of: organizations, headings: 无, headings_apart: true }]',
      ['妇联', '青禾县妇联宣讲，受众372人次。', '工商联', '青禾县工商联捐赠1.5万元。'],
    ],
    [
      'some themes here and others there',
      '[{ code: work, heading: 情况, of: themes, themes: [guidance] }, { code: more, of: themes, themes: [reform] }]',
      [
        '一、情况',
        '（一）坚持甲，助力青禾县乙。大家一起干。青禾县妇联宣讲，受众372人次。成效明显。',
        '二、坚持丙',
        '青禾县工商联捐赠1.5万元。',
      ],
    ],
    [
      'by organizations, of one theme',
      '[{ code: work, of: organizations, themes: [reform] }]',
      ['一、工商联', '青禾县工商联捐赠1.5万元。'],
    ],
    [
      'one theme alone, which is not counted',
      "[{ code: work, heading: 情况, of: themes, themes: [reform], headings: '1.' }]",
      ['一、情况', '坚持丙。青禾县工商联捐赠1.5万元。'],
    ],
    [
      'by organizations, each a chapter of its own',
      '[{ code: work, of: organizations }, { code: end, heading: 体会, lead: 干就有成。 }]',
      [
        '一、妇联',
        '青禾县妇联宣讲，受众372人次。',
        '二、工商联',
        '青禾县工商联捐赠1.5万元。',
        '三、体会',
        '干就有成。',
      ],
    ],
    [
      'by organizations below a chapter',
      '[{ code: work, heading: 情况, lead: 各家都有进展。, of: organizations, headings_apart: true }]',
      [
        '一、情况',
        '各家都有进展。',
        '（一）妇联',
        '青禾县妇联宣讲，受众372人次。',
        '（二）工商联',
        '青禾县工商联捐赠1.5万元。',
      ],
    ],
    [
      'facts in a list, numbered; one without its value is left out',
      "[{ code: honours, heading: 荣誉, of: lines, each: numbered, lines: ['宣讲受众{people_reached}人次。', '现有{teams}支队伍。', '捐赠{gifts}万元。'] }]",
      ['一、荣誉', '1.宣讲受众372人次。', '2.捐赠1.5万元。'],
    ],
    [
      'facts one behind another as 一是、二是',
      "[{ code: basics, heading: 基本情况, lead: 有两个数。, of: lines, each: points, lines: ['受众{people_reached}人次。', '捐赠{gifts}万元。'] }]",
      ['一、基本情况', '有两个数。一是受众372人次。二是捐赠1.5万元。'],
    ],
    [
      'a table of the figures that are named',
      '[{ code: table, heading: 主要数据, of: figures, codes: [gifts] }]',
      ['一、主要数据', '组织｜指标｜单位｜本期｜现有', '工商联｜捐赠｜万元｜1.5｜'],
    ],
    [
      'one chapter alone, of several paragraphs',
      '[{ code: only, heading: 一年, lead: "{year}年很好。\\n大家都很好。" }]',
      ['一、一年', '2022年很好。', '大家都很好。'],
    ],
    ['of nothing that was reported', "[{ code: none, heading: 空, of: lines, lines: ['现有{teams}支队伍。'] }]", []],
  ])('%s', (_, chapters, lines) => {
    expect(linesOf(chapters)).toEqual(lines)
  })

  it.each([
    ['points', ['（一）坚持甲，助力青禾县乙。一是青禾县妇联宣讲，受众372人次。二是打造甲东村。']],
    ['numbered', ['（一）坚持甲，助力青禾县乙', '1.青禾县妇联宣讲，受众372人次。', '2.打造甲东村。']],
    ['together', ['（一）坚持甲，助力青禾县乙。青禾县妇联宣讲，受众372人次。打造甲东村。']],
  ])('of one organization count its sentences: %s', (each, lines) => {
    const names = [named('homes', '甲东村')]
    const scope = { kind: 'organization', code: 'women', name: '妇联' } as const
    const sentences = [...SENTENCES, '{organization}打造{homes|list:2}。', '{organization}推选{families}户。']
    const chapters = `[{ code: work, heading: 情况, of: themes, each: ${each} }]`
    expect(linesOf(chapters, { names, scope }, sentences)).toEqual(lines)
  })

  it('may say what is done next', () => {
    const chapters = "[{ code: next, heading: '{next_period}打算', lead: '{next_year}年再出发。' }]"
    expect(linesOf(chapters)).toEqual(['一、2023年打算', '2023年再出发。'])
  })

  it('are the three of 0.2 where a catalogue still names those', () => {
    const catalogue = catalogueOf(
      new Map([
        ['report.yaml', REPORT_OF_0_2],
        [
          'women.yaml',
          'code: women\nname: 妇联\nforms: [{ code: a, title: 甲, questions: [{ code: n, kind: name, ask: 什么？ }] }]',
        ],
      ]),
      'catalogue',
    )
    expect(catalogue.year.chapters).toMatchObject([
      { code: 'work', heading: '情况', of: 'themes', each: 'together' },
      { code: 'problems', heading: '不足', lead: { county: '有不足。' }, of: 'problems', each: 'together' },
      { code: 'plans', heading: '打算', of: 'plans', each: 'paragraphs' },
    ])
    expect(storedCatalogue(JSON.parse(JSON.stringify(catalogue.content))).year).toEqual(catalogue.year)
  })

  it('may be problems without plans: then a plan is not waited for', () => {
    const chapters = '[{ code: problems, heading: 不足, of: problems }]'
    expect(linesOf(chapters)).toEqual(['一、不足', '品牌不响。品牌还少。'])
  })

  it('may stand in the reports of one scope only, and say otherwise there', () => {
    const chapters = `
    - { code: work, heading: 情况, of: themes, lead: { county: 全县一盘棋。, area: '{scope}一盘棋。' } }
    - { code: town, heading: 村里, lead: { area: 村村都有。 }, scopes: [area] }
  addressed_to: { county: 县委, area: '{scope}党委' }
  closing: { area: '{scope}专此报告。' }`
    expect(linesOf(chapters).slice(0, 2)).toEqual(['2022年青禾县打造“青禾先锋”，参与370余人次。', '一、情况'])
    const town = linesOf(chapters, { scope: { kind: 'area', id: 'jia', name: '甲镇' } })
    expect(town).toEqual([
      '一、情况',
      '甲镇一盘棋。',
      '（一）坚持甲，助力甲镇乙。甲镇妇联宣讲，受众372人次。',
      '（二）坚持丙。甲镇工商联捐赠1.5万元。',
      '二、村里',
      '村村都有。',
      '甲镇专此报告。',
    ])
  })

  it('name the whole of a city as one: 全市', () => {
    const chapters = '[{ code: work, heading: 情况, lead: "{scope}都好。" }]'
    expect(linesOf(chapters, { county: '青禾市' })).toEqual(['一、情况', '全市都好。'])
  })

  it.each([
    ['[{ code: a, heading: 甲, lead: 甲。 }, { code: a, heading: 乙, lead: 乙。 }]', '“a”写了两遍'],
    ['[{ code: guidance, heading: 甲, lead: 甲。 }]', '“guidance”另有用处'],
    ['[{ code: a, of: problems }]', '这一部分要写标题'],
    ['[{ code: a, heading: 甲, of: lines }]', 'of: lines 的部分要写 lines'],
    ['[{ code: a, heading: 甲, codes: [gifts] }]', '只有 of: figures 的部分才写 codes'],
    ['[{ code: a, heading: 甲, of: figures, codes: [nothing] }]', '没有代码为“nothing”的'],
    ["[{ code: a, heading: 甲, lead: 甲。, headings: '1.' }]", '只有 of: themes 和 of: organizations 的部分才写'],
    ['[{ code: a, heading: 甲, lead: 甲。, themes: [reform] }]', '只有 of: themes 和 of: organizations 的部分才写'],
    ['[{ code: a, of: themes, themes: [nothing] }]', '没有部分“nothing”，可以写的有：guidance、reform'],
    ['[{ code: a, of: themes }, { code: b, of: themes, themes: [reform] }]', '“reform”放进了两个部分'],
    ['[{ code: a, of: themes, headings: 2. }]', '请写其中一个：（一）、1.、一是、无'],
    ['[{ code: a, heading: 甲, lead: "{nothing}" }]', '这里没有代码为“nothing”的题'],
    [
      '[{ code: a, heading: 甲, of: everything }]',
      '请写其中一个：themes、organizations、lines、figures、problems、plans',
    ],
    ['[{ code: a, heading: 甲, lead: { town: 甲。 } }]', '可以写的有：county、area、organization'],
  ])('that cannot be are told of: %s', (chapters, problem) => {
    expect(() => smallCatalogue(SENTENCES, chapters)).toThrow(CatalogueError)
    expect(() => smallCatalogue(SENTENCES, chapters)).toThrow(problem)
  })
})

it('prints names in a list of honours, the most frequent first', () => {
  const chapters = "[{ code: honours, heading: 荣誉, of: lines, lines: ['最美之家：{homes|list:3}。'] }]"
  const names = [named('homes', '甲东村', { count: 1 }), named('homes', '甲西村', { count: 2 })]
  expect(linesOf(chapters, { names })).toEqual(['一、荣誉', '最美之家：甲西村、甲东村。'])
})

import { describe, expect, it } from 'vitest'
import type { Block, Digest } from '../../src/digest/digest.ts'
import type { Pair, ReportInput } from '../../src/digest/gathered.ts'
import { type Verdict, wordsKey } from '../../src/digest/public-words.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileYear } from '../../src/digest/year.ts'
import { plainText } from '../../src/documents/text.ts'
import { figure, named, sectionOf, smallCatalogue, UNITS, yearInput } from './year-world.ts'

const catalogue = smallCatalogue(['{organization}宣讲，受众{people_reached:余}人次。'])
const reached = figure('people_reached', 372)
const pair = (of: Partial<Pair> = {}): Pair => {
  return { area: '覆盖', problem: '村级力量弱。', plan: '配齐专干', reports: ['7'], ...of }
}
const figuresIn = (block: Block) =>
  block.kind === 'item' ? block.spans.flatMap((span) => (span.kind === 'figure' ? [span.value] : [])) : []
const compiled = (of: Partial<ReportInput> = {}) =>
  compileYear(yearInput(catalogue, { figures: { flow: [reached], stock: [] }, ...of }))

describe('a year', () => {
  it('is title, opening, themes in one paragraph each, problems, plans', () => {
    const flow = [reached, figure('gifts', 1.5, { unit: 'jia/fic' })]
    const units = [...UNITS, { id: 'jia/fic', name: '甲镇工商联', area: '甲镇', organization: 'fic' }]
    const digest = compiled({ figures: { flow, stock: [] }, units, pairs: [pair()] })
    expect(plainText(digest).split('\n')).toEqual([
      '2022年全县汇报',
      '',
      '2022年青禾县打造“青禾先锋”，参与370余人次。',
      '一、情况',
      '（一）坚持甲，助力青禾县乙。大家一起干。青禾县妇联宣讲，受众370余人次。成效明显。',
      '（二）坚持丙。青禾县工商联捐赠1.5万元。',
      '二、问题',
      '还有不足。一是覆盖不够。村级力量弱。二是品牌不响。品牌还少。',
      '三、打算',
      '下一步这样做。',
      '一是扩大覆盖。配齐专干。',
      '二是打响品牌。擦亮“青禾先锋”。',
      '',
    ])
  })

  it('leaves a problem out whose sentence was not reported, with its plan, and counts on', () => {
    const digest = compiled()
    expect(sectionOf(digest, 'problems')).toBe('还有不足。品牌不响。品牌还少。')
    expect(sectionOf(digest, 'plans')).toBe('下一步这样做。\n打响品牌。擦亮“青禾先锋”。')
  })

  it.each([
    ['一是配齐专干；二是建好小组。', '配齐专干；建好小组'],
    ['要做到：1.配齐专干，2.建好小组', '要做到：配齐专干，建好小组'],
    ['（1）配齐专干；（2）投入3.5万元', '配齐专干；投入3.5万元'],
    ['抓好，三要素齐备', '抓好，三要素齐备'],
    ['下一步将配齐专干', '配齐专干'],
    ['下一步工作中，我们将继续配齐专干', '继续配齐专干'],
    ['今后，要配齐专干', '配齐专干'],
    ['下一步配齐专干', '配齐专干'],
    ['下一步工作重点是配齐专干', '下一步工作重点是配齐专干'],
    ['下一步要求各村配齐专干', '下一步要求各村配齐专干'],
    ['下一步拟定方案', '下一步拟定方案'],
    ['今后五年要配齐专干', '今后五年要配齐专干'],
    ['接下来的重点是配齐专干', '接下来的重点是配齐专干'],
  ])("takes a plan's own counting away, and what stands above all plans: %s", (plan, text) => {
    expect(sectionOf(compiled({ pairs: [pair({ plan })] }), 'plans')).toContain(`一是扩大覆盖。${text}。`)
  })

  describe('that nobody has read', () => {
    const says = smallCatalogue([
      '{organization}宣讲，受众{people_reached:余}人次[，{method}][，举办{activity|list:2}]。',
    ])
    const names = [named('method', '讲到了院坝里'), named('activity', '巾帼宣讲')]
    const pairs = [pair({ ofUnit: true }), pair({ area: '品牌' })]
    const verdict = (code: string, text: string, verdict: Verdict): [string, Verdict] => [
      wordsKey({ code, text }),
      verdict,
    ]
    const printed = (edition: 'group' | 'office', verdicts: [string, Verdict][] = []) => {
      const { readUpTo: _, ...input } = yearInput(says, {
        figures: { flow: [reached], stock: [] },
        names,
        pairs,
        edition,
      })
      return compileYear({ ...input, verdicts: new Map(verdicts) })
    }

    it('keeps the words of units from the group: numbers are enough', () => {
      expect(sectionOf(printed('office'), 'guidance')).toContain('讲到了院坝里，举办巾帼宣讲')
      expect(sectionOf(printed('group'), 'guidance')).toContain('受众370余人次。')
      expect(sectionOf(printed('office'), 'problems')).toContain('村级力量弱')
      expect(sectionOf(printed('group'), 'problems')).toBe('还有不足。品牌不响。品牌还少。')
    })

    it('has those that were passed before, and the words of editors in both editions', () => {
      const verdicts = [
        verdict('activity', '“巾帼宣讲”', { is: 'passed' }),
        verdict('method', '讲到了院坝里', { is: 'reworded', words: '院坝里讲' }),
        verdict('problem_body', '村级力量弱', { is: 'passed' }),
        verdict('plan_body', '配齐专干', { is: 'passed' }),
      ]
      for (const edition of ['group', 'office'] as const) {
        const digest = printed(edition, verdicts)
        expect(sectionOf(digest, 'guidance')).toContain('受众370余人次，院坝里讲，举办巾帼宣讲。')
        expect(sectionOf(digest, 'problems')).toContain('村级力量弱')
      }
    })
  })

  it('speaks of the town and its units where it is about a town', () => {
    const digest = compiled({ scope: { kind: 'area', id: 'jia', name: '甲镇' } })
    expect(sectionOf(digest, 'guidance')).toBe('甲镇妇联宣讲，受众370余人次。')
    expect(digest.sections.find((s) => s.code === 'guidance')?.heading).toBe('（一）坚持甲，助力甲镇乙。')
  })

  it.each<[string, ReportInput['scope'], number, string]>([
    ['甲镇', { kind: 'area', id: 'jia', name: '甲镇' }, 1, '甲镇妇联织密网络，全镇实现全覆盖。'],
    ['丙乡', { kind: 'area', id: 'bing', name: '丙乡' }, 1, '丙乡妇联织密网络，全乡实现全覆盖。'],
    ['丁街道', { kind: 'area', id: 'ding', name: '丁街道' }, 1, '丁街道妇联织密网络，全街道实现全覆盖。'],
    ['甲镇', { kind: 'county' }, 1, '青禾县妇联织密网络，1个镇实现全覆盖。'],
  ])('says of one town all of it where it is about the town: %s', (town, scope, towns, text) => {
    const catalogue = smallCatalogue(['{organization}织密网络[，{people_reached}个{towns}实现全覆盖]。'])
    const units = [{ id: 'jia/women', name: `${town}妇联`, area: town, organization: 'women', town }]
    const figures = { flow: [figure('people_reached', towns)], stock: [] }
    const digest = compileYear(yearInput(catalogue, { figures, scope, units }))
    expect(sectionOf(digest, 'guidance')?.replace('大家一起干。', '').replace('成效明显。', '')).toBe(text)
    if (towns > 0) expect(digest.sections.flatMap((s) => s.blocks).flatMap(figuresIn)).toContain(towns)
  })

  it('has no opening, lead or closing that speaks of the county where it is about an organization', () => {
    const digest = compiled({ scope: { kind: 'organization', code: 'women', name: '妇联' } })
    expect(digest.title).toBe('2022年全县妇联汇报')
    expect(sectionOf(digest, 'opening')).toBeUndefined()
    expect(sectionOf(digest, 'guidance')).toBe('青禾县妇联宣讲，受众370余人次。')
  })

  it('is the same bytes for the same input, and other bytes for another', () => {
    expect(compiled()).toEqual(compiled())
    expect(compiled().sha256).not.toBe(compiled({ county: '青河县' }).sha256)
  })

  it('traces what it prints', () => {
    const spans = compiled().sections.flatMap((s) => s.blocks.flatMap((b) => (b.kind === 'item' ? b.spans : [])))
    expect(spans.find((s) => s.kind === 'figure' && s.indicator === 'people_reached')).toMatchObject({
      value: 372,
      printed: '370余',
      lineage: { rule: 'sum', from: '2022-01-01', to: '2022-12-31', units: ['jia/women'], figures: 1, reports: ['1'] },
    })
  })
})

const table = (digest: Digest, code: string) =>
  digest.sections
    .filter((s) => s.code === code)
    .flatMap((s) => s.blocks.flatMap((b) => (b.kind === 'table' ? b.rows.map((r) => r.map(textOf).join('|')) : [])))

describe('the annex', () => {
  const flow = [reached, figure('people_reached', 28, { unit: 'yi/women' }), figure('families', 3, { label: '省级' })]
  const digest = compiled({ figures: { flow, stock: [] } })

  it('has every number exact, levels apart, and is no part of the text', () => {
    expect(table(digest, 'figures')).toEqual(['妇联|受众|人次|400|', '妇联|家庭（省级）|户|3|'])
    expect(plainText(digest)).not.toContain('数据汇总表')
  })

  it('has them by unit with their sum', () => {
    expect(table(digest, 'units.women')).toEqual(['甲镇妇联|372|3', '乙镇妇联|28|', '合计|400|3'])
  })

  it('puts what a merged unit had reported under the one it went into', () => {
    const [jia, yi] = UNITS
    if (!jia || !yi) throw new Error('two units')
    const heirs = new Map([[yi.id, jia.id]])
    const merged = compiled({ figures: { flow, stock: [] }, units: [jia, yi], heirs })
    expect(table(merged, 'units.women')).toEqual(['甲镇妇联|400|3'])
  })

  it('leaves a merged unit in its place where the one it went into is no part of the report', () => {
    const [jia, yi] = UNITS
    if (!jia || !yi) throw new Error('two units')
    const heirs = new Map([[yi.id, 'bing/women']])
    const rows = table(compiled({ figures: { flow, stock: [] }, units: [jia, yi], heirs }), 'units.women')
    expect(rows).toEqual(['甲镇妇联|372|3', '乙镇妇联|28|', '合计|400|3'])
  })

  it('compares a merged unit together with the one it went into', () => {
    const earlier = {
      what: 'before' as const,
      period: { from: '2021-01-01', to: '2021-12-31' },
      reported: ['bing/women', 'jia/women', 'yi/women'],
      flow: [figure('people_reached', 300), figure('people_reached', 30, { unit: 'bing/women' })],
      stock: [],
    }
    const heirs = new Map([['bing/women', 'jia/women']])
    const compared = compiled({ figures: { flow, stock: [] }, earlier: [earlier], heirs })
    expect(table(compared, 'comparison')[0]).toBe('受众|人次|400|330|+70（+21.2%）')
  })

  it('compares nothing where one of many units reported in both', () => {
    const earlier = {
      what: 'before' as const,
      period: { from: '2021-01-01', to: '2021-12-31' },
      reported: ['jia/women'],
      flow: [figure('people_reached', 300)],
      stock: [],
    }
    const third = { id: 'bing/women', name: '丙镇妇联', area: '丙镇', organization: 'women' }
    const coverage = { zero: [], missing: [], unappointed: [], paused: [], notYet: [] }
    const of = (reported: typeof UNITS) =>
      compiled({ figures: { flow, stock: [] }, earlier: [earlier], coverage: { ...coverage, reported } })
    expect(sectionOf(of([...UNITS, third]), 'comparison')).toBeUndefined()
    expect(sectionOf(of(UNITS.slice(0, 1)), 'comparison')).toContain('只比两期都报过的1个单位。')
  })

  it('has no tables by unit where each organization has one, as in a village', () => {
    expect(sectionOf(compiled({ figures: { flow, stock: [] } }), 'units.women')).toBeDefined()
    const village = compiled({ figures: { flow: flow.slice(0, 1), stock: [] }, units: UNITS.slice(0, 1) })
    expect(sectionOf(village, 'units.women')).toBeUndefined()
  })

  it('compares only units that reported in both periods, and says how many', () => {
    const earlier = {
      what: 'before' as const,
      period: { from: '2021-01-01', to: '2021-12-31' },
      reported: ['jia/women', 'bing/women'],
      flow: [figure('people_reached', 300), figure('people_reached', 999, { unit: 'bing/women' })],
      stock: [],
    }
    const compared = compiled({ figures: { flow, stock: [] }, earlier: [earlier] })
    expect(table(compared, 'comparison')).toEqual(['受众|人次|372|300|+72（+24%）'])
    expect(sectionOf(compared, 'comparison')).toContain('只比两期都报过的1个单位，本期报过的有2个')
  })
})

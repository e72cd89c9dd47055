import { describe, expect, it } from 'vitest'
import type { FigureSpan, Section, Span } from '../../src/digest/digest.ts'
import { editedSentence } from '../../src/digest/edited-sentence.ts'
import { textOf, words } from '../../src/digest/spans.ts'
import { untracedIn } from '../../src/digest/untraced.ts'
import { sentencesIn } from '../../src/digest/written-section.ts'

const figure = (printed: string, indicator = 'talks'): FigureSpan => ({
  kind: 'figure',
  indicator,
  value: Number(/\d+/.exec(printed)?.[0]),
  printed,
  lineage: { rule: 'sum', indicators: [indicator], to: '2022-12-31', units: [], figures: 1 },
})
const section = (...spans: Span[]): Section => {
  return { code: 'guidance', heading: '（一）坚持甲。', level: 2, blocks: [{ kind: 'item', spans }] }
}
const FIXED = ['推广“5＋X”工作模式', '受众{people:余}人', '{county}5个站', '青禾县', '打出[{a}个]4张牌']

const TRACED: readonly (readonly [string, Span[]])[] = [
  ['a figure', [words('宣讲'), figure('45'), words('场次')]],
  ['part of a name', [{ kind: 'name', text: '第3小组', code: 'teams' }]],
  ['a sentence of a report', [{ kind: 'free', text: '来了80人', code: 'text', report: '7' }]],
  ['the county’s fixed words', [words('深化“5＋X”工作模式')]],
  ['fixed words behind a value that is words', [words('青禾县5个站')]],
  ['fixed words behind brackets that were left out', [words('打出'), figure('3'), words('个4张牌')]],
  ['days and years', [words('2022年11月9日，第45期，2022统计年度，1月以来')]],
  ['what counts a paragraph', [words('1.宣讲'), figure('45'), words('场次')]],
  ['Chinese numbers', [words('四个意识')]],
]
const UNTRACED: readonly (readonly [string, Span[], string])[] = [
  ['words', [words('受众370余人')], '370'],
  ['a digit that is fixed elsewhere', [words('建成5个站点')], '5'],
  ['what would count within a paragraph', [words('宣讲好。2.受众多')], '2'],
  ['a decimal at the head', [words('1.5万元到账')], '1.5'],
  ['a digit alone', [words('4')], '4'],
  [
    'a digit between two names',
    [{ kind: 'name', text: '甲', code: 'a' }, words('4'), { kind: 'name', text: '乙', code: 'a' }],
    '4',
  ],
  ['full-width digits', [words('受众３７０人')], '３７０'],
  ['a decimal', [words('捐赠1.5万元')], '1.5'],
  ['an editor’s own sentence', [{ kind: 'free', text: '来了80人', code: 'text', report: '' }], '80'],
]

describe('a number that nobody can trace', () => {
  it.each(TRACED)('is not %s', (_, spans) => {
    expect(untracedIn({ title: '2022年汇报', sections: [section(...spans)] }, FIXED)).toEqual([])
  })

  it.each(UNTRACED)('is one in %s', (_, spans, number) => {
    const found = untracedIn({ title: '', sections: [section(...spans)] }, FIXED)
    expect(found).toMatchObject([{ section: '（一）坚持甲。', number }])
  })

  it('is found in headings and tables too', () => {
    const table: Section = {
      code: 'figures',
      heading: '共12项',
      blocks: [{ kind: 'table', columns: ['指标8'], rows: [[[words('9')]]] }],
    }
    expect(untracedIn({ title: '7月17', sections: [table] }, []).map((u) => u.number)).toEqual(['17', '12', '8', '9'])
  })
})

describe('a sentence in other words', () => {
  const own = [figure('45'), words('场次，受众'), figure('450余', 'people'), words('人。')]
  const edited = (text: string) => editedSentence(own, [figure('9', 'teams')], text, FIXED)

  it('is one between full stops, and parts neither names nor quotations', () => {
    const spans = [
      ...[words('今年办实事。宣讲'), figure('450余', 'people'), words('人，说“好！”的多。')],
      ...[{ kind: 'name' as const, text: '甲镇。', code: 'town' }, words('领先。')],
    ]
    expect(sentencesIn(spans).map(textOf)).toEqual(['今年办实事。', '宣讲450余人，说“好！”的多。', '甲镇。领先。'])
  })

  it.each([
    ['the same', '宣讲45场次，受众450余人。', ['talks', 'people']],
    ['turned round', '受众450余人，宣讲45场次。', ['people', 'talks']],
    ['one left out', '受众450余人。', ['people']],
    ['two sentences', '宣讲45场次。受众450余人。', ['talks', 'people']],
    ['one of another sentence', '9支队伍宣讲45场次。', ['teams', 'talks']],
  ])('keeps its numbers: %s', (_, text, indicators) => {
    const found = edited(text)
    if ('untraced' in found) throw new Error(found.untraced.join())
    expect(textOf(found.spans)).toBe(text)
    expect(found.spans.flatMap((s) => (s.kind === 'figure' ? [s.indicator] : []))).toEqual(indicators)
  })

  it.each([
    ['a new number', '宣讲45场次，80人到场。', '80'],
    ['a changed one', '宣讲46场次。', '46'],
    ['one used twice', '宣讲45场次，又45场次。', '45'],
    ['a part of one', '宣讲4场次。', '4'],
    ['one that goes on', '宣讲450场次。', '450'],
    ['one made ten thousand times as large', '宣讲45万场次。', '45'],
    ['one made a share', '宣讲占45%。', '45'],
    ['nothing but a digit', '4', '4'],
  ])('takes no %s', (_, text, number) => {
    const found = edited(text)
    expect('untraced' in found && found.untraced[0]).toContain(number)
  })
})

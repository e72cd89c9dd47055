import { describe, expect, it } from 'vitest'
import { exactly, quantityOf } from '../../src/chinese/quantity.ts'
import type { Digest, FigureSpan, Section, Span } from '../../src/digest/digest.ts'
import { pictureOf } from '../../src/digest/picture.ts'
import { digestOf } from '../documents/digests.ts'
import { smallCatalogue } from './year-world.ts'

const CATALOGUE = smallCatalogue([])

function number(value: number, of: Partial<FigureSpan> = {}): Span[] {
  const lineage = { rule: 'sum', indicators: [], to: '2022-12-31', units: [], figures: 1 }
  return [{ kind: 'figure', indicator: 'people_reached', value, printed: String(value), lineage, ...of }]
}
const words = (text: string): Span[] => [{ kind: 'words', text }]
const table = (code: string, columns: readonly string[], rows: readonly Span[][][]): Section => ({
  code,
  heading: '',
  annex: true,
  blocks: [{ kind: 'table', columns, rows }],
})
const year = (sections: readonly Section[], of: Partial<Digest> = {}) =>
  digestOf(sections, { kind: 'year', title: '2022年全县汇报', ...of })

const FIGURES = table(
  'figures',
  ['组织', '指标', '单位', '本期', '现有'],
  [
    [words('妇联'), words('受众'), words('人次'), number(1757, { approximate: 'about' }), []],
    [words('妇联'), words('受众'), words('人次'), number(3), []],
  ],
)

const bars = (digest: Digest) =>
  pictureOf(digest, CATALOGUE, [])
    ?.charts.find((c) => c.kind === 'bars')
    ?.of.map((b) => `${b.name} ${b.printed}`)

describe('the picture of a digest', () => {
  it('prints its sums as the tables do, with the mark that their parts bring', () => {
    expect(bars(year([FIGURES]))).toEqual(['妇联 约1760'])
  })

  it('prints a week with its mark too', () => {
    const weeks = [
      { from: '2022-11-07', sum: quantityOf(12_340_000, 'over', true) },
      { from: '2022-11-14', sum: exactly(1757) },
    ]
    const columns = pictureOf(year([]), CATALOGUE, weeks)?.charts.find((c) => c.kind === 'columns')?.of
    expect(columns?.map((c) => `${c.name} ${c.printed}`)).toEqual(['11月7日 1234万余', '11月14日 1757'])
  })

  it('shows the units in an organization’s own report, not their sum; many units as one', () => {
    const units = (count: number) =>
      table(
        'units.women',
        ['填报单位', '受众（人次）'],
        [
          ...Array.from({ length: count }, (_, i) => [words(`${i + 1}镇妇联`), number(10 + i)]),
          [words('合计'), number(99)],
        ],
      )
    const scope = 'organization:women'
    expect(bars(year([FIGURES, units(2)], { scope }))).toEqual(['1镇妇联 10', '2镇妇联 11'])
    expect(bars(year([FIGURES, units(21)], { scope }))).toEqual(['妇联 约1760'])
    expect(bars(year([FIGURES, units(2)]))).toEqual(['妇联 约1760'])
  })
})

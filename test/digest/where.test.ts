import { expect, it } from 'vitest'
import type { UnitOfScope } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { whereSpans } from '../../src/digest/where.ts'

const unit = (area: string, town: string | undefined = area): UnitOfScope => ({
  ...{ id: `${area}/women`, name: `${area}妇联`, area, organization: 'women' },
  ...(town === '青禾县' ? {} : { town }),
})
const said = (units: readonly UnitOfScope[], most = 3) =>
  textOf(whereSpans(units, { code: 'towns/women_talk', period: { from: '2022-11-07', to: '2022-11-13' }, most }))
const [county, jia, yi, bing, ding] = ['青禾县', '甲镇', '乙镇', '丙镇', '丁街道'].map((area) => unit(area)) as [
  ...UnitOfScope[],
] as [UnitOfScope, UnitOfScope, UnitOfScope, UnitOfScope, UnitOfScope]
const villages = ['甲东村', '甲西村', '甲南村', '甲北村'].map((area) => unit(area, '甲镇'))

it.each([
  ['one unit, which the sentence names', [jia], ''],
  ['only the county', [county], ''],
  ['the county and a town', [county, jia], '甲镇'],
  ['as many towns as are named', [jia, yi, bing], '甲镇、乙镇、丙镇'],
  ['more towns, with how many there are', [county, jia, yi, bing, ding], '甲镇、乙镇、丙镇等4个镇（街道）'],
  ['a town that is there with its villages only once', [jia, ...villages, yi], '甲镇、乙镇'],
  ['villages of one town', villages.slice(0, 2), '甲东村、甲西村'],
  ['a town with some of its villages', [jia, ...villages.slice(0, 2)], '甲镇、甲东村、甲西村'],
  ['many villages of one town', villages, '甲镇4个村（社区）'],
])('%s', (_, units, words) => {
  expect(said(units)).toBe(words)
})

it('counts alone where there is no room for names', () => {
  expect(said([jia, yi, bing, ding], 0)).toBe('4个镇（街道）')
})

it('names a town and its one village also where there is no room for more', () => {
  expect(said([jia, ...villages.slice(0, 1)], 0)).toBe('甲镇、甲东村')
})

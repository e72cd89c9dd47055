import { expect, it } from 'vitest'
import type { UnitOfScope } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { countyOf, placesOf } from '../../src/digest/where.ts'

const unit = (area: string, town: string | undefined = area): UnitOfScope => ({
  ...{ id: `${area}/women`, name: `${area}妇联`, area, organization: 'women' },
  ...(town === '青禾县' ? {} : { town }),
})
const COUNTY = { towns: 16, whole: '全县', called: '镇（街道）' }
const said = (units: readonly UnitOfScope[], most = 3) =>
  textOf(
    placesOf(units, {
      county: COUNTY,
      code: 'towns/women_talk',
      period: { from: '2022-11-07', to: '2022-11-13' },
      most,
    }).where,
  )
const [county, jia, yi, bing, ding] = ['青禾县', '甲镇', '乙镇', '丙镇', '丁街道'].map((area) => unit(area)) as [
  ...UnitOfScope[],
] as [UnitOfScope, UnitOfScope, UnitOfScope, UnitOfScope, UnitOfScope]
const towns = Array.from({ length: 9 }, (_, i) => unit(`${i + 1}镇`))
const villages = ['甲东村', '甲西村', '甲南村', '甲北村'].map((area) => unit(area, '甲镇'))

it.each([
  ['one unit, which the sentence names', [jia], ''],
  ['only the county', [county], ''],
  ['the county and a town', [county, jia], '甲镇'],
  ['as many towns as are named', [jia, yi, bing], '甲镇、乙镇、丙镇'],
  ['one town more, which is named sooner than counted', [county, jia, yi, bing, ding], '甲镇、乙镇、丙镇、丁街道'],
  ['more towns, with how many there are', [county, ...towns], '1镇、2镇、3镇等9个镇（街道）'],
  ['a town that is there with its villages only once', [jia, ...villages, yi], '甲镇、乙镇'],
  ['villages of one town', villages.slice(0, 2), '甲东村、甲西村'],
  ['a town with some of its villages', [jia, ...villages.slice(0, 2)], '甲镇、甲东村、甲西村'],
  [
    'villages that only their town tells from others',
    ['甲镇新屯村', '甲镇上坝村'].map((area) => unit(area, '甲镇')),
    '甲镇新屯村、上坝村',
  ],
  ['such a village behind another', ['甲东村', '甲镇上坝村'].map((area) => unit(area, '甲镇')), '甲镇甲东村、上坝村'],
  ['such a village with its town', [jia, unit('甲镇上坝村', '甲镇')], '甲镇、上坝村'],
  ['many villages of one town', villages, '甲镇4个村（社区）'],
])('%s', (_, units, words) => {
  expect(said(units)).toBe(words)
})

it('counts alone where there is no room for names', () => {
  expect(said([jia, yi, bing, ding], 0)).toBe('4个镇（街道）')
})

it.each([
  [[jia, yi], '甲镇、乙镇'],
  [[jia, yi, bing], '3个镇（街道）'],
])('names towns there too where that is no longer', (units, words) => {
  expect(said(units, 0)).toBe(words)
})

it('names a town and its one village also where there is no room for more', () => {
  expect(said([jia, ...villages.slice(0, 1)], 0)).toBe('甲镇、甲东村')
})

const ways = (units: readonly UnitOfScope[]) => {
  const { at, across } = placesOf(units, {
    ...{ code: 'towns/women_talk', period: { from: '2022-11-07', to: '2022-11-13' }, most: 3 },
    county: { towns: 9, whole: '全县', called: '镇（街道）' },
  })
  return [textOf(at), textOf(across)]
}
it.each([
  ['a few towns', [jia, yi], ['在甲镇、乙镇', '']],
  ['a few towns and the county', [county, jia, yi], ['', '甲镇、乙镇参与']],
  ['a town and its village', [jia, ...villages.slice(0, 1)], ['在甲镇', '']],
  ['villages of one town', villages.slice(0, 2), ['在甲东村、甲西村', '']],
  ['some towns', towns.slice(0, 4), ['', '覆盖1镇、2镇、3镇、4镇']],
  ['most towns', towns.slice(0, 5), ['', '覆盖5个镇（街道）']],
  ['all towns', [county, ...towns], ['', '覆盖全县9个镇（街道）']],
  ['one unit', [jia], ['', '']],
])('where it was, in %s', (_, units, said) => {
  expect(ways(units)).toEqual(said)
})

it.each([
  [['甲镇', '乙镇'], '镇'],
  [['甲镇', '丁街道'], '镇（街道）'],
  [['甲镇', '乙乡', '丁街道'], '乡镇（街道）'],
  [['丁街道'], '街道'],
  [['甲农场'], '镇（街道）'],
])('calls %j %s', (names, called) => {
  expect(
    countyOf(
      names.map((name) => unit(name)),
      '全县',
    ).called,
  ).toBe(called)
})

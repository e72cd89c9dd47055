import { expect, it } from 'vitest'
import { toldApart } from '../../src/digest/told-apart.ts'

const unit = (town: string | null, areaName: string, name: string, mine = true) => ({ town, areaName, name, mine })
const VILLAGES = [
  unit('甲镇', '新屯村', '新屯村工会'),
  unit('乙镇', '新屯村', '新屯村妇联'),
  unit('乙镇', '上坝村', '上坝村妇联'),
  unit('乙镇', '新屯村', '共青团乙镇新屯村支部'),
  unit('甲镇', '甲镇', '甲镇妇联'),
  unit(null, '青禾县', '团青禾县委'),
]

it('villages of one name have their town before it; all others are called as they are', () => {
  expect(toldApart(VILLAGES).map(({ areaName, name }) => [areaName, name])).toEqual([
    ['甲镇新屯村', '甲镇新屯村工会'],
    ['乙镇新屯村', '乙镇新屯村妇联'],
    ['上坝村', '上坝村妇联'],
    ['乙镇新屯村', '共青团乙镇新屯村支部'],
    ['甲镇', '甲镇妇联'],
    ['青禾县', '团青禾县委'],
  ])
})

it('in the digest of one town nothing is told apart from another', () => {
  const own = VILLAGES.map((of) => ({ ...of, mine: of.town === '乙镇' }))
  expect(toldApart(own)).toEqual(own)
})

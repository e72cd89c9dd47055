import { expect, it } from 'vitest'
import { titleWith } from '../../src/digest/masthead.ts'

it.each([
  ['青禾县', '群团一周工作动态', '青禾县群团一周工作动态'],
  ['青禾县', '全县群团一周工作动态', '青禾县群团一周工作动态'],
  ['青禾县', '2022年全县群团工作情况汇报', '2022年青禾县群团工作情况汇报'],
  ['青禾市', '2022年上半年全市妇联工作情况汇报', '2022年上半年青禾市妇联工作情况汇报'],
  ['青禾县', '2022年甲镇群团工作情况汇报', '青禾县2022年甲镇群团工作情况汇报'],
  ['青禾县', '关于青禾县2022年全县妇女工作的汇报', '关于青禾县2022年全县妇女工作的汇报'],
])('the county %s is named in a title once: %s', (county, title, named) => {
  expect(titleWith(county, title)).toBe(named)
})

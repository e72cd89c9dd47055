import { expect, it } from 'vitest'
import { holesIn } from '../../src/chinese/holes.ts'
import { clauseHoles, holesOfBlock } from '../../src/digest/clause-holes.ts'
import { clauseHole } from '../../src/messages/clause-hole.ts'
import { catalogue } from '../support/catalogue.ts'
import { smallCatalogue } from './year-world.ts'

it('the shipped catalogue has none', () => {
  expect(clauseHoles(catalogue)).toEqual([])
})

it.each<[sentence: string, holes: readonly string[]]>([
  ['{organization}宣讲[{people_reached}人次][，评出家庭{families}户]。', []],
  ['{organization}建好队伍[{teams}支][，受众{people_reached}人次][，评出家庭{families}户]。', []],
  // What is only begun goes with what would have ended it.
  ['{organization}宣讲，受众[{people_reached}人次]，建好{teams}支队伍。', []],
  ['{organization}宣讲{people_reached}人次，新建[{teams}支][、{families}户]。', []],
  ['{organization}评出{families}户，主要有[{activity}][、{chambers}][、{homes|list:2}]。', []],
  ['{organization}评出{families}户[，采取{method}等方式][{teams>1}？，共{teams}支]。', []],
  ['{organization}评出{families}户[，{chambers}获评[{chamber_level}]商会][，{method}]。', []],
  ['{organization}评出{families}户[{homes|list:2}|若干]家。', []],
  ['{organization}宣讲[{people_reached}]场次，评出{families}户。', ['people_reached']],
  ['{organization}评出{families}户，开展[{activity|list:4}]等活动。', ['activity']],
  ['{organization}评出{families}户，现有队伍[{teams}]支。', ['teams']],
  ['{organization}开展[{teams}场][{families}次]，{people_reached}人次参加。', ['teams families']],
  ['{organization}评出{families}户，平均[{teams}]人参加。', ['teams']],
  ['{organization}[新建{teams}支]，[{families}户]，{people_reached}人次参加（[{activity}]，[{method}]）。', []],
])('%s', (sentence, holes) => {
  const found = clauseHoles(smallCatalogue([sentence])).filter(({ clause }) => clause.startsWith('sentence.'))
  expect(found.map(({ missing }) => missing.join(' '))).toEqual(holes)
})

it('is told with the clause, what is missing, and what would be printed', () => {
  const [hole] = clauseHoles(smallCatalogue(['{organization}宣讲{people_reached}人次，建[{teams}]支。']))
  expect(hole && clauseHole(hole)).toBe(
    'sentence.women.guidance.1：没有{teams}时会印成“甲县妇联宣讲372人次，建支。”（“支”：量词前面没有数字）。请把这几个字和代码放进同一对“[ ]”。',
  )
})

it('is found in words that an editor types', () => {
  const small = smallCatalogue(['{organization}宣讲{people_reached}人次。'])
  const words = '全县参与{people}人次。\n{brand}宣讲[{people_reached}]场次，新建{teams}支。'
  expect(holesOfBlock(small, 'opening', words).map((hole) => hole.printed)).toEqual(['青禾先锋宣讲场次，新建372支。'])
})

it('takes a clause of many codes, too', () => {
  const codes = ['people_reached', 'teams', 'families', 'activity', 'chambers', 'homes', 'method']
  const long = Array.from({ length: 60 }, (_, i) => `[，第${i}项{${codes[i % 7]}|list:2}]`).join('')
  expect(
    clauseHoles(
      smallCatalogue([`{organization}宣讲${long.replaceAll(/(people_reached|teams|families)\|list:2/g, '$1')}。`]),
    ),
  ).toEqual([])
})

it.each([
  '县妇联建强队伍，问题依然存在，普及率高，成为行为示范，参与者众。',
  '11月9日，甲镇妇联开展春风行动，120人次参加，效果好……。',
  '参学率98.6%，平均约30人参加，等级评定3次。',
])('nothing is wrong with %s', (text) => {
  expect(holesIn(text.replace('……。', '……'), ['甲镇妇联'])).toEqual([])
})

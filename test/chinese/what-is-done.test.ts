import { expect, it } from 'vitest'
import { verbFor, wantsNoun } from '../../src/chinese/what-is-done.ts'

it.each([
  [['职工篮球赛'], '举办'],
  [['民营企业家培训班', '惠企政策宣讲会'], '举办'],
  [['农民工返乡座谈会'], '召开'],
  [['工作推进会', '组织生活会'], '召开'],
  [['座谈会', '职工篮球赛'], '举办'],
  [['职工篮球赛', '送文化进企业'], '开展'],
  [['健康义诊'], '开展'],
  [['新就业形态劳动者集中入会'], '开展'],
  [['百人以上企业建会'], '开展'],
  [['“我们的节日·中秋”文艺晚会'], '举办'],
  [['“春风送岗”'], '开展'],
] as const)('%j are said with %s', (names, verb) => {
  expect(verbFor(names)).toBe(verb)
})

it.each(['慰问老党员', '送文化下乡', '寻找“最美家庭”', '关爱留守儿童', '清理河道垃圾', '参观红色教育基地'])(
  '%s is no noun',
  (name) => {
    expect(wantsNoun(name)).toBe(true)
  },
)

it.each([
  '慰问老党员活动',
  '职工篮球赛',
  '走访慰问',
  '“送温暖”行动',
  '健康义诊',
  '送岗进村招聘',
  '“慰问老党员”行动',
  '敬老院慰问',
])('%s is one', (name) => {
  expect(wantsNoun(name)).toBe(false)
})

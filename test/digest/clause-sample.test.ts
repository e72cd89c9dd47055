import { expect, it } from 'vitest'
import { sampleOf } from '../../src/digest/clause-sample.ts'
import { catalogue } from '../support/catalogue.ts'

const clauseOf = (form: string, which: 'item' | 'period') =>
  catalogue.forms.find(({ code }) => code === form)?.[which] ?? expect.fail(form)

it.each([
  ['women_education', 'item', '妇联', '11月9日，甲镇妇联开展某某，120人次参加，发放物资120件（某某），某某。'],
  ['women_education', 'period', '妇联', '妇联开展某某，120人次参加，覆盖甲镇、乙镇。'],
  ['youth_study', 'item', '团委', '甲镇团委组织学习“青年大学习”某某，120人参学，参学率98%。'],
  ['ast_contest', 'period', '科协', '科协组织甲镇、乙镇参加某某赛事，获得县级金牌120枚。'],
  ['dpf_share', 'item', '残联', /入股某某，现有入股残疾人120名/u],
] as const)('%s.%s is told as one report of %s', (form, which, organization, text) => {
  expect(sampleOf(catalogue, clauseOf(form, which), organization)).toMatch(
    typeof text === 'string' ? new RegExp(`^${text}$`, 'u') : text,
  )
})

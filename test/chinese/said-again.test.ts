import { describe, expect, it } from 'vitest'
import { asMeant, isTakenBack } from '../../src/chinese/said-again.ts'
import { growth } from '../support/growth.ts'

it.each([
  ['36人，哦不对，63人', '63人'],
  ['听众50人（应为55人）', '听众55人'],
  ['走访8户，打错了，是10户', '走访10户'],
  ['走访8户，写错10户', '走访10户'],
  ['走访8户，改为10户', '走访10户'],
  ['听众60人，不对，65人，不对，70人', '听众70人'],
  ['听众约60人，不对，约70人', '听众约70人'],
  ['听众60人，不对，约70人', '听众约70人'],
  ['听众约60人，不对，70人', '听众约70人'],
  ['听众60人，看反诈片20人', '听众60人，看反诈片20人'],
  ['走访8户，不对应12户', '走访8户，不对应12户'],
])('%s is meant as %s', (said, meant) => {
  expect(asMeant(said)).toBe(meant)
})

describe('what stands behind a number', () => {
  it.each([
    '，错了，是慰问金',
    '，说错了',
    '，报反了',
    '不对，',
    '（应为55人）',
    '，打错字了',
    '，弄错，应该是',
    '，更正：',
  ])('%s takes it back', (behind) => {
    expect(isTakenBack(behind)).toBe(true)
  })

  it.each([
    ...['，发反诈传单100份', '看反邪教宣传片', '，说反家暴故事', '填反馈表', '上报反映问题2个', '写反思'],
    ...['，错开农忙时间', '，错误率低', '，错峰开展', '，不对外公布', '，不对称', '，改为线上举行', '，改成室内'],
    ...['应为本村村民', '，更正户口信息'],
  ])('%s leaves it', (behind) => {
    expect(isTakenBack(behind)).toBe(false)
  })
})

it.each(['一', '8户', '8户，', '错了'])('a message full of %s is looked through once', (words) => {
  expect(growth(words, asMeant)).toBeLessThan(8)
})

it('what breaks off in stops is looked through once', () => {
  expect(growth('，', (text) => asMeant(`8户${text}`))).toBeLessThan(8)
})

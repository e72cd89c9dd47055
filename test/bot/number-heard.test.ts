import { expect, it } from 'vitest'
import { numberHeard, tellsNumber } from '../../src/bot/number-heard.ts'
import { formsAsked, TODAY } from '../sentence/key.ts'
import { catalogue } from '../support/catalogue.ts'

const door = { desk: { catalogue }, today: TODAY } as Parameters<typeof numberHeard>[0]

it.each([
  ['women', 'women_talk', '2场', ['women_gratitude_talks']],
  ['women', 'women_talk', '约50人', ['women_gratitude_audience']],
  // Other things than those that are counted there.
  ['union', 'union_jobs', '2场', []],
  ['union', 'union_jobs', '3户', []],
  ['union', 'union_jobs', '6件', []],
  // 奖和表彰 is of the title.
  ['youth', 'youth_award', '50人', ['persons_awarded']],
])('to a form of %s, %s, %s says %j', (organization, code, words, told) => {
  const form = formsAsked(organization).find((each) => each.code === code)
  expect(form && numberHeard(door, form, words).map((heard) => heard.code)).toEqual(told)
})

it.each([
  ['昨天宣讲', false],
  ['11月5日宣讲', false],
  ['巾帼宣讲', false],
  ['60人', true],
  ['昨天慰问8户', true],
])('that %s has a number of its own: %s', (words, has) => {
  expect(tellsNumber(door, words)).toBe(has)
})

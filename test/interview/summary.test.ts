import { expect, it } from 'vitest'
import { formOf } from '../../src/catalogue/find.ts'
import { summaryOf } from '../../src/interview/summary.ts'
import { catalogue } from '../support/catalogue.ts'

it.each([
  [{}, '11月8日“走访慰问”，12名'],
  [
    { goods_items: { raw: '50', value: 50 }, goods_given: { raw: '宣传单50份', value: ['宣传单50份'] } },
    '11月8日“走访慰问”，12名，50件，宣传单50份',
  ],
])('a receipt tells all numbers, and what was given out as it was told', (more, told) => {
  const form = formOf(catalogue, 'women', 'women_care') ?? expect.fail('no such form')
  const care = {
    activity_date: { raw: '11月8日', value: '2022-11-08' },
    women_care_activity: { raw: '走访慰问', value: '走访慰问' },
    women_care_helped: { raw: '12', value: 12 },
  }
  expect(summaryOf(form, { ...care, ...more }, { level: 'village', today: '2022-11-09' })).toBe(told)
})

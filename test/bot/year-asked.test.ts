import { describe, expect, it } from 'vitest'
import { yearAsked } from '../../src/bot/year-asked.ts'

describe('what stands behind /year', () => {
  it.each([
    ['', '2022-01-01', '2022-12-31', 'county'],
    ['2021', '2021-01-01', '2021-12-31', 'county'],
    ['2022年度妇联', '2022-01-01', '2022-12-31', '妇联'],
    ['2022上半年 妇联', '2022-01-01', '2022-06-30', '妇联'],
    ['妇联2022年三季度', '2022-07-01', '2022-09-30', '妇联'],
    ['2022 丰年镇', '2022-01-01', '2022-12-31', '丰年镇'],
    ['甲镇的11月', '2022-11-01', '2022-11-30', '甲镇'],
    ['统计年度 总工会', '2021-10-01', '2022-09-30', '总工会'],
  ])('%s', (text, from, to, scope) => {
    expect(yearAsked(text, '2022-12-19')).toEqual({ period: { from, to }, scope })
  })

  it('is the year that has ended in January and February', () => {
    expect(yearAsked('', '2023-02-20')?.period.to).toBe('2022-12-31')
  })

  it.each(['2022年13月', '1999年'])('is none: %s', (text) => {
    expect(yearAsked(text, '2022-12-19')).toBeUndefined()
  })
})

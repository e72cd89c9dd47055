import { describe, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import { periodLabel, weekLabel } from '../../src/chinese/periods.ts'

describe('a week', () => {
  it('is called by its days', () => {
    expect(weekLabel(weekOf('2022-11-09'))).toBe('11月7日—11月13日')
    expect(weekLabel(weekOf('2023-01-01'))).toBe('12月26日—1月1日')
  })
})

describe('a period', () => {
  it.each([
    ['2022-01-01', '2022-12-31', '2022年'],
    ['2022-01-01', '2022-06-30', '2022年上半年'],
    ['2022-07-01', '2022-12-31', '2022年下半年'],
    ['2022-01-01', '2022-03-31', '2022年第一季度'],
    ['2022-10-01', '2022-12-31', '2022年第四季度'],
    ['2024-02-01', '2024-02-29', '2024年2月'],
    ['2021-10-01', '2022-09-30', '2022统计年度'],
    ['2022-10-01', '2023-09-30', '2023统计年度'],
  ])('from %s to %s is %s', (from, to, label) => {
    expect(periodLabel({ from, to })).toBe(label)
  })

  it('of any other days is named by them', () => {
    expect(periodLabel({ from: '2022-03-05', to: '2022-06-07' })).toBe('2022年3月5日至6月7日')
    expect(periodLabel({ from: '2021-12-05', to: '2022-01-07' })).toBe('2021年12月5日至2022年1月7日')
  })
})

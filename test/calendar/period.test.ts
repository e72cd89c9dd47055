import { describe, expect, it } from 'vitest'
import { type PeriodKind, periodAround, periodBefore, yearBefore } from '../../src/calendar/period.ts'
import { periodLabel } from '../../src/chinese/periods.ts'

const AROUND: readonly (readonly [day: string, kind: PeriodKind, from: string, to: string, label: string])[] = [
  ['2022-11-09', 'year', '2022-01-01', '2022-12-31', '2022年'],
  ['2022-06-30', 'half', '2022-01-01', '2022-06-30', '2022年上半年'],
  ['2022-07-01', 'half', '2022-07-01', '2022-12-31', '2022年下半年'],
  ['2022-03-31', 'quarter', '2022-01-01', '2022-03-31', '2022年第一季度'],
  ['2022-10-01', 'quarter', '2022-10-01', '2022-12-31', '2022年第四季度'],
  ['2024-02-10', 'month', '2024-02-01', '2024-02-29', '2024年2月'],
  ['2022-09-30', 'union', '2021-10-01', '2022-09-30', '2022统计年度'],
  ['2022-10-01', 'union', '2022-10-01', '2023-09-30', '2023统计年度'],
]

describe('the period around a day', () => {
  it.each(AROUND)('%s, %s', (day, kind, from, to, label) => {
    const period = periodAround(day, kind)
    expect(period).toEqual({ from, to })
    expect(periodLabel(period)).toBe(label)
  })

  it('of any other days is named by them', () => {
    expect(periodLabel({ from: '2022-03-05', to: '2022-06-07' })).toBe('2022年3月5日至6月7日')
    expect(periodLabel({ from: '2021-12-05', to: '2022-01-07' })).toBe('2021年12月5日至2022年1月7日')
  })
})

const EARLIER: readonly (readonly [period: [string, string], before: [string, string], year: [string, string]])[] = [
  [
    ['2022-01-01', '2022-12-31'],
    ['2021-01-01', '2021-12-31'],
    ['2021-01-01', '2021-12-31'],
  ],
  [
    ['2022-04-01', '2022-06-30'],
    ['2022-01-01', '2022-03-31'],
    ['2021-04-01', '2021-06-30'],
  ],
  [
    ['2024-02-01', '2024-02-29'],
    ['2024-01-01', '2024-01-31'],
    ['2023-02-01', '2023-02-28'],
  ],
  [
    ['2023-02-01', '2023-02-28'],
    ['2023-01-01', '2023-01-31'],
    ['2022-02-01', '2022-02-28'],
  ],
  [
    ['2021-10-01', '2022-09-30'],
    ['2020-10-01', '2021-09-30'],
    ['2020-10-01', '2021-09-30'],
  ],
  [
    ['2022-11-07', '2022-11-13'],
    ['2022-10-31', '2022-11-06'],
    ['2021-11-07', '2021-11-13'],
  ],
  [
    ['2024-02-20', '2024-02-29'],
    ['2024-02-10', '2024-02-19'],
    ['2023-02-20', '2023-02-28'],
  ],
]

describe('the period before, and the same a year earlier', () => {
  it.each(EARLIER)('%j', ([from, to], before, year) => {
    expect(Object.values(periodBefore({ from, to }))).toEqual(before)
    expect(Object.values(yearBefore({ from, to }))).toEqual(year)
  })
})

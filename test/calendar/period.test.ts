import { describe, expect, it } from 'vitest'
import { periodBefore, yearBefore } from '../../src/calendar/period.ts'

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

import { describe, expect, it } from 'vitest'
import { addMonths, longestWithin, periodBefore, yearBefore } from '../../src/calendar/period.ts'

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

/** `2022-01>2023-01`: from the first day of one month up to that of another. */
const WHOLE: readonly (readonly [days: string, years: string, quarters: string, months: string])[] = [
  ['2022-01>2023-01', '2022-01>2023-01', '', ''],
  ['2022-01>2022-11', '', '2022-01>2022-10', '2022-10>2022-11'],
  ['2021-11>2024-06', '2022-01>2024-01', '2024-01>2024-04', '2021-11>2022-01 2024-04>2024-06'],
  ['2021-06>2023-01', '2022-01>2023-01', '2021-07>2022-01', '2021-06>2021-07'],
  ['2022-02>2022-06', '', '', '2022-02>2022-06'],
  ['2022-02>2022-07', '', '2022-04>2022-07', '2022-02>2022-04'],
  ['2022-05>2022-06', '', '', '2022-05>2022-06'],
  ['>2022-11', '>2022-01', '2022-01>2022-10', '2022-10>2022-11'],
  ['>2022-01', '>2022-01', '', ''],
]

describe('whole months', () => {
  const short = (day = '') => day.slice(0, 7)
  const read = (days: string) => {
    const [first, end = ''] = days.split('>')
    return { ...(first ? { first: `${first}-01` } : {}), end: `${end}-01` }
  }

  it.each(WHOLE)('%s is of years %j, quarters %j, months %j', (days, ...expected) => {
    const { years, quarters, months } = longestWithin(read(days))
    const said = [years, quarters, months].map((of) => of.map((d) => `${short(d.first)}>${short(d.end)}`).join(' '))
    expect(said).toEqual(expected)
  })

  it('are each in one of them', () => {
    for (let from = 0; from < 14; from++) {
      for (let length = 1; length < 28; length++) {
        const first = addMonths('2021-01-01', from)
        const { years, quarters, months } = longestWithin({ first, end: addMonths(first, length) })
        const found = [...years, ...quarters, ...months].flatMap(({ first: day = '', end }) => {
          const all: string[] = []
          for (let month = day; month < end; month = addMonths(month, 1)) all.push(month)
          return all
        })
        expect(found.sort()).toEqual(Array.from({ length }, (_, i) => addMonths(first, i)))
      }
    }
  })
})

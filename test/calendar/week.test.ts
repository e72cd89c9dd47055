import { describe, expect, it } from 'vitest'
import { issueYear, weekAfter, weekOf, yearToDate } from '../../src/calendar/week.ts'

describe('the week of a day', () => {
  it.each([
    ['2022-11-07', '2022-11-07', '2022-11-13'],
    ['2022-11-13', '2022-11-07', '2022-11-13'],
    ['2022-11-14', '2022-11-14', '2022-11-20'],
    ['2023-01-01', '2022-12-26', '2023-01-01'],
    ['2024-02-29', '2024-02-26', '2024-03-03'],
    ['2024-12-30', '2024-12-30', '2025-01-05'],
  ])('%s begins on %s and ends on %s', (day, from, to) => {
    expect(weekOf(day)).toEqual({ from, to })
  })

  it('has weeks before and after it', () => {
    expect(weekAfter(weekOf('2022-12-28'))).toEqual(weekOf('2023-01-02'))
    expect(weekAfter(weekOf('2023-01-02'), -1)).toEqual(weekOf('2022-12-28'))
    expect(weekAfter(weekOf('2022-11-09'), 0)).toEqual(weekOf('2022-11-09'))
  })

  // ISO 8601 numbers the week of 30 December 2024 as the first of 2025; so do most of its days.
  it.each([
    ['2022-12-28', 2022, '2022-12-31'],
    ['2023-01-02', 2023, '2023-01-08'],
    ['2024-12-30', 2025, '2025-01-05'],
    ['2026-12-30', 2026, '2026-12-31'],
    ['2020-12-30', 2020, '2020-12-31'],
  ])('of %s is numbered in %i, whose days up to %s it counts', (day, year, to) => {
    expect(issueYear(weekOf(day))).toBe(year)
    expect(yearToDate(weekOf(day))).toEqual({ year, from: `${year}-01-01`, to })
  })
})

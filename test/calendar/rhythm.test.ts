import { describe, expect, it } from 'vitest'
import type { Period } from '../../src/calendar/period.ts'
import { countedDays, isPaused, type Owed, owedOf, type Rhythm } from '../../src/calendar/rhythm.ts'

const days = (text: string): Period => {
  const [from = '', to = ''] = text.split('/')
  return { from, to }
}

describe('what a unit owes of a period', () => {
  it.each<[string, Rhythm, string, string[], Owed]>([
    ['weekly, of a week', 'week', '2022-11-07/2022-11-13', [], 'report'],
    ['weekly, of a month', 'week', '2022-11-01/2022-11-30', [], 'report'],
    ['monthly, in the middle of a month', 'month', '2022-11-07/2022-11-13', [], 'not yet'],
    ['monthly, in the week in which it ends', 'month', '2022-11-28/2022-12-04', [], 'report'],
    ['monthly, where it ends with a Sunday', 'month', '2022-07-25/2022-07-31', [], 'report'],
    ['monthly, in the week after that', 'month', '2022-08-01/2022-08-07', [], 'not yet'],
    ['monthly, of a quarter', 'month', '2022-10-01/2022-12-31', [], 'report'],
    ['never', 'never', '2022-01-01/2022-12-31', [], 'not yet'],
    ['paused for the week', 'week', '2022-11-07/2022-11-13', ['2022-11-01/2022-11-30'], 'paused'],
    ['paused for its working days', 'week', '2022-11-07/2022-11-13', ['2022-11-07/2022-11-11'], 'paused'],
    ['paused for some of them', 'week', '2022-11-07/2022-11-13', ['2022-11-07/2022-11-10'], 'report'],
    [
      'two pauses beside each other',
      'week',
      '2022-11-07/2022-11-13',
      ['2022-11-07/2022-11-09', '2022-11-10/2022-11-20'],
      'paused',
    ],
    ['paused for some weeks of a year', 'week', '2022-01-01/2022-12-31', ['2022-02-01/2022-03-31'], 'report'],
    ['paused for the year', 'week', '2022-01-01/2022-12-31', ['2022-01-01/2022-12-31'], 'paused'],
    [
      'monthly and paused, where nothing is due anyway',
      'month',
      '2022-11-07/2022-11-13',
      ['2022-11-01/2022-11-30'],
      'not yet',
    ],
    ['monthly, paused for the month', 'month', '2022-11-28/2022-12-04', ['2022-11-01/2022-11-30'], 'paused'],
    ['monthly, paused for half of it', 'month', '2022-11-28/2022-12-04', ['2022-11-01/2022-11-20'], 'report'],
    ['monthly, the last week has no issue', 'month', '2022-11-28/2022-12-04', ['2022-11-28/2022-12-04'], 'paused'],
    // National Day 2022: 1–7 October off; Saturday the 8th and Sunday the 9th were worked.
    ['paused on the days worked in exchange', 'week', '2022-10-03/2022-10-09', ['2022-10-08/2022-10-09'], 'paused'],
    // Spring Festival 2026: 15–23 February off. A week without a working day is paused by all its days only.
    ['a week off is not paused by itself', 'week', '2026-02-16/2026-02-22', [], 'report'],
    ['nor by some of its days', 'week', '2026-02-16/2026-02-22', ['2026-02-16/2026-02-20'], 'report'],
    ['but by all of them', 'week', '2026-02-16/2026-02-22', ['2026-02-16/2026-02-22'], 'paused'],
  ])('%s', (_, rhythm, period, pauses, owed) => {
    expect(owedOf(days(period), rhythm, pauses.map(days))).toBe(owed)
  })
})

it.each<[string, Rhythm, string, string]>([
  ['a week', 'week', '2022-11-28/2022-12-04', '2022-11-28/2022-12-04'],
  ['the month that ends in it', 'month', '2022-11-28/2022-12-04', '2022-11-01/2022-12-04'],
  ['the week, where no month ends', 'month', '2022-11-07/2022-11-13', '2022-11-07/2022-11-13'],
  ['a month', 'month', '2022-11-01/2022-11-30', '2022-11-01/2022-11-30'],
])('counted are the days of %s', (_, rhythm, period, counted) => {
  expect(countedDays(days(period), rhythm)).toEqual(days(counted))
})

it('nothing pauses by itself', () => {
  expect(isPaused(days('2026-02-16/2026-02-22'), [])).toBe(false)
})

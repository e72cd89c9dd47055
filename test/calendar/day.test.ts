import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, dayOf, daysBetween, instantIn, isDay, weekdayOf, yearOf } from '../../src/calendar/day.ts'
import { holidaysKnown, isWorkday, workdayFrom } from '../../src/calendar/holidays.ts'

describe('a day', () => {
  it.each([
    ['2022-11-09', true],
    ['2024-02-29', true],
    ['2022-02-29', false],
    ['2022-11-31', false],
    ['2022-13-01', false],
    ['2022-11-9', false],
    ['2022-11-09 ', false],
    ['２０２２-11-09', false],
    ['', false],
  ])('%j is one: %s', (text, is) => {
    expect(isDay(text)).toBe(is)
  })

  it.each([
    ['2022-11-08T15:59:59Z', '2022-11-08'],
    ['2022-11-08T16:00:00Z', '2022-11-09'],
    ['2022-12-31T16:00:00Z', '2023-01-01'],
  ])('at %s is %s in Beijing', (instant, day) => {
    expect(dayIn('Asia/Shanghai', new Date(instant))).toBe(day)
  })

  it('begins and ends where its zone says', () => {
    expect(instantIn('Asia/Shanghai', '2022-11-09', '17:00').toISOString()).toBe('2022-11-09T09:00:00.000Z')
    // At 02:00 the clocks went to 03:00: the time that there was not is the one after the change.
    expect(instantIn('Europe/Berlin', '2022-03-27', '02:30').toISOString()).toBe('2022-03-27T01:30:00.000Z')
  })

  it('has a place among the others', () => {
    const days = fc.integer({ min: -40_000, max: 40_000 })
    fc.assert(
      fc.property(days, days, (a, b) => {
        const day = addDays('2022-11-07', a)
        expect(isDay(day)).toBe(true)
        expect(dayOf(yearOf(day), Number(day.slice(5, 7)), Number(day.slice(8)))).toBe(day)
        expect(daysBetween(day, addDays(day, b))).toBe(b)
        expect(addDays(day, b) < day).toBe(b < 0)
        expect(weekdayOf(day)).toBe((((a % 7) + 7) % 7) + 1)
      }),
    )
  })
})

describe('a working day', () => {
  it.each([
    ['2022-11-09', true],
    ['2022-11-12', false],
    ['2022-10-03', false],
    ['2022-10-08', true],
    ['2023-01-27', false],
    ['2023-01-28', true],
    ['2023-01-29', true],
    ['2026-10-07', false],
    ['2026-10-10', true],
  ])('%s: %s', (day, is) => {
    expect(isWorkday(day)).toBe(is)
  })

  it.each([
    ['2022-10-01', '2022-10-08'],
    ['2022-11-12', '2022-11-14'],
    ['2022-11-14', '2022-11-14'],
    ['2023-01-21', '2023-01-28'],
  ])('from %s on is %s', (day, next) => {
    expect(workdayFrom(day)).toBe(next)
  })

  it('is known of the years whose notice is out', () => {
    expect([2022, 2023, 2024, 2025, 2026].map(holidaysKnown)).toEqual([true, true, true, true, true])
    expect([1990, 2049].map(holidaysKnown)).toEqual([false, false])
  })

  it('in a year without a notice is any that is no weekend', () => {
    const year = Array.from({ length: 365 }, (_, i) => addDays('2049-01-01', i))
    expect(year.filter(isWorkday)).toEqual(year.filter((day) => weekdayOf(day) < 6))
  })
})

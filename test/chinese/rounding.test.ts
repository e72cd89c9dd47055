import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Approximation } from '../../src/chinese/approximation.ts'
import { combine } from '../../src/chinese/approximation.ts'
import { printNumber, roundDown } from '../../src/chinese/rounding.ts'

const amount = fc.oneof(
  fc.integer({ min: 0, max: 120 }),
  fc.integer({ min: 0, max: 1_000_000_000 }),
  fc.integer({ min: 0, max: 10_000_000 }).map((n) => n / 100),
)

describe('rounding down', () => {
  it.each([
    [0, 0],
    [3.5, 3.5],
    [9, 9],
    [19, 19],
    [19.9, 19.9],
    [20, 20],
    [29, 20],
    [99, 90],
    [99.99, 90],
    [100, 100],
    [109, 100],
    [110.53, 110],
    [372, 370],
    [999, 990],
    [1000, 1000],
    [1234, 1200],
    [12_345, 12_000],
    [999_999, 990_000],
    [123_456_789, 120_000_000],
  ])('%d becomes %d', (value, rounded) => {
    expect(roundDown(value)).toBe(rounded)
  })

  it('never raises, never loses a tenth from 100 on, and is done at once', () => {
    fc.assert(
      fc.property(amount, (value) => {
        const rounded = roundDown(value)
        expect(rounded).toBeLessThanOrEqual(value)
        expect(rounded).toBeGreaterThan(value >= 100 ? value * 0.9 : value - 10)
        expect(roundDown(rounded)).toBe(rounded)
      }),
    )
  })

  it('keeps the order of numbers', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(roundDown(Math.min(a, b))).toBeLessThanOrEqual(roundDown(Math.max(a, b)))
      }),
    )
  })
})

describe('a printed number', () => {
  it.each<[number, boolean, Approximation | undefined, string]>([
    [0, false, undefined, '0'],
    [1234567, false, undefined, '1234567'],
    [100_000_000, false, undefined, '100000000'],
    [3.5, false, undefined, '3.5'],
    [0.1 + 0.2, false, undefined, '0.3'],
    [1.005, false, undefined, '1.005'],
    [12.34567, false, undefined, '12.3457'],
    [-5, false, undefined, '-5'],
    [-0.000001, false, undefined, '0'],
    [372, true, undefined, '370余'],
    [370, true, undefined, '370'],
    [19, true, undefined, '19'],
    [25, true, undefined, '20余'],
    [20, true, undefined, '20'],
    [110.53, true, undefined, '110余'],
    [3215, true, undefined, '3200余'],
    [370, false, 'over', '370余'],
    [370, true, 'over', '370余'],
    [372, false, 'over', '370余'],
    [150, false, 'about', '约150'],
    [152, false, 'about', '约150'],
    [152, true, 'about', '约150'],
    [8, false, 'over', '约8'],
    [3.5, false, 'over', '约3.5'],
    [10, false, 'over', '10余'],
    [15, false, 'over', '约15'],
    [15, true, 'over', '约15'],
    [10, false, 'about', '约10'],
    [20, false, 'over', '20余'],
    [27, false, 'over', '20余'],
  ])('%d (rounded %s, %s) is %s', (value, rounded, approximate, printed) => {
    expect(printNumber(value, { rounded, approximate })).toBe(printed)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is never %d', (value) => {
    expect(() => printNumber(value, { rounded: true })).toThrow(RangeError)
    expect(() => printNumber(value)).toThrow(RangeError)
  })

  it('carries one mark when approximate, none when exact, and 余 only behind a round number', () => {
    fc.assert(
      fc.property(amount, fc.boolean(), fc.constantFrom(undefined, 'over', 'about'), (value, rounded, approximate) => {
        const printed = printNumber(value, { rounded, approximate })
        expect(printed).toMatch(/^约?\d+(\.\d{1,4})?$|^\d+余$/)
        const marks = printed.replaceAll(/[^约余]/g, '')
        if (approximate) expect(marks).toHaveLength(1)
        if (approximate === 'about') expect(marks).toBe('约')
        if (!approximate && !rounded) expect(Number(printed)).toBeCloseTo(value, 4)
        if (marks === '余') expect(Number.parseInt(printed, 10) % 10).toBe(0)
        if (marks !== '') expect(Number.parseFloat(printed.replace('约', ''))).toBeLessThanOrEqual(value)
      }),
    )
  })
})

describe('the approximation of a total', () => {
  it.each<[(Approximation | undefined)[], Approximation | undefined]>([
    [[], undefined],
    [[undefined, undefined], undefined],
    [[undefined, 'over'], 'over'],
    [['over', 'over'], 'over'],
    [['about', undefined], 'about'],
    [['over', 'about'], 'about'],
  ])('of %j is %s', (parts, whole) => {
    expect(combine(parts)).toBe(whole)
  })
})

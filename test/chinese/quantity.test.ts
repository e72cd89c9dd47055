import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPROXIMATIONS, type Approximation, exactly, isExact, quantityOf, sumOf } from '../../src/chinese/quantity.ts'

describe('how wide a number is that was said so', () => {
  it.each<[number, Approximation | undefined, number, number]>([
    [300, undefined, 300, 300],
    [300, 'about', 250, 349],
    [400, 'near', 390, 399],
    [150, 'over', 151, 159],
    [300, 'over', 301, 399],
    [100, 'over', 101, 199],
    [12_000, 'over', 12_001, 12_999],
    [100_000, 'over', 100_001, 199_999],
    [1500, 'about', 1450, 1549],
    [20, 'about', 15, 24],
    [152, 'about', 151, 153],
    [8, 'about', 7, 9],
    // Nobody who says 约1000 means 500.
    [10, 'about', 9, 11],
    [100, 'about', 95, 104],
    [1000, 'about', 950, 1049],
    [10_000, 'near', 9000, 9999],
    [50, 'near', 45, 49],
    [8, 'near', 3, 7],
    [8, 'over', 9, 17],
    [372, 'over', 373, 381],
    [0, 'about', 0, 0],
  ])('%d (%s) is %d to %d', (value, said, low, high) => {
    expect(quantityOf(value, said, true)).toMatchObject({ value, low, high })
  })

  it.each<[number, Approximation, number, number]>([
    [3.5, 'about', 3.45, 3.5499],
    [3.5, 'over', 3.5001, 3.5999],
    [5, 'over', 5.0001, 5.9999],
    [20, 'near', 19, 19.9999],
  ])('measured it is %d (%s) to the last ten-thousandth', (value, said, low, high) => {
    expect(quantityOf(value, said, false)).toMatchObject({ value, low, high })
  })

  it('is never below 0, never empty, and keeps to its side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(...APPROXIMATIONS), (value, said) => {
        const { low, high } = quantityOf(value, said, true)
        expect(low).toBeGreaterThan(0)
        expect(low).toBeLessThanOrEqual(high)
        if (said === 'over') expect(low).toBeGreaterThan(value)
        if (said === 'near' && value > 1) expect(high).toBeLessThan(value)
        if (said === 'about') expect(low <= value && value <= high).toBe(true)
      }),
    )
  })
})

describe('a sum', () => {
  it('is as wide as all of its parts', () => {
    const sum = sumOf([quantityOf(400, 'near', true), exactly(882)])
    expect(sum).toEqual({ value: 1282, low: 1272, high: 1281 })
  })

  it('of one is that one, as it was said; nothing is 0', () => {
    const one = quantityOf(400, 'near', true)
    expect(sumOf([exactly(0), one, exactly(0)])).toEqual(one)
    expect(sumOf([])).toEqual(exactly(0))
  })

  it('is exact where its parts are, decimals too', () => {
    const sum = sumOf([exactly(0.1), exactly(0.2)])
    expect(sum).toEqual(exactly(0.3))
    expect(isExact(sum)).toBe(true)
  })
})

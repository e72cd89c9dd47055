import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Printed, printInFull, printQuantity, roundDown } from '../../src/chinese/print-quantity.ts'
import {
  APPROXIMATIONS,
  type Approximation,
  exactly,
  type Quantity,
  quantityOf,
  sumOf,
} from '../../src/chinese/quantity.ts'

const over = (value: number) => quantityOf(value, 'over', true)
const about = (value: number) => quantityOf(value, 'about', true)
const near = (value: number) => quantityOf(value, 'near', true)

describe('an exact number', () => {
  it.each<[number, Printed, string]>([
    [0, {}, '0'],
    [1234567, {}, '1234567'],
    [3.5, {}, '3.5'],
    [0.1 + 0.2, {}, '0.3'],
    [12.34567, {}, '12.3457'],
    [-5, {}, '-5'],
    [-0.000001, {}, '0'],
    // Small numbers are printed as they are.
    [19, { rounded: true }, '19'],
    [39, { rounded: true }, '39'],
    [99, { rounded: true }, '99'],
    [100, { rounded: true }, '100'],
    [372, { rounded: true }, '370余'],
    [370, { rounded: true }, '370'],
    [3215, { rounded: true }, '3200余'],
    [9999, { inWan: true }, '9999'],
    [10_000, { inWan: true }, '1万'],
    [18_234, { inWan: true }, '1.82万余'],
    [18_200, { inWan: true }, '1.82万'],
    [18_234, { inWan: true, rounded: true }, '1.8万余'],
    [49_800, { inWan: true, rounded: true }, '4.9万余'],
    [2_710_000, { inWan: true }, '271万'],
    [1_373_714.24, { inWan: true, unmarked: true }, '137.37万'],
    [120_000_000, { inWan: true }, '1.2亿'],
    [123_456_789, { inWan: true }, '1.23亿余'],
    [18_234, {}, '18234'],
  ])('%d (%j) is %s', (value, how, printed) => {
    expect(printQuantity(exactly(value), how)).toBe(printed)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is never %d', (value) => {
    expect(() => printQuantity(exactly(value))).toThrow(RangeError)
  })
})

describe('a number that one report said', () => {
  it.each<[number, Approximation, string]>([
    [150, 'over', '150余'],
    [300, 'about', '约300'],
    [400, 'near', '近400'],
    [8, 'about', '约8'],
    [152, 'about', '约152'],
    [50_000, 'over', '5万余'],
    [12_345, 'about', '约12345'],
    // 余 only behind a multiple of ten.
    [372, 'over', '370余'],
    [15, 'over', '10余'],
    [8, 'over', '超8'],
  ])('%d (%s) is printed as it was said: %s', (value, said, printed) => {
    const quantity = quantityOf(value, said, true)
    expect(printQuantity(quantity, { inWan: true })).toBe(printed)
    expect(printQuantity(quantity, { inWan: true, rounded: true })).toBe(printed)
  })
})

describe('a sum of which not all was exact', () => {
  it.each<[Quantity[], string]>([
    [[near(400), exactly(882)], '1270余'],
    [[near(400), exactly(884)], '约1280'],
    [[near(400), exactly(880)], '1270余'],
    [[about(300), exactly(900)], '约1200'],
    [[about(300), about(300)], '约600'],
    [[about(300), about(300), about(300)], '约900'],
    [[over(150), over(150), over(150)], '450余'],
    [[over(200), over(300)], '500余'],
    [[over(150), exactly(882)], '1030余'],
    [[about(1000), exactly(500)], '约1500'],
    [[about(20), about(30)], '约50'],
    [[near(50), exactly(100)], '140余'],
    [[over(8), exactly(3)], '10余'],
    [[about(5), exactly(3)], '约8'],
    [[near(18_000), exactly(5)], '1.79万余'],
    [[over(18_230), exactly(5)], '1.82万余'],
    [[about(12_345), exactly(10)], '1.23万余'],
    [[about(50_000), over(30_000), exactly(1234)], '约9万'],
  ])('%# is as round as it is', (parts, printed) => {
    expect(printQuantity(sumOf(parts), { inWan: true })).toBe(printed)
    expect(printInFull(sumOf(parts), { inWan: true })).toBe(printed)
  })

  const part = fc
    .tuple(
      fc.integer({ min: 1, max: 4000 }),
      fc.constantFrom(1, 10, 100),
      fc.constantFrom(undefined, ...APPROXIMATIONS),
    )
    .map(([n, place, said]) => quantityOf(n * place, said, true))

  it('is never said to be what it cannot be, and has one mark', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 6 }), fc.boolean(), (parts, inWan) => {
        const sum = sumOf(parts)
        const printed = printQuantity(sum, { inWan })
        const [, front, digits, unit, behind] = /^(约?)(\d+(?:\.\d{1,4})?)(万?)(余?)$/.exec(printed) ?? []
        const number = Number((Number(digits) * (unit ? 10_000 : 1)).toFixed(4))
        if (sum.low === sum.high) return
        expect(`${front}${behind}`).toHaveLength(1)
        if (behind) {
          expect(number).toBeLessThanOrEqual(sum.low)
          expect(number % 10).toBe(0)
          // Not far below what is known.
          expect(sum.low - number).toBeLessThanOrEqual(Math.max(2 * (sum.high - sum.low + 1), 100))
        } else {
          expect(number).toBeGreaterThanOrEqual(sum.low)
          expect(number).toBeLessThanOrEqual(sum.high)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('rounding down', () => {
  it('never raises, never loses a tenth, and is done at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (value) => {
        const rounded = roundDown(value)
        expect(rounded).toBeLessThanOrEqual(value)
        expect(rounded).toBeGreaterThan(value * 0.9 - 1)
        expect(roundDown(rounded)).toBe(rounded)
      }),
    )
  })
})

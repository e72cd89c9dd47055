import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/catalogue/schema.ts'
import type { Approximation } from '../../src/chinese/quantity.ts'
import { decimal } from '../../src/kinds/decimal.ts'
import type { Known, Reading } from '../../src/kinds/kind.ts'
import { inHanzi } from './number-formats.ts'

const KNOWN = { today: '2022-11-09', names: [] } as unknown as Known

const question = (unit: string) =>
  ({
    code: 'q',
    kind: 'decimal',
    ask: '这次筹集资金多少？',
    optional: false,
    stock: false,
    indicator: { label: '筹集资金', unit, over_time: 'sum', over_units: 'sum' },
  }) as unknown as Question

const read = (typed: string, unit: string): Reading => decimal.read(question(unit), typed, KNOWN)

const TAKEN: readonly [unit: string, typed: string, value: number, approximate?: Approximation][] = [
  ['万元', '3.5', 3.5],
  ['万元', '３．５', 3.5],
  ['万元', '3', 3],
  ['万元', '0.05', 0.05],
  ['万元', '8.29', 8.29],
  ['万元', '三点五', 3.5],
  ['万元', '零点五', 0.5],
  ['万元', '3万', 3],
  ['万元', '3万元', 3],
  ['万元', '3w', 3],
  ['万元', '3.5万元', 3.5],
  ['万元', '1.2345万元', 1.2345],
  ['万元', '三万五', 3.5],
  ['万元', '三万五千块钱', 3.5],
  ['万元', '三千元', 0.3],
  ['万元', '3000元', 0.3],
  ['万元', '¥3000', 0.3],
  ['万元', '3,000.50元', 0.30005],
  ['万元', '12345.67元', 1.234567],
  ['万元', '0.01元', 0.000001],
  ['万元', '300万', 300],
  ['万元', '三百', 300],
  ['万元', '3千万', 3000],
  ['万元', '1亿元', 10000],
  ['万元', '金额：3', 3],
  ['万元', '筹集资金3.5万元', 3.5],
  ['万元', '约3.5万元', 3.5, 'about'],
  ['万元', '近百万元', 100, 'near'],
  ['万元', '3万多元', 3, 'over'],
  ['万元', '没有', 0],
  ['元', '3000', 3000],
  ['元', '3000元', 3000],
  ['元', '99.99元', 99.99],
  ['元', '1.2万元', 12000],
  ['元', '1.2万', 12000],
  ['元', '1.2345万', 12345],
  ['元', '三千', 3000],
  ['元', '壹佰元整', 100],
  ['元', '300块', 300],
  ['亩', '3.5亩', 3.5],
  ['亩', '12亩多', 12, 'over'],
  ['元', '12元5角', 12.5],
  ['元', '五毛', 0.5],
  ['元', '3块5', 3.5],
  ['元', '一百二十元五角八分', 120.58],
  ['万元', '1.234', 1.234],
  ['万元', '0.986', 0.986],
  ['万元', '0.986万元', 0.986],
  ['元', '0.986万元', 9860],
  ['万元', '价值6000元', 0.6],
  ['元', '2.5k', 2500],
  ['万人', '3.2', 3.2],
  ['万人', '32000人', 3.2],
  // A share is asked in %.
  ['%', '98.6%', 98.6],
  ['%', '98.6', 98.6],
  ['%', '约95%', 95, 'about'],
]

const REFUSED: readonly (readonly [unit: string, typed: string, words: string])[] = [
  ['元', '3.555', '小数太长'],
  ['元', '0.005元', '小数太长'],
  ['万元', '3000人', '对不上'],
  ['万元', '3个', '对不上'],
  ['亩', '3.5公顷', '对不上'],
  ['亩', '3000元', '对不上'],
  ['万元', '一半', '没有说出具体'],
  ['万元', '-3.5', '负数'],
  ['万元', '3.5-4', '范围'],
  ['万元', '3.5.1', '说不准'],
  ['万元', '.5', '没看懂'],
  ['万元', '80%', '比例'],
]

describe('a decimal', () => {
  it.each(TAKEN)('asked in %s, %s is %s', (unit, typed, value, approximate) => {
    const { ask: _, ...reading } = { ask: '', ...read(typed, unit) }
    expect(reading).toEqual({ kind: 'value', value, ...(approximate ? { approximate } : {}) })
  })

  it.each(REFUSED)('asked in %s, %s is refused', (unit, typed, words) => {
    const reading = read(typed, unit)
    expect(reading.kind === 'refused' ? reading.why : JSON.stringify(reading)).toContain(words)
  })

  it('asks whether a running total is meant', () => {
    expect(read('累计3.5万元', '万元')).toEqual({ kind: 'cumulative', value: 3.5 })
  })

  const hundredths = fc.nat(999_999)

  it('reads two places back exactly, in any unit', () => {
    fc.assert(
      fc.property(hundredths, fc.constantFrom('元', '万元', '亩'), (value, unit) => {
        const typed = (value / 100).toFixed(2)
        expect(read(typed, unit)).toMatchObject({ kind: 'value', value: Number(typed) })
      }),
    )
  })

  it('the same sum is the same in 元 and in 万元, down to the 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        const digits = String(fen).padStart(7, '0')
        const typed = `${digits.slice(0, -2)}.${digits.slice(-2)}元`
        const value = Number(`${digits.slice(0, -6)}.${digits.slice(-6)}`)
        expect(read(typed, '万元')).toMatchObject({ kind: 'value', value })
        expect(decimal.show({ value }, question('万元'))).not.toMatch(/e/)
      }),
    )
  })

  it('reads spoken sums', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (yuan) => {
        expect(read(`${inHanzi(yuan)}元`, '元')).toMatchObject({ kind: 'value', value: yuan })
        expect(read(`${inHanzi(yuan)}元`, '万元')).toMatchObject({ kind: 'value', value: Number(`${yuan}e-4`) })
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonalNumbers, personalNumber } from '../../src/chinese/masking.ts'
import { stepsOf } from '../support/steps.ts'
import { DISGUISED, HARMLESS } from './personal-numbers.ts'

describe('personalNumber', () => {
  it.each(DISGUISED)('%j holds a %s', (text, kind) => {
    expect(personalNumber(text)).toBe(kind)
    expect(personalNumber(maskPersonalNumbers(text).replace(/〔(?:手机号|证件号|卡号)〕/g, '人'))).toBeUndefined()
  })

  it.each(HARMLESS)('%j is no personal number', (text) => {
    expect(personalNumber(text)).toBeUndefined()
    expect(maskPersonalNumbers(text)).toBe(text)
  })

  const digits = (n: number) => fc.stringMatching(new RegExp(`^\\d{${n}}$`))
  const mobile = fc.tuple(fc.constantFrom(...'3456789'), digits(9)).map(([second, rest]) => `1${second}${rest}`)
  const prose = fc
    .stringMatching(/^[一-丁甲乙村镇开展活动，。：a-z]{0,6}$/)
    .filter((text) => !/[一二三四五六七八九]/.test(text))
  const wide = (text: string): string => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))

  it('finds every mobile number, however it is broken up with hyphens', () => {
    fc.assert(
      fc.property(mobile, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (number, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        const parts = [number.slice(0, low), number.slice(low, high), number.slice(high)].filter(Boolean)
        const dated = parts.some((part) => /^(?:18|19|20)\d{6}$/.test(part)) || /^(?:19|20)\d\d$/.test(parts[0] ?? '')
        fc.pre(!dated)
        expect(personalNumber(parts.join('-'))).toBe('phone')
      }),
    )
  })

  it('masks a number to the letter, and nothing around it', () => {
    const spelled = mobile.chain((n) => fc.constantFrom(n, wide(n), n.replace(/^(...)(....)/, '$1-$2-')))
    fc.assert(
      fc.property(prose, spelled, prose, (before, number, after) => {
        expect(maskPersonalNumbers(before + number + after)).toBe(`${before}〔手机号〕${after}`)
      }),
    )
  })

  const digitPieces = [
    '13800138000',
    '0859',
    '3221234',
    '19900101',
    '522301',
    '6222',
    '电话',
    '〔手机号〕',
    '86',
    '138',
  ]
  const digitHeavy = fc
    .array(
      fc.oneof(
        fc.constantFrom(...' -.—)（X人一三八零电话：'),
        fc.constantFrom(...digitPieces),
        fc.stringMatching(/^\d{1,6}$/),
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join(''))

  it('leaves nothing that it would find again', () => {
    fc.assert(
      fc.property(fc.oneof(digitHeavy, fc.string({ unit: 'binary' })), (text) => {
        const masked = maskPersonalNumbers(text)
        expect(maskPersonalNumbers(masked)).toBe(masked)
        expect(personalNumber(masked.replace(/〔(?:手机号|证件号|卡号)〕/g, '〕人'))).toBeUndefined()
        expect(personalNumber(masked)).toBe(personalNumber(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves a text without digits as it is', () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !/[\p{N}幺]/u.test(text.normalize('NFKC')))
    fc.assert(
      fc.property(plain, (text) => {
        expect(maskPersonalNumbers(text)).toBe(text)
      }),
    )
  })

  const pieces = [
    ...digitPieces,
    '1 ',
    '0 ',
    '1-',
    '6222 12 ',
    '1一',
    '1o',
    '52230119900101123 ',
    '电话',
    '1空',
    '空格',
  ]
  const repeated = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))

  it('does as much for each character of the longest message as for those of a short one, and little', () => {
    fc.assert(
      fc.property(repeated, (piece) => {
        const short = piece.repeat(Math.ceil(512 / piece.length))
        const steps = (text: string) => stepsOf(() => void maskPersonalNumbers(text)) / text.length
        expect(steps(short.repeat(8))).toBeLessThan(steps(short) * 1.1 + 1)
        expect(steps(short.repeat(8))).toBeLessThan(40)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonalNumbers, personalNumber } from '../../src/chinese/masking.ts'

describe('personalNumber', () => {
  it.each([
    ['13800138000', 'phone'],
    ['电话13800138000请联系', 'phone'],
    ['手机13800138000一部', 'phone'],
    ['138 0013 8000', 'phone'],
    ['138-0013-8000', 'phone'],
    ['138－0013—8000', 'phone'],
    ['138.0013.8000', 'phone'],
    ['13-80-01-38-00-0', 'phone'],
    ['138 00 13 80 00', 'phone'],
    ['1 3 8 0 0 1 3 8 0 0 0', 'phone'],
    ['１３８００１３８０００', 'phone'],
    ['1\uFE0F\u20E33\uFE0F\u20E38\uFE0F\u20E300138000', 'phone'],
    ['138\u200b0013\u200b8000', 'phone'],
    ['+8613800138000', 'phone'],
    ['+86 138-0013-8000', 'phone'],
    ['（86）13800138000', 'phone'],
    ['0086 13800138000', 'phone'],
    ['013800138000', 'phone'],
    ['320人，13800138000', 'phone'],
    ['320 13800138000', 'phone'],
    ['一三八零零一三八零零零', 'phone'],
    ['幺三八〇〇幺三八〇〇〇', 'phone'],
    ['0859-3221234', 'phone'],
    ['（0859）3221234', 'phone'],
    ['010 62345678', 'phone'],
    ['08593221234', 'phone'],
    ['电话：3221234', 'phone'],
    ['联系方式 322-1234', 'phone'],
    ['522301199001011234', 'id'],
    ['52230119900101123X', 'id'],
    ['52230119900101123x', 'id'],
    ['５２２３０１１９９００１０１１２３Ｘ', 'id'],
    ['522301 19900101 1234', 'id'],
    ['522301 1990 0101 123X', 'id'],
    ['身份证号522301199001011234，', 'id'],
    ['522301900101123', 'id'],
    ['6222021234567890', 'card'],
    ['6222021234567890123', 'card'],
    ['6222 0212 3456 7890', 'card'],
    ['6222 0212 3456 7890 123', 'card'],
    ['6222-0212-3456-7890-123', 'card'],
    ['62220212345678901', 'card'],
    ['5223011990010112341380013800', 'card'],
    ['请打〔手机号〕', 'phone'],
    ['〔证件号〕', 'id'],
    ['卡〔卡号〕', 'card'],
  ])('%j holds a %s', (text, kind) => {
    expect(personalNumber(text)).toBe(kind)
  })

  it.each([
    '',
    '320',
    '1,234,567',
    '13,800,138,000',
    '20221103',
    '20221103153000',
    '2022-11-03',
    '2022-11-03 2022-11-05',
    '2022年11月3日至2022年11月5日',
    '2022 2023 2024 2025',
    '150 2022-11-03',
    '15 20 30 12 180',
    '100000000',
    '12345678901',
    '12345热线',
    '电话12345',
    '电话宣传3221234人次',
    '4001234567',
    '152人 1500人 20000份',
    '二〇二二年十一月三日',
    '一九九八二〇二二',
    '122333444455555',
    '第13800期',
    '138****8000',
    '11.3-11.5',
  ])('%j is no personal number', (text) => {
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

  const digitHeavy = fc
    .array(
      fc.oneof(
        fc.constantFrom(...' -.—)（X人一三八零电话：'),
        fc.constantFrom(
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
        ),
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
        expect(personalNumber(masked.replace(/〔(?:手机号|证件号|卡号)〕/g, '、'))).toBeUndefined()
        expect(personalNumber(masked)).toBe(personalNumber(text))
      }),
      { numRuns: 5000 },
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

  it('is quick on the longest message there is', () => {
    const rows = [
      '1 '.repeat(2048),
      '13800138000 '.repeat(340),
      '9'.repeat(4096),
      '1-'.repeat(2048),
      '电话'.repeat(2048),
    ]
    const started = performance.now()
    for (const row of rows) maskPersonalNumbers(row)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, cleanTexts, withoutInvalid } from '../../src/chinese/clean-text.ts'

/** Char of XML 1.0. */
const XML = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

describe('text as it is let in', () => {
  it.each([
    ['甲镇妇联\uFFFE', '甲镇妇联'],
    ['讲😀了\0', '讲😀了'],
    ['半\ud83d个', '半�个'],
    ['半\ude00个', '半�个'],
    ['\u202E人三\u202C', '人三'],
    ['\u2066甲\u2069', '甲'],
    ['甲\u0085乙\u009F', '甲乙'],
    ['\uFEFF表', '表'],
    ['甲\uFDD0乙\u{1FFFE}丙\u{10FFFF}', '甲乙丙'],
    ['一行\n二行\t三', '一行\n二行\t三'],
    ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['𠮷家村', '𠮷家村'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept)
  })

  const any = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })

  it('can stand in XML, whatever it was; cleaned twice it is the same', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(withoutInvalid(text)).toMatch(XML)
        expect(cleanText(text)).toMatch(XML)
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is found wherever it stands in what was read', () => {
    expect(cleanTexts({ a: ['x\uFFFE', { b: 'y\0' }], n: 1, none: null })).toEqual({
      a: ['x', { b: 'y' }],
      n: 1,
      none: null,
    })
    const day = new Date(0)
    expect(cleanTexts({ day }).day).toBe(day)
  })
})

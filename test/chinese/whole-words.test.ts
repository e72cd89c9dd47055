import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstWords, lastWords, wholeWords } from '../../src/chinese/whole-words.ts'

describe('words that are not cut', () => {
  it.each([
    ['困难群众慰问资金发放金额', 5, '发放金额'],
    ['甲镇妇联参加志愿服务活动', 7, '志愿服务活动'],
    ['全县群团组织开展宣讲', 5, '开展宣讲'],
    ['受众', 5, '受众'],
    ['😀😀😀', 2, '😀'],
  ])('of %s the last %i characters are the words %s', (text, most, words) => {
    expect(lastWords(text, most)).toBe(words)
  })

  it.each([
    ['户家庭参加活动并签名', 6, '户家庭参加'],
    ['人次参加', 3, '人次'],
    ['人', 8, '人'],
  ])('of %s the first %i characters are the words %s', (text, most, words) => {
    expect(firstWords(text, most)).toBe(words)
  })

  it('are of the text, in its order, and no more than there is room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'甲镇妇联参加志愿服务2022年😀a，（'), maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (text, most) => {
          expect(wholeWords(text).join('')).toBe(text)
          expect(text.startsWith(firstWords(text, most))).toBe(true)
          expect(text.endsWith(lastWords(text, most))).toBe(true)
          for (const kept of [firstWords(text, most), lastWords(text, most)]) {
            expect([...kept].length).toBeLessThanOrEqual(most)
          }
        },
      ),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { digitOf } from '../../src/chinese/digits.ts'
import { ordinal, SPOKEN, smallNumber } from '../../src/chinese/small-number.ts'

describe('a digit', () => {
  it.each(['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '0123456789', '○幺貳三四五陸七八九'])(
    'is read from %s',
    (row) => {
      expect([...row].map(digitOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    },
  )

  it('is none where the character only counts or is another word', () => {
    expect(['两', '十', '百', '', '甲', '12'].map(digitOf)).toEqual([...Array(6)].map(() => undefined))
  })
})

describe('a small number', () => {
  it('is printed as it is spoken, and reads back', () => {
    const whole = new RegExp(`^(?:${SPOKEN})$`, 'u')
    for (let n = 1; n < 100; n++) {
      expect(ordinal(n)).toMatch(whole)
      expect(smallNumber(ordinal(n))).toBe(n)
    }
    expect([1, 10, 11, 20, 21, 99].map(ordinal)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九'])
  })
})

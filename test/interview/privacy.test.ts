import { describe, expect, it } from 'vitest'
import { maskPersonalNumbers } from '../../src/chinese/masking.ts'
import { refusalOf } from '../../src/interview/privacy.ts'

describe('refusalOf', () => {
  it.each(['13800138000', '522301199001011234', '6222021234567890', '机密', '当事人', '（2022）黔01民初123号'])(
    '%s: one short sentence that says what to do, without the number',
    (text) => {
      const why = refusalOf(text) ?? ''
      expect(why).toMatch(/请.+。$/)
      expect([...why].length).toBeLessThanOrEqual(60)
      expect(why).not.toMatch(/\d/)
    },
  )

  it('says the same of a number and of its marker', () => {
    for (const text of ['138 0013 8000', '522301199001011234', '6222021234567890']) {
      expect(refusalOf(maskPersonalNumbers(text))).toBe(refusalOf(text))
    }
  })

  it('lets ordinary work through', () => {
    for (const text of ['开展宣讲3场，320人次参加', '累计1,234,567元', '20221103', '保密教育']) {
      expect(refusalOf(text)).toBeUndefined()
    }
  })
})

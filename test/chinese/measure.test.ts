import { describe, expect, it } from 'vitest'
import { markNumber } from '../../src/chinese/approximation-marks.ts'
import type { Measure } from '../../src/chinese/measure.ts'
import { type Approximation, exactly, type Quantity, quantityOf } from '../../src/chinese/quantity.ts'

/** `words` with the number in place of #. */
function printed(words: string, quantity: Quantity, measure: Measure, rounded = false): string {
  const [before = '', after = ''] = words.split('#')
  const marked = markNumber(quantity, { measure, rounded }, { before, after })
  const front = before.slice(0, before.length - marked.cutBefore)
  return `${front}${marked.printed}${marked.put}${after.slice(marked.cutAfter)}`
}

describe('a number before its measure word', () => {
  const money = { unit: '万元', inWan: true }

  it.each<[string, number, boolean, string]>([
    ['筹集#万元。', 0.005, false, '筹集50元。'],
    ['筹集#万元。', 0.3, false, '筹集3000元。'],
    ['筹集#万元。', 3.5, false, '筹集3.5万元。'],
    ['筹集#万元。', 137.371424, false, '筹集137.37万元。'],
    ['筹集#万元。', 271, false, '筹集271万元。'],
    ['筹集#万元。', 12_000, false, '筹集1.2亿元。'],
    ['筹集#万元。', 4.98, true, '筹集4.9万余元。'],
    ['筹集#余万元。', 4.98, false, '筹集4.9万余元。'],
    ['筹集资金（万元）：#。', 0.005, false, '筹集资金（万元）：0.005。'],
  ])('asked in 万元: %s of %d (%s) is %s', (words, value, rounded, text) => {
    expect(printed(words, exactly(value), money, rounded)).toBe(text)
  })

  it.each<[number, string]>([
    [50, '50元'],
    [1234.5, '1234.5元'],
    [1_373_714.24, '137.37万元'],
    [2_710_000, '271万元'],
  ])('asked in 元: %d is %s', (value, text) => {
    expect(printed('#元', exactly(value), { unit: '元', inWan: true })).toBe(text)
  })

  it.each<[number, Approximation, string]>([
    [3.5, 'over', '3.5万余元'],
    [3, 'about', '约3万元'],
    [10, 'near', '近10万元'],
    [0.3, 'about', '约3000元'],
  ])('said so: %d 万元 (%s) is %s', (value, said, text) => {
    expect(printed('#万元', quantityOf(value, said, false), money)).toBe(text)
  })

  it.each<[string, string, number, string]>([
    ['#人', '人', 950, '950人次'],
    ['#名群众', '名', 950, '950人次群众'],
    ['#人次', '人', 950, '950人次'],
    ['#余名', '人', 18_234, '1.8万余人次'],
    ['#户', '户', 950, '950户'],
    ['#个单位', '名', 950, '950个单位'],
  ])('%s asked in %s, of several events: %d is %s', (words, unit, value, text) => {
    expect(printed(words, exactly(value), { unit, severalEvents: true, inWan: true })).toBe(text)
  })

  it('is a head of one event', () => {
    expect(printed('#人', exactly(950), { unit: '人', inWan: true })).toBe('950人')
  })

  it('is written in digits where a county wants it so, and as it was asked', () => {
    expect(printed('#人次', exactly(18_234), { unit: '人次', inWan: false })).toBe('18234人次')
    expect(printed('#万元', exactly(137.371424), { ...money, inWan: false })).toBe('137.3714万元')
    expect(printed('#元', exactly(1_373_714.24), { unit: '元', inWan: false })).toBe('1373714.24元')
  })
})

import { describe, expect, it } from 'vitest'
import { otherYearsIn } from '../../src/chinese/anniversaries.ts'
import { worded } from '../../src/desk/wording.ts'

const OTHER: readonly (readonly [text: string, year: number, of: number])[] = [
  ['扎实开展庆祝建党百年系列活动', 2022, 2021],
  ['迎接建党100周年', 2022, 2021],
  ['庆祝中国共产党成立一百周年', 2022, 2021],
  ['庆祝中国共产党成立101周年', 2023, 2022],
  ['纪念建团百年', 2021, 2022],
  ['庆祝新中国成立七十三周年', 2023, 2022],
  ['庆祝改革开放40周年', 2022, 2018],
  ['纪念抗战胜利75周年', 2022, 2020],
  ['2021年以来', 2022, 2021],
  ['二〇二一年以来', 2022, 2021],
]
const NONE: readonly (readonly [text: string, year: number])[] = [
  ['庆祝建党百年', 2021],
  ['庆祝中国共产党成立101周年', 2022],
  ['纪念建团百年', 2022],
  ['今年以来，和去年相比', 2022],
  ['2022年以来，2023年将', 2022],
  ['树牢“四个意识”，推广“5＋X”', 2022],
  ['庆祝青禾县建县60周年', 2022],
  ['百首山歌颂党恩', 2022],
  ['百日行动', 2022],
]

describe('another year in a text', () => {
  it.each(OTHER)('%s, in %i', (text, year, of) => {
    expect(otherYearsIn(text, year).map((found) => found.of)).toEqual([of])
  })

  it.each(NONE)('%s, in %i: none', (text, year) => {
    expect(otherYearsIn(text, year)).toEqual([])
  })
})

describe('a text block', () => {
  const block = { code: 'opening', label: '总述', words: '目录里的话。' }
  it.each([
    ['of the catalogue', undefined, undefined],
    ['set this year', { year: 2022, words: '今年的话。' }, undefined],
    ['of last year', { year: 2021, words: '去年的话。' }, '还是2021年的话，没有改过。'],
    [
      'of last year with some anniversary',
      { year: 2021, words: '迎建县60周年。' },
      '还是2021年的话，里面有周年，请核对。',
    ],
    ['with another anniversary', { year: 2022, words: '庆祝建党百年。' }, '“建党百年”是2021年的，请核对。'],
    ['given up again', { year: 2022, words: null }, undefined],
  ])('%s', (_, own, warning) => {
    const found = worded(block, own && { code: 'opening', ...own }, { year: 2022 })
    expect(found.warning).toBe(warning)
    expect(found.words).toBe(own?.words ?? '目录里的话。')
  })
})

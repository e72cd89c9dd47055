import { describe, expect, it } from 'vitest'
import { bareName, isDressed, printedName } from '../../src/chinese/name-marks.ts'

describe('a name between the marks of its question', () => {
  it.each<['“”' | '《》', string, string]>([
    ['“”', '红领巾讲师团', '“红领巾讲师团”'],
    ['“”', '“红领巾讲师团”', '“红领巾讲师团”'],
    ['“”', '“5＋X”工作法', '“‘5＋X’工作法”'],
    ['“”', '“甲”和“乙”', '“‘甲’和‘乙’”'],
    ['“”', '甲‘乙’', '“甲‘乙’”'],
    ['“”', '“甲‘乙’”丙', '“‘甲“乙”’丙”'],
    ['“”', '学《条例》', '“学《条例》”'],
    ['《》', '山那边', '《山那边》'],
    ['《》', '《山那边》', '《山那边》'],
    ['《》', '《火》（组诗）', '《火》（组诗）'],
    ['《》', '《火》(组诗)', '《火》(组诗)'],
    ['《》', '读《红楼梦》有感', '《读〈红楼梦〉有感》'],
    ['《》', '《红楼梦》读后', '《〈红楼梦〉读后》'],
    ['《》', '“春”之歌', '《“春”之歌》'],
  ])('%s %s', (marks, name, printed) => {
    expect(printedName(name, marks)).toBe(printed)
  })

  it('is printed as given where the question has none', () => {
    expect(printedName('“甲”', undefined)).toBe('“甲”')
  })
})

it.each([
  ['“甲”', true, '甲'],
  ['《甲》', true, '甲'],
  ['“甲”和“乙”', false, '“甲”和“乙”'],
  ['“‘5＋X’工作法”', true, '“5＋X”工作法'],
  ['“《甲》”', true, '甲'],
  ['“', false, '“'],
  ['', false, ''],
])('%s: one pair around the whole is %s, and without it is %s', (name, one, bare) => {
  expect(isDressed(name)).toBe(one)
  expect(bareName(name)).toBe(bare)
})

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
    ['《》', '绣娘（油画）', '《绣娘》（油画）'],
    ['《》', '临溪文艺(季刊)', '《临溪文艺》(季刊)'],
    ['《》', '长河（上）', '《长河（上）》'],
    ['《》', '（外一首）', '《（外一首）》'],
    ['《》', '学习强国APP（州频道）', '学习强国APP（州频道）'],
    ['“”', '七彩假期（移民新村点）', '“七彩假期”（移民新村点）'],
    ['《》', '读《红楼梦》有感', '《读〈红楼梦〉有感》'],
    ['《》', '《红楼梦》读后', '《〈红楼梦〉读后》'],
    ['《》', '“春”之歌', '《“春”之歌》'],
    // What a title is of stands outside; a medium has no title.
    ['《》', '短篇小说《五桂河》', '短篇小说《五桂河》'],
    ['《》', '水彩画《晨》', '水彩画《晨》'],
    ['《》', '《诗刊》2022年第5期', '《诗刊》2022年第5期'],
    ['《》', '《甲县报》副刊', '《甲县报》副刊'],
    ['《》', '《春》《秋》', '《春》《秋》'],
    ['《》', '散文《春》、组诗《秋》', '散文《春》、组诗《秋》'],
    ['《》', '“学习强国”平台', '“学习强国”平台'],
    ['《》', '学习强国APP', '学习强国APP'],
    ['《》', '甲县日报', '《甲县日报》'],
    ['《》', '小说的春天', '《小说的春天》'],
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

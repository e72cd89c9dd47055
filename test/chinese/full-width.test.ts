import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inChinese } from '../../src/chinese/full-width.ts'

describe("a cadre's words in print", () => {
  it.each([
    // Punctuation beside Chinese, and at the end.
    ['收到100 份,反响热烈;继续做.', '收到100份，反响热烈；继续做。'],
    ['效果很好!', '效果很好！'],
    ['好不好?好!!', '好不好？好！！'],
    ['例如:100人', '例如：100人'],
    ['做了PPT.', '做了PPT。'],
    ['服务100人.5月继续', '服务100人。5月继续'],
    ['很好...', '很好……'],
    ['收到100, 200份', '收到100，200份'],
    // Brackets and plus signs.
    ['采用“(线上)+(线下)”模式', '采用“（线上）＋（线下）”模式'],
    ['5+X', '5＋X'],
    ['“5+X”工作法', '“5＋X”工作法'],
    ['体验5G+VR', '体验5G＋VR'],
    ['3 + 1模式', '3＋1模式'],
    ['学习C++编程', '学习C++编程'],
    ['甲镇(Beta)', '甲镇（Beta）'],
    ['求f(x)的值', '求f（x）的值'],
    // Numbers, times, dates, Latin words, addresses keep their signs.
    ['增长3.5个百分点', '增长3.5个百分点'],
    ['上午9:30开始,10:00结束', '上午9:30开始，10:00结束'],
    ['共1,200人', '共1,200人'],
    ['12.4宪法日', '12.4宪法日'],
    ['1.做好宣讲;2.做好服务', '1.做好宣讲；2.做好服务'],
    ['1)线上2)线下', '1）线上2）线下'],
    ['唱Hello, world!', '唱Hello, world！'],
    ['见https://a.cn/b?c=1,d.共3条', '见https://a.cn/b?c=1,d。共3条'],
    ['发到a.b@c.cn,收到', '发到a.b@c.cn，收到'],
    ['上www.a.cn.', '上www.a.cn。'],
    ['2022-11-09 宣讲', '2022-11-09宣讲'],
    // Blanks.
    ['迎 2022 新春', '迎2022新春'],
    ['百首山歌颂党恩 百人绣出新生活', '百首山歌颂党恩 百人绣出新生活'],
    ['体验 VR 课堂', '体验VR课堂'],
    ['第一, 第二', '第一，第二'],
    ['Hello world', 'Hello world'],
    // Marks without their other half.
    ['“半个引号', '半个引号'],
    ['半个引号”', '半个引号'],
    ['《春', '春'],
    ['（甲', '甲'],
    ['“（甲”）', '“甲”'],
    ['“甲”和“乙', '“甲”和乙'],
    ['"甲"和"乙"', '“甲”和“乙”'],
    ['「甲」', '“甲”'],
    ["it's", "it's"],
    ['', ''],
  ])('%j is %j', (typed, printed) => {
    expect(inChinese(typed)).toBe(printed)
  })

  const text = fc
    .array(fc.constantFrom(...'甲乙和aB15 ,.;:?!()+“”‘’《》（），。"「」', '9:30', '3.5', '见http://a.cn/b，', '...'), {
      maxLength: 16,
    })
    .map((parts) => parts.join(''))

  it('is the same done twice, and keeps every letter, digit and Chinese character', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const printed = inChinese(typed)
        expect(inChinese(printed)).toBe(printed)
        const said = (of: string) => of.replaceAll(/[^\p{L}\p{N}]/gu, '')
        expect(said(printed)).toBe(said(typed))
      }),
      { numRuns: 5000 },
    )
  })

  it('leaves no half of a pair, and no half-width mark between Chinese', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const printed = inChinese(typed).replaceAll('http://a.cn/b', '')
        expect(printed).not.toMatch(/[甲乙和][,.;:?!][甲乙和]|[甲乙和][,;:?!]$/u)
        for (const [open, close] of ['“”', '《》'])
          expect(printed.split(open ?? '').length).toBe(printed.split(close ?? '').length)
      }),
      { numRuns: 2000 },
    )
  })
})

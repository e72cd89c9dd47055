import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { name } from '../../src/kinds/name.ts'
import { KNOWN, question, taken, whyNot } from './fixtures.ts'

const asked = question('name', { max_length: 20 })

describe('name', () => {
  it.each([
    ['迎新春文艺汇演', '迎新春文艺汇演'],
    ['收到，迎新春，谢谢', '迎新春'],
    ['领导好！迎新春', '迎新春'],
    ['你好，春天', '你好，春天'],
    ['<<迎新春>>', '《迎新春》'],
    ['  迎新春。', '迎新春'],
    ['迎新春，', '迎新春'],
    ['迎  新春', '迎 新春'],
    ['迎　新春', '迎 新春'],
    ['迎\t新春\u200b', '迎 新春'],
    // Marks around the whole are the cadre's to give.
    ['"迎新春"', '“迎新春”'],
    ['“迎新春”', '“迎新春”'],
    ['“ 迎新春。”', '“迎新春”'],
    ['““迎新春””', '“迎新春”'],
    ['《迎新春》', '《迎新春》'],
    ['《迎新春》。', '《迎新春》'],
    ['「迎新春」', '“迎新春”'],
    ["'迎新春'", '“迎新春”'],
    ['‘迎新春’', '“迎新春”'],
    ['【迎新春】', '迎新春'],
    ['“《迎新春》”', '“《迎新春》”'],
    ['““5＋X”工作法”', '“‘5＋X’工作法”'],
    ['“‘5＋X’工作法”', '“‘5＋X’工作法”'],
    ['"迎新春"文艺汇演', '“迎新春”文艺汇演'],
    ['＂迎新春＂文艺汇演', '“迎新春”文艺汇演'],
    ['“迎新春“文艺汇演', '“迎新春”文艺汇演'],
    ['”迎新春”文艺汇演', '“迎新春”文艺汇演'],
    ['《甲》朗诵和《乙》', '《甲》朗诵和《乙》'],
    ['加油，甲村！', '加油，甲村！'],
    ['学习会👍', '学习会'],
    ['3·8妇女节', '3·8妇女节'],
    ['“5＋X”工作法', '“5＋X”工作法'],
    ['没有围墙的课堂', '没有围墙的课堂'],
    ['零距离宣讲', '零距离宣讲'],
    ['无烟日宣传', '无烟日宣传'],
    ['䶮村\u{20000}活动', '䶮村\u{20000}活动'],
  ])('%j', (text, value) => {
    expect(taken(asked, text)).toBe(value)
  })

  it.each([
    [' ', '还没有写'],
    ['。。。', '还没有写'],
    ['123', '像是日期或数量'],
    ['3-8', '像是日期或数量'],
    ['昨天', '请写名称'],
    ['200多人', '请写名称'],
    ['甲活动，乙活动，昨天', '不止一项'],
    ['···', '还没有写'],
    ['《》', '还没有写'],
    ['同上', '不是名称'],
    ['不知道呢', '不是名称'],
    ['确认提交', '不是名称'],
    ['先停下', '不是名称'],
    ['换一类', '不是名称'],
    ['改某一项', '不是名称'],
    ['再报一份', '不是名称'],
    ['继续，下一题', '不是名称'],
    ['我要请假', '不是名称'],
    ['没有', '不是名称'],
    ['0', '不是名称'],
    ['甲活动\n乙活动', '只写一个名称'],
    ['多少', '不是名称'],
    ['有哪些', '不是名称'],
    ['县级', '不是名称'],
    ['还没想好', '不是名称'],
    ['不知道叫啥', '不是名称'],
    ['迎新春，打错了', '再打一遍'],
    ['3月', '不是名称'],
    ['本季度', '不是名称'],
    ['迎新春"汇演', '只有一半'],
    ['一二三四五六七八九十一二三四五六七八九十一', '有21个字'],
  ])('refuses %j: %s', (text, why) => {
    expect(whyNot(asked, text)).toContain(why)
  })

  it.each([
    ['职工运动会，昨天，200多人', '职工运动会'],
    ['职工运动会\n11月8日', '职工运动会'],
    ['职工运动会 昨天 200人', '职工运动会'],
    ['走访慰问困难职工50户', '走访慰问困难职工'],
    ['昨天；“反诈课堂”；三十来号人', '“反诈课堂”'],
    ['名称：昨天的课堂', '昨天的课堂'],
    ['昨天在村里开展了反诈宣传', '反诈宣传'],
    ['反诈宣传50余人参加', '反诈宣传'],
    ['叫春风送岗', '春风送岗'],
    ['就叫“百灵讲堂”', '“百灵讲堂”'],
    ['我们取名“百灵讲堂”', '“百灵讲堂”'],
    ['活动就叫春风送岗吧', '春风送岗'],
    ['春风送岗呢', '春风送岗'],
    ['三月', '三月'],
    ['书吧', '书吧'],
    ['演练', '演练'],
    ['“甲”和“乙”', '“甲”和“乙”'],
  ])('asks whether %j is %s', (text, value) => {
    const reading = name.read(question('name', { max_length: 40 }), text, KNOWN)
    expect(reading).toMatchObject({ kind: 'guess', value })
  })

  it.each([
    '加油，甲村！',
    '喜迎二十大，永远跟党走',
    '百人百场，宣讲到家',
    '活动名称：3·8妇女节',
    '12.4国家宪法日宣传',
    '题为春风送岗',
    '主题是为民服务',
    '叫醒春天',
    '有爱课堂',
    '县级技能大赛',
  ])('takes %s as it is', (text) => {
    expect(taken(question('name', { max_length: 40 }), text)).toBe(text.replace(/^(?:活动名称：|题为|主题是)/u, ''))
  })

  it('tells of half a pair of book marks', () => {
    expect(whyNot(question('name'), '《春之声')).toBe('“《春之声”的书名号只有一半，请补上或去掉。')
  })

  it('points to 跳过 where there need not be one', () => {
    expect(whyNot(question('name', { optional: true }), '没有')).toContain('跳过')
  })

  it('counts characters as people do', () => {
    expect(taken(asked, '\u{20000}'.repeat(20))).toBe('\u{20000}'.repeat(20))
    expect(taken(asked, `“${'一'.repeat(20)}”`)).toBe(`“${'一'.repeat(20)}”`)
    expect(taken(asked, '\u{20000}'.repeat(21))).toBeUndefined()
  })

  it('offers up to six names given before, shown short, given whole', () => {
    const long = '“童心向党”留守儿童暑期关爱服务系列主题教育实践活动'
    const names = [long, '甲', '乙', '“甲”', '丙', '丁', '戊', '己', '庚']
    const rows = name.suggest(question('name'), { ...KNOWN, names })
    expect(rows.map((row) => row.length)).toEqual([1, 1, 1, 1, 1, 1])
    expect(rows.flat().map(({ input }) => input)).toEqual([long, '甲', '乙', '丙', '丁', '戊'])
    expect(rows[0]?.[0]?.label).toBe(`${long.slice(0, 19)}…`)
  })

  it('offers no name that it would refuse now', () => {
    const rows = name.suggest(question('name', { max_length: 3 }), { ...KNOWN, names: ['甲乙丙丁', '甲乙'] })
    expect(rows.flat().map(({ input }) => input)).toEqual(['甲乙'])
  })

  it('reads what it keeps as the same name', () => {
    const text = fc.array(fc.constantFrom(...'甲乙a1“”"\'《》‘’「」（）【】。，、 ！\u200b👍'), { maxLength: 14 })
    fc.assert(
      fc.property(
        text.map((parts) => parts.join('')),
        (typed) => {
          const value = taken(asked, typed)
          if (value !== undefined) expect(taken(asked, String(value))).toBe(value)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

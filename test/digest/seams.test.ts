import { describe, expect, it } from 'vitest'
import { parseClause } from '../../src/catalogue/parse-clause.ts'
import { exactly } from '../../src/chinese/quantity.ts'
import type { ClauseValue } from '../../src/digest/clause-value.ts'
import { textOf } from '../../src/digest/spans.ts'
import { wordClause } from '../../src/digest/word-clause.ts'

const lineage = { rule: 'sum', indicators: ['n'], to: '', units: [], figures: 1 }

/** `x` are names, `t` is a sentence, `n` a number. */
function printed(clause: string, { x, t, n }: { x?: readonly string[]; t?: string; n?: number }): string {
  const spans = wordClause(parseClause(clause), (code): ClauseValue | undefined => {
    if (code === 'x' && x) return { kind: 'names', names: x, code }
    if (code === 't' && t !== undefined) return { kind: 'free', text: t, code, report: '1' }
    return code === 'n' && n !== undefined
      ? { kind: 'figure', indicator: 'n', quantity: exactly(n), lineage }
      : undefined
  })
  return textOf(spans ?? [])
}

describe('what a clause and a name both say is said once', () => {
  it.each<[string, string | readonly string[], string]>([
    ['开展{x}。', '开展职工篮球赛', '举办职工篮球赛。'],
    ['开展{x}。', '举办职工篮球赛', '举办职工篮球赛。'],
    ['实施{x}，服务3人。', '青年夜校', '实施青年夜校项目，服务3人。'],
    ['实施{x}，服务3人。', '“圆梦”工程', '实施“圆梦”工程，服务3人。'],
    ['开展{x}，3人参加。', '慰问老党员', '开展慰问老党员活动，3人参加。'],
    ['探索开展{x}。', '工作推进会', '探索开展工作推进会。'],
    ['举办{x}等活动。', ['举办篮球赛', '开展棋类赛', '书画展'], '举办篮球赛、棋类赛、书画展等活动。'],
    ['组织{x}。', '开展职工篮球赛', '组织职工篮球赛。'],
    ['召开{x}。', '组织召开推进会', '召开推进会。'],
    ['实施{x}。', '实施“童心港湾”项目', '实施“童心港湾”项目。'],
    ['推进{x}。', '推进建会入会', '推进建会入会。'],
    ['打造{x}品牌。', '“春风行动”品牌', '打造“春风行动”品牌。'],
    ['打造{x}品牌。', '“春风行动品牌”', '打造“春风行动品牌”。'],
    ['打造“{x}”品牌。', '“春风行动”', '打造“春风行动”品牌。'],
    ['开展{x|list:1}等活动。', ['学雷锋活动', '家风课堂'], '开展学雷锋活动等。'],
    ['开展{x}等活动。', ['家风课堂', '学雷锋活动'], '开展家风课堂、学雷锋活动。'],
    ['开展{x}等活动。', '学雷锋活动', '开展学雷锋活动。'],
    ['开展“{x}”主题活动。', '学雷锋主题活动', '开展“学雷锋主题活动”。'],
    ['[在{x|list:2}]宣讲。', '在红军纪念馆', '在红军纪念馆宣讲。'],
    ['响应{t}号召。', '响应环境治理百日行动号召', '响应环境治理百日行动号召。'],
    ['响应{t}号召。', '县委', '响应县委号召。'],
    ['学习{x}期。', '第十三季第5期', '学习第十三季第5期。'],
    ['学习第{x}期。', '第13季第5期', '学习第十三季第5期。'],
    ['获评{x}级示范。', '省级', '获评省级示范。'],
    ['获得{x}。', '荣获“七彩四点半”示范团队', '获得“七彩四点半”示范团队。'],
    ['{x}商会获评示范。', ['甲商会', '乙商会'], '甲商会、乙商会获评示范。'],
    ['{x}社区获评示范。', '甲', '甲社区获评示范。'],
    ['开展“{x}”等活动。', ['甲', '乙'], '开展“甲、乙”等活动。'],
    ['开通{x}站点。', '“博爱云”站点', '开通“博爱云”站点。'],
    ['开通{x}站点。', '甲镇红十字服务站', '开通甲镇红十字服务站。'],
    ['采取{t}等方式宣讲。', '边做手工边讲', '采取边做手工边讲的方式宣讲。'],
    ['采取{t}等方式宣讲。', '院坝会、山歌对唱', '采取院坝会、山歌对唱等方式宣讲。'],
    ['采取{t}等方式宣讲。', '通过院坝会、山歌对唱等形式', '采取院坝会、山歌对唱等形式宣讲。'],
    ['采取{t}等方式宣讲。', '院坝会', '采取院坝会的方式宣讲。'],
    ['采取{t}的方式宣讲。', '以赛代训', '采取以赛代训的方式宣讲。'],
    ['宣讲，采取{t}等方式。', '用山歌讲政策，大家听得懂', '宣讲，用山歌讲政策，大家听得懂。'],
    // What only looks alike stays.
    ['{x}村民参加。', '甲东村', '甲东村村民参加。'],
    ['开展{x}。', '组织生活会', '召开组织生活会。'],
    ['参加{x}。', '举重比赛', '参加举重比赛。'],
    ['为{x}。', '为民服务队', '为为民服务队。'],
    ['开展{x}，活动丰富。', '学雷锋活动', '开展学雷锋活动，活动丰富。'],
    ['开展{x}等级评定。', '甲', '开展甲等级评定。'],
  ])('%s with %j', (clause, given, text) => {
    const values = clause.includes('{t}') ? { t: String(given) } : { x: [given].flat() }
    expect(printed(clause, values)).toBe(text)
  })

  it.each<[string, readonly string[], number, string]>([
    ['{x|first}等{n}个团队。', ['甲队', '乙队'], 3, '甲队等3个团队。'],
    ['{x|list:2}等{n}个团队。', ['甲队', '乙队'], 2, '甲队、乙队共2个团队。'],
    ['{x|first}[{n>1}？等{n}个团队]获奖。', ['甲队'], 1, '甲队获奖。'],
  ])('等 only of more than were named: %s of %j, %d', (clause, x, n, text) => {
    expect(printed(clause, { x, n })).toBe(text)
  })
})

import { describe, expect, it } from 'vitest'
import { mayCorrect } from '../../src/sentence/not-done.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { growth } from '../support/growth.ts'
import { type Count, counted, formsAsked, pasted, sentences, TODAY } from './key.ts'

type Key = {
  readonly name: string
  readonly sentencesIn: number
  readonly reports?: string
  readonly reportsIn?: number
}

/** Each key, with how many sentences it has at least, and how many pasted reports, where it has some. */
const KEYS: readonly Key[] = [
  { name: 'a', sentencesIn: 118, reports: 'a', reportsIn: 20 },
  { name: 'b', sentencesIn: 118, reports: 'b', reportsIn: 20 },
  { name: 'd', sentencesIn: 60, reports: 'c', reportsIn: 10 },
  { name: 'e', sentencesIn: 44, reports: 'd', reportsIn: 9 },
  { name: 'f', sentencesIn: 70, reports: 'e', reportsIn: 20 },
  { name: 'g', sentencesIn: 80, reports: 'f', reportsIn: 12 },
  { name: 'h', sentencesIn: 40, reports: 'g', reportsIn: 6 },
  { name: 'i', sentencesIn: 50, reports: 'h', reportsIn: 7 },
  { name: 'j', sentencesIn: 50, reports: 'i', reportsIn: 8 },
  { name: 'k', sentencesIn: 45, reports: 'j', reportsIn: 7 },
  { name: 'l', sentencesIn: 40, reports: 'k', reportsIn: 6 },
  { name: 'm', sentencesIn: 24, reports: 'l', reportsIn: 4 },
  { name: 'n', sentencesIn: 94, reports: 'm', reportsIn: 10 },
  { name: 'o', sentencesIn: 40, reports: 'n', reportsIn: 6 },
  { name: 'p', sentencesIn: 100 },
  { name: 'q', sentencesIn: 58 },
  { name: 'r', sentencesIn: 53 },
  { name: 's', sentencesIn: 100, reports: 'o', reportsIn: 10 },
  { name: 't', sentencesIn: 60 },
  { name: 'u', sentencesIn: 40 },
  { name: 'v', sentencesIn: 35 },
  { name: 'w', sentencesIn: 32 },
  { name: 'x', sentencesIn: 59 },
  { name: 'y', sentencesIn: 39 },
  { name: 'z', sentencesIn: 42 },
  { name: 'aa', sentencesIn: 60, reports: 'p', reportsIn: 6 },
  { name: 'ab', sentencesIn: 40 },
  { name: 'ac', sentencesIn: 40 },
  { name: 'ad', sentencesIn: 59, reports: 'q', reportsIn: 2 },
  { name: 'ae', sentencesIn: 70, reports: 'r', reportsIn: 10 },
  { name: 'af', sentencesIn: 70, reports: 's', reportsIn: 7 },
  { name: 'ag', sentencesIn: 60, reports: 'u', reportsIn: 8 },
  { name: 'ah', sentencesIn: 70, reports: 't', reportsIn: 8 },
  { name: 'ak', sentencesIn: 118 },
  { name: 'am', sentencesIn: 80, reports: 'v', reportsIn: 8 },
  { name: 'ap', sentencesIn: 58 },
  { name: 'aq', sentencesIn: 38 },
]

/** Never a wrong value, four of five values understood, nine of ten forms right: what was promised. */
function keeps(count: Count): void {
  expect(count.wrong).toEqual([])
  expect(count.understood / count.values).toBeGreaterThan(0.8)
  expect((count.right + count.offered) / count.forms).toBeGreaterThan(0.9)
}

describe.each(KEYS)('key $name', ({ name, sentencesIn, reports, reportsIn = 0 }) => {
  it('has sentences that are understood, and none of them wrongly', () => {
    const count = counted(sentences(`key-${name}.txt`))
    expect(count.forms).toBeGreaterThanOrEqual(sentencesIn)
    keeps(count)
  })

  it.skipIf(reports === undefined)('has pasted reports that come to the works that they tell of', () => {
    const entries = pasted(`pasted-${reports}.txt`)
    expect(entries.length).toBeGreaterThanOrEqual(reportsIn)
    keeps(counted(entries))
  })
})

it('leaves a number to be asked that may be of something else', () => {
  for (const file of ['key-c.txt', 'key-am.txt', 'key-an.txt', 'left-to-ask.txt'])
    expect(counted(sentences(file)).wrong).toEqual([])
  expect(counted(pasted('pasted-v.txt')).wrong).toEqual([])
})

it('takes nothing for a report that tells of no work done', () => {
  const said = counted(sentences('no-report.txt'))
  expect(said.wrong).toEqual([])
  expect(said.right).toBeGreaterThan(70)
})

it.each([
  ['不对，今天是周三', false],
  ['不对，今天是11月9号', false],
  ['不对，昨天就是八号啊', false],
  ['错了，昨天是60人', true],
  ['不对，昨天是2场', true],
  ['不对，昨天是周二，60人', true],
])('what day it is mends no report, how many it was does: %s', (text, may) => {
  expect(mayCorrect(text)).toBe(may)
})

it.each([
  ['上周宣讲2场，听众60人', '2场'],
  ['上个月宣讲2场，听众60人', '2场'],
  ['昨天宣讲2场60人，上周1场', '2场'],
  ['昨天听众60人，上周宣讲2场', undefined],
  ['本周听众60人，上周宣讲2场', undefined],
])('a number is of before only where another time is told besides: %s', (text, talks) => {
  const [work] = understand(text, { catalogue, forms: formsAsked('women'), today: TODAY })
  expect(work?.forms[0]?.heard.find(({ code }) => code === 'women_gratitude_talks')?.words).toBe(talks)
})

it.each([
  ['union', '昨天走访企业12家，未建会企业3家', 'union_orgs_built', undefined],
  ['union', '昨天摸排未入会的货车司机5人', 'union_members_added', undefined],
  ['fic', '昨天走访企业12家，解决问题3个，还有2个没解决', 'companies_visited', '12家'],
  ['union', '篮球赛原定周六，改到昨天打完，120名职工参加', 'union_culture_participants', '120名'],
  ['youth', '昨天的主题团日取消，改为线上，62人参加', 'youth_talk_audience', '62人'],
])(
  'what was not done yet is none that was, and is of what was counted last: %s, %s',
  (organization, text, code, words) => {
    const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
    expect(work?.forms[0]?.heard.find((heard) => heard.code === code)?.words).toBe(words)
  },
)

it.each([
  ['women', '反家暴咨询接待8人次', 'women_rights'],
  ['dpf', '残疾人证上门办理6人', 'dpf_card'],
  ['rc', '应急救护培训40人', 'rc_firstaid'],
  ['women', '计划培训40人', undefined],
  // It was put off, or fell through, whoever came; others say it.
  ['rc', '昨天的救护培训因疫情取消了，改到下周', undefined],
  ['union', '昨天的篮球赛推迟到月底了，120人报名', undefined],
  ['fic', '企业家座谈会原定今天，改到11月15日，参会30人', undefined],
  ['union', '昨天拔河比赛因下雨没比成，来了90名职工又回去了', undefined],
  ['women', '县妇联昨天表扬我镇宣讲队，说今年讲了20场、听众800人', undefined],
  ['women', '昨天为未完成义务教育的妇女10人补课', 'women_education'],
  ['women', '收到感谢信，昨天宣讲1场60人', 'women_talk'],
  ['ast', '扫码支付科普讲座1场30人', 'ast_volunteer'],
  // Words of notices, where they say nothing of what somebody is asked to do.
  ['women', '昨天社区接龙阅读宣讲1场，40人参加', 'women_talk'],
  ['women', '昨天宣讲1场，不少于60人参加了', 'women_talk'],
  ['women', '昨天宣讲最低工资标准是多少，60人听讲', 'women_talk'],
  ['women', '昨天我们想办法把宣讲办了1场，60人听', 'women_talk'],
  ['women', '宣讲接龙：甲镇1场，乙镇2场', undefined],
  ['women', '每场宣讲不少于60人', undefined],
  ['youth', '志愿者群满200人了', undefined],
  ['dpf', '轮椅还剩10辆', undefined],
])('a number alone, of %s, is a report where it says what was done: %s', (organization, text, form) => {
  const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
  expect(work?.forms[0]?.form.code).toBe(form)
})

// One message may not keep everybody else waiting.
it.each(['宣讲1场、', '12户，', '其中1人，', '送书包12个、', '今天宣讲1场60人。', '慰问', '宣讲\n40人\n'])(
  'a message full of %s is read in time',
  (words) => {
    const forms = formsAsked('women')
    const grown = growth(words, (text) => understand(text, { catalogue, forms, today: TODAY }))
    expect(grown).toBeLessThan(12)
  },
)

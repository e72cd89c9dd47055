import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addReports } from '../../src/database/report.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let cadre: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('/start')
})

afterEach(() => county.close())

const MENU = '要改报过的，请点“我的填报”，点开那一份再更正。'

async function reports(sentence: string): Promise<void> {
  await cadre.says(sentence)
  await cadre.taps('不清楚')
  await cadre.taps('确认提交')
}

it('what is said to be wrong with the last report is shown as it would be, and saved with a tap', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  for (const [said, ...shown] of [
    ['刚才报错了，是60人', '巾帼宣讲受众：60人（原来是50人）'],
    ['人数不对，应该是60', '巾帼宣讲受众：60人（原来是50人）'],
    ['写错了，改成80人', '巾帼宣讲受众：80人（原来是50人）'],
    ['应该是95人', '巾帼宣讲受众：95人（原来是50人）'],
    ['上次填错了，应该是60人不是50人', '巾帼宣讲受众：60人（原来是50人）'],
    ['昨天宣讲的受众不是50人，是60人', '巾帼宣讲受众：60人（原来是50人）'],
    ['不好意思写错了，3场', '巾帼宣讲场次：3场次（原话：3场）（原来是2场次）'],
    ['场次错了，应为4', '巾帼宣讲场次：4场次（原来是2场次）'],
    ['昨天的宣讲报错了，是4场，受众100人', '4场次（原话：4场）（原来是2场次）', '100人（原来是50人）'],
    ['昨天的宣讲报漏了，受众应为90人', '巾帼宣讲受众：90人（原来是50人）'],
    [
      '日期不是昨天是前天，人数也不是50是80',
      '开展日期：2022年11月7日（周一）（原话：前天）（原来是2022年11月8日（周二））',
      '巾帼宣讲受众：80人（原来是50人）',
    ],
    ['场次不是2是3，人数不是50是80', '巾帼宣讲场次：3场次（原来是2场次）', '80人（原来是50人）'],
    ['日期错了，是前天', '开展日期：2022年11月7日（周一）（原话：前天）（原来是2022年11月8日（周二））'],
  ] as const) {
    await cadre.says(said)
    expect(cadre.text, said).toContain('（更正编号1）')
    for (const line of shown) expect(cadre.text, said).toContain(line)
    await cadre.says('/cancel')
  }
  await cadre.says('刚才报错了，是60人')
  await cadre.taps('确认提交')
  expect(cadre.text).toContain('已更正。编号1：11月8日巾帼宣讲，2场次，60人')
})

it('打错了 names the last report; what is to be done to the one just sent begins its correction', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  await cadre.says('打错了')
  expect(cadre.text).toContain('最后报的是编号1：11月8日巾帼宣讲')
  await cadre.taps('更正')
  expect(cadre.text).toContain('要改哪一项？')
  await cadre.says('/cancel')
  await cadre.says('刚那个宣讲加上司法所，是一起办的')
  expect(cadre.text).toContain('要改哪一项？')
  expect(cadre.buttons.join()).toContain('联合单位')
})

it('is asked which, where several take it; a question that is only named is asked again', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  await cadre.says('写错了，改成90')
  expect(cadre.text).toBe('编号1：11月8日巾帼宣讲，2场次，50人。\n\n“90”是哪一项？')
  expect(cadre.buttons).toEqual([
    '1 巾帼宣讲场次：2场次',
    '2 巾帼宣讲受众：50人',
    '3 现有巾帼宣讲分队：不清楚',
    '返回',
    '取消',
  ])
  await cadre.says('2')
  expect(cadre.text).toContain('巾帼宣讲受众：90人（原来是50人）')
  await cadre.says('/cancel')
  await cadre.says('人数错了')
  expect(cadre.text).toContain('有多少人听讲？')
  await cadre.says('/cancel')
  await cadre.says('场次写错了')
  expect(cadre.text).toContain('宣讲了多少场次？')
  await cadre.says('/cancel')
  for (const said of ['报多了10人', '多报了10人', '昨天的宣讲报错了']) {
    await cadre.says(said)
    expect(cadre.text, said).toContain('要改哪一项？')
    await cadre.says('/cancel')
  }
})

it('is of the report that is named by day and form; none of another is opened, none that is old', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  await cadre.says('今天走访困难妇女，帮扶妇女8名，没有联合')
  await cadre.answers('走访困难妇女', '确认提交')
  expect(cadre.text).toContain('已保存。编号2')
  await cadre.says('刚才报错了，是9人')
  expect(cadre.text).toContain('（更正编号2）')
  await cadre.says('/cancel')
  await cadre.says('昨天的报错了，是60人')
  expect(cadre.text).toContain('（更正编号1）')
  await cadre.says('/cancel')
  await cadre.says('宣讲报错了，是60人')
  expect(cadre.text).toContain('（更正编号1）')
  await cadre.says('/cancel')
  for (const said of [
    '前天的报错了，是60人',
    '家庭家教家风的报错了，是3人',
    '刚才的报重了',
    '地点错了，是乙村',
    '刚才报错了',
  ]) {
    await cadre.says(said)
    expect(cadre.text, said).toBe(MENU)
  }
  county.turnClockTo('2022-11-20T10:00:00+08:00')
  await cadre.says('报错了，是60人')
  expect(cadre.text).toBe(MENU)
})

it('what was left out is a report of its own, and what day it is is none of a report', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  await cadre.says('不对，今天是周三')
  expect(cadre.text).not.toContain('更正编号')
  await cadre.says('少报了一场，前天宣讲1场60人，没有联合')
  expect(cadre.text).not.toContain('宣讲了多少场次？')
  await cadre.answers('不清楚')
  expect(cadre.text).toContain('1场')
})

/** A report of `jia-zhen/women`, as if it had been sent. */
async function sent(
  of: { form: string; day: string; person?: number | null; unit?: string },
  times = 1,
): Promise<void> {
  const answers = {
    women_talk: {
      activity_date: { raw: of.day, value: of.day },
      women_gratitude_talks: { raw: '2', value: 2 },
      women_gratitude_audience: { raw: '50', value: 50 },
      women_talk_subteams: null,
      joint_orgs: { raw: '没有联合', value: [] },
    },
    women_care: {
      activity_date: { raw: of.day, value: of.day },
      women_care_activity: { raw: '走访困难妇女', value: '走访困难妇女' },
      women_care_helped: { raw: '8', value: 8 },
      joint_orgs: { raw: '没有联合', value: [] },
    },
  }[of.form]
  const report = {
    ...{ unitId: of.unit ?? 'jia-zhen/women', form: of.form, activityDate: of.day, answers: answers ?? {} },
    ...{ figures: [], catalogueVersion: county.opened.desk.catalogue.version, personId: of.person ?? null },
    recordedAt: county.now,
  }
  await addReports(county.opened.db, Array(times).fill(report))
}

it('a whole work that was left out is a report; what was only too little or is right now is none', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  for (const said of [
    '漏报了，昨天宣讲3场，听众60人',
    '前天的宣讲漏报了，3场，听众60人',
    '忘报了，前天宣讲3场，听众60人',
    '报漏了：前天宣讲3场，听众60人',
    '漏报了昨天的宣讲，3场60人',
    '补报：前天宣讲3场，60人',
  ]) {
    await cadre.says(said)
    expect(cadre.text, said).not.toContain('更正')
    expect(cadre.text, said).toContain('60人')
    expect(cadre.text, said).toContain('3场')
    await cadre.says('/cancel')
  }
  for (const said of [
    '漏报了10人',
    '昨天的宣讲漏报了10人',
    '昨天的宣讲报漏了，受众应为90人',
    '昨天的宣讲报错了，是3场，听众60人',
  ]) {
    await cadre.says(said)
    expect(cadre.text, said).toMatch(/更正编号1|编号1：/u)
    await cadre.says('/cancel')
  }
})

it('what is said of anything else opens nothing', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  for (const said of [
    '你说得不对，我们没有',
    '改成下周二',
    '发错了，不是给你的',
    '搞错了，不好意思',
    '你弄错了，我是乙镇的',
    '应该是他们来通知',
    '改为线上开',
    '他不对，别理',
    '弄错了，下午3点开会',
    '应该是明天',
    '通知有误，以这个为准',
    '名单弄错了，没有张三',
  ]) {
    await cadre.says(said)
    expect(cadre.text, said).not.toContain('编号1')
    expect(cadre.text, said).not.toContain('要改哪一项')
    await cadre.says('/start')
    expect(cadre.buttons.join(), said).not.toContain('接着填')
  }
})

it('the right value finds no report, only what was there before does', async () => {
  await sent({ form: 'women_care', day: '2022-11-08' })
  await sent({ form: 'women_talk', day: '2022-11-07' })
  for (const [said, number, shown] of [
    ['报错了，是昨天', 2, '2022年11月8日（周二）（原话：昨天）（原来是2022年11月7日（周一））'],
    ['日期错了，不是昨天，是前天', 1, '（原来是2022年11月8日（周二））'],
    ['日期错了，是今天，不是昨天', 1, '（原来是2022年11月8日（周二））'],
    ['前天的不是2场，是3场', 2, '（原来是2场次）'],
    ['场次错了，应为4', 2, '（原来是2场次）'],
    ['帮扶报错了，是9人', 1, '（原来是8名）'],
  ] as const) {
    await cadre.says(said)
    expect(cadre.text, said).toContain(`（更正编号${number}）`)
    expect(cadre.text, said).toContain(shown)
    await cadre.says('/cancel')
  }
})

it('of a busy week the eleventh report is found by its day and form, and one’s own before others’', async () => {
  await sent({ form: 'women_talk', day: '2022-11-04' })
  await sent({ form: 'women_care', day: '2022-11-08' }, 15)
  await cadre.says('宣讲报错了，是3场')
  expect(cadre.text).toContain('（更正编号1）')
  await cadre.says('/cancel')
  await cadre.says('11月4日的报错了，是3场')
  expect(cadre.text).toContain('（更正编号1）')
  await cadre.says('/cancel')
  const other = await county.cadre(102, 'jia-zhen/women')
  await other.says('昨天走访困难妇女，帮扶妇女5名，没有联合')
  await other.answers('走访困难妇女', '确认提交')
  expect(other.text).toContain('已保存。编号17')
  await cadre.says('今天走访困难妇女，帮扶妇女7名，没有联合')
  await cadre.answers('走访困难妇女', '确认提交')
  await other.says('刚才报错了，是6人')
  expect(other.text).toContain('（更正编号17）')
})

it('a colleague’s report of the unit can be mended, one of another unit never', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  const colleague = await county.cadre(102, 'jia-zhen/women')
  await colleague.says('刚才报错了，是60人')
  expect(colleague.text).toContain('（更正编号1）')
  const stranger = await county.cadre(103, 'yi-zhen/women')
  await stranger.says('/start')
  await stranger.says('刚才报错了，是60人')
  expect(stranger.text).toBe(MENU)
})

it('of two units it is the one that has what is said', async () => {
  const both = await county.cadre(104, 'jia-zhen/women')
  await county.cadre(104, 'yi-zhen/women')
  await sent({ form: 'women_talk', day: '2022-11-08' })
  await sent({ form: 'women_care', day: '2022-11-08', unit: 'yi-zhen/women' })
  await both.says('/start')
  for (const [said, number, unit] of [
    ['场次错了，应为4', 1, '甲镇妇联'],
    ['刚才报错了，是9人', 2, '乙镇妇联'],
    ['昨天的宣讲报错了，是5场', 1, '甲镇妇联'],
  ] as const) {
    await both.says(said)
    expect(both.text, said).toContain(unit)
    expect(both.text, said).toContain(`（更正编号${number}）`)
    await both.says('/cancel')
  }
})

it('one that was withdrawn is none; of one that is printed it is asked why', async () => {
  await reports('昨天宣讲2场，听众50人，没有联合')
  await cadre.says('/mine')
  await cadre.answers('11月8日 巾帼宣讲（编号1）', '撤回', '确认撤回')
  await cadre.says('刚才报错了，是60人')
  expect(cadre.text).toBe(MENU)
  await reports('昨天宣讲3场，听众70人，没有联合')
  const editor = await county.editor()
  await editor.says('/week')
  await until(() => editor.buttons.includes('发布') || undefined, 'the preview')
  await editor.answers('发布', '确认发布')
  await cadre.says('刚才报错了，是60人')
  expect(cadre.text).toContain('（更正编号2）')
  await cadre.taps('确认提交')
  expect(cadre.text).toContain('为什么要改')
  await cadre.says('少算了一场')
  expect(cadre.text).toContain('已更正。编号2')
})

describe('while another draft is at hand', () => {
  it('is of the report that was saved, where the draft has no such answer yet; the draft waits', async () => {
    await reports('昨天宣讲2场，听众50人，没有联合')
    for (const answers of [[], ['今天']]) {
      await cadre.says('/report 巾帼宣讲')
      await cadre.answers(...answers)
      for (const [said, shown] of [
        ['刚才报错了，是60人', '巾帼宣讲受众：60人（原来是50人）'],
        ['昨天的宣讲报错了，是4场', '4场次（原话：4场）（原来是2场次）'],
      ] as const) {
        await cadre.says(said)
        expect(cadre.text, said).toContain('“巾帼宣讲”先留着')
        expect(cadre.text, said).toContain('（更正编号1）')
        expect(cadre.text, said).toContain(shown)
        await cadre.says('/cancel')
        await cadre.says('/report 巾帼宣讲')
      }
      expect(cadre.text).toContain(answers.length === 0 ? '【巾帼宣讲 1/5】' : '【巾帼宣讲 2/5】')
    }
    await cadre.says('刚才报错了，是60人')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('已更正。编号1：11月8日巾帼宣讲，2场次，60人')
    expect(cadre.buttons).toContain('接着填：巾帼宣讲')
  })

  it('is of the draft, where that has such an answer', async () => {
    await reports('昨天宣讲2场，听众50人，没有联合')
    await cadre.says('今天宣讲3场，听众30人，没有联合')
    await cadre.says('刚才报错了，是40人')
    expect(cadre.text).toContain('记下了：巾帼宣讲受众 40人。')
    await cadre.taps('不清楚')
    await cadre.says('人数填错了，是45')
    expect(cadre.text).toContain('巾帼宣讲受众：45人')
    expect(cadre.text).not.toContain('更正编号')
  })

  it('is never a day: where nothing takes it, the way to what was reported is shown, and back', async () => {
    await cadre.says('/report 巾帼宣讲')
    await cadre.says('刚才报错了，是60人')
    expect(cadre.text).toBe(MENU)
    expect(cadre.buttons).toEqual(['我的填报', '填报', '接着填：巾帼宣讲'])
  })

  it('is a reason where one is asked for', async () => {
    await reports('昨天宣讲2场，听众50人，没有联合')
    const editor = await county.editor()
    await editor.says('/week 11月9日')
    for (const label of ['发布', '确认发布']) {
      await until(() => editor.buttons.includes(label) || undefined, label)
      await editor.taps(label)
    }
    await cadre.says('刚才报错了，是60人')
    await cadre.taps('确认提交')
    expect(cadre.text).toContain('为什么要改？')
    await cadre.says('人数报错了，应该是60人，不是50人')
    expect(cadre.text).toContain('已更正')
  })
})

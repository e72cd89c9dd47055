import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County } from '../support/county.ts'

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
  await cadre.says('场次写错了')
  expect(cadre.text).toContain('宣讲了多少场次？')
  await cadre.says('/cancel')
  for (const said of ['报多了10人', '多报了10人', '地点错了，是乙村']) {
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
  for (const said of ['前天的报错了，是60人', '家庭家教家风的报错了，是3人', '刚才的报重了']) {
    await cadre.says(said)
    expect(cadre.text, said).toBe(MENU)
  }
  county.turnClockTo('2022-11-20T10:00:00+08:00')
  await cadre.says('报错了，是60人')
  expect(cadre.text).toBe(MENU)
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addReports } from '../../src/database/report.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let zhao: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  zhao = await county.cadre(101, 'jia-zhen/women')
})

afterEach(() => county.close())

async function clues(cadre: Chat, count: string, day = '昨天'): Promise<void> {
  await cadre.says('/report 信访维权')
  await cadre.taps(day)
  await cadre.says(count)
  await cadre.taps('确认提交')
}

async function publish(): Promise<void> {
  await editor.says('/week')
  await until(() => editor.buttons.includes('发布') || undefined, 'the preview')
  await editor.taps('发布')
  await editor.taps('确认发布')
}

describe('/mine', () => {
  it('turns pages where there are more than eight, and goes back to the first page', async () => {
    const report = {
      unitId: 'jia-zhen/women',
      form: 'women_rights',
      activityDate: '2022-11-08',
      answers: { women_family_dispute_clues: { raw: '7', value: 7 } },
      figures: [],
      catalogueVersion: county.opened.desk.catalogue.version,
      personId: null,
      recordedAt: county.now,
    }
    await addReports(county.opened.db, Array(10).fill(report))
    await zhao.says('/mine')
    expect(zhao.buttons).toHaveLength(10)
    expect(zhao.text).toContain('本单位报了10份，本周10份（零报告不算）。')
    expect(zhao.buttons[0]).toBe('11月8日 信访维权（编号10）')
    await zhao.taps('下一页')
    expect(zhao.buttons).toEqual(['11月8日 信访维权（编号2）', '11月8日 信访维权（编号1）', '上一页', '返回'])
    await zhao.taps('上一页')
    await zhao.taps('11月8日 信访维权（编号10）')
    expect(zhao.text).toContain('上报婚恋家庭纠纷线索：7起')
    await zhao.taps('返回')
    await zhao.taps('返回')
    expect(zhao.text).toContain('您为甲镇妇联填报')
  })

  it('names the year of a report of another year', async () => {
    await clues(zhao, '7')
    county.turnClockTo('2023-01-03T09:00:00+08:00')
    await zhao.says('/mine')
    expect(zhao.buttons[0]).toBe('2022年11月8日 信访维权（编号1）')
  })

  it('withdraws before publication at two taps, and keeps the number findable', async () => {
    await clues(zhao, '3')
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('撤回')
    await zhao.taps('不撤回')
    await zhao.taps('撤回')
    await zhao.taps('确认撤回')
    expect(zhao.text).toContain('已撤回编号1')
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1，已撤回）')
    expect(zhao.text).toContain('已撤回，不再计数')
    expect(zhao.buttons).toEqual(['返回'])
  })

  it('wants a reason after publication; whoever thinks better of it withdraws nothing by what is typed next', async () => {
    await clues(zhao, '3')
    await publish()
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('撤回')
    expect(zhao.text).toContain('为什么撤回')
    await zhao.taps('不撤回了')
    await zhao.says('今天天气不错')
    await zhao.says('/mine')
    expect(zhao.buttons[0]).toBe('11月8日 信访维权（编号1）')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('撤回')
    await zhao.says('/report 信访维权')
    await zhao.taps('今天')
    await zhao.says('5')
    await zhao.taps('维权做法')
    expect(zhao.text).toContain('维权机制')
    await zhao.says('/mine')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('撤回')
    await zhao.says('/cancel')
    expect(zhao.text).toContain('不用写了')
    await zhao.says('上门走访')
    expect(zhao.text).toContain('请核对')
    await zhao.says('/mine')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('撤回')
    await zhao.says('9')
    expect(zhao.text).toContain('请用一句话说明原因')
    await zhao.says('同一件事报了两次')
    expect(zhao.text).toContain('已撤回编号1。编辑会收到提醒')
  })
})

describe('a correction', () => {
  it('changes one answer; the cadre sees its raw words, and a second look shows it corrected', async () => {
    await clues(zhao, '3')
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('更正')
    await zhao.says('2')
    await zhao.says('十二起')
    expect(zhao.text).toContain('（更正编号1）')
    expect(zhao.text).toContain('12起（原话：十二起）')
    await zhao.taps('确认提交')
    expect(zhao.text).toContain('已更正。编号1')
    await zhao.taps('我的填报')
    expect(zhao.buttons[0]).toBe('11月8日 信访维权（编号1，已更正）')
  })

  it('that changes nothing is none', async () => {
    await clues(zhao, '3')
    await publish()
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('更正')
    await zhao.taps('返回')
    await zhao.taps('确认提交')
    expect(zhao.text).toContain('没有改动，编号1还是原样')
  })

  it('asks for the reason when the week was published while it was open', async () => {
    await clues(zhao, '3')
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1）')
    await zhao.taps('更正')
    await zhao.says('2')
    await zhao.says('4')
    await publish()
    await zhao.taps('确认提交')
    expect(zhao.text).toContain('为什么要改')
    await zhao.says('少报了一起')
    expect(zhao.text).toContain('在更正版或下一期里登“更正”')
  })

  it('by a colleague of the unit comes first; the other is told, and nothing is overwritten', async () => {
    const qian = await county.cadre(102, 'jia-zhen/women')
    await clues(zhao, '3')
    for (const cadre of [zhao, qian]) {
      await cadre.says('/mine')
      await cadre.taps('11月8日 信访维权（编号1）')
      await cadre.taps('更正')
      await cadre.says('2')
    }
    await qian.says('5')
    await qian.taps('确认提交')
    expect(qian.text).toContain('已更正')
    await zhao.says('7')
    expect(zhao.text).toContain('同单位的人刚改过编号1')
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 信访维权（编号1，已更正）')
    expect(zhao.text).toContain('5起')
  })

  it('is no business of another unit', async () => {
    await clues(zhao, '3')
    const sun = await county.cadre(103, 'yi-zhen/women')
    await sun.says('/mine')
    expect(sun.text).toContain('还没有填报')
    await clues(sun, '1')
    await sun.says('/mine')
    expect(sun.buttons).toEqual(['11月8日 信访维权（编号2）', '返回'])
  })

  it('compares a number held with what was held before, not with itself', async () => {
    await zhao.says('/report 巾帼宣讲')
    await zhao.answers('昨天', '3', '200', '12')
    await zhao.taps('没有联合')
    await zhao.taps('确认提交')
    await zhao.taps('我的填报')
    await zhao.taps('11月8日 巾帼宣讲（编号1）')
    await zhao.taps('更正')
    await zhao.says('4')
    await zhao.says('10')
    expect(zhao.text).toContain('现有巾帼宣讲分队：10支')
    await zhao.taps('改某一项')
    await zhao.says('3')
    await zhao.says('累计230')
    await zhao.taps('今年累计')
    expect(zhao.text).toContain('230人（累计230，此前已报0）')
  })

  it('keeps a report without a date in the week it was sent in', async () => {
    const li = await county.cadre(104, 'jia-zhen/youth')
    await li.says('/report 青年大学习')
    await li.says('第十三季第5期')
    await li.says('120')
    await li.taps('确认提交')
    county.turnClockTo('2022-11-16T10:00:00+08:00')
    await li.taps('我的填报')
    await li.taps('11月9日 青年大学习（编号1）')
    await li.taps('更正')
    await li.says('2')
    await li.says('130')
    expect(li.text).toContain('计入 11月7日—11月13日 这一周')
    await li.taps('确认提交')
    expect(li.text).toContain('计入11月7日—11月13日')
  })
})

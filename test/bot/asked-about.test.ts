import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat
let women: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  women = await county.cadre(101, 'jia-zhen/women')
})

afterEach(() => county.close())

it('a question about reporting is answered with until when, and how the unit stands', async () => {
  await women.says('什么时候交？')
  expect(women.text).toBe('11月7日—11月13日：11月14日（周一）17:00前报。\n甲镇妇联还没报。')
  await women.says('昨天没有开展工作')
  expect(women.text).toContain('没有新工作，点“零报告”就行')
  await women.taps('零报告')
  expect(women.text).toContain('已记：甲镇妇联')
  await women.says('我们报了吗')
  expect(women.text).toContain('甲镇妇联报了零报告。')
  await women.says('还能补吗？')
  expect(women.text).toContain('能补。上周的汇编已经发布')
  county.turnClockTo('2022-11-14T10:00:00+08:00')
  await women.says('上周的还能补吗')
  expect(women.text).toContain('能。上周的汇编还没发布')
  await women.says('谁没报？')
  expect(women.text).toContain('别的单位报没报，只有编辑看得到。')
  await editor.says('谁没报？')
  expect(editor.text).toContain('零报告：\n甲镇：妇联')
})

it('of a month and a year too: there is none of its own, and the week falls due next', async () => {
  await women.says('月报什么时候交')
  expect(women.text).toBe(
    '没有另外的月报、季报、年报：每周报过的，到时自动汇成。按月报的单位，月底那一周报一次就行。\n11月7日—11月13日：11月14日（周一）17:00前报。\n甲镇妇联还没报。',
  )
})

it('so also in the middle of a form, where it is no answer', async () => {
  await women.says('巾帼宣讲')
  await women.says('截止时间是什么时候？')
  expect(women.text).toContain('17:00前报')
  await women.says('昨天')
  expect(women.text).not.toContain('没看懂')
})

it('what was planned does not hide what was done', async () => {
  await women.says('计划下周到各村宣讲，本周已开展巾帼宣讲1场，听众45人，周一办的')
  expect(women.text).toContain('45')
})

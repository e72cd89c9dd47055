import { afterAll, beforeAll, expect, it } from 'vitest'
import { FEATURES } from '../../src/bot/features/index.ts'
import { type Chat, County, until } from '../support/county.ts'

const meantBy = (words: string) =>
  FEATURES.flatMap(({ place, command, meant }) => {
    const said = place === 'private' ? meant?.(words) : undefined
    return said === undefined ? [] : [`/${command} ${said}`.trim()]
  })

it.each([
  ['催一下', '/remind'],
  ['请催报', '/remind'],
  ['提醒一下没报的单位', '/remind'],
  ['谁还没报', '/missing'],
  ['还有哪些单位没报？', '/missing'],
  ['报送情况', '/missing'],
  ['上周谁还没报', '/missing 上周'],
  ['本周谁没报', '/missing 本周'],
  ['看看上个星期的报送情况', '/missing 上个星期'],
  ['第2期哪些单位没报？', '/missing 第2期'],
  ['第2期', '/week 第2期'],
  ['第2期的汇编', '/week 第2期'],
  ['看看第十二期', '/week 第十二期'],
  ['汇编', '/week'],
  ['看看汇编', '/week'],
  ['本周汇编', '/week 本周'],
  ['上周的周报', '/week 上周'],
  ['看看上周的', '/week 上周'],
  ['本周', '/week 本周'],
  ['上周', '/week 上周'],
  ['11月9日', '/week 11月9日'],
  ['11.9', '/week 11.9'],
  ['11-09', '/week 11-09'],
  ['重复报了', '/mine'],
  ['好像多报了一份', '/mine'],
  ['看看11月9号的汇编', '/week 11月9号'],
  ['上半年汇报', '/year 上半年'],
  ['本季度', '/year 本季度'],
  ['看看上个季度的情况', '/year 上个季度'],
  ['三季度', '/year 三季度'],
  ['妇联三季度的汇报', '/year 妇联三季度'],
  ['甲镇上半年', '/year 甲镇上半年'],
  ['11月', '/year 11月'],
  ['11月份的总结', '/year 11月份'],
  ['2021年', '/year 2021年'],
  ['去年', '/year 去年'],
  ['去年上半年的汇报', '/year 去年上半年'],
  ['今年的情况', '/year 今年'],
  ['前三季度', '/year 前三季度'],
  ['1—9月的数', '/year 1—9月'],
  ['我们镇今年做了什么', '/year 今年'],
  ['妇联一季度干了些啥', '/year 妇联一季度'],
  ['甲镇妇联上半年', '/year 甲镇妇联上半年'],
  ['我们镇这周', '/week 这周'],
  ['本镇这周的', '/week 这周'],
  ['全县上半年', '/year 全县上半年'],
  ['把上周三那条培训的人数改成52', '/mine'],
  ['帮我把昨天报的日期改为11月8日', '/mine'],
  ['我报了几条', '/mine'],
  ['这个月报了几次？', '/mine'],
  ['再报一份', '/report'],
  ['还要报一项', '/report'],
  ['报别的', '/report'],
  ['我要填报', '/report'],
  ['撤回', '/mine'],
  ['刚才那份撤回', '/mine'],
  ['删掉刚才报的', '/mine'],
  ['我想撤回昨天报的那份', '/mine'],
  ['怎么改？', '/mine'],
  ['我报过什么', '/mine'],
  ['看看我报的', '/mine'],
  ['编号826', '/mine 826'],
  ['把编号12那份撤回', '/mine 12'],
  ['最上面那个撤了', '/mine 最新'],
  ['第一条删掉', '/mine 最新'],
  ['帮我把8号的宣讲删了', '/mine'],
  ['下次什么时候出', '/settings'],
  ['汇编几点发布', '/settings'],
  ['去年的年报', '/year 去年'],
  ['销假', '/leave 销假'],
  ['取消请假', '/leave 取消请假'],
  ['440余个是谁报的', '/trace 440余'],
  ['21人哪来的？', '/trace 21'],
  ['请问186人次是哪个单位报的', '/trace 186'],
  ['3.5万元怎么来的', '/trace 3.5万'],
  ['请假三天', '/leave 请假三天'],
  ['我要请病假到月底', '/leave 我要请病假到月底'],
  ['12月1号请假到12月5号', '/leave 12月1号请假到12月5号'],
  ['下周一休年假', '/leave 下周一休年假'],
  ['请个三天的事假', '/leave 请个三天的事假'],
  ['明天请半天假', '/leave 明天请半天假'],
])('%s is %s', (words, meant) => {
  expect(meantBy(words)).toEqual([meant])
})

it.each([
  '昨天宣讲2场，听众60人',
  '青年大学习第2期',
  '第2期青年大学习100人参加',
  '提醒群众防诈骗2场',
  '催收欠款2起',
  '请假3人',
  '上半年的活动',
  '11月组织培训2场',
  '11月9日宣讲2场',
  '三季度开展几次',
  '今年春天',
  '本季度的困难职工',
  '今年的大会',
  '报了3条线索',
  '昨天宣讲2场，请假3人',
  '请假怎么请？',
  '请假',
  '休假职工慰问12人',
  '下周请律师讲打假',
  '本周请交警讲假期安全',
  '12月1日请公安讲假币',
  '12月5日休假期间走访慰问老人',
  '下周三请假日志愿者上门',
  '11月8日我镇妇女培训，不报名也行',
  '今天我们考试培训，不报名',
  '这周我镇妇女培训先不报',
  '下周我村培训，不报警',
  '本周我县党校学习，先不报',
  '今天我会外出学习，不报',
  '请假三天\n昨天宣讲2场',
  '60人',
  '13.5',
  '2.5万',
  '重复报了3名',
  '谢谢',
  '60人是昨天来的',
  '看看',
  '的',
  '汇编材料2份',
  '报了',
  '填报了2场',
  '我要报错',
  '怎么撤回？',
  '撤回2份',
  '删除不良信息12条',
  '看看我',
  '',
])('%s is none of them', (words) => {
  expect(meantBy(words)).toEqual([])
})

let county: County
let editor: Chat
let cadre: Chat

beforeAll(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  cadre = await county.cadre(101, 'jia-zhen/women')
})

afterAll(() => county.close())

it('an editor gets to the place; whoever may not is told as before', async () => {
  await cadre.says('昨天宣讲2场，听众21人，没有联合')
  await cadre.taps('不清楚')
  await cadre.taps('确认提交')
  await editor.says('谁还没报')
  expect(editor.text).toContain('没报')
  await editor.says('上周谁还没报')
  expect(editor.text).toContain('10月31日')
  await editor.says('本周谁还没报')
  expect(editor.text).toContain('11月7日')
  await editor.says('催一下')
  expect(editor.text).not.toContain('没看懂')
  await editor.says('第9期')
  expect(editor.text).toBe('2022年没有第9期。\n例如 /week 11月9日')
  await editor.says('/week')
  await until(() => (editor.buttons.includes('溯源') ? true : undefined), 'the preview')
  await editor.says('21人是谁报的')
  expect(editor.buttons).toContain('甲镇妇联受众21人')
  await cadre.says('催一下')
  expect(cadre.text).toContain('甲镇妇联：报哪一类工作？')
})

it('of when and of whom a page is asked for is carried to it', async () => {
  await editor.says('甲镇妇联今年总共报了多少')
  expect(editor.text).toBe('一个单位没有单独的汇报，甲镇妇联的在这里：')
  expect(editor.buttons).toContain('2022年甲镇汇报')
  await editor.says('看看乙镇上半年的成绩单')
  expect(editor.text).toContain('《2022年上半年乙镇')
  await editor.says('上周交齐了没')
  expect(editor.text).toContain('10月31日')
})

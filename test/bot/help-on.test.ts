import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat
let cadre: Chat

beforeAll(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
  cadre = await county.cadre(101, 'jia-zhen/women')
})

afterAll(() => county.close())

it.each([
  ['怎么邀请人？', '/invite', '邀请'],
  ['怎么绑定群', '/bind', '已绑定的群'],
  ['单位要改名', '/units', '单位'],
  ['怎么退回', '退回', '收到的填报'],
  ['上年数怎么导入', '“上年数”', '设置'],
  ['怎么移出一个人', '/people', '人员'],
  ['我想改汇编时间', '/settings', '设置'],
  ['怎么改题目', '/forms', '表和题'],
  ['怎么催报', '/remind', '帮助'],
])('an editor who asks %s is told the line of /help, with its button', async (asked, line, button) => {
  await editor.says(asked)
  expect(editor.text).toMatch(/^您要找的也许是：\n/u)
  expect(editor.text).toContain(line)
  expect(editor.buttons).toContain(button)
})

it.each([
  ['我要请假', '请假', '我的任职'],
  ['我调走了', '调走了', '我的任职'],
  ['怎么撤回？', '撤回', '我的填报'],
  ['怎么删除我的资料', '“我的资料”', '我的任职'],
])('so is who reports at %s, amid a draft too, to which a button leads back', async (asked, line, button) => {
  await cadre.says(asked)
  expect([cadre.text, cadre.buttons]).toEqual([expect.stringContaining(line), expect.arrayContaining([button])])
  await cadre.says('巾帼宣讲')
  await cadre.says(asked)
  expect([cadre.text, cadre.buttons]).toEqual([expect.stringContaining(line), expect.arrayContaining([button])])
  await cadre.taps('接着填：巾帼宣讲')
  expect(cadre.text).toContain('【巾帼宣讲 1/5】')
  await cadre.taps('取消')
})

it.each([
  ['零报告', '零报告'],
  ['我的填报', '我的填报'],
  ['我的任职', '我的任职'],
])('%s typed amid a draft brings its button', async (label, button) => {
  await cadre.says('巾帼宣讲')
  await cadre.says(label)
  expect(cadre.buttons).toEqual(expect.arrayContaining([button, '接着填：巾帼宣讲']))
  await cadre.says('/cancel')
})

it.each([
  ['我的填报', /还没有|我的填报|填报/u, ['返回']],
  ['我的任职', /任职/u, ['请假', '提醒时间']],
  ['帮助', /\/report/u, ['返回']],
] as const)('%s typed where nothing is asked is that button', async (label, said, buttons) => {
  await cadre.says(label)
  expect(cadre.text).not.toContain('您要找的也许是')
  expect(cadre.text).toMatch(said)
  expect(cadre.buttons).toEqual(expect.arrayContaining([...buttons]))
})

it('a button of others typed is none', async () => {
  await cadre.says('设置')
  expect(cadre.text).not.toContain('周汇编时间')
})

it.each(['烦死了', '160', '下周开会', '上级要查怎么办'])('%s is not understood', async (words) => {
  await cadre.says(words)
  expect(cadre.text).toBe('没看懂。要填报请点“填报”。别的看“帮助”。')
})

it('a stranger is told how to join, whatever they ask', async () => {
  const stranger = county.person(301, '小禾')
  for (const words of ['我调走了', '怎么删除我的资料']) {
    await stranger.says(words)
    expect(stranger.buttons).toEqual(['申请加入'])
  }
})

it('an editor is shown nothing of what is for those who report', async () => {
  await editor.says('怎么取消')
  expect(editor.text).toBe('没看懂。能做什么请看“帮助”。')
})

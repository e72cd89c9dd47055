import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County, GroupChat } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

it('/audit tells who did what to what, and when, the newest first, page by page', async () => {
  const cadre = await county.joins(county.person(11, '填报人11'), 'jia-zhen/women', editor)
  await GroupChat.bound(editor)
  await cadre.says('/report 巾帼宣讲')
  await cadre.answers('昨天', '3', '150', '12', '没有联合', '确认提交')
  await editor.says('/people 妇联')
  for (const tap of ['填报人11·甲镇妇联', '移出', '确认移出']) await editor.taps(tap)
  await editor.says('/audit')
  expect(editor.text.split('\n')).toEqual([
    '操作记录，新的在前：',
    '',
    '11月9日 10:00　编辑甲　移出、退出：填报人11·甲镇妇联',
    '11月9日 10:00　填报人11　填报：编号1',
    '11月9日 10:00　编辑甲　绑定群：青禾群团工作群',
    '11月9日 10:00　填报人11　加入：甲镇妇联',
    '11月9日 10:00　编辑甲　邀请：甲镇妇联',
  ])
  for (let n = 0; n < 15; n++) await editor.says('/invite yi-zhen/youth')
  await editor.says('/audit')
  expect(editor.text.split('\n')).toHaveLength(17)
  await editor.taps('更早的')
  expect(editor.text).toContain('移出、退出：填报人11·甲镇妇联')
  expect(editor.buttons).toEqual(['返回'])
  expect((await cadre.says('/audit')).text).toContain('只给编辑用')
})

it('/audit names in Chinese whatever was done something to', async () => {
  await editor.invites('editor')
  await editor.invites('editor women')
  await editor.says('/units 甲东村')
  for (const tap of ['全部关闭', '确认']) await editor.taps(tap)
  await editor.says('/audit')
  expect(editor.text.split('\n').slice(2)).toEqual([
    '11月9日 10:00　编辑甲　改区域和单位：多处',
    '11月9日 10:00　编辑甲　邀请：妇联',
    '11月9日 10:00　编辑甲　邀请：全县',
  ])
})

import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

async function reports(cadre: Chat, people: string): Promise<void> {
  await cadre.says('/report')
  await cadre.taps('主题教育活动')
  await cadre.answers('“姐妹课堂”', '昨天', people, '没有联合', '确认提交')
}

async function total(): Promise<string> {
  const shown = editor.actor.messages().length
  await editor.says('/week')
  await until(() => (editor.buttons.includes('发布') ? true : undefined), 'the preview')
  const said = editor.actor.messages().slice(shown)
  return /参与(\d+)人次/u.exec(said.map((m) => m.text).join('\n'))?.[1] ?? ''
}

it('an editor says whether two reports are of one event, and may take it back', async () => {
  await reports(await county.cadre(101, 'jia-zhen/dong-cun/women'), '300')
  await reports(await county.cadre(102, 'jia-zhen/women'), '280')
  expect(await total()).toBe('580')
  await editor.taps('待核对')
  expect(editor.text).toBe(
    '1/1 可能是同一次（同名，同一天，数字不同），现在各计一次。\n' +
      '① 甲东村妇联 11月8日 “姐妹课堂”，300人次（编号1）\n② 甲镇妇联 11月8日 “姐妹课堂”，280人次（编号2）',
  )
  await editor.taps('同一次，计②')
  expect(editor.text).toContain('已定是同一次，只计①。\n① 甲镇妇联')
  expect(await total()).toBe('280')
  await editor.taps('待核对')
  await editor.taps('撤销')
  expect(editor.text).toContain('可能是同一次')
  await editor.taps('是两次')
  expect(editor.text).toContain('已定是两次，各计一次。')
  expect(await total()).toBe('580')
})

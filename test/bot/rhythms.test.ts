import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-12-28T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

it('an editor puts how often an organization reports, and which weeks have no issue', async () => {
  await editor.says('/settings')
  for (const tap of ['报送周期', '妇联：不另定', '妇联：每周']) await editor.taps(tap)
  expect(editor.buttons).toContain('妇联：每月')
  await editor.says('/settings')
  await editor.taps('停刊')
  await editor.says('1月17日到1月18日')
  expect(editor.text).toContain('盖不满一周')
  await editor.says('1月16日到1月29日')
  expect(editor.text).toBe('核对：\n停刊：2023年1月16日至1月29日。\n不出的周：1月16日—1月22日、1月23日—1月29日。')
  await editor.taps('确认')
  expect(county.opened.desk.settings.rhythms).toEqual({ women: 'month' })
  await editor.says('/audit')
  expect(editor.text).toContain('改设置：停刊')
  // The week before has its issue on Monday the 16th; the two that follow have none.
  county.turnClockTo('2023-01-30T17:30:00+08:00')
  await county.ring()
  expect(county.opened.desk.settings.stops).toEqual([{ from: '2023-01-16', to: '2023-01-29' }])
  const previews = editor.actor.messages().filter((m) => m.text?.includes('1月16日—1月22日') && m.text.includes('应报'))
  expect(previews).toEqual([])
  await editor.says('/settings')
  for (const tap of ['停刊', '取消2023年1月16日起的停刊']) await editor.taps(tap)
  expect(editor.text).toContain('已保存')
})

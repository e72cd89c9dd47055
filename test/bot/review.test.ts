import { afterEach, beforeEach, expect, it } from 'vitest'
import { importReports } from '../../src/desk/import-reports.ts'
import { talk } from '../desk/desk.ts'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat
let town: Chat

beforeEach(async () => {
  county = await County.open('2022-11-10T10:00:00+08:00')
  editor = await county.editor()
  town = await county.joins(county.person(21, '镇干事'), 'editor jia-zhen', editor)
})

afterEach(() => county.close())

async function reported(...rows: readonly ReturnType<typeof talk>[]): Promise<void> {
  const { db, desk } = county.opened
  const lines = rows.map((data, i) => ({ line: i + 1, data }))
  await importReports(db, desk, `${county.now.getTime()}.jsonl`, lines, county.now)
}

const waits = (chat: Chat) => chat.buttons.includes('有填报待看')

it('an editor looks at each report of a unit where that is wanted; they count meanwhile', async () => {
  await reported(talk({ id: 'a', talks: 3, audience: 120 }))
  await town.says('/start')
  expect(waits(town)).toBe(false)
  await town.taps('收到的填报')
  await town.taps('11月9日 甲镇妇联 巾帼宣讲（编号1）')
  expect(town.buttons).toEqual(['退回', '这个单位的都先看', '返回'])
  await town.taps('这个单位的都先看')
  expect(town.text).toBe('甲镇妇联以后报的，每份都会请您看：点菜单里的“有填报待看”。没看也照样计数，不对的可以退回。')
  // What came before is as it was; what other units send needs nobody's look.
  await town.says('/start')
  expect(waits(town)).toBe(false)
  await reported(
    talk({ id: 'b', talks: 4, audience: 90 }),
    talk({ id: 'c', talks: 5, audience: 80 }),
    talk({ id: 'd', unit: 'jia-zhen/dong-cun/women', talks: 1, audience: 20 }),
  )
  for (const chat of [editor, town]) expect((await chat.says('/start')) && waits(chat)).toBe(true)
  await town.taps('有填报待看')
  const numbers = () =>
    town.buttons.filter((label) => label.includes('编号')).map((label) => label.match(/编号\d/)?.[0])
  expect(numbers()).toEqual(['编号2', '编号3'])
  await town.taps(town.buttons[0] ?? '')
  expect(town.buttons).toEqual(['看过了', '退回', '这个单位不用先看', '返回'])
  await town.taps('看过了')
  expect(numbers()).toEqual(['编号3'])
  await town.taps(town.buttons[0] ?? '')
  await town.taps('退回')
  await town.says('受众人数请再核一下')
  await editor.says('/start')
  expect(waits(editor)).toBe(false)
})

it('is set on the page of a unit too, and ends there', async () => {
  await editor.says('/units 甲镇妇联')
  await editor.taps('报的都先看')
  await reported(talk({ id: 'a', talks: 3, audience: 120 }))
  await town.says('/start')
  expect(waits(town)).toBe(true)
  await editor.says('/units 甲镇妇联')
  await editor.taps('报的不用先看')
  expect(editor.text).toBe('甲镇妇联以后报的，不用先看了。')
  await town.says('/start')
  expect(waits(town)).toBe(false)
})

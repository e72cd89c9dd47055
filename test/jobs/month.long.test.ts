import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { type Chat, County, GroupChat, until } from '../support/county.ts'

let folder: string
let county: County
let editor: Chat
let group: GroupChat

/** A county on 1 December with a report of the day before; `month`: what its catalogue says of months. */
async function open(month: string): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync('catalogue', folder, { recursive: true })
  appendFileSync(join(folder, 'report.yaml'), month)
  county = await County.open('2022-12-01T10:00:00+08:00', { CATALOGUE: folder })
  editor = await county.editor()
  group = await GroupChat.bound(editor)
  const cadre = await county.cadre(101, 'jia-zhen/women')
  await cadre.says('/report')
  await cadre.taps('巾帼宣讲')
  await cadre.answers('昨天', '3', '150余人', '12', '没有联合', '讲到了院坝里', '确认提交')
}

afterEach(async () => {
  await county.close()
  rmSync(folder, { recursive: true })
})

const TITLE = '2022年11月全县群团工作情况汇报'
/** As files are named. */
const NAMED = '2022年11月青禾县群团工作情况汇报'
const told = () => editor.actor.messages().flatMap((m) => (m.text ? [m.text] : []))

it('a month falls due where a county wants it, is previewed, and goes out by itself like a week', async () => {
  await open("\nmonth: { day: 3, time: '09:00' }\n")
  county.turnClockTo('2022-12-05T08:59:00+08:00')
  await county.ring()
  expect(told().join('\n')).not.toContain(TITLE)
  // Thursday and Friday are the first two working days of December.
  county.turnClockTo('2022-12-05T09:00:00+08:00')
  await county.ring()
  await until(() => told().find((text) => text.includes('11:00自动发布')), 'the preview')
  expect(told().find((text) => text.includes(TITLE))).toContain('受众150余人')
  expect(group.texts).toHaveLength(1)
  county.turnClockTo('2022-12-05T11:01:00+08:00')
  await county.ring()
  await county.ring()
  const posted = await until(() => group.texts.find((text) => text.includes(TITLE)), 'the month in the group')
  expect(posted).toContain('受众150余人')
  expect(group.texts.filter((text) => text.includes(TITLE))).toHaveLength(1)
  await until(() => editor.actor.messages(group.group).find((m) => m.photo), 'the picture in the group')
  const files = () => editor.actor.messages().flatMap((m) => (m.document ? [m.document.file_name] : []))
  await until(() => (files().length === 2 ? true : undefined), 'document and ledger')
  expect(files()).toEqual([`${NAMED}.docx`, `${NAMED}台账.xlsx`])
})

it('a month can be held, looked at and published by an editor', async () => {
  await open("\nmonth: { day: 3, time: '09:00' }\n")
  county.turnClockTo('2022-12-05T09:00:00+08:00')
  await county.ring()
  await until(() => (editor.buttons.includes('暂缓') ? true : undefined), 'the preview')
  await editor.taps('暂缓')
  county.turnClockTo('2022-12-05T12:00:00+08:00')
  await county.ring()
  expect(group.texts).toHaveLength(1)
  await editor.taps('发布')
  expect(editor.text).not.toContain('还没有看过')
  await editor.taps('确认发布')
  await until(() => group.texts.find((text) => text.includes(TITLE)), 'the month in the group')
})

it('a month does not fall due where a county has not asked for it', async () => {
  await open('')
  county.turnClockTo('2022-12-05T12:00:00+08:00')
  await county.ring()
  await editor.says('/year 2022年11月')
  await until(() => (editor.text.includes(`《${TITLE}》（草稿）`) ? true : undefined), 'the same report, as a draft')
  expect(group.texts).toHaveLength(1)
})

import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { revision } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { type Chat, County } from '../support/county.ts'

let county: County
let editor: Chat

beforeEach(async () => {
  county = await County.open('2022-12-19T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(() => county.close())

/** One report, as a file brings it. */
const report = (unit: string, form: string, on: string, answers: object) =>
  importReports(
    county.opened.db,
    county.opened.desk,
    `${unit} ${on}`,
    [{ line: 1, data: { unit, form, on, answers } }],
    county.now,
  )
const talk = (unit: string, on: string, women_gratitude_audience: number | string) =>
  report(unit, 'women_talk', on, { women_gratitude_talks: 2, women_gratitude_audience, women_talk_subteams: 1 })

it('is opened from the list of digests down to the reports, and asked for by a number or by words', async () => {
  await editor.says('/trace')
  expect(editor.text).toContain('还没有汇编')
  await talk('jia-zhen/women', '2022-03-09', '150余人')
  await talk('yi-zhen/women', '2022-11-10', 222)
  await editor.says('/year 2022')
  await editor.says('/trace')
  await editor.taps('2022年汇报')
  await editor.taps('（一）坚持凝心铸魂')
  await editor.taps('受众370余人次')
  expect(editor.text).toContain('370余　巾帼宣讲受众（人次）')
  expect(editor.text).toContain('共2条：')
  expect(editor.text).toContain('· 3月9日 甲镇妇联 150，原话“150余人”，编号1')
  expect(editor.text).toContain('· 11月10日 乙镇妇联 222，编号2')
  await editor.taps('返回')
  expect(editor.text).toBe('要看哪个数字的来源？')
  await editor.taps('返回')
  expect(editor.text).toBe('数字在哪一段？')
  await editor.says('/trace 370余')
  expect(editor.buttons).toContain('受众370余人次')
  await editor.says('/trace 受众')
  await editor.taps('受众370余人次')
  expect(editor.text).toContain('算法：')
  await editor.says('/trace 未来')
  expect(editor.text).toBe('最近一期里没有“未来”。')
})

it('finds a number again that others have come before, and says so of one that is gone', async () => {
  await talk('yi-zhen/women', '2022-11-10', 222)
  await editor.says('/year 2022')
  await editor.taps('溯源')
  await editor.taps('（一）坚持凝心铸魂')
  const label = editor.buttons.find((b) => b.startsWith('受众')) ?? ''
  const youth = { youth_education_activities: '青年大学习', youth_theory_talks: 3, youth_talk_audience: 90 }
  await report('jia-zhen/youth', 'youth_talk', '2022-10-10', youth)
  await editor.taps(label)
  expect(editor.text).toContain('220余　巾帼宣讲受众（人）')
  await editor.taps('返回')
  const [old] = await county.opened.db.select().from(revision).where(eq(revision.reportId, 1))
  if (!old) throw new Error('no report 1')
  const withdrawn = { ...old, number: 2, kind: 'withdrawn' as const, recordedAt: county.now, figures: [] }
  const write = { do: 'addRevision', of: { ...withdrawn, unitId: 'yi-zhen/women', reason: '重了' } } as const
  await writeAll(county.opened.db, [write], [], county.now)
  await editor.taps(label)
  expect(editor.text).toBe('这个数刚变过，请重新点。\n数字在哪一段？')
})

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { pastFiguresNow } from '../../src/database/past-figure.ts'
import { type Cell, writeWorkbook } from '../../src/documents/workbook.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'past-'))
  county = await County.open('2022-11-09T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(async () => {
  await county.close()
  await rm(folder, { recursive: true })
})

async function workbook(...rows: Cell[][]): Promise<Uint8Array> {
  const path = join(folder, 'past.xlsx')
  const columns = ['年份', '月份', '区域', '组织', '代码', '数值'].map((name) => ({ name, width: 10 }))
  await writeWorkbook(path, [{ name: '上年数', columns, rows }])
  return new Uint8Array(await readFile(path))
}

const TALKS = ['妇联', 'women_gratitude_talks'] as const
const values = async () => (await pastFiguresNow(county.opened.db)).map(({ value }) => value)

it('an editor asks for a template, sends it back, sees what changes, and takes it', async () => {
  await editor.says('/settings')
  for (const tap of ['上年数', '要模板']) await editor.taps(tap)
  expect(await until(() => editor.files[0], 'the template')).toBe('2021年数模板.xlsx')
  await editor.sendsFile(
    await workbook([2021, undefined, undefined, ...TALKS, 1200], [2021, 3, '甲镇', ...TALKS, 30]),
    'a.xlsx',
  )
  expect(editor.text).toBe('核对：新增2个。\n2021年 巾帼宣讲场次：1200\n2021年3月 甲镇 巾帼宣讲场次：30')
  expect(await values()).toEqual([])
  await editor.taps('确认导入')
  expect(editor.text).toContain('已导入：新增2个。')
  expect(await values()).toEqual([1200, 30])
  await editor.says('/audit')
  expect(editor.text).toContain('上年数')
})

it('one that is sent unasked is known; what is wrong is told by cell, and nothing is taken', async () => {
  await editor.sendsFile(
    await workbook([2021, undefined, undefined, ...TALKS, '很多'], [2023, 13, '甲镇', ...TALKS, 1]),
    '数.xlsx',
  )
  expect(editor.text).toContain('这是上年数')
  await editor.taps('看变动')
  expect(editor.text).toContain('一处都没有导入')
  expect(editor.text).toContain('上年数!F2（数值）')
  // The next file is looked at as well.
  await editor.sendsFile(await workbook([2021, undefined, undefined, ...TALKS, 4]), '改好.xlsx')
  await editor.taps('确认导入')
  await editor.sendsFile(await workbook([2021, undefined, undefined, ...TALKS, 4]), '再来.xlsx')
  await editor.taps('看变动')
  expect(editor.text).toBe('表里的1个数和现在一样，没有变动。')
})

it('what another editor changed meanwhile is shown again first', async () => {
  const other = await county.secondEditor(9002, editor)
  for (const each of [editor, other]) {
    await each.sendsFile(await workbook([2021, undefined, undefined, ...TALKS, each === editor ? 4 : 5]), '数.xlsx')
    await each.taps('看变动')
  }
  await other.taps('确认导入')
  await editor.taps('确认导入')
  expect(editor.text).toContain('刚才别的编辑改过')
  expect(editor.text).toContain('5→4')
  await editor.taps('确认导入')
  expect(await values()).toEqual([4])
})

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeUnitLines } from '../../src/desk/unit-lines-file.ts'
import { readSheets } from '../../src/documents/sheets.ts'
import { type Chat, County, until } from '../support/county.ts'

let county: County
let editor: Chat
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unit-lines-'))
  county = await County.open('2022-10-26T10:00:00+08:00')
  editor = await county.editor()
})

afterEach(async () => {
  await county.close()
  await rm(folder, { recursive: true })
})

it('报送情况 of units over weeks, as a workbook: what each sent, what is missing, where nobody could', async () => {
  const women = await county.cadre(101, 'jia-zhen/women')
  await women.says('/zero')
  county.turnClockTo('2022-11-07T10:00:00+08:00')
  const youth = await county.cadre(102, 'jia-zhen/youth')
  county.turnClockTo('2022-11-16T10:00:00+08:00')
  await editor.says('/missing')
  await editor.taps('一年各周的报送表')
  expect(editor.text).toContain('一行一个单位，一列一周')
  expect(await until(() => editor.files[0], 'the file')).toBe('青禾县各单位报送情况（到11月16日）.xlsx')
  await youth.says('/zero')
  await youth.taps('本周（11月14日—11月20日）')

  const { db, desk } = county.opened
  const of = { reach: [{ area: 'jia-zhen' }], today: '2022-11-16', asOf: county.now.toISOString() }
  const { path } = await makeUnitLines(db, desk, of, folder)
  const [sheet] = await readSheets(new Uint8Array(await readFile(path)))
  const [head, ...rows] = sheet?.rows ?? []
  expect(head?.slice(4, 9)).toEqual(['报了（周）', '补报（周）', '零报告（周）', '没报（周）', '无填报人（周）'])
  expect(head?.slice(11)).toEqual(['10月24日—10月30日', '10月31日—11月6日', '11月7日—11月13日', '11月14日—11月20日'])
  const line = (name: string) => {
    const [, , , , ...row] = rows.find((r) => r[3] === name) ?? []
    return [row.slice(0, 5).join(), row[6], row.slice(7).join('')].join(' ')
  }
  expect(line('甲镇妇联')).toBe('0,0,1,2,0 填报人101 零缺缺…')
  expect(line('甲镇团委')).toBe('0,0,1,1,2 填报人102 无无缺零')
  // Of another town's units nothing is in it.
  expect(rows.every((row) => row[0] === '甲镇')).toBe(true)
})

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cell, type Sheet, writeWorkbook } from '../../src/documents/workbook.ts'
import { columnName } from '../../src/documents/workbook-cells.ts'

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbook-'))
  file = join(folder, 'book.xlsx')
})

afterAll(() => rmSync(folder, { recursive: true }))

const sheet = (rows: readonly (readonly Cell[])[], name = '妇联'): Sheet => {
  return {
    name,
    columns: [
      { name: '甲', width: 10 },
      { name: '乙', width: 10 },
    ],
    rows,
  }
}
const parts = () => unzipSync(readFileSync(file))
const xmlOf = (name: string) => strFromU8(parts()[name] ?? expect.fail(`no ${name}`))

describe('a workbook', () => {
  it('is read by another library: numbers, days and times are such, text is text', async () => {
    await writeWorkbook(file, [
      sheet([
        [3.5, '宣讲 <&> “好”'],
        [{ day: '2022-11-09' }, { local: '2022-11-09T20:15' }],
        [undefined, 0],
      ]),
    ])
    const [read] = (await readXlsx(readFileSync(file))).sheets
    expect(read?.name).toBe('妇联')
    expect(read?.rows.slice(0, 2)).toEqual([
      ['甲', '乙'],
      [3.5, '宣讲 <&> “好”'],
    ])
    expect(read?.rows[2]?.map((c) => (c instanceof Date ? c.toISOString() : c))).toEqual([
      '2022-11-09T00:00:00.000Z',
      '2022-11-09T20:15:00.000Z',
    ])
    expect(read?.rows[3]?.[1]).toBe(0)
  })

  it.each(['=1+1', '+86', '-3', '@sum', '＝1', '\t=1'])('has no formula where somebody typed %j', async (typed) => {
    await writeWorkbook(file, [sheet([[typed]])])
    const xml = xmlOf('xl/worksheets/sheet1.xml')
    expect(xml).not.toContain('<f>')
    expect(xml).toContain('s="4" t="inlineStr"')
    const [read] = (await readXlsx(readFileSync(file))).sheets
    expect(read?.rows[1]?.[0]).toBe(typed)
  })

  it('survives what no XML may hold, and a cell that is too long', async () => {
    await writeWorkbook(file, [sheet([['a\u0000\u0008b\uD800c', '长'.repeat(40_000)]])])
    const [read] = (await readXlsx(readFileSync(file))).sheets
    expect(read?.rows[1]?.[0]).toBe('ab�c')
    expect(String(read?.rows[1]?.[1])).toHaveLength(32_767)
  })

  it('freezes its head, filters, and prints the head on every page', async () => {
    await writeWorkbook(file, [sheet([[1, 2]]), { ...sheet([[1, 2]], '数据/表'), titleColumns: 1 }])
    expect(xmlOf('xl/worksheets/sheet1.xml')).toMatch(
      /<pane ySplit="1" [^>]*state="frozen"\/>.*<autoFilter ref="A1:B2"\/>/s,
    )
    expect(xmlOf('xl/worksheets/sheet1.xml')).toContain('fitToWidth="1"')
    expect(xmlOf('xl/workbook.xml')).toContain(`localSheetId="0">'妇联'!$1:$1<`)
    expect(xmlOf('xl/workbook.xml')).toContain(`localSheetId="1">'数据 表'!$A:$A,'数据 表'!$1:$1<`)
  })

  it('has room for text that is longer than its column, and prints lines between the cells', async () => {
    await writeWorkbook(file, [
      sheet([
        ['短', 1],
        ['长'.repeat(40), 1],
        [`=${'长'.repeat(40)}`, 1],
      ]),
    ])
    const xml = xmlOf('xl/worksheets/sheet1.xml')
    const [, short, long, quoted] = [...xml.matchAll(/<row .*?<\/row>/gs)].map(([row]) => row)
    expect(short).toMatch(/^<row r="2"><c r="A2" s="0"/)
    expect(long).toMatch(/^<row r="3" ht="\d+" customHeight="1"><c r="A3" s="5"/)
    expect(quoted).toMatch(/<c r="A4" s="6"/)
    expect(xml).toContain('<printOptions gridLines="1"/>')
  })

  it('goes on in another sheet where one is full', async () => {
    await writeWorkbook(file, [sheet([[1], [2], [3], [4], [5]]), sheet([], '空')], { mostRows: 3 })
    const { sheets } = await readXlsx(readFileSync(file))
    expect(sheets.map((s) => [s.name, s.rows.slice(1).map((row) => row[0])])).toEqual([
      ['妇联', [1, 2]],
      ['妇联2', [3, 4]],
      ['妇联3', [5]],
      ['空', []],
    ])
  })

  it('is the same bytes for the same rows', async () => {
    await writeWorkbook(file, [sheet([[1, '二']])])
    const first = readFileSync(file)
    await writeWorkbook(file, [sheet([[1, '二']])])
    expect(readFileSync(file).equals(first)).toBe(true)
  })

  it('leaves nothing behind when its rows fail', async () => {
    rmSync(file)
    async function* failing(): AsyncGenerator<Cell[][]> {
      yield [[1]]
      throw new Error('the database is gone')
    }
    await expect(writeWorkbook(file, [{ ...sheet([]), rows: failing() }])).rejects.toThrow('the database is gone')
    expect(readdirSync(folder)).toEqual([])
  })

  it('names columns as Excel does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

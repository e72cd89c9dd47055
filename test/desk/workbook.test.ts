import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { report, revision } from '../../src/database/schema.ts'
import { importReports } from '../../src/desk/import-reports.ts'
import { readRows } from '../../src/documents/read-rows.ts'
import { Desk } from './desk.ts'

const ZONE = 'Asia/Shanghai'
const folder = mkdtempSync(join(tmpdir(), 'qunbao-workbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Sheet = { readonly name: string; readonly rows: CellValue[][]; readonly hidden?: boolean }

async function workbook(...sheets: readonly Sheet[]): Promise<string> {
  const file = join(folder, 'reports.xlsx')
  writeFileSync(file, await writeXlsx({ sheets: sheets as WriteSheet[] }))
  return file
}

const HEADER = ['unit', 'form', 'on', 'at', 'id', 'women_gratitude_talks', 'women_gratitude_audience']
const READ = { unit: 'jia-zhen/women', form: 'women_talk', on: '2022-11-09' }
const read = async (...rows: CellValue[][]) =>
  (await readRows(await workbook({ name: '妇联', rows }), ZONE)).map((r) => r.data)

describe('a sheet', () => {
  it.each<[string, CellValue]>([
    ['a date cell', new Date('2022-11-09T00:00:00Z')],
    ['a date cell with a time', new Date('2022-11-09T14:30:00Z')],
    ['text', '2022-11-09'],
    ['text as an office writes it', '2022年11月9日'],
    ['text with slashes', ' 2022/11/9 '],
  ])('has the day as %s', async (_, cell) => {
    expect(await read(['unit', 'form', 'on'], ['jia-zhen/women', 'women_talk', cell])).toEqual([
      { ...READ, answers: {} },
    ])
  })

  it.each<[string, CellValue, string]>([
    ['a date cell, by the clock of the county', new Date('2022-11-09T20:15:00Z'), '2022-11-09T12:15:00.000Z'],
    ['text', '2022-11-09 20:15', '2022-11-09T12:15:00.000Z'],
    ['text with seconds', '2022/11/9 8:05:09', '2022-11-09T00:05:09.000Z'],
    ['an instant', '2022-11-09T20:15:00+08:00', '2022-11-09T20:15:00+08:00'],
    ['something else, as it is', '昨晚', '昨晚'],
  ])('has the time as %s', async (_, cell, at) => {
    const [row] = await read(['unit', 'form', 'on', 'at'], ['jia-zhen/women', 'women_talk', '2022-11-09', cell])
    expect(row).toEqual({ ...READ, at, answers: {} })
  })

  it('has answers as numbers and words; an empty cell is not answered, and an empty line is none', async () => {
    const rows = await read(
      [],
      HEADER,
      ['jia-zhen/women', 'women_talk', '2022-11-09', null, 17, 3, '150余人'],
      [null, '', ' ', null, null, null, null],
      ['jia-zhen/women', 'women_talk', '2022-11-09', null, null, null, 0.1 + 0.2],
    )
    expect(rows).toEqual([
      { ...READ, id: '17', answers: { women_gratitude_talks: 3, women_gratitude_audience: '150余人' } },
      { ...READ, answers: { women_gratitude_audience: 0.3 } },
    ])
  })

  it.each<[string, CellValue[][], number, string]>([
    [
      'without a column that is needed',
      [
        ['unit', 'on'],
        ['a', 'b'],
      ],
      1,
      '第一行要写列名，还缺：form',
    ],
    [
      'with a column twice',
      [
        ['unit', 'form', 'on', 'form'],
        ['a', 'b', 'c', 'd'],
      ],
      1,
      '“form”这一列写了两遍，请只留一个',
    ],
    [
      'with a cell under no name',
      [
        ['unit', 'form', 'on'],
        ['a', 'b', 'c', 7],
      ],
      2,
      'D列上面没有列名，请补上',
    ],
    [
      'with a formula that failed',
      [['unit', 'form', 'on'], [], ['a', '#REF!', 'c']],
      3,
      'B列的公式出错了（#REF!），请改成数或文字',
    ],
  ])('%s is told of by its line', async (_, rows, line, problem) => {
    expect(await readRows(await workbook({ name: '妇联', rows }), ZONE)).toEqual([{ sheet: '妇联', line, problem }])
  })
})

describe('a workbook', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await Desk.open()
  })
  const imports = async (file: string) =>
    importReports(
      desk.opened.db,
      desk.opened.desk,
      'reports.xlsx',
      await readRows(file, ZONE),
      new Date('2022-11-14T00:00:00Z'),
    )

  it('is imported sheet by sheet; empty and hidden ones hold no rows', async () => {
    const file = await workbook(
      {
        name: '妇联',
        rows: [HEADER, ['jia-zhen/women', 'women_talk', new Date('2022-11-09'), null, 'a', 3, '150余人']],
      },
      { name: '空的', rows: [] },
      { name: '选项', rows: [['省级'], ['县级']], hidden: true },
      {
        name: '团委',
        rows: [
          ['form', 'unit', 'on', 'id', 'youth_study_issue', 'youth_study_learners'],
          ['youth_study', 'yi-zhen/youth', '2022/11/10', 'b', '第十三季第5期', 320],
        ],
      },
    )
    expect(await imports(file)).toMatchObject({ added: 2, corrected: 0, unchanged: 0 })
    expect(await imports(file)).toMatchObject({ added: 0, corrected: 0, unchanged: 2 })
    const [first, second] = await desk.opened.db.select().from(revision).orderBy(revision.reportId)
    expect(first?.answers).toMatchObject({
      women_gratitude_audience: { raw: '150余人', value: 150, approximate: 'over' },
    })
    expect(second).toMatchObject({ activityDate: '2022-11-10', answers: { youth_study_learners: { value: 320 } } })
  })

  it('with wrong rows is refused whole, each told by sheet and line', async () => {
    const good = ['jia-zhen/women', 'women_talk', '2022-11-09', null, null, 3, 40]
    const file = await workbook(
      { name: '妇联', rows: [HEADER, good, ['jia-zhen/women', 'women_talk', '11月9日', null, null, 3, '很多']] },
      { name: '别的', rows: [HEADER, ['x', 'women_talk', '2022-11-09', null, null, 3, 40]] },
    )
    await expect(imports(file)).rejects.toThrow(
      /\nreports\.xlsx:妇联:3 on：要写成 2022-11-09 这样的日期\nreports\.xlsx:别的:2 unit：没有单位“x”/,
    )
    expect(await desk.opened.db.$count(report)).toBe(0)
  })
})

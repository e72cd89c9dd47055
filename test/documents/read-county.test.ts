import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { County } from '../../src/catalogue/county.ts'
import { changesBetween } from '../../src/catalogue/county-changes.ts'
import { countySheets, templateSheets } from '../../src/documents/county-sheets.ts'
import { countyInWorkbook } from '../../src/documents/read-county.ts'
import type { Cell } from '../../src/documents/workbook.ts'

const ORGANIZATIONS = [
  { code: 'union', name: '总工会' },
  { code: 'youth', name: '团委' },
  { code: 'women', name: '妇联' },
]

type Value = string | number | boolean | Date | null
type Written = { readonly name: string; readonly rows: Value[][]; readonly merges?: string[] }

const AREAS: Value[][] = [
  ['名称', '上级', '级别', '代码'],
  ['青禾县', null, '县', 'qinghe'],
  ['甲镇', '青禾县', '镇', 'jia-zhen'],
  ['新村', '甲镇', null, null],
  ['乙镇', '青禾县', null, null],
  ['新村', '乙镇', '村', null],
]
const UNITS: Value[][] = [
  ['区域', '组织', '名称', '从哪天起', '到哪天止', '并入', '代码'],
  ['青禾县', '全部', null, null, null, null, null],
  ['甲镇', '工会、妇联', null, null, null, null, null],
  ['甲镇/新村', '妇联', null, null, new Date('2026-06-30T00:00:00Z'), '甲镇妇联', null],
  ['乙镇', '团委', '乙镇团工委', '2026年3月1日', null, null, null],
]

const sheets = (areas = AREAS, units = UNITS): Written[] => [
  { name: '区域', rows: areas },
  { name: '单位', rows: units },
]

async function read(written: readonly Written[], now?: County) {
  const bytes = await writeXlsx({
    sheets: written.map(({ name, rows, merges = [] }) => ({
      name,
      rows,
      merges: merges.map((range) => {
        const [, startCol = '', startRow, endCol = '', endRow] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
        const column = (letter: string) => letter.charCodeAt(0) - 65
        return {
          ...{ startRow: Number(startRow) - 1, endRow: Number(endRow) - 1 },
          ...{ startCol: column(startCol), endCol: column(endCol) },
        }
      }),
    })),
  })
  return countyInWorkbook(bytes, { organizations: ORGANIZATIONS, now })
}

async function countyIn(written: readonly Written[], now?: County): Promise<County> {
  const found = await read(written, now)
  if ('problems' in found) throw new Error(JSON.stringify(found.problems))
  return found.county
}

const told = async (written: readonly Written[], now?: County) => {
  const found = await read(written, now)
  if (!('problems' in found)) return []
  return found.problems.map(({ sheet, line, column, problem }) => `${sheet} ${line ?? ''} ${column ?? ''}：${problem}`)
}

/** A copy with one cell changed: A1 is the first. */
const withCell = (rows: Value[][], at: string, value: Value) =>
  rows.map((row, r) =>
    Array.from({ length: 7 }, (_, c) => (`${String.fromCharCode(65 + c)}${r + 1}` === at ? value : (row[c] ?? null))),
  )

describe("a county's workbook", () => {
  it('is read with codes for what has none, several organizations a line, names that are worked out, and heirs', async () => {
    const county = await countyIn(sheets())
    expect(county.areas.map((a) => `${a.id} ${a.level} ${a.name}`)).toEqual([
      'qinghe county 青禾县',
      'jia-zhen town 甲镇',
      'jia-zhen/v1 village 新村',
      't1 town 乙镇',
      't1/v1 village 新村',
    ])
    expect(county.units).toEqual([
      { id: 'qinghe/union', area: 'qinghe', organization: 'union', name: '青禾县总工会' },
      { id: 'qinghe/youth', area: 'qinghe', organization: 'youth', name: '青禾县团委' },
      { id: 'qinghe/women', area: 'qinghe', organization: 'women', name: '青禾县妇联' },
      { id: 'jia-zhen/union', area: 'jia-zhen', organization: 'union', name: '甲镇总工会' },
      { id: 'jia-zhen/women', area: 'jia-zhen', organization: 'women', name: '甲镇妇联' },
      {
        ...{ id: 'jia-zhen/v1/women', area: 'jia-zhen/v1', organization: 'women', name: '新村妇联' },
        ...{ to: '2026-06-30', successor: 'jia-zhen/women' },
      },
      { id: 't1/youth', area: 't1', organization: 'youth', name: '乙镇团工委', from: '2026-03-01' },
    ])
  })

  it('comes back as it was written, with codes and without, in whatever order its sheets stand', async () => {
    const county = await countyIn(sheets())
    const again = await countyIn(await plain(countySheets(county, ORGANIZATIONS)), county)
    expect(changesBetween(county, again)).toEqual([])
    expect(changesBetween(county, await countyIn(sheets().reverse(), county))).toEqual([])
  })

  it('has a template that can be taken as it is', async () => {
    const county = await countyIn(
      (await plain(templateSheets()))
        .map((sheet) => ({
          ...sheet,
          rows: sheet.rows.map((row) =>
            row.map((c) => (c === '总工会、妇联、工商联、残联、科协、文联、红十字会' ? '全部' : c)),
          ),
        }))
        .map((sheet) => ({
          ...sheet,
          rows: sheet.rows.filter(
            (row) => !row.some((c) => /残联|科协|团青禾/u.test(String(c))) || sheet.name !== '单位',
          ),
        })),
    )
    expect(county.name).toBe('青禾县')
    expect(county.areas).toHaveLength(6)
  })

  it.each<[string, Written[], string[]]>([
    ['no sheet of units', [{ name: '区域', rows: AREAS }], ['单位  ：没有“单位”这张表（现有“区域”），请从模板开始填']],
    [
      'missing columns',
      sheets(
        AREAS,
        UNITS.map((row) => [row[0] ?? null, row[2] ?? null]),
      ),
      ['单位 1 ：缺这几列：组织'],
    ],
    ['a column twice', sheets(withCell(AREAS, 'D1', '名称')), ['区域 1 ：“名称”这一列有两列，请只留一列']],
    [
      'a name that is a date',
      sheets(withCell(AREAS, 'A3', new Date('2026-01-01'))),
      ['区域 3 名称：这里要写文字，现在是日期（2026-01-01），请把这一格设成文本'],
    ],
    ['a name that is TRUE', sheets(withCell(AREAS, 'A3', true)), ['区域 3 名称：这里要写文字，现在是 TRUE']],
    ['a formula that failed', sheets(withCell(AREAS, 'A3', '#REF!')), ['区域 3 名称：公式出错了（#REF!），请改成文字']],
    [
      'a day that is none',
      sheets(AREAS, withCell(UNITS, 'D5', '三月')),
      ['单位 5 从哪天起：“三月”不是日期，要写成 2026-03-01 这样'],
    ],
    ['no area above', sheets(withCell(AREAS, 'B4', '丁镇')), ['区域 4 上级：没有“丁镇”，上级要写县或镇的名称']],
    ['a village below a village', sheets(withCell(AREAS, 'B6', '新村')), ['区域 6 上级：“新村”是村，下面不能再有区域']],
    [
      'two tops',
      sheets(withCell(AREAS, 'B3', null)),
      ['区域 3 上级：“甲镇”的上级空着；空着的只有县（“青禾县”）这一行'],
    ],
    ['another level than it has', sheets(withCell(AREAS, 'C3', '村')), ['区域 3 级别：按上级看应为“镇”，写的是“村”']],
    [
      'a code twice',
      sheets(withCell(AREAS, 'D5', 'jia-zhen')),
      ['区域 5 代码：代码“jia-zhen”在“区域”第3行用过了，请换一个，或空着'],
    ],
    [
      'a code that is none',
      sheets(withCell(AREAS, 'D5', '乙镇')),
      ['区域 5 代码：“乙镇”不能作代码：只用小写字母、数字和短横，字母开头；新的可以空着'],
    ],
    [
      'an organization that is none',
      sheets(AREAS, withCell(UNITS, 'B3', '妇连')),
      ['单位 3 组织：没有“妇连”，可以写的有：总工会、团委、妇联'],
    ],
    [
      'no organization',
      sheets(AREAS, withCell(UNITS, 'B3', null)),
      ['单位 3 组织：要写组织，可以写的有：总工会、团委、妇联，或“全部”'],
    ],
    ['an area that is none', sheets(AREAS, withCell(UNITS, 'A3', '丙镇')), ['单位 3 区域：“区域”那张表里没有“丙镇”']],
    [
      'an area of which there are two',
      sheets(AREAS, withCell(UNITS, 'A4', '新村')),
      ['单位 4 区域：叫“新村”的有2个，请写成“镇/村”'],
    ],
    [
      'the same unit twice',
      sheets(AREAS, [...UNITS, ['甲镇', '妇联']]),
      ['单位 6 组织：与第3行重复（jia-zhen/women）'],
    ],
    ['an heir that is none', sheets(AREAS, withCell(UNITS, 'F4', '丙镇妇联')), ['单位 4 并入：没有“丙镇妇联”这个单位']],
    [
      'an heir of another organization',
      sheets(AREAS, withCell(UNITS, 'F4', '甲镇总工会')),
      ['单位 4 并入：“甲镇总工会”是另一个组织的，只能并入同一组织的单位'],
    ],
    [
      'an heir without a day',
      sheets(AREAS, withCell(UNITS, 'E4', null)),
      ['单位 4 到哪天止：并入别的单位，还要写到哪天为止'],
    ],
    [
      'a unit that goes into itself',
      sheets(AREAS, withCell(UNITS, 'F4', '新村妇联')),
      ['单位 4 并入：并来并去又回到自己，请核对'],
    ],
    [
      'a name for several',
      sheets(AREAS, withCell(UNITS, 'C3', '甲镇群团')),
      ['单位 3 组织：写了名称、代码或并入的，一行只写一个组织'],
    ],
    [
      'a code that nobody has',
      sheets(AREAS, withCell(UNITS, 'G5', 'x/y')),
      ['单位 5 代码：没有“x/y”这个单位；新单位的代码请空着'],
    ],
  ])('tells of %s where it is and what would be right', async (_, written, problems) => {
    expect(await told(written)).toEqual(problems)
  })

  it('takes a title above the head, other columns beside it, and cells joined over rows as they look', async () => {
    const units = [
      ['青禾县填报单位表', null, null],
      ['区域', '组织（必填）', '联系电话'],
      ['甲镇', '妇联', '保密'],
      [null, '总工会', null],
    ]
    const county = await countyIn([
      { name: '区域', rows: AREAS },
      { name: '单位', rows: units, merges: ['A1:C1', 'A3:A4'] },
    ])
    expect(county.units.map((u) => u.name)).toEqual(['甲镇妇联', '甲镇总工会'])
  })

  it('reads 10,000 lines, and tells of the last that it is wrong', async () => {
    const villages = Array.from({ length: 3333 }, (_, i) => [`村${i}`, '甲镇', '村', null])
    const areas = [...AREAS, ...villages]
    const units = [...UNITS, ...villages.map(([name]) => [name ?? null, '全部'])]
    const began = performance.now()
    expect((await countyIn(sheets(areas, units))).units.length).toBe(7 + 9999)
    expect(performance.now() - began).toBeLessThan(60_000)
    expect(await told(sheets(areas, [...units, ['甲镇', '妇连']]))).toEqual([
      `单位 ${units.length + 1} 组织：没有“妇连”，可以写的有：总工会、团委、妇联`,
    ])
  })

  it('is known again by codes: a name, a place and an heir change, a code does not', async () => {
    const now = await countyIn(sheets())
    const out = await plain(countySheets(now, ORGANIZATIONS))
    const changed = out.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.map((cell) =>
          cell === '乙镇' && sheet.name === '区域' ? '乙街道' : cell === '乙镇团工委' ? '乙街道团工委' : cell,
        ),
      ),
    }))
    const fixed = changed.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row.map((cell) => (cell === '乙镇' ? '乙街道' : cell === '乙镇/新村' ? '乙街道/新村' : cell)),
      ),
    }))
    const changes = changesBetween(now, await countyIn(fixed, now))
    expect(changes.map(({ of, is, name, was }) => `${of} ${is} ${was}→${name}`)).toEqual([
      'area renamed 乙镇→乙街道',
      'unit renamed 乙镇团工委→乙街道团工委',
    ])
  })
})

/** Sheets as they are written, as plain rows. */
async function plain(written: ReturnType<typeof templateSheets>): Promise<Written[]> {
  const value = (cell: Cell): Value =>
    cell === undefined ? null : typeof cell === 'object' ? ('day' in cell ? new Date(cell.day) : cell.local) : cell
  return Promise.all(
    written.map(async ({ name, columns, rows }) => {
      const all: Value[][] = [columns.map((c) => c.name)]
      if (!(Symbol.iterator in rows)) expect.fail('nothing to be waited for')
      for (const row of rows as Iterable<readonly Cell[]>) all.push(row.map(value))
      return { name, rows: all }
    }),
  )
}

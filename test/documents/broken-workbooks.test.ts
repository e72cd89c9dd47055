import { strToU8, zipSync } from 'fflate'
import { type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { readCatalogueWorkbook } from '../../src/documents/catalogue-workbook/read.ts'
import { catalogueWorkbook } from '../../src/documents/catalogue-workbook/write.ts'
import { readPastFigures } from '../../src/documents/past-figures.ts'
import { countyInWorkbook } from '../../src/documents/read-county.ts'
import { readWorkbook } from '../../src/documents/read-workbook.ts'
import { readSheets } from '../../src/documents/sheets.ts'
import { catalogue } from '../support/catalogue.ts'

type Written = { rows: CellValue[][]; merges?: MergeRange[]; formula?: [row: number, column: number] }

/** A sheet; the cell of `formula` has one that whoever wrote the file has not worked out. */
function sheet(name: string, { rows, merges = [], formula }: Written) {
  const cells = formula && new Map([[formula.join(), { formula: '1+2', value: null, type: 'formula' as const }]])
  return { name, rows, merges, ...(cells ? { cells } : {}) }
}

const down = (column: number, startRow: number, endRow: number): MergeRange => {
  return { startRow, endRow, startCol: column, endCol: column }
}

describe('last year’s figures as people make them', () => {
  const HEAD = ['年份', '月份', '区域', '组织', '指标', '级别', '单位', '数值', '代码']
  const row = (of: Partial<Record<string, CellValue>> = {}): CellValue[] => {
    const usual = { 年份: 2021, 组织: '妇联', 单位: '场次', 数值: 320, 代码: 'women_gratitude_talks', ...of }
    return HEAD.map((name) => (usual as Record<string, CellValue>)[name] ?? null)
  }
  const known = { catalogue, county: '青禾县', towns: [{ id: 'jia', name: '甲镇' }], thisYear: 2022 }
  const read = async (written: Written) => {
    const found = await readPastFigures(await writeXlsx({ sheets: [sheet('上年数', written)] }), known)
    return 'faults' in found ? found.faults : found.given.map((g) => `${g.area ?? '县'} ${g.level}${g.value}`)
  }
  const families = { 指标: '推选最美家庭', 单位: '户', 代码: 'women_beautiful_families' }

  it.each<[string, Written, string[]]>([
    ['a title above', { rows: [['2021年数'], [], HEAD, row()] }, ['县 320']],
    ['notes in the head', { rows: [HEAD.map((n) => (n === '数值' ? ' 数 值 *（必填）' : n)), row()] }, ['县 320']],
    ['full width', { rows: [HEAD, row({ 数值: '１，２００' })] }, ['县 1200']],
    [
      'its head again, as on each printed page',
      { rows: [HEAD, row(), HEAD, row({ 区域: '甲镇' })] },
      ['县 320', 'jia 320'],
    ],
    ['a page of notes above', { rows: [...Array.from({ length: 12 }, () => ['说明']), HEAD, row()] }, ['县 320']],
    [
      'marks that nobody sees',
      { rows: [HEAD.map((n) => `\u00A0${n}\u200B`), row({ 组织: '妇联\u200B' })] },
      ['县 320'],
    ],
    ['numbers as text with decimals', { rows: [HEAD, row({ 年份: '2021.0', 数值: '320.0' })] }, ['县 320']],
    ['its own measure', { rows: [HEAD, row({ 数值: '1200场次' })] }, ['县 1200']],
    ['a level as people say it', { rows: [HEAD, row({ ...families, 级别: '州级' })] }, ['县 州（市）级320']],
    [
      'joined cells',
      { rows: [HEAD, row(), row({ 年份: null, 组织: null, 区域: '甲镇' })], merges: [down(0, 1, 2), down(3, 1, 2)] },
      ['县 320', 'jia 320'],
    ],
  ])('takes %s', async (_, written, given) => {
    expect(await read(written)).toEqual(given)
  })

  it.each<[string, Written, string]>([
    [
      'a formula without its number',
      { rows: [HEAD, row({ 数值: null })], formula: [1, 7] },
      '上年数!H2（数值）：公式出错了',
    ],
    [
      'a broken number of what is counted',
      { rows: [HEAD, row({ 数值: 320.5 })] },
      '上年数!H2（数值）：“320.5”不是整数',
    ],
    ['about so many', { rows: [HEAD, row({ 数值: '约1200' })] }, '上年数!H2（数值）：“约1200”不是数'],
    ['a day', { rows: [HEAD, row({ 年份: new Date('2021-01-01') })] }, '上年数!A2（年份）：“2021-01-01”不对'],
    ['no level', { rows: [HEAD, row(families)] }, '上年数!F2（级别）：“推选最美家庭”要写是哪一级'],
    ['no code', { rows: [HEAD, row({ 代码: ' ' })] }, '上年数!I2（代码）：没有写代码'],
    [
      'one number for two rows',
      { rows: [HEAD, row(), row({ 区域: '甲镇', 数值: null })], merges: [down(7, 1, 2)] },
      '上年数!H2:H3（数值）：几行合成了一格',
    ],
  ])('refuses %s', async (_, written, why) => {
    expect((await read(written)).join('')).toContain(why)
  })
})

it.each([
  ['.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '旧格式（.xls、.et）或加了密码'],
  ['.csv in GBK', new Uint8Array([0xc4, 0xea, 0xb7, 0xdd, 0x2c, 0x31, 0x0d, 0x0a]), '是文字（如 .csv、网页）改了后缀'],
  ['a page of the web', new TextEncoder().encode('<html><table><tr><td>年份</td></tr></table></html>'), '是文字（如'],
  [
    '.ods',
    zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }),
    '不是 .xlsx 工作簿，或已损坏',
  ],
  ['nothing', new Uint8Array(), '不是 .xlsx 工作簿，或已损坏'],
])('what was only renamed to .xlsx is told by what it is: %s', async (_, bytes, why) => {
  await expect(readSheets(bytes)).rejects.toThrow(why)
})

describe('a county as people write it down', () => {
  const AREAS = [['名称', '上级', '级别', '代码'], ['青禾县'], ['甲镇', '青禾县'], ['丙村', '甲镇']]
  const UNITS = [
    ['区域', '组织', '名称', '从哪天起'],
    ['甲镇', '妇联'],
  ]
  const read = async (areas: Written, units: Written) => {
    const organizations = [
      { code: 'union', name: '总工会' },
      { code: 'women', name: '妇联' },
    ]
    const bytes = await writeXlsx({ sheets: [sheet('单位', units), sheet('区域', areas)] })
    const found = await countyInWorkbook(bytes, { organizations, now: undefined })
    return 'problems' in found
      ? found.problems.map((p) => `${p.sheet}${p.line}${p.column}：${p.problem}`)
      : found.county.units.map((u) => u.id)
  }

  it.each<[string, Written, Written, string[]]>([
    [
      'organizations joined in any way',
      { rows: AREAS },
      {
        rows: [
          ['区域', '组织'],
          ['甲镇', '工会和妇联'],
          ['丙村', '工会/妇联'],
        ],
      },
      ['t1/union', 't1/women', 't1/v1/union', 't1/v1/women'],
    ],
    [
      'a formula without its day',
      { rows: AREAS },
      { rows: [...UNITS.slice(0, 1), ['甲镇', '妇联', null, null]] as CellValue[][], formula: [1, 3] },
      ['单位2从哪天起：公式出错了（#没算出来），请改成日期'],
    ],
    [
      'a village twice',
      { rows: [...AREAS, ['丙村', '甲镇']] },
      { rows: UNITS },
      ['区域5名称：“丙村”在第4行写过了，请只留一行'],
    ],
  ])('%s', async (_, areas, units, told) => {
    expect(await read(areas, units)).toEqual(told)
  })
})

describe('a catalogue as people edit it', () => {
  it('is read below a title, with cells joined; a code that comes twice is told at its cell', async () => {
    const { sheets } = await import('hucre/xlsx').then(async ({ readXlsx }) =>
      readXlsx(await catalogueWorkbook(catalogue.content)),
    )
    const written = (change: (rows: CellValue[][]) => MergeRange[]) =>
      writeXlsx({
        sheets: sheets.map(({ name, rows }) => {
          const own = structuredClone(rows)
          return { name, rows: own, merges: name === '题' ? change(own) : [] }
        }),
      })
    const joined = await written((rows) => {
      rows.unshift(['题'])
      for (const at of [3, 4]) rows[at]?.splice(0, 2, null, null)
      return [down(0, 2, 4), down(1, 2, 4)]
    })
    expect(await readCatalogueWorkbook(joined, catalogue.content)).toHaveProperty('catalogue')
    const twice = await written((rows) => {
      rows[2]?.splice(2, 1, rows[1]?.[2] ?? null)
      return []
    })
    const found = await readCatalogueWorkbook(twice, catalogue.content)
    expect('faults' in found ? found.faults[0] : {}).toEqual({
      place: '题!C3',
      why: '“union_culture_activities”和题!C2重复，请换一个，或只留一行',
    })
  })
})

describe('a ledger that went through other hands', () => {
  const HEAD = ['编号', '填报单位', '区域', '表', '开展日期', '上报时间', '状态', '计数', '巾帼宣讲：巾帼宣讲场次']
  const FIGURES = [
    ['组织', '编号', '指标', '数值', '约数'],
    ['妇联', 1, '巾帼宣讲场次', 3, null],
  ]
  const row = (of: Partial<Record<string, CellValue>> = {}): CellValue[] => {
    const usual = { 编号: 1, 填报单位: '甲镇妇联', 区域: '甲镇', 表: '巾帼宣讲', '巾帼宣讲：巾帼宣讲场次': 3 }
    const days = { 开展日期: new Date('2022-11-09'), 上报时间: new Date('2022-11-09T20:15:00Z') }
    return HEAD.map((name) => (({ ...usual, ...days, ...of }) as Record<string, CellValue>)[name] ?? null)
  }
  const units = [{ id: 'jia/women', name: '甲镇妇联', areaName: '甲镇', organization: 'women' }]
  const read = async (written: Written, figures: CellValue[][] = FIGURES) => {
    const bytes = await writeXlsx({ sheets: [sheet('数据透视', { rows: figures }), sheet('妇联', written)] })
    const rows = await readWorkbook(bytes, 'Asia/Shanghai', { catalogue, units })
    return rows.map(({ line, problem, data }) => {
      const { id, answers } = (data ?? {}) as { id?: string; answers?: Record<string, unknown> }
      return problem === undefined ? `${line} ${id} ${answers?.['women_gratitude_talks']}` : `${line} ${problem}`
    })
  }
  const AT = '1@2022-11-09T12:15:00.000Z'

  it.each<[string, Written, CellValue[][], string[]]>([
    ['titles above', { rows: [['台账'], HEAD, row()] }, [['全部数字'], ...FIGURES], [`3 ${AT} 3`]],
    [
      'days and numbers as text',
      { rows: [HEAD, row({ 编号: '1', 开展日期: '2022年11月9日', 上报时间: '2022-11-09 20:15' })] },
      FIGURES,
      [`2 ${AT} 3`],
    ],
    [
      'joined cells',
      { rows: [HEAD, row(), row({ 编号: 2, 填报单位: null, 表: null })], merges: [down(1, 1, 2), down(3, 1, 2)] },
      FIGURES,
      [`2 ${AT} 3`, '3 2@2022-11-09T12:15:00.000Z 3'],
    ],
    [
      'a column by another name',
      { rows: [HEAD.map((name) => name.replace(/^.*：.*$/u, '宣讲了几场')), row()] },
      FIGURES,
      ['1 I列“宣讲了几场”不是台账的列名，里面的内容读不进来：请改回导出时的列名，或删掉这一列'],
    ],
    [
      'a formula that failed',
      { rows: [HEAD, row({ '巾帼宣讲：巾帼宣讲场次': '#REF!' })] },
      FIGURES,
      ['2 I列的公式出错了（#REF!），请改成数或文字'],
    ],
    ['a column twice', { rows: [[...HEAD, '表'], row()] }, FIGURES, ['1 “表”这一列写了两遍，请只留一个']],
  ])('%s', async (_, written, figures, told) => {
    expect(await read(written, figures)).toEqual(told)
  })
})

it('a workbook of reports is read below a title, with its units joined', async () => {
  const rows = [['填报'], ['unit', 'form', 'on', 'women_gratitude_talks'], ['jia/women', 'women_talk', '2022-11-09', 3]]
  const joined: CellValue[][] = [...rows, [null, null, '2022-11-10', 2]]
  const bytes = await writeXlsx({ sheets: [sheet('S', { rows: joined, merges: [down(0, 2, 3), down(1, 2, 3)] })] })
  expect((await readWorkbook(bytes, 'Asia/Shanghai')).map(({ line, data }) => [line, data])).toEqual([
    [3, { unit: 'jia/women', form: 'women_talk', on: '2022-11-09', answers: { women_gratitude_talks: 3 } }],
    [4, { unit: 'jia/women', form: 'women_talk', on: '2022-11-10', answers: { women_gratitude_talks: 2 } }],
  ])
})

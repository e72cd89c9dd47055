import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { openXlsx, readXlsx, writeXlsx } from 'hucre/xlsx'
import PizZip from 'pizzip'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeAll } from '../../src/database/write.ts'
import { pastFigureWrites, planPastFigures } from '../../src/desk/past-figures.ts'
import { checkTable, type FilledTable, fillTable } from '../../src/desk/superior-table.ts'
import type { Scope } from '../../src/digest/scope.ts'
import { Desk, type Line, talk } from './desk.ts'

const FOLDER = 'test/fixtures/superior'
const TOWNS = { 'jia-zhen': '甲镇', 'yi-zhen': '乙镇' } as const

/** Talks of two years: where, when, how many, before how many people. */
const TALKS: readonly (readonly [unit: string, on: string, talks: number, audience: number])[] = [
  ['jia-zhen/women', '2022-01-11', 3, 150],
  ['jia-zhen/dong-cun/women', '2022-02-28', 1, 35],
  ['jia-zhen/women', '2022-03-01', 4, 120],
  ['yi-zhen/xi-cun/women', '2022-05-11', 2, 30],
  ['yi-zhen/women', '2022-06-30', 6, 333],
  ['yi-zhen/women', '2022-11-11', 7, 210],
  ['qinghe/women', '2022-11-12', 1, 400],
  ['qinghe/women', '2021-11-12', 5, 40],
  ['jia-zhen/women', '2021-12-31', 9, 90],
]

const built: Line = {
  unit: 'qinghe/women',
  form: 'women_org',
  on: '2022-04-01',
  answers: { women_agency_orgs_built: ['县医院妇委会', '县法院妇委会'], women_agency_org_level: '县级' },
}

/** Counted here once more, apart from the product. */
function count(what: 'talks' | 'audience', from: string, to: string, where = ''): number {
  return TALKS.filter(([unit, on]) => from <= on && on <= to && unit.startsWith(where)).reduce(
    (sum, [, , talks, audience]) => sum + (what === 'talks' ? talks : audience),
    0,
  )
}

const home = (unit: string): Line => ({
  ...{ unit, form: 'women_home', on: '2022-05-01' },
  answers: { women_star_homes: ['幸福妇女之家'], women_star_home_level: '县级' },
})

const relief = (unit: string, on: string, [households, yuan]: readonly [number, number]): Line => ({
  ...{ unit, on, form: 'union_jobs' },
  answers: {
    ...{ union_service_activities: '送温暖', union_jobs_offered: 0 },
    ...{ households_visited: households, money_paid: yuan },
  },
})

let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
  await desk.imports([
    ...TALKS.map(([unit, on, talks, audience], i) => talk({ id: `t${i}`, unit, on, talks, audience })),
    { ...built, id: 'built' },
    { ...home('qinghe/women'), id: 'county-home' },
    { ...home('yi-zhen/women'), id: 'town-home' },
    { ...relief('jia-zhen/union', '2022-01-15', [126, 189_050]), id: 'town-relief' },
    { ...relief('qinghe/union', '2022-03-15', [14, 7000]), id: 'county-relief' },
  ])
})

const NOW = new Date('2023-06-05T00:00:00Z')
const YEAR = { from: '2022-01-01', to: '2022-12-31' }

async function filled(name: string, bytes: Uint8Array, scope: Scope = { kind: 'county' }): Promise<FilledTable> {
  const { db, desk: at } = desk.opened
  const checked = await checkTable(db, at, { name, bytes }, NOW)
  if (!('table' in checked)) expect.fail(JSON.stringify(checked))
  const { template } = checked.table
  const done = await db.transaction((tx) => fillTable(tx, at, template, { period: YEAR, scope }, NOW))
  return 'faults' in done ? expect.fail(JSON.stringify(done.faults)) : done
}

async function sheetsOf(name: string) {
  const { bytes } = await filled(name, readFileSync(`${FOLDER}/${name}`))
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  return { bytes, sheets }
}

const orNothing = (number: number) => (number === 0 ? null : number)

describe('a superior’s workbook', () => {
  it('has a row for each town, with formulas, merged cells, heights, rules and print settings that follow', async () => {
    const { bytes, sheets } = await sheetsOf('妇联工作统计表.xlsx')
    const [table, sums, sources] = sheets
    const towns = Object.entries(TOWNS).map(([code, name]) => [
      name,
      count('talks', YEAR.from, YEAR.to, code),
      count('audience', YEAR.from, YEAR.to, code),
      null,
      null,
    ])
    expect(table?.rows[0]?.[0]).toBe('2022年妇联工作统计表（全县）')
    expect(table?.rows.slice(4, 6).map((row) => row.slice(0, 5))).toEqual(towns)
    const formula = (at: string, of = table) => of?.cells?.get(at)?.formula
    expect(['4,5', '5,5', '6,1', '6,4', '6,5'].map((at) => formula(at))).toEqual([
      'IF(B5=0,0,C5/B5)',
      'IF(B6=0,0,C6/B6)',
      'SUM(B5:B6)',
      'SUM(E5:E6)',
      'C7/B7',
    ])
    expect(formula('0,1', sums)).toBe("'妇联统计表'!B7")
    expect([4, 5].map((row) => table?.rowDefs?.get(row)?.height)).toEqual([27, 27])
    expect(table?.merges).toContainEqual({ startRow: 8, startCol: 0, endRow: 8, endCol: 5 })
    expect(table?.cells?.get('5,5')?.style).toEqual(table?.cells?.get('4,5')?.style)
    expect(table?.columns?.[0]?.width).toBe(22.5)
    expect(table?.dataValidations?.[0]?.range).toBe('B5:E6')
    expect(table?.conditionalRules?.[0]?.range).toBe('B5:E7')
    expect(table?.pageSetup).toMatchObject({
      printArea: '$A$1:$F$9',
      printTitlesRow: '$3:$4',
      orientation: 'landscape',
    })
    expect((await openXlsx(bytes)).namedRanges).toContainEqual({ name: '总数', range: "'妇联统计表'!$B$7" })
    const [talks, audience] = [count('talks', YEAR.from, YEAR.to), count('audience', YEAR.from, YEAR.to)]
    expect(sums?.rows.slice(1, 4).map((row) => row[1])).toEqual([
      audience,
      `共${talks}场次，受众${audience}人`,
      count('talks', YEAR.from, '2022-03-31'),
    ])
    expect(sources?.name).toBe('数据来源')
    expect(sources?.rows.find(([place]) => place === '妇联统计表!B5')).toEqual([
      ...['妇联统计表!B5', '{妇联.巾帼宣讲场次}', '甲镇', 8, '巾帼宣讲场次', '甲镇', '2022-01-01', '2022-12-31'],
      ...['', '各次相加', 2, 3, '1、2、3'],
    ])
  })

  it('has a row for each month, several rows for each town and the county itself, and any place and time', async () => {
    const { sheets } = await sheetsOf('分月分镇统计.xlsx')
    const [table, references] = sheets
    const months = Array.from({ length: 12 }, (_, i) => {
      const month = `2022-${String(i + 1).padStart(2, '0')}`
      const of = (what: 'talks' | 'audience') => orNothing(count(what, `${month}-01`, `${month}-31`))
      return [i + 1, `${i + 1}月`, of('talks'), of('audience')]
    })
    expect(table?.rows.slice(2, 14).map((row) => row.slice(0, 4))).toEqual(months)
    expect(table?.cells?.get('13,4')?.formula).toBe('IF(SUM(C$3:C$14)=0,0,C14/SUM(C$3:C$14))')
    expect(table?.cells?.get('14,2')?.formula).toBe('SUM(C3:C14)')
    const places = [
      ['县本级', 'qinghe/'],
      ['甲镇', 'jia-zhen'],
      ['乙镇', 'yi-zhen'],
    ] as const
    expect(table?.rows.slice(16, 22).map((row) => row.slice(0, 4))).toEqual(
      places.flatMap(([name, code], i) => [
        [i + 1, name, '本期', count('talks', YEAR.from, YEAR.to, code)],
        [null, null, '上年同期', orNothing(count('talks', '2021-01-01', '2021-12-31', code))],
      ]),
    )
    expect(['16,4', '20,4', '22,3', '22,4'].map((at) => table?.cells?.get(at)?.formula)).toEqual([
      'D17-D18',
      'D21-D22',
      'SUM(D17:D22)',
      'D15-C15',
    ])
    expect(table?.merges).toContainEqual({ startRow: 20, startCol: 1, endRow: 21, endCol: 1 })
    expect(table?.rows.slice(24, 31).map((row) => row[1])).toEqual([
      count('talks', YEAR.from, '2022-06-30'),
      count('talks', YEAR.from, '2022-03-31', 'jia-zhen'),
      count('talks', YEAR.from, YEAR.to, 'qinghe/'),
      `甲镇${count('talks', YEAR.from, YEAR.to, 'jia-zhen')}、乙镇${count('talks', YEAR.from, YEAR.to, 'yi-zhen')}`,
      2,
      '县医院妇委会、县法院妇委会',
      null,
    ])
    expect(['0,0', '1,0', '2,0'].map((at) => references?.cells?.get(at)?.formula)).toEqual([
      "'1 月报 (县)'!C15",
      "SUM('1 月报 (县)'!C3:C14)",
      "'1 月报 (县)'!B31",
    ])
  })

  it('of a town has its rows alone; formulas that several cells share stay right', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [['{#镇}{镇}', '{妇联.巾帼宣讲场次}{/镇}'], ['合计'], ['{范围}', '{妇联.巾帼宣讲场次@全县}']],
        },
      ],
    })
    const zip = new PizZip(bytes)
    const path = 'xl/worksheets/sheet1.xml'
    const shared = '<c r="B2"><f t="shared" ref="B2:C2" si="0">SUM(B1:B1)</f></c><c r="C2"><f t="shared" si="0"/></c>'
    zip.file(path, (zip.file(path)?.asText() ?? '').replace(/(<row r="2".*?<\/c>)/su, `$1${shared}`))
    const town = await filled('表.xlsx', zip.generate({ type: 'uint8array' }), {
      kind: 'area',
      id: 'yi-zhen',
      name: '乙镇',
    })
    const county = await filled('表.xlsx', zip.generate({ type: 'uint8array' }))
    const [ofTown, ofCounty] = [await readXlsx(town.bytes), await readXlsx(county.bytes)].map(({ sheets }) => sheets[0])
    expect(ofTown?.rows.map((row) => row.slice(0, 2))).toEqual([
      ['乙镇', 15],
      ['合计', null],
      ['乙镇', 15],
    ])
    expect(ofCounty?.rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      ['甲镇', 8],
      ['乙镇', 15],
    ])
    expect(['2,1', '2,2'].map((at) => ofCounty?.cells?.get(at)?.formula)).toEqual(['SUM(B1:B2)', 'SUM(C1:C2)'])
  })
})

it('a name that the county and a town both gave is in the row of the town, as in a report', async () => {
  const home = '{妇联.women_star_homes/县级}'
  const rows = [
    ['{#镇}{镇}', `${home}{/镇}`],
    ['全县', '{妇联.women_star_homes/县级@全县}'],
  ]
  const { bytes } = await filled('表.xlsx', await writeXlsx({ sheets: [{ name: '表', rows }] }))
  expect((await readXlsx(bytes)).sheets[0]?.rows.map((row) => row.slice(0, 2))).toEqual([
    ['甲镇', null],
    ['乙镇', 1],
    ['全县', 1],
  ])
})

describe('a superior’s document', () => {
  it('has the numbers in its sentences and tables; what nobody reported is empty alone and 0 in a sentence', async () => {
    const name = '妇联工作情况.docx'
    const { bytes, put } = await filled(name, readFileSync(`${FOLDER}/${name}`))
    const xml = new PizZip(bytes).file('word/document.xml')?.asText() ?? ''
    const texts = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([p]) => p.replace(/<[^>]*>/gu, ''))
    const [talks, audience] = [count('talks', YEAR.from, YEAR.to), count('audience', YEAR.from, YEAR.to)]
    const row = (name: string, code: string) => [
      name,
      `${count('talks', YEAR.from, YEAR.to, code)}`,
      `${count('audience', YEAR.from, YEAR.to, code)}`,
      '',
    ]
    expect(texts).toEqual([
      '全县妇联2022年工作情况表',
      `我县今年开展巾帼宣讲${talks}场次，受众${audience}人次，维权线索0起。`,
      ...['镇', '宣讲场次', '受众', '线索'],
      ...row('甲镇', 'jia-zhen'),
      ...row('乙镇', 'yi-zhen'),
      ...row('合计', ''),
      expect.stringMatching(/^1月3场次；2月1场次；3月4场次；4月0场次；.*11月8场次；12月0场次；$/u),
      '填表日期：2023年6月5日',
    ])
    expect(xml).toContain('<w:b/>')
    expect(put.filter(({ row }) => row?.label === '乙镇')).toHaveLength(4)
  })
})

describe('a workbook that LibreOffice saved from an old one', () => {
  it('has two blocks on a sheet, each with its rows; heads over several rows, hidden sheets and sums over both stay', async () => {
    const { sheets } = await sheetsOf('两块统计表.xlsx')
    const [table, hidden, sums] = sheets
    const audience = (where: string) => count('audience', YEAR.from, YEAR.to, where)
    const talks = (where: string) => count('talks', YEAR.from, YEAR.to, where)
    expect(table?.rows.slice(5, 8).map((row) => row.slice(0, 6))).toEqual([
      [1, '县本级', 14, 0.7, talks('qinghe/'), audience('qinghe/')],
      [2, '甲镇', 126, 18.905, talks('jia-zhen'), audience('jia-zhen')],
      [3, '乙镇', null, null, talks('yi-zhen'), audience('yi-zhen')],
    ])
    const formula = (at: string, of = table) => of?.cells?.get(at)?.formula
    expect(['7,6', '7,7', '8,3', '8,7', '13,2', '24,2', '24,3', '25,1', '25,3'].map((at) => formula(at))).toEqual([
      'IF(E8=0,"—",ROUND(F8/E8,1))',
      'IFERROR(F8/SUM(F$6:F$8),0)',
      ...['SUM(D6:D8)', 'SUM(H6:H8)', 'SUM(B$14:B14)', 'SUM(B$14:B25)', 'IF($B$26=0,0,C25/$B$26)'],
      ...['SUM(B14:B25)', 'B26/E9'],
    ])
    expect(table?.merges).toContainEqual({ startRow: 2, startCol: 2, endRow: 2, endCol: 3 })
    expect(table?.merges).toContainEqual({ startRow: 2, startCol: 0, endRow: 4, endCol: 0 })
    expect(table?.merges).toContainEqual({ startRow: 27, startCol: 0, endRow: 27, endCol: 7 })
    expect(table?.rows[1]?.[0]).toBe('填报单位（盖章）：青禾县群团办')
    expect(hidden?.hidden).toBe(true)
    expect(formula('0,1', hidden)).toBe("'附件1 工会帮扶'!E9")
    expect(formula('4,1', sums)).toBe('VLOOKUP("甲镇",\'附件1 工会帮扶\'!B6:F8,5,FALSE())')
    expect(sums?.rows[5]?.[1]).toBe(audience('') / 10_000)
  })

  it('a document keeps merged cells, and compares towns with their year before', async () => {
    const name = '合并格报表.docx'
    const { bytes } = await filled(name, readFileSync(`${FOLDER}/${name}`))
    const xml = new PizZip(bytes).file('word/document.xml')?.asText() ?? ''
    const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => cell.replace(/<[^>]*>/gu, '')),
    )
    expect(rows.slice(2)).toEqual([
      ['县本级', '1', '400', '5', '+900%'],
      ['甲镇', '8', '305', '9', '+238.9%'],
      ['乙镇', '15', '573', '', ''],
      ['合计', '24', '0.13', '14', ''],
      ['新建组织', '县级2个'],
      ['', '县医院妇委会、县法院妇委会'],
    ])
    expect(xml.match(/<w:gridSpan /gu)).toHaveLength(4)
    expect(xml.match(/<w:vMerge/gu)).toHaveLength(4)
  })
})

describe('in the measure of the table', () => {
  /** Each mark alone in a cell of the format, and beside a word. */
  async function cells(marks: readonly string[], numFmt?: string, more: readonly string[] = []) {
    const rows = [...marks.map((mark) => [mark, `共${mark}`]), ...more.map((mark) => [mark])]
    const styled = new Map(marks.map((value, row) => [`${row},0`, { value, ...(numFmt ? { style: { numFmt } } : {}) }]))
    const { bytes, put } = await filled('表.xlsx', await writeXlsx({ sheets: [{ name: '表', rows, cells: styled }] }))
    const { sheets } = await readXlsx(bytes)
    return { cells: sheets[0]?.rows.slice(0, marks.length).map((row) => row.slice(0, 2)), put }
  }

  it('万元 of 元, and people in 万人次', async () => {
    const marks = [
      '总工会.发放慰问救助金@万元',
      '总工会.发放慰问救助金@甲镇@万',
      '妇联.巾帼宣讲受众@万人次',
      '妇联.巾帼宣讲受众@百人',
    ]
    const { cells: is, put } = await cells(marks.map((mark) => `{${mark}}`))
    expect(is).toEqual([
      [19.605, '共19.61'],
      [18.905, '共18.91'],
      [0.1278, '共0.13'],
      [12.78, '共12.78'],
    ])
    expect(put[0]?.filled.source?.what).toBe('发放慰问救助金（万元）')
  })

  it('several indicators as one, of a place and a time too', async () => {
    const sum = '妇联.巾帼宣讲受众+妇女主题教育参加人次＋团委.青年宣讲听讲人次'
    const { cells: is, put } = await cells([`{${sum}}`, `{${sum}@甲镇@一季度}`, `{${sum}@万人次}`, `{${sum}@同比}`])
    const quarter = count('audience', YEAR.from, '2022-03-31', 'jia-zhen')
    const [year, before] = [count('audience', YEAR.from, YEAR.to), count('audience', '2021-01-01', '2021-12-31')]
    const rate = Math.round(((year - before) / before) * 1000) / 10
    expect(is).toEqual([
      [year, `共${year}`],
      [quarter, `共${quarter}`],
      [year / 10_000, '共0.13'],
      [rate, `共+${rate}%`],
    ])
    expect(put[0]?.filled.source?.what).toBe('巾帼宣讲受众＋妇女主题教育参加人次＋青年宣讲听讲人次')
    expect(put[0]?.filled.source?.lineage?.indicators).toHaveLength(3)
  })

  it('a cell that shows hundredths has a part of one; what cannot be compared is no 0 in a sentence', async () => {
    const marks = [
      '{妇联.巾帼宣讲受众@甲镇@同比}',
      '{妇联.巾帼宣讲受众@乙镇@2021年@同比}',
      '{妇联.巾帼宣讲场次@甲镇@增减}',
    ]
    expect((await cells(marks, '0.0%')).cells).toEqual([
      [2.389, '共+238.9%'],
      [null, '共—'],
      [-1, '共-1'],
    ])
    expect((await cells(marks.slice(0, 1))).cells).toEqual([[238.9, '共+238.9%']])
  })

  it('what nobody reported is 0 where the table says so, and its source says that nobody did', async () => {
    const { cells: is, put } = await cells(['{妇联.巾帼宣讲场次@4月}'], undefined, ['没有的填0{空格填0}'])
    expect(is).toEqual([[0, '共0']])
    expect(put[0]?.filled.source?.lineage).toBeUndefined()
  })
})

describe('what is wrong with a table', () => {
  async function told(rows: (string | null)[][], name = '表.xlsx') {
    const { db, desk: at } = desk.opened
    const checked = await checkTable(
      db,
      at,
      { name, bytes: await writeXlsx({ sheets: [{ name: '表一', rows }] }) },
      NOW,
    )
    return 'faults' in checked ? checked.faults.map(({ place, why }) => `${place} ${why}`) : JSON.stringify(checked)
  }

  it.each([
    ['{妇联.巾帼宣讲场}', '没有“巾帼宣讲场”这个指标，是不是“巾帼宣讲场次”？'],
    ['{妇女联.巾帼宣讲场次}', '没有“妇女联”这个组织，是不是“妇联”？'],
    ['{妇联.women_gratitude_talk}', '妇联没有“women_gratitude_talk”这个指标，是不是“women_gratitude_talks”？'],
    ['{妇联.新建机关妇女组织}', '“新建机关妇女组织”分级别，请写上哪一级，如{新建机关妇女组织/国家级}'],
    ['{妇联.巾帼宣讲场次/县级}', '“巾帼宣讲场次”不分级别，请去掉“/县级”'],
    ['{妇联.巾帼宣讲场次:名单}', '“巾帼宣讲场次”没有名单，只有数，请去掉“:名单”'],
    ['{妇联.巾帼宣讲场次@丙镇}', '“@丙镇”看不懂，是不是“@甲镇”？'],
    ['{妇联.巾帼宣讲场次@13月}', '“@13月”看不懂，是不是“@3月”？'],
    ['{镇}', '“镇”只能写在重复的行里，如{#镇}{镇}…{/镇}'],
    ['{#镇}{镇}', '{#镇}没有结束，在这一行最后写{/镇}'],
    ['{#县}{/县}', '没有{#县}这种重复，可以写{#镇}、{#镇和县本级}、{#村}、{#月}'],
    ['｛妇联.巾帼宣讲场次｝', '｛妇联.巾帼宣讲场次｝的花括号要用半角的{ }'],
    ['开展{妇联.巾帼宣讲场次', '“开展{妇联.巾帼宣讲场次”这里的花括号没有配成对'],
    ['妇联.巾帼宣讲场次}场次', '“妇联.巾帼宣讲场次}场次”这里的花括号没有配成对'],
    ['{{妇联.巾帼宣讲场次}}', '“{”这里的花括号没有配成对'],
    ['{妇联.巾帼宣讲场次}场次，受众{ }人', '花括号里没有写指标，请写上，如{妇联.巾帼宣讲场次}'],
    ['{妇联.巾帼宣讲场次@6-1月}', '“@6-1月”看不懂'],
    ['{妇联.巾帼宣讲场次@万元}', '“巾帼宣讲场次”的单位是场次，不能填成万元，可以写@万场次'],
    ['{妇联.巾帼宣讲受众@同比@万人}', '同比不分单位，请去掉“@万人”'],
    ['{妇联.巾帼宣讲场次+巾帼宣讲受众}', '“巾帼宣讲场次”的单位是场次，“巾帼宣讲受众”的是人，不能相加'],
    ['{妇联.巾帼宣讲场次+巾帼宣讲场}', '妇联没有“巾帼宣讲场”这个指标，是不是“巾帼宣讲场次”？'],
    ['{团委.青年大学习参学率+青年大学习参学率}', '“青年大学习参学率”是比率，不能相加，请分在两格里写'],
  ])('%s is told by sheet and cell', async (mark, why) => {
    const faults = await told([['标题'], [null, mark]])
    expect(faults).toContainEqual(expect.stringContaining(`表一!B2 `))
    expect((faults as string[]).join('\n')).toContain(why)
  })

  it('is said in a sentence where it is no table at all', async () => {
    const { db, desk: at } = desk.opened
    const said = async (name: string, bytes: Uint8Array) => {
      const checked = await checkTable(db, at, { name, bytes }, NOW)
      return 'unusable' in checked ? checked.unusable : JSON.stringify(checked)
    }
    const plain = await writeXlsx({ sheets: [{ name: '表', rows: [['没有标记']] }] })
    expect(await said('表.xlsx', plain)).toContain('没有标记')
    const locked = await writeXlsx({
      sheets: [{ name: '表', rows: [['{年}']] }],
      encryption: { password: 'p', spinCount: 10 },
    })
    expect(await said('表.xlsx', locked)).toContain('加了密码')
    expect(await said('表.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain('旧格式')
    expect(await said('表.pdf', strToU8('%PDF-1.4'))).toContain('只收 .xlsx 和 .docx')
    expect(await said('表.zip', zipSync({ 'a.txt': strToU8('a') }))).toContain('只收 .xlsx 和 .docx')
    expect(
      await said('表.xlsm', zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/vbaProject.bin': strToU8('a') })),
    ).toContain('宏')
    expect(await said('表.xlsx', zipSync({ 'xl/workbook.xml': new Uint8Array(70_000_000) }))).toContain('大得不正常')
    expect(await said('表.xlsx', new Uint8Array(2_000_001))).toContain('最多2MB')
    expect(await said('表.xlsx', plain.slice(0, plain.length / 2))).toContain('打不开')
    expect(await said('表.docx', zipSync({ 'word/document.xml': strToU8('<a') }))).toMatch(/打不开|没有标记/u)
  })
})

describe('beside the year before', () => {
  it('a mark is read over lines as a narrow cell breaks it, and takes some months of a year', async () => {
    const times: readonly (readonly [at: string, from: string, to: string])[] = [
      ['@1-6月', '2022-01-01', '2022-06-30'],
      ['@1月至3月', '2022-01-01', '2022-03-31'],
      ['@2021年11—12月', '2021-11-01', '2021-12-31'],
      ['@前三季度', '2022-01-01', '2022-09-30'],
      ['@本月', '2022-12-01', '2022-12-31'],
      ['@本季度', '2022-10-01', '2022-12-31'],
      ['@累计', '2022-01-01', '2022-12-31'],
    ]
    const rows = times.map(([at]) => [`{妇联.\n巾帼宣讲\r\n场次${at}}`])
    const { bytes } = await filled('表.xlsx', await writeXlsx({ sheets: [{ name: '表', rows }] }))
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]?.rows.map(([number]) => number)).toEqual(
      times.map(([, from, to]) => orNothing(count('talks', from, to))),
    )
  })

  it('a mark takes what a workbook gave where nobody reported, and compares with it', async () => {
    const { db } = desk.opened
    const given = (of: object) => ({
      ...{ year: 2021, month: 0, organization: 'women', indicator: 'women_gratitude_audience', level: '', area: null },
      ...{ value: 0, ...of },
    })
    const plan = await planPastFigures(db, [
      given({ year: 2020, value: 88 }),
      given({ year: 2020, area: 'yi-zhen', value: 20 }),
      given({ year: 2021, area: 'yi-zhen', value: 600 }),
    ])
    await writeAll(db, pastFigureWrites(plan, new Date('2023-01-05T01:00:00Z')), [], new Date('2023-01-05T01:00:00Z'))
    const marks = ['@2020年', '@乙镇@2020年', '@甲镇@2020年', '@县本级@2020年', '@上年', '@同比', '@增减', '@乙镇@同比']
    const rows = marks.map((at) => [at, `{妇联.巾帼宣讲受众${at}}`, `共{妇联.巾帼宣讲受众${at}}`])
    const { bytes, put } = await filled('表.xlsx', await writeXlsx({ sheets: [{ name: '表', rows }] }))
    const { sheets } = await readXlsx(bytes)
    const [year, before] = [
      count('audience', '2022-01-01', '2022-12-31'),
      count('audience', '2021-01-01', '2021-12-31'),
    ]
    const yi = count('audience', '2022-01-01', '2022-12-31', 'yi-zhen')
    const rate = (is: number, was: number) => Math.round(((is - was) / was) * 1000) / 10
    expect(sheets[0]?.rows.map(([, number, words]) => [number, words])).toEqual([
      [88, '共88'],
      [20, '共20'],
      [null, '共0'],
      [null, '共0'],
      // What was reported comes before what was given.
      [before, `共${before}`],
      [rate(year, before), `共+${rate(year, before)}%`],
      [year - before, `共+${year - before}`],
      [rate(yi, 600), `共${rate(yi, 600)}%`],
    ])
    expect(put.find(({ mark }) => mark.written.endsWith('受众@2020年'))?.filled.source?.lineage?.rule).toBe('imported')
  })
})

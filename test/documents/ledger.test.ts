import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellValue, readXlsx } from 'hucre/xlsx'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { clockIn } from '../../src/calendar/day.ts'
import { formsIn, type LedgerAsked, ledgerPages, ledgerReports } from '../../src/database/ledger.ts'
import { writeLedger } from '../../src/documents/ledger.ts'
import { Desk, type Line, talk } from '../desk/desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-ledger-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'ledger.xlsx')

const ASKED = { from: '2022-11-01', to: '2022-11-30', asOf: new Date('2023-06-01T12:00:00+08:00') }

let desk: Desk
beforeEach(async () => {
  desk = await Desk.open()
})

/** What another library reads of the ledger: the rows of each sheet by the names of its columns, empty cells left out. */
async function ledger(asked: Partial<LedgerAsked> = {}) {
  const { db, desk: at } = desk.opened
  const all = { ...ASKED, ...asked }
  const written = await writeLedger(file, {
    county: at.county,
    catalogue: at.catalogue,
    period: { from: all.from, to: all.to },
    asOf: all.asOf,
    forms: await formsIn(db, all),
    localTime: (instant) => clockIn(at.zone, instant),
    entries: (wanted, organization) =>
      ledgerPages(db, organization === undefined ? all : { ...all, organization }, [wanted]),
    ...(all.organization === undefined ? {} : { organizations: [all.organization] }),
  })
  const { sheets } = await readXlsx(readFileSync(file))
  const named = ([head = [], ...rows]: readonly (readonly CellValue[])[]) =>
    rows.map((row) =>
      Object.fromEntries(row.flatMap((cell, i) => (cell === null || cell === '' ? [] : [[String(head[i]), cell]]))),
    )
  return { written, names: sheets.map((s) => s.name), rows: (name: string) => named(read(name)), read }
  function read(name: string) {
    return sheets.find((s) => s.name === name)?.rows ?? expect.fail(`no sheet ${name}`)
  }
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)

const TWO = [
  talk({ id: 'a', talks: 3, audience: '150余人', text: '=送到院坝', at: '2022-11-09T20:15:00+08:00' }),
  talk({
    id: 'b',
    unit: 'yi-zhen/xi-cun/women',
    on: '2022-11-13',
    talks: 2,
    audience: 0,
    at: '2022-11-14T08:00:00+08:00',
  }),
]

describe('a ledger', () => {
  it('says first what it holds, then has a sheet an organization and one to pivot', async () => {
    await desk.imports(TWO)
    const { written, names, read } = await ledger()
    expect(written).toEqual({ reports: 2, figures: 4 })
    expect(names).toEqual([
      '说明',
      ...['总工会', '团委', '妇联', '工商联', '残联', '科协', '文联', '红十字会'],
      '数据透视',
    ])
    expect(read('说明').filter(([what]) => !['明细', '汇总', '补报', '更正', '撤回'].includes(String(what)))).toEqual([
      ['项目', '内容', '填报', '更正', '补报'],
      expect.arrayContaining(['台账', '青禾县群团工作台账']),
      expect.arrayContaining(['时段', '2022年11月']),
      expect.arrayContaining(['从', day('2022-11-01')]),
      expect.arrayContaining(['到', day('2022-11-30')]),
      expect.arrayContaining(['截至', new Date('2023-06-01T12:00:00Z')]),
      ['合计', '全部填报', 2, 0, 0],
      ['妇联', '巾帼宣讲', 2, 0, 0],
    ])
  })

  it('has one row a report, with numbers as numbers and dates as dates', async () => {
    await desk.imports(TWO)
    const { rows, read } = await ledger()
    expect(rows('妇联')).toEqual([
      {
        编号: 1,
        填报单位: '甲镇妇联',
        区域: '甲镇',
        表: '巾帼宣讲',
        开展日期: day('2022-11-09'),
        上报时间: new Date('2022-11-09T20:15:00Z'),
        状态: '正常',
        计数: '计入',
        '巾帼宣讲：巾帼宣讲场次': 3,
        '巾帼宣讲：巾帼宣讲受众': 150,
        '巾帼宣讲：宣讲方式': '=送到院坝',
      },
      expect.objectContaining({ 编号: 2, 区域: '乙西村', '巾帼宣讲：巾帼宣讲受众': 0 }),
    ])
    // Only forms that were reported with have columns.
    expect(read('妇联')[0]).toHaveLength(15)
    expect(read('团委')[0]).toHaveLength(8)
  })

  it('has one complete row a figure', async () => {
    await desk.imports([
      ...TWO,
      {
        unit: 'jia-zhen/women',
        form: 'women_org',
        on: '2022-11-10',
        answers: { women_agency_orgs_built: ['甲局妇委会', '乙局妇委会'], women_agency_org_level: '县级' },
      },
    ])
    const { rows } = await ledger()
    const of = (indicator: string) => rows('数据透视').filter((row) => row['指标'] === indicator)
    expect(of('巾帼宣讲受众')).toEqual([
      {
        组织: '妇联',
        表: '巾帼宣讲',
        指标: '巾帼宣讲受众',
        汇总方式: '相加',
        填报单位: '甲镇妇联',
        区域: '甲镇',
        镇: '甲镇',
        年: 2022,
        月: 11,
        '周（周一）': day('2022-11-07'),
        开展日期: day('2022-11-09'),
        数值: 150,
        计量单位: '人',
        约数: '余',
        编号: 1,
      },
      expect.objectContaining({ 区域: '乙西村', 镇: '乙镇', '周（周一）': day('2022-11-07'), 数值: 0 }),
    ])
    expect(of('新建机关妇女组织').map((row) => [row['汇总方式'], row['级别'], row['名称'], row['数值']])).toEqual([
      ['不重复计', '县级', '乙局妇委会', 1],
      ['不重复计', '县级', '甲局妇委会', 1],
    ])
  })

  it('has reports as they stood: corrected ones once and marked, withdrawn ones not at all', async () => {
    await desk.imports(TWO)
    await desk.imports([talk({ id: 'a', talks: 5, at: '2022-11-20T08:00:00+08:00' })])
    await desk.withdraws('b', '2022-11-21T08:00:00+08:00')
    const shown = async (asOf: string) =>
      (await ledger({ asOf: new Date(asOf) }))
        .rows('妇联')
        .map((row) => [row['编号'], row['状态'], row['巾帼宣讲：巾帼宣讲场次']])
    expect(await shown('2022-11-15T00:00:00Z')).toEqual([
      [1, '正常', 3],
      [2, '正常', 2],
    ])
    expect(await shown('2022-11-30T00:00:00Z')).toEqual([[1, '更正', 5]])
    const { rows } = await ledger()
    expect(rows('数据透视').map((row) => row['数值'])).toEqual([5])
  })

  it('marks what came after the digest of its week was out, from the day it was', async () => {
    await desk.imports(TWO.slice(0, 1))
    await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00')
    await desk.imports([talk({ id: 'late', unit: 'yi-zhen/women', talks: 1, at: '2022-11-16T08:00:00+08:00' })])
    await desk.imports([talk({ id: 'late', unit: 'yi-zhen/women', talks: 2, at: '2022-11-17T08:00:00+08:00' })])
    await desk.imports([talk({ id: 'a', talks: 4, at: '2022-11-17T08:00:00+08:00' })])
    const { rows } = await ledger()
    expect(rows('妇联').map((row) => row['状态'])).toEqual(['更正', '补报、更正'])
    expect(rows('说明').find((row) => row['项目'] === '妇联')).toEqual({
      项目: '妇联',
      内容: '巾帼宣讲',
      填报: 2,
      更正: 2,
      补报: 1,
    })
  })

  it.each<[string, Partial<LedgerAsked>, number[]]>([
    ['an organization', { organization: 'youth' }, [3]],
    ['a town with its villages', { area: 'yi-zhen' }, [2]],
    ['the county', { area: 'qinghe' }, [1, 2, 3]],
    ['days, both included', { from: '2022-11-09', to: '2022-11-12' }, [1, 3]],
  ])('can be of %s only', async (_, asked, receipts) => {
    const study: Line = {
      unit: 'jia-zhen/youth',
      form: 'youth_study',
      on: '2022-11-10',
      answers: { youth_study_issue: '第十三季第5期', youth_study_learners: 320 },
    }
    await desk.imports([...TWO, study])
    const found: number[] = []
    for await (const report of ledgerReports(desk.opened.db, { ...ASKED, ...asked })) found.push(report.receipt)
    expect(found).toEqual(receipts)
    const { written, names } = await ledger(asked)
    expect(written.reports).toBe(receipts.length)
    expect(names).toHaveLength(asked.organization ? 3 : 10)
  })

  it('of nothing is a ledger all the same', async () => {
    const { written, rows } = await ledger()
    expect(written).toEqual({ reports: 0, figures: 0 })
    expect(rows('数据透视')).toEqual([])
  })
})

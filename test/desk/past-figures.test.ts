import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { calendarYear, monthsAround } from '../../src/calendar/period.ts'
import { takePastFigures } from '../../src/commands/figures.ts'
import { editionOf } from '../../src/database/edition.ts'
import { writeAll } from '../../src/database/write.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { pastFigureWrites, planPastFigures } from '../../src/desk/past-figures.ts'
import { reportOn } from '../../src/desk/subject.ts'
import { traceFigure } from '../../src/desk/trace.ts'
import type { Digest } from '../../src/digest/digest.ts'
import { figurePlaces } from '../../src/digest/figure-places.ts'
import { month } from '../../src/digest/kinds/month.ts'
import { textOf } from '../../src/digest/spans.ts'
import { type GivenPast, pastTemplate, readPastFigures } from '../../src/documents/past-figures.ts'
import { type Cell, writeWorkbook } from '../../src/documents/workbook.ts'
import { Desk, talk } from './desk.ts'

let desk: Desk
const YEAR = reportOn(calendarYear(2022), { kind: 'county' })
const AT = '2023-01-05T09:00:00+08:00'

beforeEach(async () => {
  desk = await Desk.open()
  await desk.imports([
    talk({ id: 'a', talks: 3, audience: 320, at: '2022-11-09T20:00:00+08:00' }),
    talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 80, at: '2022-11-10T20:00:00+08:00' }),
  ])
})

const figure = (of: Partial<GivenPast>): GivenPast => ({
  ...{ year: 2021, month: 0, organization: 'women', indicator: 'women_gratitude_talks', level: '', area: null },
  ...{ value: 4, ...of },
})

async function takes(given: readonly GivenPast[], at = AT) {
  const { db } = desk.opened
  const plan = await planPastFigures(db, given)
  await writeAll(db, pastFigureWrites(plan, new Date(at)), [], new Date(at))
  return [plan.added.length, plan.changed.length, plan.removed.length, plan.same]
}

const compiled = (subject = YEAR, asOf = '2023-01-06T09:00:00+08:00') =>
  currentEdition(desk.opened.db, desk.opened.desk, subject, 'office', new Date(asOf))

/** The annex 与以往对比: what it says before its tables, and their rows. */
function compared({ sections }: Digest): string[] {
  const blocks = sections.find(({ code }) => code === 'comparison')?.blocks ?? []
  return blocks.flatMap((block) =>
    block.kind === 'item' ? [textOf(block.spans)] : block.rows.map((row) => row.map(textOf).join(' ')),
  )
}

const NOTE = '对比，以往的数是导入的上年数，按全部单位合计。'

describe('a county in its first year', () => {
  it('is compared with last year’s figures from a workbook, which say that they are that', async () => {
    expect(compared(await compiled())).toEqual([])
    expect(await takes([figure({ value: 4 }), figure({ indicator: 'women_gratitude_audience', value: 500 })])).toEqual([
      ...[2, 0, 0, 0],
    ])
    const digest = await compiled()
    expect(compared(digest)).toEqual([
      `与上期（2021年）${NOTE}`,
      '巾帼宣讲场次 场次 5 4 +1',
      '巾帼宣讲受众 人次 400 500 -100（-20%）',
    ])
    const place = figurePlaces(digest).find(({ span }) => span.lineage.rule === 'imported')
    const { db, desk: of } = desk.opened
    expect(place && (await traceFigure(db, of, digest, place))).toMatchObject({
      ...{ rule: '据导入的上年数', what: '巾帼宣讲场次（场次）', period: '2021年1月1日至12月31日', figures: 1 },
      ...{ included: [], excluded: [], more: false },
    })
  })

  it('adds months up where every one was given, and takes the town’s own for a town', async () => {
    const november = reportOn(monthsAround('2022-11-01', 1), { kind: 'county' })
    await takes([figure({ month: 11, value: 2 }), figure({ area: 'jia-zhen', value: 1 })])
    expect(compared(await compiled())).toEqual([])
    expect(compared(await compiled({ ...november, kind: month }))).toEqual([
      `与上年同期（2021年11月）${NOTE}`,
      '巾帼宣讲场次 场次 5 2 +3',
    ])
    const town = reportOn(calendarYear(2022), { kind: 'area', id: 'jia-zhen', name: '甲镇' })
    expect(compared(await compiled(town))).toContain('巾帼宣讲场次 场次 3 1 +2')
    await takes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((at) => figure({ month: at, value: 1 })))
    expect(compared(await compiled())).toContain('巾帼宣讲场次 场次 5 13 -8（-61.5%）')
  })

  it('changes nothing by the same again; what was published stays, its next edition too', async () => {
    const id = await desk.publishesReport(YEAR, '2023-01-04T09:00:00+08:00')
    expect(await takes([figure({})])).toEqual([1, 0, 0, 0])
    expect(await takes([figure({})], '2023-01-05T10:00:00+08:00')).toEqual([0, 0, 0, 1])
    expect(compared(await compiled())).toEqual([])
    expect((await editionOf(desk.opened.db, { digest: id, kind: 'office', version: 1 }))?.version).toBe(1)
    expect(await takes([figure({ value: 6 })], '2023-01-05T11:00:00+08:00')).toEqual([0, 1, 0, 0])
    expect(await takes([figure({ value: null })], '2023-01-05T12:00:00+08:00')).toEqual([0, 0, 1, 0])
  })

  it('is compared with reports where there are any of the year before', async () => {
    await desk.imports([talk({ id: 'c', talks: 1, on: '2021-11-09', at: '2021-11-09T20:00:00+08:00' })])
    await takes([figure({ value: 40 }), figure({ indicator: 'women_gratitude_audience', value: 500 })])
    const rows = compared(await compiled())
    expect(rows[0]).toContain('只比两期都报过的1个单位')
    expect(rows.slice(1)).toEqual([
      '巾帼宣讲场次 场次 3 1 +2',
      `与上期（2021年）${NOTE}`,
      '巾帼宣讲受众 人次 400 500 -100（-20%）',
    ])
  })
})

async function inFolder<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'qunbao-past-'))
  try {
    return await work(join(folder, 'past.xlsx'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('the workbook', () => {
  const HEADS = ['代码', '年份', '月份', '区域', '组织', '级别', '数值']

  async function read(rows: readonly (readonly Cell[])[], heads = HEADS) {
    const { desk: of } = desk.opened
    return inFolder(async (file) => {
      await writeWorkbook(file, [{ name: '上年数', columns: heads.map((name) => ({ name, width: 9 })), rows }])
      const towns = [{ id: 'jia-zhen', name: '甲镇' }]
      return readPastFigures(readFileSync(file), { catalogue: of.catalogue, county: '青禾县', towns, thisYear: 2022 })
    })
  }

  const TALKS = 'women_gratitude_talks'

  it('has a row for each indicator and level, comes back as it was filled in, and is all or nothing', async () => {
    const { db, desk: of } = desk.opened
    const now = new Date('2022-12-01T10:00:00+08:00')
    await inFolder(async (file) => {
      const [sheet] = pastTemplate(of.catalogue, 2021)
      const rows = [...((sheet?.rows ?? []) as readonly (readonly Cell[])[])]
      expect(new Set(rows.map((row) => row[3])).size).toBe(8)
      const filled = rows.map((row) => (row[8] === TALKS ? row.with(7, '1,200') : row))
      if (sheet) await writeWorkbook(file, [{ ...sheet, rows: filled }])
      expect(await takePastFigures(db, of, file, { check: true, now })).toBe(0)
      expect((await planPastFigures(db, [figure({ value: 1200 })])).added).toHaveLength(1)
      expect(await takePastFigures(db, of, file, { check: false, now })).toBe(0)
      expect((await planPastFigures(db, [figure({ value: 1200 })])).same).toBe(1)
      if (sheet) await writeWorkbook(file, [{ ...sheet, rows: filled.map((row) => row.with(7, '约三百')) }])
      await expect(takePastFigures(db, of, file, { check: false, now })).rejects.toThrow(
        '上年数!H2（数值）：“约三百”不是数',
      )
    })
  })

  it.each<[string, Readonly<Record<string, Cell>>, string]>([
    ['a year that is not over', { 年份: 2022 }, '上年数!B2（年份）：“2022”不对，请写2022年以前的年份，如2021'],
    ['a month that is none', { 月份: 13 }, '上年数!C2（月份）：“13”不对，请写1到12，全年的空着'],
    ['a town that is none', { 区域: '丙镇' }, '上年数!D2（区域）：没有“丙镇”这个镇（街道）'],
    ['an organization that is none', { 组织: '妇女会' }, '上年数!E2（组织）：没有“妇女会”，可以写：总工会、团委、妇联'],
    ["another organization's", { 组织: '团委' }, '上年数!E2（组织）：“巾帼宣讲场次”是妇联的指标'],
    [
      'a code that is none',
      { 代码: 'women_gratitude_talk' },
      '上年数!A2（代码）：没有“women_gratitude_talk”这个指标，是不是“women_gratitude_talks”',
    ],
    ['a level where there is none', { 级别: '县级' }, '上年数!F2（级别）：“巾帼宣讲场次”不分级别，请空着'],
    ['no number', { 数值: -3 }, '上年数!G2（数值）：“-3”不是数，请只写数字，如 1200；要去掉写“删”'],
    ['nothing filled in', { 数值: undefined }, '上年数：“数值”一列都空着，请先填数'],
  ])('tells by sheet, row and column of %s', async (_, of, fault) => {
    const row = { 代码: TALKS, 年份: 2021, 组织: '妇联', 数值: 3, ...of } as Readonly<Record<string, Cell>>
    expect(await read([HEADS.map((name) => row[name])])).toEqual({ faults: [expect.stringContaining(fault)] })
  })

  it('tells of the same number twice, of columns that are missing or stand twice, and takes any order', async () => {
    const row = [TALKS, 2021, '11月', '甲镇', '妇联', undefined, 3]
    expect(await read([row, row])).toEqual({ faults: ['上年数!G3（数值）：和第2行是同一个数，请只留一行'] })
    expect(await read([row], HEADS.with(6, '数'))).toEqual({ faults: ['上年数：缺少这几列：数值'] })
    expect(await read([row], HEADS.with(5, '数值'))).toEqual({
      faults: ['上年数：“数值”这一列写了两遍，请只留一个'],
    })
    const turned = await read([row.toReversed()], HEADS.toReversed())
    expect(turned).toEqual({ given: [figure({ month: 11, area: 'jia-zhen', value: 3 })] })
    expect(await read([row])).toEqual(turned)
  })
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, it } from 'vitest'
import { calendarYear } from '../../src/calendar/period.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { digestOf } from '../../src/database/digest.ts'
import { report } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { writeLedgerOf } from '../../src/desk/digest-ledger.ts'
import { reportOn } from '../../src/desk/subject.ts'
import { traceFigure } from '../../src/desk/trace.ts'
import type { Digest } from '../../src/digest/digest.ts'
import { figurePlaces } from '../../src/digest/figure-places.ts'
import { textOf } from '../../src/digest/spans.ts'
import { Desk, type Line } from './desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await Desk.open()
})

const VILLAGE = 'jia-zhen/dong-cun/women'
const TOWN = 'jia-zhen/women'
const COUNTY = 'qinghe/women'

/** A women's event: “姐妹课堂” on 9 November, unless said otherwise. */
function event(
  unit: string,
  people: unknown,
  of: { name?: string; on?: string; orgs?: string[]; at?: string } = {},
): Line {
  const { name = '“姐妹课堂”', on = '2022-11-09', orgs, at = `${on}T20:00:00+08:00` } = of
  const joint = orgs ? { joint_orgs: orgs, joint_lead: '本单位牵头' } : {}
  const answers = { women_education_activities: name, women_education_participants: people, ...joint }
  return { unit, form: 'women_education', on, answers, at, id: `${unit} ${name} ${on}` }
}

function numbersOf(digest: Digest, code = 'women_education_participants') {
  return figurePlaces(digest).filter(({ span }) => span.indicator === code)
}

/** 本周 and 本年 in the week's table, and what the year's report has; all the same number. */
async function total(): Promise<number | undefined> {
  const week = await desk.compile('2022-11-09')
  const { db, desk: county } = desk.opened
  const year = await currentEdition(db, county, reportOn(calendarYear(2022), { kind: 'county' }), 'office')
  // Beside what each unit reported, in its own item or row.
  const all = [week, year].flatMap((digest) =>
    digest.sections
      .filter(({ code }) => ['figures', 'guidance'].includes(code))
      .flatMap((section) => numbersOf({ ...digest, sections: [section] })),
  )
  const values = new Set(all.flatMap(({ span }) => (span.lineage.rule === 'sum' ? [span.value] : [])))
  if (values.size > 1) throw new Error(`not one number: ${[...values]}`)
  return [...values][0]
}

const doubts = async () =>
  (await desk.compile('2022-11-09')).sections
    .find((s) => s.code === 'joint')
    ?.blocks.map((b) => (b.kind === 'item' ? b.spans.map((s) => ('text' in s ? s.text : s.printed)).join('') : '')) ??
  []

async function idOf(importId: string): Promise<number> {
  const rows = await desk.opened.db.select({ id: report.id, importId: report.importId }).from(report)
  return rows.find((r) => r.importId === importId)?.id ?? 0
}

describe('an event of one organization', () => {
  it('counts once where village, town and county report it, and the other again where the one is withdrawn', async () => {
    await desk.imports([event(VILLAGE, 300), event(TOWN, 300, { name: '姐妹课堂' }), event(COUNTY, '约300')])
    expect(await total()).toBe(300)
    expect(await doubts()).toHaveLength(3)
    await desk.withdraws(`${VILLAGE} “姐妹课堂” 2022-11-09`, '2023-06-02T08:00:00+08:00')
    expect(await total()).toBe(300)
    const again = await desk.compile('2022-11-09', 'office', '2023-06-01T12:00:00Z')
    expect(numbersOf(again).map(({ span }) => span.lineage.units)).toContainEqual([VILLAGE])
  })

  it.each<[string, Line[], number, number]>([
    ['other numbers', [event(VILLAGE, 300), event(TOWN, 280)], 580, 1],
    ['another day', [event(VILLAGE, 300), event(TOWN, 300, { on: '2022-11-10' })], 600, 1],
    ['a name like it', [event(VILLAGE, 300), event(TOWN, 300, { name: '甲东村“姐妹课堂”第一课' })], 600, 1],
    ['two days apart', [event(VILLAGE, 300), event(TOWN, 300, { on: '2022-11-11' })], 600, 0],
    ['another name', [event(VILLAGE, 300), event(TOWN, 300, { name: '书香家庭分享会' })], 600, 0],
    ['another town', [event(VILLAGE, 300), event('yi-zhen/women', 300)], 600, 0],
    ['other numbers, and a level named', [event(VILLAGE, 300), event(TOWN, 320, { orgs: ['妇联'] })], 320, 1],
  ])('%s', async (_, lines, sum, asked) => {
    await desk.imports(lines)
    expect(await total()).toBe(sum)
    expect(await doubts()).toHaveLength(asked)
  })

  it('tells editors of what is out once one of them said that it is the same', async () => {
    const lines = [event(VILLAGE, 300), event(TOWN, 280)]
    await desk.imports(lines)
    await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00')
    const { db } = desk.opened
    const { id: digest = 0 } = (await digestOf(db, weekOf('2022-11-09'))) ?? {}
    const [a = 0, b = 0] = await Promise.all(lines.map((line) => idOf(line.id ?? '')))
    const of = { reportId: Math.min(a, b), otherId: Math.max(a, b) }
    const at = (day: number) => `2022-11-${day}T09:00:00+08:00`
    const same = { ...of, countsId: b, decidedBy: await desk.editor(), at: new Date(at(16)) }
    await writeAll(db, [{ do: 'ruleOnEvent', of: same }], [], same.at)
    await desk.tellsOfChanges(at(17))
    expect(await desk.corrects(digest, at(17))).toMatchObject({ is: 'next' })
    await writeAll(db, [{ do: 'undoRuling', of: { ...of, at: new Date(at(18)) } }], [], new Date(at(18)))
    await desk.tellsOfChanges(at(19))
    expect(await desk.corrects(digest, at(19), 3)).toMatchObject({ is: 'next' })
  })

  it('counts as an editor said, until that is undone; a past instant stays as it was', async () => {
    const lines = [event(VILLAGE, 300), event(TOWN, 280)]
    await desk.imports(lines)
    const [a = 0, b = 0] = await Promise.all(lines.map((line) => idOf(line.id ?? '')))
    const of = { reportId: Math.min(a, b), otherId: Math.max(a, b) }
    const { db } = desk.opened
    const at = (day: number) => new Date(`2023-06-0${day}T12:00:00Z`)
    const same = { ...of, countsId: b, decidedBy: await desk.editor(), at: at(2) }
    await writeAll(db, [{ do: 'ruleOnEvent', of: same }], [], at(2))
    expect(await total()).toBe(280)
    await writeAll(db, [{ do: 'undoRuling', of: { ...of, at: at(3) } }], [], at(3))
    expect(await total()).toBe(580)
    const then = await desk.compile('2022-11-09', 'office', at(2).toISOString())
    expect(numbersOf(then).map(({ span }) => span.value)).toContain(280)
    await writeAll(db, [{ do: 'ruleOnEvent', of: { ...same, countsId: null, at: at(4) } }], [], at(4))
    expect(await doubts()).toEqual([])
  })

  it('is what a next edition gives as the reason, where an editor said so after the issue was out', async () => {
    const lines = [event(VILLAGE, 300), event(TOWN, 280)]
    await desk.imports(lines)
    await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00')
    const [a = 0, b = 0] = await Promise.all(lines.map((line) => idOf(line.id ?? '')))
    const of = { reportId: Math.min(a, b), otherId: Math.max(a, b) }
    const { db } = desk.opened
    const why = async (at: string) =>
      new Set((await desk.compile('2022-11-09', 'office', at)).corrections.map((change) => change.why))
    const decided = new Date('2022-11-16T09:00:00+08:00')
    const same = { ...of, countsId: b, decidedBy: await desk.editor(), at: decided }
    await writeAll(db, [{ do: 'ruleOnEvent', of: same }], [], decided)
    expect(await why('2022-11-16T10:00:00+08:00')).toEqual(
      new Set(['经核实，甲东村妇联和甲镇妇联所报是同一次活动，只计一次']),
    )
    const undone = new Date('2022-11-17T09:00:00+08:00')
    await writeAll(db, [{ do: 'undoRuling', of: { ...of, at: undone } }], [], undone)
    expect(await why('2022-11-17T10:00:00+08:00')).toEqual(new Set())
  })

  it('is told in the ledger: which report does not count, and why', async () => {
    const joint = { joint_orgs: ['团委'], joint_lead: '团委' }
    const partner = event('yi-zhen/women', 40)
    await desk.imports([
      event(VILLAGE, 300),
      event(TOWN, 300),
      { ...partner, answers: { ...partner.answers, ...joint } },
    ])
    const folder = mkdtempSync(join(tmpdir(), 'qunbao-'))
    const file = join(folder, 'ledger.xlsx')
    await writeLedgerOf(desk.opened.db, desk.opened.desk, await desk.compile('2022-11-09'), file)
    const { sheets } = await readXlsx(readFileSync(file))
    rmSync(folder, { recursive: true })
    const [head = [], ...rows] = sheets.find(({ name }) => name === '妇联')?.rows ?? []
    const [unit, count] = ['填报单位', '计数'].map((name) => head.indexOf(name))
    expect(rows.map((row) => [row[unit ?? -1], row[count ?? -1]])).toEqual([
      ['甲东村妇联', '计入'],
      ['甲镇妇联', '不计：与编号1同一次'],
      ['乙镇妇联', '不计：由团委牵头计数'],
    ])
  })

  it('is no correction of an issue where what does not count was corrected', async () => {
    const town = event(TOWN, 300)
    await desk.imports([event(VILLAGE, 300), town])
    await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00', '2022-11-14T16:00:00+08:00')
    const name = { ...town.answers, women_education_participants: '约300' }
    await desk.imports([{ ...town, answers: name, at: '2022-11-15T09:00:00+08:00' }])
    expect((await desk.compile('2022-11-16')).corrections).toEqual([])
  })

  it('is said behind what the report tells, not amid its sentence', async () => {
    await desk.imports([event(VILLAGE, 300), event(TOWN, 300, { orgs: ['团委'] })])
    const lines = (await desk.compile('2022-11-09')).sections
      .filter(({ code }) => code === 'activities')
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'item' ? [textOf(block.spans)] : [])))
    expect(lines).toContain('11月9日，甲东村妇联开展“姐妹课堂”，300人次参加。')
    expect(lines.filter((line) => line.includes('同一次'))).toEqual([
      `11月9日，甲镇妇联联合团委开展“姐妹课堂”（与编号${await idOf(event(VILLAGE, 0).id ?? '')}同一次，不另计）。`,
    ])
  })

  it('tells in the trace what does not count, and why', async () => {
    await desk.imports([event(VILLAGE, 300), event(TOWN, 300)])
    const digest = await desk.compile('2022-11-09')
    const place = numbersOf(digest).find(({ span }) => span.lineage.rule === 'sum')
    if (!place) throw new Error('no number')
    const { db, desk: county } = desk.opened
    const traced = await traceFigure(db, county, digest, place)
    expect(traced.included.map(({ unit }) => unit)).toEqual(['甲东村妇联'])
    const why = `与甲东村妇联的编号${await idOf(event(VILLAGE, 0).id ?? '')}是同一次，只计一次`
    expect(traced.excluded).toMatchObject([{ unit: '甲镇妇联', value: 300, why }])
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { calendarYear } from '../../src/calendar/period.ts'
import { issueYear, weekOf } from '../../src/calendar/week.ts'
import { digestOf, openDigest } from '../../src/database/digest.ts'
import { editionOf } from '../../src/database/edition.ts'
import { writeAll } from '../../src/database/write.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { askedFor, reportOn } from '../../src/desk/subject.ts'
import type { Digest, EditionKind } from '../../src/digest/digest.ts'
import { quarter } from '../../src/digest/kinds/quarter.ts'
import { textOf } from '../../src/digest/spans.ts'
import { plainText } from '../../src/documents/text.ts'
import { tellOfChanges } from '../../src/jobs/tell.ts'
import { Desk, talk } from './desk.ts'

let desk: Desk
let editor: number
beforeEach(async () => {
  desk = await Desk.open()
  editor = await desk.editor()
})

const WEEK_1 = '2022-11-09'
const WEEK_2 = '2022-11-16'
const OUT_1 = '2022-11-14T17:00:00+08:00'
const OUT_2 = '2022-11-21T17:00:00+08:00'
const NEXT = '2022-11-17T09:00:00+08:00'
const YEAR = reportOn(calendarYear(2022), { kind: 'county' })

const changes = ({ corrections }: Digest) => corrections.map(({ what, from, to }) => `${what}：${from}→${to}`)
const section = (digest: Digest, code: string) => digest.sections.find((s) => s.code === code)
const said = (digest: Digest, code: string) =>
  (section(digest, code)?.blocks ?? []).map((b) => (b.kind === 'item' ? textOf(b.spans) : '')).join('')

async function corrects(day: string, at: string, version = 2) {
  const row = await digestOf(desk.opened.db, weekOf(day))
  await desk.tellsOfChanges(at)
  return desk.corrects(row?.id ?? 0, at, version)
}

describe('the next edition of a week', () => {
  beforeEach(async () => {
    await desk.imports([
      talk({ id: 'a', talks: 3, audience: 320, at: '2022-11-09T20:00:00+08:00' }),
      talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 80, at: '2022-11-10T20:00:00+08:00' }),
    ])
    await desk.publishes(WEEK_1, OUT_1)
  })

  it('lists each printed number that changed, old and new, and why', async () => {
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-16T20:00:00+08:00' })])
    expect(await corrects(WEEK_1, NEXT)).toMatchObject({ is: 'next', facts: { version: 2 } })
    const next = await desk.compile(WEEK_1)
    expect(next.version).toBe(2)
    expect(next.number).toBe(1)
    expect(changes(next)).toEqual([
      '…人次参与各类活动：400→310',
      '妇联受众…人次：400→310',
      '甲镇妇联受众…人：320→230',
      '妇联 巾帼宣讲受众 人次 本周：400→310',
      '妇联 巾帼宣讲受众 人次 2022年：400→310',
    ])
    expect(new Set(next.corrections.map((c) => c.why))).toEqual(new Set(['甲镇妇联更正']))
    expect(plainText(next)).toContain('2022年第1期（总第1期）　11月7日—11月13日（更正第2版）')
  })

  it('has the highlights of the edition before, whatever was reported since', async () => {
    const highlights = async () =>
      section(await desk.compile(WEEK_2), 'highlights')?.blocks.map((b) => (b.kind === 'item' ? b.report : ''))
    const read = '2022-11-21T16:00:00+08:00'
    await desk.imports([
      talk({
        id: 'd',
        unit: 'qinghe/women',
        on: '2022-11-15',
        talks: 1,
        audience: 50,
        at: '2022-11-15T20:00:00+08:00',
      }),
    ])
    await desk.publishes(WEEK_2, OUT_2, read)
    const before = await highlights()
    expect(before).toHaveLength(1)
    await desk.imports([
      talk({
        id: 'd',
        unit: 'qinghe/women',
        on: '2022-11-15',
        talks: 1,
        audience: 60,
        at: '2022-11-22T20:00:00+08:00',
      }),
      talk({
        id: 'e',
        unit: 'qinghe/women',
        on: '2022-11-14',
        talks: 2,
        audience: 70,
        at: '2022-11-22T20:00:00+08:00',
      }),
    ])
    expect(await corrects(WEEK_2, '2022-11-23T09:00:00+08:00')).toMatchObject({ is: 'next' })
    expect(await highlights()).toEqual(before)
  })

  it('is asked for once, and not without a change', async () => {
    expect(await corrects(WEEK_1, '2022-11-16T09:00:00+08:00')).toEqual({ is: 'unchanged' })
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-16T20:00:00+08:00' })])
    expect(await corrects(WEEK_1, NEXT)).toMatchObject({ is: 'next' })
    expect(await corrects(WEEK_1, '2022-11-17T10:00:00+08:00')).toEqual({ is: 'already' })
  })

  it('waits while a correction has not been told to editors', async () => {
    const { db } = desk.opened
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-16T20:00:00+08:00' })])
    const row = await digestOf(db, weekOf(WEEK_1))
    expect(await desk.corrects(row?.id ?? 0, NEXT)).toMatchObject({ is: 'untold' })
  })

  it('tells what came late as that, and the next issue repeats no correction', async () => {
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-16T20:00:00+08:00' })])
    await desk.imports([talk({ id: 'c', unit: 'yi-zhen/xi-cun/women', audience: 40, at: '2022-11-16T21:00:00+08:00' })])
    await corrects(WEEK_1, NEXT)
    const next = await desk.compile(WEEK_1)
    expect(next.corrections.find((c) => c.what.startsWith('乙西村妇联'))).toMatchObject({
      ...{ from: '', to: '40', why: '乙西村妇联补报' },
    })
    await desk.publishes(WEEK_2, OUT_2)
    const issue = await desk.compile(WEEK_2)
    expect(issue.corrections).toEqual([])
    expect(said(issue, 'late')).toContain('乙西村妇联')
    await desk.imports([talk({ id: 'a', talks: 3, audience: 240, at: '2022-11-22T20:00:00+08:00' })])
    const third = await desk.compile('2022-11-23', 'office', '2022-11-28T17:00:00+08:00')
    expect(third.corrections.map(({ from, to }) => [from, to])).toEqual([['230', '240']])
  })

  it.each(['group', 'office'] as const)('is the same bytes whenever it is compiled (%s)', async (kind) => {
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-16T20:00:00+08:00', text: '讲得好' })])
    await corrects(WEEK_1, NEXT)
    await desk.publishes(WEEK_2, OUT_2)
    await desk.imports([talk({ id: 'a', talks: 9, audience: 999, at: '2022-11-23T20:00:00+08:00' })])
    for (const [day, version] of [
      [WEEK_1, 1],
      [WEEK_1, 2],
      [WEEK_2, 1],
    ] as const) {
      await expectAgain(day, kind, version)
    }
  })

  async function expectAgain(day: string, kind: EditionKind, version: number): Promise<void> {
    const { db } = desk.opened
    const row = await digestOf(db, weekOf(day))
    const sealed = await editionOf(db, { digest: row?.id ?? 0, kind, version })
    expect(sealed?.version).toBe(version)
    expect(await desk.compile(day, kind, sealed?.asOf)).toEqual(sealed)
  }
})

describe('a report of a year', () => {
  beforeEach(async () => {
    await desk.imports([talk({ id: 'a', talks: 3, audience: 320, at: '2022-11-09T20:00:00+08:00' })])
  })

  it('can be published beside others of the same year', async () => {
    await desk.publishesReport(YEAR, '2022-12-21T09:00:00+08:00')
    await desk.publishesReport(reportOn(quarter.around('2022-11-01'), YEAR.scope), '2022-12-21T09:00:00+08:00')
    const women = { kind: 'organization' as const, code: 'women', name: '妇联' }
    await desk.publishesReport({ ...YEAR, scope: women }, '2022-12-21T09:00:00+08:00')
    const { db, desk: county } = desk.opened
    expect((await currentEdition(db, county, { ...YEAR, scope: women }, 'office')).title).toBe(
      '2022年青禾县妇联工作情况汇报',
    )
  })

  it('keeps in its next edition the words it was published with, with the numbers of now', async () => {
    const { db, desk: county } = desk.opened
    const { id } = await openDigest(db, { asked: askedFor(YEAR), issueYear: 2022 })
    const draft = await currentEdition(db, county, YEAR, 'office')
    const guidance = section(draft, 'guidance')
    const [block] = guidance?.blocks ?? []
    if (!guidance || block?.kind !== 'item') throw new Error('nothing about guidance')
    const figures = block.spans.filter((s) => s.kind === 'figure')
    const spans = figures.flatMap((f) => [{ kind: 'words' as const, text: '院坝里讲了' }, f])
    const at = new Date('2022-12-20T09:00:00+08:00')
    const content = { ...guidance, blocks: [{ kind: 'item' as const, spans }] }
    const lock = { digestId: id, code: guidance.code, content: { whole: content }, lockedAt: at, lockedBy: editor }
    await writeAll(db, [{ do: 'lockSection', of: lock }], [], at)
    await desk.publishesReport(YEAR, '2022-12-21T09:00:00+08:00')
    const opening = { year: 2022, code: 'opening', words: '改过的开头', setAt: new Date(), setBy: editor }
    await writeAll(db, [{ do: 'setWording', of: opening }], [], at)
    await desk.imports([talk({ id: 'a', talks: 4, audience: 320, at: '2022-12-22T20:00:00+08:00' })])
    await desk.tellsOfChanges('2022-12-23T09:00:00+08:00')
    await desk.corrects(id, '2022-12-23T09:00:00+08:00')
    const next = await currentEdition(db, county, YEAR, 'group')
    expect(next.version).toBe(2)
    expect(said(next, 'guidance')).toContain('院坝里讲了4')
    expect(said(next, 'opening')).toBe(said(draft, 'opening'))
    const again = await currentEdition(db, county, YEAR, 'group', new Date(next.asOf))
    expect(again).toEqual(next)
  })
})

it('issues of a year are numbered apart from its reports', async () => {
  const { db } = desk.opened
  await desk.publishesReport(YEAR, '2022-12-21T09:00:00+08:00')
  await openDigest(db, { asked: weekOf(WEEK_1), issueYear: issueYear(weekOf(WEEK_1)) })
  await desk.publishes(WEEK_1, '2022-12-22T17:00:00+08:00')
  expect((await desk.compile(WEEK_1)).number).toBe(1)
})

it('a minute in which nothing was corrected reads once, and takes no lock', async () => {
  const { db, desk: county } = desk.opened
  await desk.imports([talk({ id: 'a', talks: 3, at: '2022-11-09T20:00:00+08:00' })])
  await desk.publishes(WEEK_1, OUT_1)
  const asked: PropertyKey[] = []
  const watched = new Proxy(db, {
    get: (on, name) => {
      if (name !== 'session' && name !== 'dialect') asked.push(name)
      return Reflect.get(on, name)
    },
  })
  await tellOfChanges({ db: watched, desk: county, send: async () => {}, now: () => new Date(NEXT) })
  expect(asked).toEqual(['select'])
  await desk.imports([talk({ id: 'a', talks: 4, at: '2022-11-16T20:00:00+08:00' })])
  await tellOfChanges({ db: watched, desk: county, send: async () => {}, now: () => new Date(NEXT) })
  expect(asked).toContain('transaction')
  asked.length = 0
  await tellOfChanges({ db: watched, desk: county, send: async () => {}, now: () => new Date(OUT_2) })
  expect(asked).toEqual(['select'])
})

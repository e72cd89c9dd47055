import { beforeEach, describe, expect, it } from 'vitest'
import { calendarYear } from '../../src/calendar/period.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { correctedDigests } from '../../src/database/corrections.ts'
import { digestOf, lockDigest, openDigest, setDigest } from '../../src/database/digest.ts'
import { editionOf, sealedEdition } from '../../src/database/edition.ts'
import { bindGroup, setGroup } from '../../src/database/group-chat.ts'
import { writeAll } from '../../src/database/write.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { reportOn } from '../../src/desk/subject.ts'
import { publishAgain, published, putBackItem, takeBackAll, takeBackItem } from '../../src/desk/take-back.ts'
import { type Digest, EDITIONS } from '../../src/digest/digest.ts'
import { plainText } from '../../src/documents/text.ts'
import { Desk, talk } from './desk.ts'

const WEEK = '2022-11-09'
let desk: Desk
let personId: number
let id: number

beforeEach(async () => {
  desk = await Desk.open()
  personId = await desk.editor()
  await desk.imports([
    talk({ id: 'a', talks: 3, audience: 320, at: '2022-11-09T20:00:00+08:00' }),
    talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 80, at: '2022-11-10T20:00:00+08:00' }),
  ])
  await desk.publishes(WEEK, '2022-11-14T17:00:00+08:00')
  id = (await digestOf(desk.opened.db, weekOf(WEEK)))?.id ?? 0
})

type Does = typeof publishAgain

async function does(deed: Does | typeof takeBackAll, version: number, at: string) {
  const { db, desk: of } = desk.opened
  return db.transaction(async (tx) => {
    const done = await deed(tx, of, await lockDigest(tx, id), { personId, version, clock: () => new Date(at) })
    if ('writes' in done) await writeAll(tx, done.writes, [], new Date(at))
    return done
  })
}

const withItem =
  (deed: typeof takeBackItem, report: number): Does =>
  (tx, of, row, how) =>
    deed(tx, of, row, report, how) as ReturnType<Does>

const takesBack = (report: number, version = 2, at = '2022-11-15T09:00:00+08:00') =>
  does(withItem(takeBackItem, report), version, at)

async function newest(kind: 'group' | 'office' = 'office'): Promise<Digest> {
  return (await sealedEdition(desk.opened.db, id, kind)) ?? expect.fail('nothing was sealed')
}

async function yearTalks(): Promise<string> {
  const year = await currentEdition(
    desk.opened.db,
    desk.opened.desk,
    reportOn(calendarYear(2022), { kind: 'county' }),
    'office',
  )
  return /宣讲(\d+)场/u.exec(plainText(year))?.[1] ?? ''
}

/** Every edition is the same bytes when it is compiled as of its instant. */
async function expectSameBytes(versions: readonly number[]): Promise<void> {
  for (const version of versions) {
    for (const kind of EDITIONS) {
      const sealed = await editionOf(desk.opened.db, { digest: id, kind, version })
      expect(sealed?.version).toBe(version)
      expect(await desk.compile(WEEK, kind, sealed?.asOf)).toEqual(sealed)
    }
  }
}

describe('one report of a week that is out', () => {
  it('is listed as it is printed, and taken back by the next edition: it counts nowhere', async () => {
    const row = await lockDigest(desk.opened.db, id)
    expect((await published(desk.opened.db, row))?.items.map(({ report }) => report)).toEqual([1, 2])
    const first = await newest()
    expect(await takesBack(1)).toMatchObject({ is: 'next', title: '巾帼宣讲', facts: { version: 2 } })
    const next = await newest()
    expect(next.corrections.find(({ what }) => what.startsWith('甲镇妇联受众'))).toMatchObject({
      ...{ from: '320', to: '', why: '甲镇妇联撤回：第1期（11月7日—11月13日）撤回了这一条' },
    })
    expect(plainText(next)).not.toContain('甲镇妇联11月')
    expect(next.coverage).toMatchObject({ due: first.coverage.due, reported: 1 })
    expect(await yearTalks()).toBe('2')
    expect(await editionOf(desk.opened.db, { digest: id, kind: 'office', version: 1 })).toEqual(first)
    await expectSameBytes([1, 2])
  })

  it('is put back as it was, by the edition after that', async () => {
    await takesBack(1)
    const row = await lockDigest(desk.opened.db, id)
    expect((await published(desk.opened.db, row))?.taken.map(({ report }) => report)).toEqual([1])
    const done = await does(withItem(putBackItem, 1), 3, '2022-11-15T10:00:00+08:00')
    expect(done).toMatchObject({ is: 'next', facts: { version: 3 } })
    expect(plainText(await newest('group'))).toContain('受众400人次')
    expect(await yearTalks()).toBe('5')
    await expectSameBytes([1, 2, 3])
  })

  it('is taken back once, as it was seen, and not before editors know what else was corrected', async () => {
    await takesBack(1)
    expect(await takesBack(2)).toEqual({ is: 'already' })
    expect(await takesBack(1, 3)).toEqual({ is: 'changed' })
    await desk.imports([
      talk({ id: 'b', unit: 'yi-zhen/women', talks: 2, audience: 90, at: '2022-11-15T11:00:00+08:00' }),
    ])
    expect(await takesBack(2, 3, '2022-11-15T12:00:00+08:00')).toEqual({ is: 'untold' })
  })

  it('can be put back too where it came with a later edition than the first', async () => {
    const { db } = desk.opened
    // A report of the week before, until its day is corrected.
    const moves = (on: string, at: string) => desk.imports([talk({ id: 'c', on, talks: 1, audience: 50, at })])
    await moves('2022-11-06', '2022-11-11T09:00:00+08:00')
    await takesBack(1)
    await moves('2022-11-10', '2022-11-15T10:00:00+08:00')
    await desk.tellsOfChanges('2022-11-15T10:30:00+08:00')
    expect(await desk.corrects(id, '2022-11-15T11:00:00+08:00', 3)).toMatchObject({ is: 'next' })
    const readsItems = async () => published(db, await lockDigest(db, id))
    expect((await readsItems())?.items.map(({ report }) => report)).toContain(3)
    expect(await takesBack(3, 4, '2022-11-15T12:00:00+08:00')).toMatchObject({ is: 'next' })
    expect((await readsItems())?.taken.map(({ report }) => report)).toEqual([1, 3])
  })

  it('is told as changed also where the clock was set back to the edition before', async () => {
    const { asOf } = await newest()
    expect(await takesBack(1, 2, asOf)).toMatchObject({ is: 'next' })
    expect((await newest()).asOf > asOf).toBe(true)
    expect((await newest()).corrections).toContainEqual(expect.objectContaining({ from: '320', to: '' }))
    expect(await does(takeBackAll, 3, asOf)).toMatchObject({ is: 'withdrawn' })
    await expectSameBytes([1, 2, 3])
  })
})

describe('a whole week that is out', () => {
  it('is taken back by an edition that says nothing else, while its reports go on counting', async () => {
    const first = await newest()
    expect(await does(takeBackAll, 2, '2022-11-15T09:00:00+08:00')).toMatchObject({ is: 'withdrawn', version: 2 })
    const gone = await newest('group')
    expect(plainText(gone)).toContain('（已撤回）')
    expect(plainText(gone)).toContain('本期已撤回。')
    expect(plainText(gone)).not.toContain('妇联')
    expect(await yearTalks()).toBe('5')
    expect(await editionOf(desk.opened.db, { digest: id, kind: 'office', version: 1 })).toEqual(first)
    expect(await does(takeBackAll, 3, '2022-11-15T10:00:00+08:00')).toEqual({ is: 'already' })
    await expectSameBytes([1, 2])
  })

  it('is told no corrections of until it is published again, with what changed meanwhile', async () => {
    await does(takeBackAll, 2, '2022-11-15T09:00:00+08:00')
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-15T11:00:00+08:00' })])
    const between = { after: new Date('2022-11-14T18:00:00+08:00'), upTo: new Date('2022-11-16T00:00:00+08:00') }
    expect(await correctedDigests(desk.opened.db, between)).toEqual([])
    expect(await does(publishAgain, 3, '2022-11-15T12:00:00+08:00')).toEqual({ is: 'untold' })
    await writeAll(desk.opened.db, [{ do: 'setDigest', of: { id, changesToldAt: between.upTo } }], [], between.upTo)
    expect(await does(publishAgain, 3, '2022-11-16T09:00:00+08:00')).toMatchObject({
      is: 'next',
      facts: { version: 3 },
    })
    const again = await newest()
    expect(again.corrections.map(({ from, to }) => `${from}→${to}`)).toContain('400→310')
    expect(plainText(again)).toContain('（更正第3版）')
    await desk.publishes('2022-11-16', '2022-11-21T17:00:00+08:00')
    expect((await desk.compile('2022-11-16')).corrections).toEqual([])
    await expectSameBytes([1, 2, 3])
  })

  it('has numbers that the next issue corrects no more', async () => {
    const next = async () => (await desk.compile('2022-11-16', 'office', '2022-11-21T17:00:00+08:00')).corrections
    await desk.imports([talk({ id: 'a', talks: 3, audience: 230, at: '2022-11-15T08:00:00+08:00' })])
    expect(await next()).toContainEqual(expect.objectContaining({ where: '第1期', from: '320', to: '230' }))
    await does(takeBackAll, 2, '2022-11-15T09:00:00+08:00')
    expect(await next()).toEqual([])
    expect((await desk.compile('2022-11-16', 'office', '2022-11-21T17:00:00+08:00')).number).toBe(2)
  })
})

describe('the week of a town', () => {
  const TOWN = { ...weekOf('2022-11-16'), scope: 'area:jia-zhen' }
  const WORDS = '讲到了院坝里'
  const of = { on: '2022-11-16', talks: 1, text: WORDS }
  const [inTown, elsewhere] = [talk({ ...of, id: 'c' }), talk({ ...of, id: 'd', unit: 'yi-zhen/women' })]

  beforeEach(async () => {
    const { db } = desk.opened
    await desk.imports([inTown, elsewhere].map((line) => ({ ...line, at: '2022-11-17T09:00:00+08:00' })))
    const group = { chatId: -7, threadId: null, title: '甲镇群', boundBy: personId, boundAt: new Date(0) }
    await bindGroup(db, group)
    await setGroup(db, { chatId: group.chatId, scope: TOWN.scope })
    // Its own first issue, though the county's first is out.
    id = (await openDigest(db, { asked: TOWN, issueYear: 2022 })).id
    await setDigest(db, { id, readUpTo: new Date('2022-11-21T16:00:00+08:00') })
    await desk.publishesDigest(id, '2022-11-21T17:00:00+08:00', personId)
  })

  it('is published to its group again without words that no editor of the county has passed', async () => {
    const words = async () => [await newest('group'), await newest()].map((of) => JSON.stringify(of).includes(WORDS))
    expect(await words()).toEqual([false, true])
    await does(takeBackAll, 2, '2022-11-22T09:00:00+08:00')
    const done = await does(publishAgain, 3, '2022-11-22T10:00:00+08:00')
    expect(done).toMatchObject({ is: 'next', facts: { groups: [{ chatId: -7 }] } })
    expect(await words()).toEqual([false, true])
  })

  it('is not held up by what other towns correct', async () => {
    const between = { after: new Date('2022-11-21T18:00:00+08:00'), upTo: new Date('2022-11-23T00:00:00+08:00') }
    const corrects = (line: typeof inTown) =>
      desk.imports([{ ...line, answers: { women_gratitude_talks: 2 }, at: '2022-11-22T11:00:00+08:00' }])
    await corrects(elsewhere)
    expect(await correctedDigests(desk.opened.db, { ...between, digest: id })).toEqual([])
    await corrects(inTown)
    expect(await correctedDigests(desk.opened.db, { ...between, digest: id })).toEqual([id])
  })
})

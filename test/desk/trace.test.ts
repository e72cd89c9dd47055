import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/calendar/day.ts'
import { calendarYear } from '../../src/calendar/period.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { reportOn } from '../../src/desk/subject.ts'
import { type Trace, traceFigure } from '../../src/desk/trace.ts'
import type { Digest } from '../../src/digest/digest.ts'
import { figurePlaces, whatOf } from '../../src/digest/figure-places.ts'
import { Desk } from './desk.ts'

const WEEK = '2022-11-09'
let desk: Desk

beforeEach(async () => {
  desk = await Desk.open()
})

const talk = (unit: string, audience: number | string, of: object = {}) => ({
  unit,
  form: 'women_talk',
  on: WEEK,
  answers: { women_gratitude_talks: 1, women_gratitude_audience: audience, women_talk_subteams: 2 },
  at: '2022-11-10T09:00:00+08:00',
  ...of,
})

/** All pages of the number of this indicator in the digest's table. */
async function traced(digest: Digest, indicator: string, column: string): Promise<Trace[]> {
  const { db, desk: county } = desk.opened
  const place = figurePlaces(digest).find((p) => p.before.endsWith(` ${column} `) && p.span.indicator === indicator)
  if (!place) throw new Error(`no ${indicator} under ${column}`)
  const pages = [await traceFigure(db, county, digest, place)]
  while (pages.at(-1)?.more) pages.push(await traceFigure(db, county, digest, place, { page: pages.length }))
  return pages
}

const lines = (pages: readonly Trace[]) =>
  pages.flatMap((p) =>
    p.included.map((l) => `${l.unit} ${l.value}${l.typed ? ` ${l.typed}` : ''}${l.why ? ` ${l.why}` : ''}`),
  )
const excluded = ([first]: readonly Trace[]) => first?.excluded.map((l) => `${l.unit} ${l.value} ${l.why}`)

describe('a number traced', () => {
  it('shows each report with the words typed', async () => {
    await desk.imports([talk('jia-zhen/women', '150余人'), talk('yi-zhen/women', 80)])
    const pages = await traced(await desk.compile(WEEK, 'office'), 'women_gratitude_audience', '本周')
    expect(lines(pages)).toEqual(['甲镇妇联 150 150余人', '乙镇妇联 80 80'])
    expect(pages[0]).toMatchObject({
      what: '巾帼宣讲受众（人次）',
      rule: '各次相加',
      figures: 2,
      units: ['甲镇妇联', '乙镇妇联'],
    })
  })

  it('says of every number what it is in words', async () => {
    await desk.imports([talk('jia-zhen/women', '150余人'), talk('yi-zhen/women', 80)])
    const { db, desk: county } = desk.opened
    const year = await currentEdition(db, county, reportOn(calendarYear(2022), { kind: 'county' }), 'office')
    for (const digest of [await desk.compile(WEEK, 'office'), year]) {
      for (const place of figurePlaces(digest)) {
        const { what } = await traceFigure(db, county, digest, place)
        expect(what, whatOf(place)).toMatch(/^[^a-z_]+$/)
      }
    }
  })

  it('is called by the whole words around it, not by the end of a list of places', async () => {
    await desk.imports([
      talk('jia-zhen/dong-cun/women', 150),
      talk('yi-zhen/women', 80),
      talk('yi-zhen/xi-cun/women', 30),
    ])
    const all = figurePlaces(await desk.compile(WEEK, 'office'))
    const told = (code: string) => all.filter((p) => p.span.indicator === code).map((p) => whatOf(p, p.span.printed))
    expect([told('organizations'), told('entries')]).toEqual([['1家组织报送信息'], ['组织报送信息3条']])
    const places = all.filter((p) => p.span.indicator === 'women_gratitude_talks')
    expect(places.slice(0, 1).map((p) => whatOf(p, '3'))).toEqual(['妇联开展巾帼宣讲3场次'])
  })

  it('says what does not count, and why', async () => {
    await desk.imports([
      talk('jia-zhen/women', 150, { id: 'a' }),
      talk('jia-zhen/women', 70, { id: 'b' }),
      talk('jia-zhen/women', 20, {
        answers: { women_gratitude_talks: 1, women_gratitude_audience: 20, joint_orgs: ['团委'], joint_lead: '团委' },
      }),
    ])
    await desk.imports([talk('jia-zhen/women', 155, { id: 'a', at: '2022-11-11T09:00:00+08:00' })])
    await desk.withdraws('b', '2022-11-11T10:00:00+08:00')
    await desk.imports([talk('jia-zhen/women', 30, { at: '2022-11-12T09:00:00+08:00' })])
    const digest = await desk.compile(WEEK, 'office', '2022-11-11T12:00:00+08:00')
    const pages = await traced(digest, 'women_gratitude_audience', '本周')
    expect(lines(pages)).toEqual(['甲镇妇联 155 155'])
    expect(excluded(pages)).toEqual([
      '甲镇妇联 150 后来更正了',
      '甲镇妇联 70 已撤回',
      '甲镇妇联 30 汇编之后才报',
      '甲镇妇联 20 参与联合活动，由团委计',
    ])
  })

  it('marks what is held but not the newest, and goes page by page', async () => {
    const at = '2022-11-14T09:00:00+08:00'
    const many = Array.from({ length: 23 }, (_, i) =>
      talk('jia-zhen/women', i, { on: addDays('2022-11-07', i % 5), at }),
    )
    await desk.imports([...many, talk('jia-zhen/women', 1, { on: '2022-11-13', at })])
    const digest = await desk.compile(WEEK, 'office')
    expect((await traced(digest, 'women_gratitude_audience', '本周')).map((p) => p.included.length)).toEqual([
      10, 10, 4,
    ])
    const held = (await traced(digest, 'women_talk_subteams', '现有')).flatMap((p) => p.included)
    expect(held.filter((l) => !l.why).map((l) => l.on)).toEqual(['2022-11-13'])
  })

  it('keeps levels apart', async () => {
    const families = (unit: string, level: string, count: number) => ({
      ...{ unit, form: 'women_family', on: '2022-05-09', at: '2022-05-10T09:00:00+08:00' },
      answers: {
        women_family_activity: '好家风',
        women_beautiful_families: count,
        women_beautiful_family_level: level,
      },
    })
    await desk.imports([families('jia-zhen/women', '省级', 2), families('jia-zhen/women', '县级', 9)])
    const { db, desk: county } = desk.opened
    const year = await currentEdition(db, county, reportOn(calendarYear(2022), { kind: 'county' }), 'office')
    const places = figurePlaces(year).filter((p) => p.span.indicator === 'women_beautiful_families')
    for (const place of places) {
      const { included } = await traceFigure(db, county, year, place)
      expect(
        included.reduce((sum, l) => sum + l.value, 0),
        whatOf(place),
      ).toBe(place.span.value)
    }
    expect(places.length).toBeGreaterThan(4)
  })
})

describe('a name that rose from 县级 to 省级', () => {
  const home = (names: string[], level: string) => ({
    ...{ unit: 'jia-zhen/women', form: 'women_home', on: WEEK, at: '2022-11-10T09:00:00+08:00' },
    answers: { women_star_homes: names, women_star_home_level: level },
  })

  it('is said to count there; in a number that was sealed before it did, it counted', async () => {
    await desk.imports([home(['甲家', '乙家'], '县级'), home(['甲家'], '省级')])
    const { db, desk: county } = desk.opened
    const digest = await currentEdition(db, county, reportOn(calendarYear(2022), { kind: 'county' }), 'office')
    const place = figurePlaces(digest).find(({ span }) => span.lineage.level === '县级')
    if (!place?.span.lineage.reports) throw new Error('not printed')
    const [own] = place.span.lineage.reports
    const sealed = { ...place, span: { ...place.span, lineage: { ...place.span.lineage, reports: [own ?? ''] } } }
    const why = async (of: typeof place) =>
      (await traceFigure(db, county, digest, of)).included.map((line) => `${line.label} ${line.why ?? ''}`.trim())
    expect(await why(place)).toEqual(['县级/乙家', '县级/甲家 已按省级计'])
    expect(await why(sealed)).toEqual(['县级/乙家', '县级/甲家'])
    // Of many reports a lineage names none: then the number says by which rule it was sealed.
    const ofMany = (value: number) => {
      const { reports: _, ...lineage } = place.span.lineage
      return { ...place, span: { ...place.span, value, lineage } }
    }
    expect(await why(ofMany(1))).toEqual(['县级/乙家', '县级/甲家 已按省级计'])
    expect(await why(ofMany(2))).toEqual(['县级/乙家', '县级/甲家'])
  })
})

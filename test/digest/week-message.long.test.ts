import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.ts'
import type { Digest, EditionKind } from '../../src/digest/digest.ts'
import type { Entry, IssueInput, UnitOfScope } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileWeek } from '../../src/digest/week.ts'
import { LONGEST } from '../../src/digest/week-message.ts'
import { paragraphsOf } from '../../src/digest/week-sentences.ts'
import { weekSums } from '../../src/digest/week-sums.ts'
import { telegramMessages } from '../../src/documents/telegram.ts'
import { catalogue } from '../support/catalogue.ts'
import { madeEntries, madeUnits, madeWeek } from './made-week.ts'

const units = madeUnits()
const texts = (digest: Digest) => telegramMessages(digest).map((html) => html.replace(/<[^>]+>/gu, ''))
const lines = (digest: Digest, code: string) =>
  digest.sections.find((s) => s.code === code)?.blocks.map((b) => (b.kind === 'item' ? textOf(b.spans) : '')) ?? []

function week(count: number, seed: number, of: Partial<IssueInput> = {}): IssueInput {
  return madeWeek({ units, entries: madeEntries(units, count, seed) }, of)
}

/** A week of so many reports in both editions: made once, since a large one takes seconds. */
const compiled = new Map<number, Record<EditionKind, Digest>>()
function compiledWeek(count: number): Record<EditionKind, Digest> {
  const known = compiled.get(count)
  if (known) return known
  const input = week(count, 7)
  const both = { group: compileWeek(input), office: compileWeek({ ...input, edition: 'office' }) }
  compiled.set(count, both)
  return both
}

describe('a week of any size', () => {
  it.each([10, 240, 5000])('is one message with %i reports, for the group and for the office', (count) => {
    for (const edition of ['group', 'office'] as const) {
      const said = texts(compiledWeek(count)[edition])
      expect(said).toHaveLength(1)
      expect(said[0]?.length).toBeLessThanOrEqual(LONGEST[edition])
    }
  })

  it('is one message whatever was reported, came late, was corrected and is planned', () => {
    const change = (i: number) => ({
      ...{ receipt: String(i), organization: 'women', unitId: 't0/women', unitName: '甲镇妇联', on: '2022-11-02' },
      ...{ indicator: 'women_gratitude_audience', label: '', where: '第44期' },
      ...{ before: { value: 320, low: 320, high: 320 }, after: { value: 230, low: 230, high: 230 } },
    })
    const some = fc.record({
      count: fc.integer({ min: 0, max: 900 }),
      seed: fc.integer({ min: 1, max: 1e6 }),
      late: fc.integer({ min: 0, max: 60 }),
      changes: fc.integer({ min: 0, max: 60 }),
      next: fc.array(fc.constantFrom('周三召开联席会议', '组'.repeat(60)), { maxLength: 10 }),
      edition: fc.constantFrom('group' as const, 'office' as const),
      read: fc.boolean(),
    })
    fc.assert(
      fc.property(some, ({ count, seed, late, changes, next, edition, read }) => {
        const { readUpTo: _, ...input } = week(count, seed, {
          ...{ edition, next, late: madeEntries(units, late, seed + 1) },
          changes: Array.from({ length: changes }, (_, i) => change(i)),
        })
        const readUpTo = read ? { readUpTo: '2022-11-14T09:00:00.000Z' } : {}
        const said = texts(compileWeek({ ...input, ...readUpTo }))
        expect(said).toHaveLength(1)
        expect(said[0]?.length).toBeLessThanOrEqual(LONGEST[edition])
        expect(said[0]).not.toMatch(/[，。；、：][，。；、：]|“”|《》|（）|undefined|NaN/u)
      }),
      { numRuns: 12 },
    )
  })

  it('keeps its totals and who reported, however many there are', () => {
    const [few, many] = [10, 5000].map((count) => lines(compiledWeek(count).group, 'overview'))
    for (const said of [few, many]) {
      expect(said?.[0]).toMatch(/^应报1064个单位，已报\d+个/u)
      expect(said?.[1]).toMatch(/开展.+活动.+场次，.+人次参与各类活动。$/u)
    }
  })

  it('says of villages that all did the same one sentence, with where', () => {
    const women = units.filter((u) => u.organization === 'women')
    const entries = madeEntries(women, 400, 5).map((entry) => ({
      ...entry,
      form: 'women_talk',
      answers: {
        women_gratitude_talks: { raw: '', value: 3 },
        women_gratitude_audience: { raw: '', value: 40 },
      },
    }))
    const digest = compileWeek(madeWeek({ units, entries }))
    expect(lines(digest, 'guidance')).toEqual(['妇联开展巾帼宣讲1200场次，受众1.6万人次，覆盖全县12个镇。'])
  })

  it.each([
    [{ towns: 3 }, '妇联推进组织建设，1个镇妇联建到所有村（社区），甲镇、乙镇、丙镇参与。'],
    [{ names: 0, towns: undefined }, '妇联推进组织建设，1个镇妇联建到所有村（社区）。'],
  ])('says of one of several towns as much where it does not say which: %j', (saying, said) => {
    const towns = ['qinghe', 't0', 't1', 't2'].map((code) => units.find(({ id }) => id === `${code}/women`))
    const entries = towns.map((unit, i) => ({
      ...{ receipt: String(i + 1), unitId: unit?.id ?? '', unitName: unit?.name ?? '', organization: 'women' },
      ...{ form: 'women_org', on: '2022-11-09' as const, recordedAt: '2022-11-09T12:00:00.000Z' },
      answers: { women_fed_full_coverage_towns: { raw: '', value: i === 1 } },
    }))
    const made = madeWeek({ units, entries })
    const [paragraph] = paragraphsOf({ ...made, sums: weekSums(made) }, [])
    expect(textOf(paragraph?.said(saying) ?? [])).toBe(said)
  })

  it.each([
    ['书香三八', '开展书香三八，职工30人次参加'],
    ['一二三四五六七八九十一二三读书会', '乙镇总工会开展文体和主题教育活动，职工30人次参加。'],
  ])('names the only activity where others are counted, if that is short: %s', (activity, said) => {
    const unit = units.find(({ id }) => id === 't1/union')
    const entry = {
      ...{ receipt: '1', unitId: unit?.id ?? '', unitName: unit?.name ?? '', organization: 'union' },
      ...{ form: 'union_culture', on: '2022-11-09' as const, recordedAt: '2022-11-09T12:00:00.000Z' },
      answers: {
        union_culture_activities: { raw: '', value: activity },
        union_culture_participants: { raw: '', value: 30 },
      },
    }
    const made = madeWeek({ units, entries: [entry] })
    const [paragraph] = paragraphsOf({ ...made, sums: weekSums(made) }, [])
    expect(textOf(paragraph?.said({ names: 0, towns: undefined }) ?? [])).toContain(said)
  })

  it('says of an activity that is a highlight nothing more, and in its own words only what its item sets off', () => {
    const unit = (id: string) => units.find((u) => u.id === id) as UnitOfScope
    const of = (
      receipt: string,
      { id, name, organization }: UnitOfScope,
      form: string,
      answers: Record<string, string | number>,
    ): Entry => ({
      ...{ unitId: id, unitName: name, organization, form, on: '2022-11-09' },
      ...{ receipt, recordedAt: '2022-11-09T12:00:00.000Z' },
      answers: Object.fromEntries(Object.entries(answers).map(([code, value]) => [code, { raw: '', value }])),
    })
    const art = of('1', unit('t0/flac'), 'flac_award', {
      flac_art_form: '摄影',
      flac_first_prizes: 1,
      flac_first_prize_contest: '县级',
    })
    const sport = of('2', unit('t1/union'), 'union_culture', {
      union_culture_activities: '乙镇职工篮球赛',
      union_culture_participants: 30,
    })
    const said = (picked: string[]) => {
      const digest = compileWeek(madeWeek({ units, entries: [art, sport] }, { edition: 'office', picked }))
      return ['guidance', 'reform'].flatMap((theme) => lines(digest, theme))
    }
    expect(said([])).toEqual([
      '乙镇总工会举办职工篮球赛，职工30人次参加。',
      '甲镇文联组织文艺作品参展参赛，获县级一等奖1次。',
    ])
    expect(said([sport.receipt])).toEqual(['甲镇文联组织文艺作品参展参赛，获县级一等奖1次。'])
  })

  it('without an editor says numbers and kinds of work, and no name', () => {
    const { readUpTo: _, ...input } = week(40, 11)
    const said = texts(compileWeek(input)).join()
    for (const name of ['书香青禾', '篮球赛', '山歌会', '红军桥', '院坝']) expect(said).not.toContain(name)
    expect(said).toMatch(/开展\d+项/u)
  })

  it('says a good sentence of a form of which the catalogue says nothing', () => {
    const bare = catalogue.organizations.map((o) => ({
      ...o,
      forms: o.forms.map(({ period: _, ...form }) => form),
    }))
    const own = loadCatalogue({ ...catalogue.content, organizations: bare })
    const women = units.filter((u) => u.organization === 'women')
    const entries = madeEntries(women, 40, 9, own).filter(
      ({ form }) => form === 'women_talk' || form === 'women_education',
    )
    const said = lines(compileWeek(madeWeek({ units, entries }, { catalogue: own })), 'guidance').join('')
    expect(said).toMatch(/^妇联(?:在.*)?开展.*主题教育活动，参加\d+人次/u)
    expect(said).toMatch(/开展巾帼宣讲\d+场次，受众\d+人次/u)
    expect(said).not.toMatch(/[，。；、：][，。；、：]|undefined/u)
  })
})

describe('the annexes of the office', () => {
  const digest = compileWeek(week(300, 5, { edition: 'office' }))

  it('have every activity under its theme, and who reported by town and organization', () => {
    const activities = digest.sections.find(({ code }) => code === 'activities')
    expect(activities?.annex).toBe(true)
    // A report in which nothing was given but a day says nothing.
    expect(activities?.blocks.filter((b) => b.kind === 'item' && b.report).length).toBeGreaterThan(285)
    const table = digest.sections.find(({ code }) => code === 'coverage')?.blocks.find((b) => b.kind === 'table')
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.columns).toEqual([
      '镇（街道）',
      '总工会',
      '团委',
      '妇联',
      '工商联',
      '残联',
      '科协',
      '文联',
      '红十字会',
      '合计',
    ])
    expect(table.rows.map(([name]) => textOf(name ?? [])).slice(0, 2)).toEqual(['青禾县', '甲镇'])
    const sum = (row: number) => table.rows[row]?.at(-1)?.find((span) => span.kind === 'figure')
    expect(sum(table.rows.length - 1)).toMatchObject({ value: digest.coverage.reported + digest.coverage.zero })
  })

  it('name who sent a zero report, and nothing, a line a town with its villages', () => {
    const place = (id: string, area: string, town?: string) => ({
      ...{ id, area, name: `${area}妇联`, organization: 'women' },
      ...(town === undefined ? {} : { town }),
    })
    const known = [
      place('c', '青禾县'),
      place('t', '甲镇', '甲镇'),
      place('v', '甲东村', '甲镇'),
      place('w', '乙东村', '乙镇'),
    ]
    const coverage = {
      unappointed: [],
      paused: [],
      notYet: [],
      reported: [],
      zero: known.slice(1, 3),
      missing: known.filter(({ id }) => 'cw'.includes(id)),
    }
    const made = compileWeek({ ...madeWeek({ units: known, entries: [] }, { edition: 'office' }), coverage })
    const items = made.sections.find(({ code }) => code === 'coverage')?.blocks.filter((b) => b.kind === 'item') ?? []
    expect(items.map(({ spans }) => textOf(spans)).slice(1)).toEqual([
      ...['零报告', '甲镇：妇联；甲东村：妇联。'],
      ...['未报', '青禾县：妇联。', '乙东村：妇联。'],
    ])
  })

  it('are not for the group', () => {
    const group = compileWeek(week(300, 5))
    expect(group.sections.filter(({ annex }) => annex).map(({ code }) => code)).toEqual(['figures'])
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import { openDigest, setDigest } from '../../src/database/digest.ts'
import type { Digest, FigureSpan } from '../../src/digest/digest.ts'
import { textOf } from '../../src/digest/spans.ts'
import { plainText } from '../../src/documents/text.ts'
import { COUNTY, Desk, talk } from './desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await Desk.open()
})

const WEEK_1 = '2022-11-09'
const WEEK_2 = '2022-11-16'
const WEEK_3 = '2022-11-23'
const OUT_1 = '2022-11-14T17:00:00+08:00'
const OUT_2 = '2022-11-21T17:00:00+08:00'
const OUT_3 = '2022-11-28T17:00:00+08:00'

const section = (digest: Digest, code: string) => digest.sections.find((s) => s.code === code)
const linesOf = (digest: Digest, code: string) => {
  const found = section(digest, code)
  return found
    ? plainText({ ...digest, sections: [{ code, heading: found.heading, blocks: found.blocks }] })
        .split('\n')
        .slice(3, -1)
    : []
}
/** `指标｜单位｜本周｜本年｜现有` of the row of this indicator, whichever organization's. */
const row = (digest: Digest, label: string) =>
  /^[^｜]*｜(.*)$/u.exec(linesOf(digest, 'figures').find((line) => line.includes(`｜${label}｜`)) ?? '')?.[1]

describe('a week with weeks before it', () => {
  it('is compared with the week before and the same week of the year before, as far as anybody reported then', async () => {
    await desk.imports([
      talk({ id: 'a', audience: 100, on: '2022-11-09', at: '2022-11-09T20:00:00+08:00' }),
      talk({ id: 'b', audience: 130, on: '2022-11-16', at: '2022-11-16T20:00:00+08:00' }),
      talk({ id: 'c', audience: 90, on: '2021-11-17', at: '2021-11-17T20:00:00+08:00' }),
      talk({ id: 'd', audience: 7, on: '2021-11-14', at: '2021-11-14T20:00:00+08:00' }),
    ])
    const compared = section(await desk.compile(WEEK_2, 'office', OUT_2), 'comparison')
    const tables = compared?.blocks.flatMap((b) => (b.kind === 'table' ? [b] : [])) ?? []
    expect(tables.map((t) => [t.columns[3], ...(t.rows[0] ?? []).map(textOf)])).toEqual([
      ['2022年11月7日至11月13日', '巾帼宣讲受众', '人', '130', '100', '+30（+30%）'],
      ['2021年11月15日至11月21日', '巾帼宣讲受众', '人', '130', '90', '+40（+44.4%）'],
    ])
    expect(section(await desk.compile('2022-11-02', 'office', OUT_2), 'comparison')).toBeUndefined()
  })
})

describe('a correction', () => {
  it('before the digest is out is not told of', async () => {
    await desk.imports([talk({ id: 'a', audience: 320, at: '2022-11-09T20:00:00+08:00' })])
    await desk.imports([talk({ id: 'a', audience: 230, at: '2022-11-10T20:00:00+08:00' })])
    await desk.publishes(WEEK_1, OUT_1)
    expect(row(await desk.compile(WEEK_1), '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人｜230｜230｜')
    expect((await desk.compile(WEEK_2, 'office', OUT_2)).corrections).toEqual([])
  })

  it('after it is told of once, old and new, and the digest that is out stays as it was', async () => {
    await desk.imports([talk({ id: 'a', audience: 320, at: '2022-11-09T20:00:00+08:00' })])
    await desk.publishes(WEEK_1, OUT_1)
    await desk.imports([talk({ id: 'a', audience: '230余人', at: '2022-11-16T20:00:00+08:00' })])
    await desk.publishes(WEEK_2, OUT_2)
    const told = await desk.compile(WEEK_2)
    expect(told.corrections).toEqual([
      {
        report: '1',
        indicator: 'women_gratitude_audience',
        where: '第1期',
        what: '巾帼宣讲受众',
        from: '320',
        to: '230余',
      },
    ])
    expect(linesOf(told, 'corrections')).toEqual(['第1期甲镇妇联11月9日巾帼宣讲受众320人应为230余人，合计相应更正。'])
    expect(row(await desk.compile(WEEK_1), '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人｜320｜320｜')
    expect((await desk.compile(WEEK_3, 'office', OUT_3)).corrections).toEqual([])
  })

  it('of a correction starts from what was last read', async () => {
    await desk.imports([talk({ id: 'a', audience: 320, at: '2022-11-09T20:00:00+08:00' })])
    await desk.publishes(WEEK_1, OUT_1)
    await desk.imports([talk({ id: 'a', audience: 230, at: '2022-11-16T20:00:00+08:00' })])
    await desk.publishes(WEEK_2, OUT_2)
    await desk.imports([talk({ id: 'a', audience: 240, at: '2022-11-22T20:00:00+08:00' })])
    await desk.imports([talk({ id: 'a', audience: 250, at: '2022-11-23T20:00:00+08:00' })])
    const told = await desk.compile(WEEK_3, 'office', OUT_3)
    expect(told.corrections.map(({ from, to }) => [from, to])).toEqual([['230', '250']])
  })

  it('that withdraws takes back each number', async () => {
    await desk.imports([talk({ id: 'a', talks: 3, audience: 320, at: '2022-11-09T20:00:00+08:00' })])
    await desk.publishes(WEEK_1, OUT_1)
    await desk.withdraws('a', '2022-11-16T20:00:00+08:00')
    const told = await desk.compile(WEEK_2, 'office', OUT_2)
    expect(linesOf(told, 'corrections')).toEqual([
      '第1期甲镇妇联11月9日巾帼宣讲受众320人撤回，合计相应更正。',
      '第1期甲镇妇联11月9日巾帼宣讲场次3撤回，合计相应更正。',
    ])
  })
})

describe('a late report', () => {
  it('counts in its own week, and is told of in the next digest only', async () => {
    await desk.publishes(WEEK_1, OUT_1)
    await desk.imports([talk({ audience: 40, at: '2022-11-15T09:00:00+08:00' })])
    await desk.publishes(WEEK_2, OUT_2)
    const told = await desk.compile(WEEK_2)
    expect(linesOf(told, 'late')).toEqual([expect.stringMatching(/^11月9日，甲镇妇联.*40人/)])
    // Its numbers are none of this week's, and stand in the year's.
    expect(row(told, '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人｜｜40｜40｜')
    expect(told.coverage.reported).toBe(0)
    expect(section(await desk.compile(WEEK_3, 'office', OUT_3), 'late')).toBeUndefined()
  })

  it('of several is added up beside the numbers of the week', async () => {
    await desk.publishes(WEEK_1, OUT_1)
    await desk.imports([
      talk({ audience: '近400', at: '2022-11-15T09:00:00+08:00' }),
      talk({ unit: 'yi-zhen/women', audience: 882, at: '2022-11-15T09:01:00+08:00' }),
      talk({ on: '2022-11-16', audience: 100, at: '2022-11-16T09:00:00+08:00' }),
    ])
    const told = await desk.compile(WEEK_2, 'office', OUT_2)
    expect(linesOf(told, 'late').at(-1)).toBe('以上合计1270余人次参与各类活动，计入全年。')
    expect(row(told, '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人次｜100｜1270余｜1370余｜')
  })

  it('that was corrected before it was ever printed needs no correction', async () => {
    await desk.publishes(WEEK_1, OUT_1)
    await desk.imports([talk({ id: 'a', audience: 40, at: '2022-11-15T09:00:00+08:00' })])
    await desk.imports([talk({ id: 'a', audience: 50, at: '2022-11-16T09:00:00+08:00' })])
    const told = await desk.compile(WEEK_2, 'office', OUT_2)
    expect(linesOf(told, 'late')).toEqual([expect.stringMatching(/^11月9日，甲镇妇联.*50人/)])
    expect(told.corrections).toEqual([])
  })

  it('is corrected where it was printed', async () => {
    await desk.publishes(WEEK_1, OUT_1)
    await desk.imports([talk({ id: 'a', audience: 40, at: '2022-11-15T09:00:00+08:00' })])
    await desk.publishes(WEEK_2, OUT_2)
    await desk.imports([talk({ id: 'a', audience: 50, at: '2022-11-23T09:00:00+08:00' })])
    const told = await desk.compile(WEEK_3, 'office', OUT_3)
    expect(told.corrections.map((c) => c.where)).toEqual(['第2期'])
    expect(section(told, 'late')).toBeUndefined()
  })

  it('is one too when it is imported after the digest with an earlier time', async () => {
    await desk.imports([talk({ audience: 100, at: '2022-11-09T20:00:00+08:00' })])
    await desk.publishes(WEEK_1, OUT_1)
    const out = await desk.compile(WEEK_1)
    await desk.imports([talk({ unit: 'yi-zhen/women', audience: 40, at: '2022-11-10T09:00:00+08:00' })])
    expect(row(await desk.compile(WEEK_1, 'office', out.asOf), '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人｜100｜100｜')
    expect(linesOf(await desk.compile(WEEK_2, 'office', OUT_2), 'late')).toHaveLength(1)
  })

  it('of more than four weeks ago counts for the year and is no news', async () => {
    await desk.imports([talk({ audience: 100, at: '2022-11-09T20:00:00+08:00' })])
    await desk.imports([talk({ on: '2022-09-01', audience: 40, at: '2022-11-08T09:00:00+08:00' })])
    const told = await desk.compile(WEEK_1)
    expect(row(told, '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人次｜100｜140｜')
    expect(section(told, 'late')).toBeUndefined()
  })
})

describe('a week that was held back until the next was out', () => {
  it('has told already of what came and changed in between', async () => {
    await desk.imports([talk({ id: 'a', audience: 320, at: '2022-11-09T20:00:00+08:00' })])
    await desk.publishes(WEEK_2, OUT_2)
    await desk.imports([talk({ id: 'a', audience: 230, at: '2022-11-22T09:00:00+08:00' })])
    await desk.imports([talk({ audience: 40, at: '2022-11-22T09:00:00+08:00' })])
    await desk.publishes(WEEK_1, '2022-11-23T09:00:00+08:00')
    const told = await desk.compile(WEEK_3, 'office', OUT_3)
    expect(told.corrections).toEqual([])
    expect(section(told, 'late')).toBeUndefined()
  })
})

describe('the coverage of a week', () => {
  const zero = { form: 'zero', on: WEEK_1, answers: { zero_report: '本周无新增，零报告' } }

  it('tells a zero report from nothing, and an activity from a zero report', async () => {
    await desk.imports([
      { unit: 'jia-zhen/women', ...zero },
      { unit: 'yi-zhen/women', ...zero },
      talk({ unit: 'yi-zhen/women', audience: 40 }),
    ])
    const told = await desk.compile(WEEK_1)
    expect(told.coverage).toMatchObject({ due: 30, reported: 1, zero: 1, missing: 28 })
    expect(told.coverage.zeroUnits).toEqual(['甲镇妇联'])
    expect(told.coverage.missingUnits).not.toContain('乙镇妇联')
    expect(plainText(told)).toContain('应报30个单位，已报1个，零报告1个，未报28个。')
  })

  it('has units only while there are any', async () => {
    desk = await Desk.open(`${COUNTY}
units:
  - { id: jia-zhen/women, to: 2022-11-10, successor: yi-zhen/women }
  - { id: yi-zhen/youth, from: 2022-11-14 }
`)
    expect((await desk.compile('2022-11-02')).coverage.due).toBe(29)
    expect((await desk.compile(WEEK_1)).coverage.due).toBe(29)
    expect((await desk.compile(WEEK_2)).coverage.due).toBe(29)
    await expect(desk.imports([talk({ on: '2022-11-11', audience: 1 })])).rejects.toThrow(
      'rows.jsonl:1 on：甲镇妇联到2022年11月10日为止，这之后的请报在“yi-zhen/women”',
    )
    const early = { unit: 'yi-zhen/youth', form: 'youth_study', on: WEEK_1, answers: { youth_study_learners: 3 } }
    await expect(desk.imports([early])).rejects.toThrow('on：乙镇团委从2022年11月14日起才有，这之前的请报在原来的单位')
  })

  it('says that nothing was reported where nothing was', async () => {
    const told = await desk.compile(WEEK_1, 'group')
    expect(plainText(told)).toBe(
      '青禾县群团一周工作动态\n2022年第1期（总第1期）　11月7日—11月13日\n应报30个单位，已报0个，零报告0个，未报30个。\n本期没有活动报送。\n',
    )
  })
})

describe('numbers held', () => {
  it('of a unit that went into another are told once, by the one that has reported since', async () => {
    desk = await Desk.open(`${COUNTY}
units:
  - { id: jia-zhen/women, to: 2022-11-10, successor: yi-zhen/women }
  - { id: jia-zhen/dong-cun/women, to: 2022-11-10 }
`)
    await desk.imports([
      talk({ unit: 'jia-zhen/women', on: '2022-11-02', teams: 3 }),
      talk({ unit: 'jia-zhen/dong-cun/women', on: '2022-11-02', teams: 100 }),
      talk({ unit: 'yi-zhen/women', on: '2022-11-02', teams: 5 }),
      talk({ unit: 'qinghe/women', on: WEEK_2, teams: 20 }),
    ])
    expect(row(await desk.compile(WEEK_2), '现有巾帼宣讲分队')).toBe('现有巾帼宣讲分队｜支｜｜｜28')
    await desk.imports([talk({ unit: 'yi-zhen/women', on: WEEK_2, teams: 8 })])
    expect(row(await desk.compile(WEEK_2), '现有巾帼宣讲分队')).toBe('现有巾帼宣讲分队｜支｜｜｜28')
    expect(row(await desk.compile('2022-11-02'), '现有巾帼宣讲分队')).toBe('现有巾帼宣讲分队｜支｜｜｜108')
  })
})

describe('the turn of the year', () => {
  it('is one week, of which each day counts for its own year', async () => {
    await desk.imports([
      talk({ on: '2022-06-01', audience: 100 }),
      talk({ on: '2022-12-28', audience: 5 }),
      talk({ on: '2023-01-01', audience: 7 }),
      talk({ on: '2023-01-03', audience: 20 }),
    ])
    const turn = await desk.compile('2022-12-28')
    expect(plainText(turn)).toContain('2022年第1期（总第1期）　12月26日—1月1日')
    expect(linesOf(turn, 'figures')).toContain('组织｜指标｜单位｜本周｜2022年｜现有')
    expect(row(turn, '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人次｜12｜105｜')
    const first = await desk.compile('2023-01-03')
    expect(linesOf(first, 'figures')).toContain('组织｜指标｜单位｜本周｜2023年｜现有')
    expect(row(first, '巾帼宣讲受众')).toBe('巾帼宣讲受众｜人次｜20｜27｜')
  })
})

describe('the group edition', () => {
  const told = [
    talk({ unit: 'qinghe/women', audience: 150, text: '讲到了院坝里', at: '2022-11-09T20:00:00+08:00' }),
    {
      unit: 'jia-zhen/women',
      form: 'women_family',
      on: WEEK_1,
      at: '2022-11-09T21:00:00+08:00',
      answers: {
        women_family_activity: '寻找最美家庭',
        women_beautiful_families: 37,
        women_beautiful_family_level: '县级',
      },
    },
  ]

  it('has no sensitive number, no word that nobody read, and does not say who is missing', async () => {
    await desk.imports(told)
    const [group, office] = [await desk.compile(WEEK_1, 'group'), await desk.compile(WEEK_1, 'office')]
    expect(plainText(office)).toContain('最美家庭37户')
    expect(linesOf(office, 'activities').join()).toContain('讲到了院坝里')
    expect(linesOf(office, 'coverage').join()).toMatch(/,未报,/)
    const [open, all] = [JSON.stringify(group), JSON.stringify(office)]
    for (const hidden of [
      '讲到了院坝里',
      '寻找最美家庭',
      '"value":37',
      'women_beautiful_families',
      '乙镇妇联',
      '"未报"',
    ]) {
      expect(open).not.toContain(hidden)
    }
    expect(all).toContain('women_beautiful_families')
    expect(plainText(office)).toContain('寻找最美家庭')
    const missing = figures(group).find((f) => f.indicator === 'units_missing')
    expect(missing?.lineage.units).toEqual(figures(group).find((f) => f.indicator === 'units_due')?.lineage.units)
    expect(missing?.value).toBe(28)
  })

  it('has the text that an editor read before publishing, and not what came after', async () => {
    await desk.imports([
      ...told,
      talk({ unit: 'qinghe/women', audience: 80, text: '讲得很生动', at: '2022-11-14T16:30:00+08:00' }),
    ])
    await desk.publishes(WEEK_1, OUT_1, '2022-11-14T16:00:00+08:00')
    const group = plainText(await desk.compile(WEEK_1, 'group'))
    expect(group).toContain('讲到了院坝里')
    // What came after pushes into no highlight; its number counts.
    expect(group).not.toContain('80人')
    expect(group).toContain('受众230人次')
    expect(group).not.toContain('讲得很生动')
  })

  it('has no text that was imported after the preview with an earlier time', async () => {
    await desk.publishes('2022-11-02', '2022-11-07T17:00:00+08:00')
    const { id } = await openDigest(desk.opened.db, { asked: weekOf(WEEK_1), issueYear: 2022 })
    await setDigest(desk.opened.db, { id, readUpTo: new Date('2022-11-14T16:00:00+08:00') })
    await desk.imports(told)
    await desk.publishes(WEEK_1, OUT_1, '2022-11-14T16:00:00+08:00')
    expect(plainText(await desk.compile(WEEK_1, 'group'))).not.toContain('讲到了院坝里')
  })

  it('reads of a joint activity once, from who led it', async () => {
    const joint = { joint_orgs: ['团委'], joint_lead: '团委' }
    await desk.imports([talk({ audience: 150, answers: joint })])
    const group = await desk.compile(WEEK_1, 'group')
    expect(section(group, 'guidance')).toBeUndefined()
    expect(section(group, 'figures')).toBeUndefined()
    expect(linesOf(await desk.compile(WEEK_1, 'office'), 'activities').join()).toContain('甲镇妇联参与巾帼宣讲')
  })
})

function figures(digest: Digest): FigureSpan[] {
  const blocks = digest.sections.flatMap((s) => s.blocks)
  const spans = blocks.flatMap((b) => (b.kind === 'item' ? b.spans : b.rows.flat(2)))
  return spans.flatMap((s) => (s.kind === 'figure' ? [s] : []))
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../src/catalogue/answers.ts'
import { figuresOf } from '../../src/catalogue/figures.ts'
import { formOf } from '../../src/catalogue/find.ts'
import { lineOf, type Reader } from '../../src/commands/export-line.ts'
import type { LedgerReport } from '../../src/database/ledger.ts'
import { addReports } from '../../src/database/report.ts'
import type { UnitInArea } from '../../src/database/unit.ts'
import { withCounty } from '../../src/open-county.ts'
import { readSettings } from '../../src/settings.ts'
import { COUNTY, talk } from '../desk/desk.ts'
import { heldSettings, server } from '../support/database.ts'
import { deskOf } from '../support/shipped.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'qunbao-export-'))
const at = (name: string) => join(folder, name)
const YEAR = ['--from', '2022-01-01', '--to', '2022-12-31']
const NOVEMBER = ['--from', '2022-11-01', '--to', '2022-11-30']
const { desk } = await deskOf()

/** The settings of an empty database: the one before is empty from then on. */
async function emptyCounty(): Promise<Record<string, string>> {
  const COUNTY = server ? join(process.cwd(), 'county.example.yaml') : at('county.yaml')
  return { COUNTY, ...(await heldSettings()) }
}

const exported = async (name: string, of: Record<string, string>) => {
  const ran = await run('export', [...YEAR, '--out', at(name)], of)
  return { ...ran, lines: readFileSync(at(name), 'utf8') }
}

let env: Record<string, string>
beforeAll(async () => {
  writeFileSync(at('county.yaml'), COUNTY)
  env = await emptyCounty()
  const rows = [
    talk({ id: 'a', talks: 3, audience: '150余人', teams: 2, text: '送到院坝', at: '2022-11-09T20:15:00+08:00' }),
    {
      unit: 'jia-zhen/women',
      form: 'women_org',
      on: '2022-11-10',
      answers: {
        women_fed_full_coverage_towns: true,
        women_agency_orgs_built: [],
        women_two_new_orgs_built: ['甲会', '乙巧手坊'],
      },
      at: '2022-11-10T20:15:00+08:00',
    },
    {
      unit: 'yi-zhen/youth',
      form: 'youth_study',
      on: '2022-11-11',
      answers: { youth_study_issue: '第十三季第5期', youth_study_learners: 320 },
      at: '2022-11-11T20:15:00+08:00',
    },
    talk({ on: '2022-10-31', talks: 9, at: '2022-11-01T08:00:00+08:00' }),
    { unit: 'yi-zhen/dpf', form: 'zero', on: '2022-11-11', answers: { zero_report: '本周无新增，零报告' } },
  ]
  writeFileSync(at('rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  await run('import', [at('rows.jsonl')], env)
  // As a chat leaves them: the day as it was typed, a running total understood, a question skipped.
  await submitted(env, 'women_talk', '2022-11-12', {
    activity_date: { raw: '昨天', value: '2022-11-12' },
    women_gratitude_talks: { raw: '两场', value: 2, message: 17 },
    women_gratitude_audience: { raw: '累计320', value: 120, note: '累计320，此前已报200' },
    women_talk_subteams: null,
  })
})
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]))

async function submitted(of: Record<string, string>, form: string, day: string, answers: Answers): Promise<void> {
  await withCounty(readSettings(of), new Date('2022-11-13T08:00:00+08:00'), async (opened) => {
    const found = formOf(desk.catalogue, 'women', form) ?? expect.fail(`no form ${form}`)
    await addReports(opened.db, [
      {
        unitId: 'jia-zhen/women',
        form,
        activityDate: day,
        answers,
        figures: figuresOf(found, answers),
        catalogueVersion: desk.catalogue.version,
        personId: null,
        recordedAt: new Date('2022-11-13T08:00:00.123+08:00'),
      },
    ])
  })
}

describe('export', () => {
  it('gives a ledger of those days, of one organization where it is asked for', async () => {
    const all = await run('export', [...NOVEMBER, '--out', at('all.xlsx')], env)
    expect(all).toEqual({ code: 0, out: `${at('all.xlsx')}: 5 reports, 10 figures\n`, err: '' })
    const one = await run('export', [...NOVEMBER, '--organization', 'youth', '--out', at('one.xlsx')], env)
    expect(one).toMatchObject({ code: 0, out: `${at('one.xlsx')}: 1 reports, 1 figures\n` })
    const { sheets } = await readXlsx(readFileSync(at('one.xlsx')))
    expect(sheets.map((s) => s.name)).toEqual(['说明', '团委', '数据透视'])
    expect(sheets.slice(1).map((s) => s.rows.length)).toEqual([2, 2])
  })

  it('gives all there is where no days are said, and from or up to one', async () => {
    const all = await run('export', ['--out', at('everything.jsonl')], env)
    expect(all).toEqual({ code: 0, out: `${at('everything.jsonl')}: 6 reports\n`, err: '' })
    const since = await run('export', ['--from', '2022-11-11', '--out', at('since.jsonl')], env)
    expect(since.out).toBe(`${at('since.jsonl')}: 3 reports\n`)
    const until = await run('export', ['--to', '2022-10-31', '--out', at('until.jsonl')], env)
    expect(until.out).toBe(`${at('until.jsonl')}: 1 reports\n`)
  })

  it('names the ledger by county and days where no name is given', async () => {
    const here = process.cwd()
    process.chdir(folder)
    try {
      const ran = await run('export', [...NOVEMBER, '--organization', 'women'], { DATA_DIR: at('data'), ...env })
      expect(ran.out).toBe('青禾县妇联台账（2022-11-01至2022-11-30）.xlsx: 3 reports, 9 figures\n')
    } finally {
      process.chdir(here)
    }
    expect(readdirSync(folder)).toContain('青禾县妇联台账（2022-11-01至2022-11-30）.xlsx')
  })

  it('gives lines that import takes: from an empty database come the same lines and the same digest', async () => {
    const first = await exported('first.jsonl', env)
    expect(first).toMatchObject({ code: 0, out: `${at('first.jsonl')}: 6 reports\n`, err: '' })
    const rows = first.lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows[0]).toEqual({
      unit: 'jia-zhen/women',
      form: 'women_talk',
      on: '2022-11-09',
      at: '2022-11-09T12:15:00.000Z',
      id: 'a',
      answers: {
        women_gratitude_talks: 3,
        women_gratitude_audience: '150余人',
        women_talk_subteams: 2,
        women_talk_method_text: '送到院坝',
      },
    })
    expect(rows[1].answers).toEqual({
      women_fed_full_coverage_towns: true,
      women_agency_orgs_built: [],
      women_two_new_orgs_built: ['甲会', '乙巧手坊'],
    })
    expect(rows.at(-1)).toMatchObject({
      on: '2022-11-12',
      id: expect.stringMatching(/^\d+@2022-11-13T00:00:00\.123Z$/),
      answers: { women_gratitude_talks: '两场', women_gratitude_audience: 120, women_talk_subteams: null },
    })
    const week = ['week', '--on', '2022-11-09', '--edition', 'office']
    const digest = (await run('compile', week, env)).out
    const other = await emptyCounty()
    expect((await run('import', [at('first.jsonl')], other)).out).toBe('imported 6, corrected 0, unchanged 0\n')
    expect((await run('import', [at('first.jsonl')], other)).out).toBe('imported 0, corrected 0, unchanged 6\n')
    expect((await exported('second.jsonl', other)).lines).toBe(first.lines)
    expect((await run('compile', week, other)).out).toBe(digest)
  })

  it.each<[string[], string]>([
    [['--from', '2022-11-31', '--to', '2022-12-01'], '--from 2022-11-31: must be a day such as 2022-11-09'],
    [['--from', '2022-12-01', '--to', '2022-11-01'], '--from lies after --to'],
    [[...NOVEMBER, '--out', 'a.csv'], '--out a.csv: must end in .xlsx or .jsonl'],
    [[...NOVEMBER, '--form', 'x'], "export: Unknown option '--form'"],
    [['all', ...NOVEMBER], "export: Unexpected argument 'all'"],
  ])('misused as %j says how', async (args, said) => {
    const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const ran = await run('export', args, nowhere)
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(said)
    expect(ran.err.split('\n')).toHaveLength(2)
  })

  it('says which organizations there are', async () => {
    const ran = await run('export', [...NOVEMBER, '--organization', '妇女'], env)
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: '--organization 妇女: must be one of union, youth, women, fic, dpf, ast, flac, rc\n',
    })
  })

  it.each(['jsonl', 'xlsx'])('a .%s that cannot be written is told of', async (kind) => {
    const out = at(`no-such-folder/a.${kind}`)
    await expect(run('export', [...NOVEMBER, '--out', out], env)).rejects.toThrow(
      `a file cannot be written: ${out} (ENOENT)`,
    )
  })
})

describe('a line', () => {
  const unit: UnitInArea = {
    id: 'jia-zhen/women',
    areaId: 'jia-zhen',
    organization: 'women',
    name: '甲镇妇联',
    position: 0,
    validFrom: null,
    validTo: null,
    successorId: null,
    level: 'town',
    areaName: '甲镇',
  }
  const reader: Reader = { desk, units: new Map([[unit.id, unit]]), now: new Date('2023-01-01T00:00:00Z') }
  const report = (form: string, answers: Answers, more: Partial<LedgerReport> = {}): LedgerReport => ({
    receipt: 1,
    unitId: unit.id,
    unitName: unit.name,
    area: '甲镇',
    town: '甲镇',
    organization: 'women',
    form,
    on: '2022-11-09',
    recordedAt: new Date('2022-11-10T00:00:00Z'),
    firstRecordedAt: new Date('2022-11-10T00:00:00Z'),
    state: [],
    answers,
    importId: null,
    figures: [],
    ...more,
  })

  it.each<[string, string, string, Answers[string], unknown]>([
    ['a number as it is', 'women_talk', 'women_gratitude_talks', { raw: '3', value: 3 }, 3],
    ['a number as typed', 'women_talk', 'women_gratitude_talks', { raw: '三场', value: 3 }, '三场'],
    [
      'what is more than that, as typed',
      'women_talk',
      'women_gratitude_audience',
      { raw: '150余人', value: 150, approximate: 'over' },
      '150余人',
    ],
    [
      'what is left of a running total',
      'women_talk',
      'women_gratitude_audience',
      { raw: '累计300多', value: 100, approximate: 'over' },
      '100余',
    ],
    [
      'about what is left of one',
      'women_talk',
      'women_gratitude_audience',
      { raw: '累计约300', value: 100, approximate: 'about' },
      '约100',
    ],
    ['what was skipped', 'women_talk', 'women_talk_subteams', null, null],
    ['yes as tapped', 'women_org', 'women_fed_full_coverage_towns', { raw: '是', value: true }, '是'],
    ['yes as data', 'women_org', 'women_fed_full_coverage_towns', { raw: 'true', value: true }, true],
    ['no name, said', 'women_org', 'women_agency_orgs_built', { raw: '没有', value: [] }, '没有'],
    ['no name, as data', 'women_org', 'women_agency_orgs_built', { raw: '', value: [] }, []],
    [
      'names as typed',
      'women_org',
      'women_two_new_orgs_built',
      { raw: '1.甲会 2.乙会', value: ['甲会', '乙会'] },
      '1.甲会 2.乙会',
    ],
    [
      'names that can be read in another way now',
      'women_org',
      'women_two_new_orgs_built',
      { raw: '甲会 乙会', value: ['甲会', '乙会'] },
      ['甲会', '乙会'],
    ],
  ])('has %s', (_, form, code, answer, given) => {
    const { row, fault } = lineOf(report(form, { [code]: answer }), reader)
    expect(fault).toBeUndefined()
    expect(row.answers).toEqual({ [code]: given })
  })

  it.each<[string, LedgerReport, RegExp]>([
    [
      'a unit that is gone',
      report('women_talk', { x: { raw: '1', value: 1 } }, { unitId: 'x/women' }),
      /^unit：没有单位/,
    ],
    ['a form that is gone', report('women_old', { x: { raw: '1', value: 1 } }), /^form：没有表/],
    ['a question that is gone', report('women_talk', { gone: { raw: '1', value: 1 } }), /^answers\.gone：.*没有这一题/],
    [
      'a name that a rule refuses now',
      report('women_education', { women_education_activities: { raw: '同上', value: '同上' } }),
      /^answers\.women_education_activities：/,
    ],
  ])('that import would refuse is told of: %s', (_, of, why) => {
    expect(lineOf(of, reader).fault).toMatch(why)
  })
})

describe('a ledger', () => {
  const digests = async (of: Record<string, string>) => {
    const texts: string[] = []
    for (const what of [
      ['week', '--on', '2022-11-09'],
      ['year', '--on', '2022-12-20'],
    ]) {
      texts.push((await run('compile', [...what, '--edition', 'office', '--format', 'md'], of)).out)
    }
    return texts
  }

  it('is taken back: nothing where it was made, and into an empty database all, with the same digests', async () => {
    await run('export', [...YEAR, '--out', at('ledger.xlsx')], env)
    expect(await run('import', [at('ledger.xlsx')], env)).toMatchObject({
      code: 0,
      out: 'imported 0, corrected 0, unchanged 6\n',
    })
    const before = await digests(env)
    const other = await emptyCounty()
    expect((await run('import', [at('ledger.xlsx')], other)).out).toContain('imported 6, corrected 0, unchanged 0')
    expect(await digests(other)).toEqual(before)
    expect((await run('import', [at('ledger.xlsx')], other)).out).toContain('imported 0, corrected 0, unchanged 6')
  })
})

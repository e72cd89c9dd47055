import { expect, it } from 'vitest'
import { addDays } from '../../src/calendar/day.ts'
import { calendarYear } from '../../src/calendar/period.ts'
import { weekOf } from '../../src/calendar/week.ts'
import { digestOf, openDigest } from '../../src/database/digest.ts'
import { edition } from '../../src/database/schema.ts'
import { writeAll } from '../../src/database/write.ts'
import { currentEdition } from '../../src/desk/current-edition.ts'
import { askedFor, reportOn } from '../../src/desk/subject.ts'
import { month } from '../../src/digest/kinds/month.ts'
import { quarter } from '../../src/digest/kinds/quarter.ts'
import { COUNTY, Desk, type Line, talk } from './desk.ts'

/** A county in which units end, go into others and begin. */
const MERGING = `${COUNTY}
units:
  - { id: jia-zhen/dong-cun/women, to: 2022-11-10, successor: jia-zhen/women }
  - { id: yi-zhen/youth, from: 2022-02-01 }
`
const UNITS = ['jia-zhen', 'yi-zhen', 'jia-zhen/dong-cun', 'yi-zhen/xi-cun']
const NUMBERS = ['320', '1.2万', '约450', '一百五十多', '8', '60余']
const LEVELS = ['省级', '州（市）级', '县级']
const pick = <Item>(of: readonly Item[], i: number) => of[i % of.length] as Item

/** One report a turn, of a form after the other, through two years: what it says follows from its number alone. */
function lineAt(i: number): Line {
  const on = i < 20 ? addDays('2021-10-20', i * 4) : addDays('2022-04-01', (i - 20) * 5)
  const at = `${addDays(on, i % 3)}T22:00:${String(i % 60).padStart(2, '0')}+08:00`
  const place = pick(UNITS, i)
  const [town = ''] = place.split('/')
  const area = on > '2022-11-10' && place === 'jia-zhen/dong-cun' ? 'yi-zhen' : place
  const common = { on, at, id: `row-${i}` }
  switch (i % 7) {
    case 0:
      return {
        ...common,
        unit: `${area}/women`,
        form: 'women_talk',
        answers: {
          women_gratitude_talks: (i % 5) + 1,
          women_gratitude_audience: pick(NUMBERS, i),
          women_talk_subteams: i % 4,
          women_talk_method_text: `第${i}回在院坝里讲`,
        },
      }
    case 1:
      return {
        ...common,
        unit: `${town}/women`,
        form: 'women_org',
        answers: {
          women_fed_full_coverage_towns: true,
          women_agency_orgs_built: ['东风妇联', `南街${pick(['一', '二'], i)}社`],
          women_agency_org_level: pick(LEVELS, i),
        },
      }
    case 2:
      return {
        ...common,
        unit: `${area}/women`,
        form: 'women_family',
        answers: {
          women_family_activity: '寻找最美家庭',
          women_beautiful_families: (i % 9) + 1,
          women_beautiful_family_level: pick(LEVELS, i),
        },
      }
    case 3:
      return {
        ...common,
        unit: `${place === 'jia-zhen/dong-cun' ? place : 'jia-zhen'}/youth`,
        form: 'youth_study',
        answers: { youth_study_issue: `第十三季第${(i % 3) + 5}期`, youth_study_learners: pick(NUMBERS, i) },
      }
    case 4:
      return {
        ...common,
        unit: `${area}/dpf`,
        form: 'dpf_share',
        answers: { dpf_disabled_shareholders: i % 6, dpf_fund_to_share_pilots: [pick(['茶园试点', '果园试点'], i)] },
      }
    case 5:
      return { ...common, unit: `${town}/rc`, form: 'rc_relief', answers: { red_cross_funds_yuan: `${i}.5` } }
    default:
      return { ...common, unit: `${area}/women`, form: 'zero', answers: { zero_report: '本周无新增，零报告' } }
  }
}

it('what is sealed is compiled again at its instant, byte for byte', async () => {
  const desk = await Desk.open(MERGING)
  const { db, desk: county } = desk.opened
  const editor = await desk.editor()
  const rows = Array.from({ length: 80 }, (_, i) => lineAt(i))
  const problems = { area: '覆盖', problem: '流动妇女难覆盖', plan: '建网格妇女小组' }
  const until = (last: string) => rows.filter((row) => (row.at ?? '') < last)
  const from = (first: string, last: string) => rows.filter((row) => (row.at ?? '') >= first && (row.at ?? '') < last)

  await desk.imports(until('2022-11-14'))
  await desk.imports([
    talk({
      id: 'joint-1',
      audience: 40,
      text: '联合开展',
      answers: { joint_orgs: ['团委'], joint_lead: '本单位牵头' },
      at: '2022-11-09T20:00:00+08:00',
    }),
    talk({
      id: 'joint-2',
      unit: 'yi-zhen/women',
      audience: 60,
      answers: { joint_orgs: ['团委'], joint_lead: '团委' },
      at: '2022-11-09T21:00:00+08:00',
    }),
    talk({
      id: 'wrong',
      unit: 'yi-zhen/xi-cun/women',
      talks: 3,
      audience: 320,
      text: '三百人听了3场',
      at: '2022-11-10T21:00:00+08:00',
    }),
  ])
  await desk.publishes('2022-11-09', '2022-11-14T17:00:00+08:00', '2022-11-14T16:00:00+08:00')
  await desk.imports(from('2022-11-14', '2022-11-21'))
  await desk.imports([
    talk({ id: 'late', unit: 'jia-zhen/women', audience: 77, at: '2022-11-16T09:00:00+08:00' }),
    talk({
      id: 'wrong',
      unit: 'yi-zhen/xi-cun/women',
      talks: 3,
      audience: '230余',
      text: '三百人听了3场',
      at: '2022-11-17T09:00:00+08:00',
    }),
  ])
  await desk.publishes('2022-11-16', '2022-11-21T17:00:00+08:00')
  await corrects('2022-11-09', '2022-11-22T09:00:00+08:00')
  await desk.imports(from('2022-11-21', '2022-12-20'))

  const year = reportOn(calendarYear(2022), { kind: 'county' })
  const { id } = await openDigest(db, { asked: askedFor(year), issueYear: 2022 })
  const setAt = new Date('2022-12-19T09:00:00+08:00')
  const opening = { year: 2022, code: 'opening', words: '{county}这一年{activities_total}。', setAt, setBy: editor }
  const pair = { year: 2022, ...problems, reports: [1, 2], setAt: new Date('2022-12-19T09:30:00+08:00'), setBy: editor }
  const worded = [
    { do: 'setWording', of: opening },
    { do: 'putPair', of: pair },
  ] as const
  await writeAll(db, worded, [], setAt)
  const draft = await currentEdition(db, county, year, 'office')
  const guidance = draft.sections.find((s) => s.code === 'guidance')
  if (!guidance) throw new Error('nothing about guidance')
  const lockedAt = new Date('2022-12-19T10:00:00+08:00')
  const lock = { digestId: id, code: guidance.code, content: { whole: guidance }, lockedAt, lockedBy: editor }
  await writeAll(db, [{ do: 'lockSection', of: lock }], [], lockedAt)
  await desk.publishesDigest(id, '2022-12-20T17:00:00+08:00', editor)
  const women = reportOn(quarter.around('2022-11-01'), { kind: 'organization', code: 'women', name: '妇联' })
  const town = reportOn(month.around('2022-11-01'), { kind: 'area', id: 'jia-zhen', name: '甲镇' })
  for (const report of [women, town]) {
    await desk.publishesReport(report, '2022-12-21T17:00:00+08:00')
  }
  await desk.withdraws('row-7', '2022-12-22T08:00:00+08:00')
  await desk.imports([
    talk({
      id: 'wrong',
      unit: 'yi-zhen/xi-cun/women',
      talks: 4,
      audience: 300,
      text: '三百人听了4场',
      at: '2022-12-22T09:00:00+08:00',
    }),
  ])
  await desk.tellsOfChanges('2022-12-23T09:00:00+08:00')
  await desk.corrects(id, '2022-12-23T09:00:00+08:00')
  await desk.imports(from('2022-12-20', '2024'))

  const editions = await db.select().from(edition).orderBy(edition.digestId, edition.version, edition.kind)
  expect(editions).toHaveLength(14)
  for (const { content } of editions) {
    const at = new Date(content.asOf)
    const report = [year, women, town].find(
      (r) => r.period.from === content.period.from && r.period.to === content.period.to,
    )
    const again = report
      ? await currentEdition(db, county, report, content.edition, at)
      : await desk.compile(content.period.from, content.edition, content.asOf)
    expect(again).toEqual(content)
  }

  async function corrects(day: string, at: string) {
    const row = await digestOf(db, weekOf(day))
    await desk.tellsOfChanges(at)
    await desk.corrects(row?.id ?? 0, at)
  }
})

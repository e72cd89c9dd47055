import fc from 'fast-check'
import { addDays } from '../../src/calendar/day.ts'
import type { Meant, Told } from './naive.ts'

/** Over two turns of the year, with both years' first and last weeks. */
const FIRST = '2021-12-20'
const DAYS = 400

const NUMBERS: readonly ((n: number) => Meant)[] = [
  (n) => ({ typed: n, value: n }),
  (n) => ({ typed: String(n), value: n }),
  (n) => ({ typed: `${n}余`, value: n, mark: 'over' }),
  (n) => ({ typed: `约${n}`, value: n, mark: 'about' }),
  (n) => ({ typed: `近${n}`, value: n, mark: 'near' }),
  () => ({ typed: '三百二', value: 320 }),
  () => ({ typed: '1.2万', value: 12_000 }),
  () => ({ typed: '一百五十多', value: 150, mark: 'over' }),
  () => ({ typed: 0, value: 0 }),
]

const number = fc
  .tuple(
    fc.integer({ min: 20, max: 4000 }).map((n) => n * 10),
    fc.constantFrom(...NUMBERS),
  )
  .map(([n, as]) => as(n))
const small = fc.integer({ min: 0, max: 12 }).map((n): Meant => ({ typed: n, value: n }))
const decimal = fc.integer({ min: 0, max: 500_000 }).map((n): Meant => ({ typed: String(n / 100), value: n / 100 }))
const names = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(['东风妇联', '南街妇委会', '“巾帼”合作社', '快递行业妇联']) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
)
const level = fc.constantFrom('省级', '县级', '州（市）级')
const joint = fc.constantFrom(
  {},
  { joint_orgs: [] },
  { joint_orgs: ['团委'], joint_lead: '本单位牵头' },
  { joint_orgs: ['团委', '科协'], joint_lead: '团委' },
)

type Filled = {
  readonly form: string
  readonly organization: string
  readonly town?: true
  readonly place?: string
  readonly on?: string
} & Pick<Told, 'answers' | 'meant'>

/** Answers of which some are numbers that were typed in some way. */
function filled(
  form: string,
  organization: string,
  numbers: Record<string, fc.Arbitrary<Meant>>,
  others: fc.Arbitrary<Record<string, unknown>>,
): fc.Arbitrary<Filled> {
  return fc.tuple(fc.record(numbers), others).map(([meant, rest]) => {
    const typed = Object.fromEntries(Object.entries(meant).map(([code, m]) => [code, m.typed]))
    return { form, organization, answers: { ...typed, ...rest }, meant }
  })
}

const WAYS: readonly fc.Arbitrary<Filled>[] = [
  filled(
    'women_talk',
    'women',
    { women_gratitude_talks: small, women_gratitude_audience: number, women_talk_subteams: small },
    joint,
  ),
  filled('women_talk', 'women', { women_gratitude_audience: number }, joint),
  filled(
    'women_org',
    'women',
    {},
    fc
      .record({
        women_fed_full_coverage_towns: fc.boolean(),
        women_agency_orgs_built: names,
        women_two_new_orgs_built: names,
        women_agency_org_level: level,
      })
      // The level is asked only where there are such organizations.
      .map(({ women_agency_org_level, ...rest }) =>
        Array.isArray(rest.women_agency_orgs_built) && rest.women_agency_orgs_built.length === 0
          ? rest
          : { ...rest, women_agency_org_level },
      ),
  ).map((f) => ({ ...f, town: true })),
  filled(
    'women_family',
    'women',
    { women_beautiful_families: number.map((m) => (m.value === 0 ? { typed: 1, value: 1 } : m)) },
    fc.record({ women_family_activity: fc.constant('寻找最美家庭'), women_beautiful_family_level: level }),
  ),
  filled(
    'youth_study',
    'youth',
    { youth_study_learners: number },
    fc.record({ youth_study_issue: fc.constantFrom('第十三季第5期', '第十三季第6期', '特辑') }),
  ),
  filled(
    'youth_award',
    'youth',
    { youth_award_teams: small.map((m) => (m.value === 0 ? { typed: 1, value: 1 } : m)) },
    fc.record({ youth_award_name: fc.constantFrom('五四奖章集体', '青年文明号'), youth_award_level: level }),
  ),
  filled(
    'dpf_share',
    'dpf',
    { dpf_disabled_shareholders: small },
    fc.record({ dpf_fund_to_share_pilots: fc.constantFrom(['茶园试点'], ['果园试点']) }),
  ),
  filled('rc_relief', 'rc', { red_cross_funds_yuan: decimal }, fc.constant({})).map((f) => ({ ...f, town: true })),
]

/** An event that village, town and county may all report: few names, numbers and days, so that many are one. */
const event = fc
  .tuple(
    filled(
      'women_education',
      'women',
      {
        women_education_participants: fc.constantFrom<Meant>(
          { typed: 300, value: 300 },
          { typed: '约300', value: 300, mark: 'about' },
          { typed: 80, value: 80 },
        ),
      },
      fc
        .tuple(fc.constantFrom('姐妹课堂', '“姐妹课堂”', '书香家庭'), joint)
        .map(([women_education_activities, of]) => ({
          women_education_activities,
          ...of,
        })),
    ),
    fc.constantFrom('qinghe', 'jia-zhen', 'jia-zhen/dong-cun', 'yi-zhen', 'yi-zhen/xi-cun'),
    fc.constantFrom('2022-06-14', '2022-11-08', '2022-11-09'),
  )
  .map(([of, place, on]) => ({ ...of, place, on }))

const area = fc.constantFrom('jia-zhen', 'yi-zhen', 'jia-zhen/dong-cun', 'yi-zhen/xi-cun')

/** Reports of many kinds by all units over a year and a bit; each is recorded at an instant of its own. */
export const randomRows: fc.Arbitrary<Told[]> = fc
  .array(fc.record({ way: fc.oneof(...WAYS, event), area, after: fc.integer({ min: 0, max: DAYS }) }), {
    minLength: 150,
    maxLength: 200,
  })
  .map((all) =>
    all.map(({ way, area: place, after }, i): Told => {
      const { form, organization, answers, meant, town } = way
      const of = way.place ?? (town ? place.split('/')[0] : place)
      const on = way.on ?? addDays(FIRST, after)
      const at = `${addDays(on, i % 3)}T22:00:00.${String(i).padStart(3, '0')}+08:00`
      return { unit: `${of}/${organization}`, form, on, answers, meant, at, id: `row-${i}` }
    }),
  )

/** Some of the rows said otherwise later: other numbers, or another day. */
export function corrections(rows: readonly Told[], other: readonly Told[]): Told[] {
  return rows.flatMap((row, i): Told[] => {
    const change = other[i]
    if (i % 4 !== 0 || !change || change.form !== row.form) return []
    const on = i % 8 === 0 ? addDays(row.on, -3) : row.on
    const answers = { ...change.answers }
    return [{ ...row, on, answers, meant: change.meant, at: `2023-03-01T08:00:00.${String(i).padStart(3, '0')}+08:00` }]
  })
}

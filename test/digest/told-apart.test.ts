import { expect, it } from 'vitest'
import type { Question } from '../../src/catalogue/schema.ts'
import { nameOfEntry, namesOfReport } from '../../src/digest/activity-names.ts'
import type { Entry, IssueInput, NameGroup, ReportInput } from '../../src/digest/gathered.ts'
import { isDropped, type Verdict, wordsKey } from '../../src/digest/public-words.ts'
import { toldApart } from '../../src/digest/told-apart.ts'
import { namesOfEntries } from '../../src/digest/week-names.ts'
import { catalogue } from '../support/catalogue.ts'

const unit = (town: string | null, areaName: string, name: string, mine = true) => ({ town, areaName, name, mine })
const VILLAGES = [
  unit('甲镇', '新屯村', '新屯村工会'),
  unit('乙镇', '新屯村', '新屯村妇联'),
  unit('乙镇', '上坝村', '上坝村妇联'),
  unit('乙镇', '新屯村', '共青团乙镇新屯村支部'),
  unit('甲镇', '甲镇', '甲镇妇联'),
  unit(null, '青禾县', '团青禾县委'),
]

it('villages of one name have their town before it; all others are called as they are', () => {
  expect(toldApart(VILLAGES).map(({ areaName, name }) => [areaName, name])).toEqual([
    ['甲镇新屯村', '甲镇新屯村工会'],
    ['乙镇新屯村', '乙镇新屯村妇联'],
    ['上坝村', '上坝村妇联'],
    ['乙镇新屯村', '共青团乙镇新屯村支部'],
    ['甲镇', '甲镇妇联'],
    ['青禾县', '团青禾县委'],
  ])
})

it('in the digest of one town nothing is told apart from another', () => {
  const own = VILLAGES.map((of) => ({ ...of, mine: of.town === '乙镇' }))
  expect(toldApart(own)).toEqual(own)
})

it.each([
  ['甲镇新屯村妇联', '新屯村妇联开展姐妹课堂', '姐妹课堂'],
  ['甲镇新屯村妇联', '甲镇新屯村妇联开展姐妹课堂', '姐妹课堂'],
  ['甲镇妇联', '妇联干部培训班', '妇联干部培训班'],
  ['甲镇妇联', '甲镇妇联开展干部培训班', '干部培训班'],
])('%s calls an activity %s, as it calls itself at home', (name, activity, printed) => {
  const own = [
    unit('甲镇', '新屯村', '新屯村妇联'),
    unit('乙镇', '新屯村', '新屯村妇联'),
    unit('甲镇', '甲镇', '甲镇妇联'),
  ]
  const units = toldApart(own).map(({ areaName, town, ...of }) => ({
    ...of,
    ...{ id: of.name, area: areaName, organization: 'women', town: town ?? '' },
  }))
  const period = { from: '2022-11-07', to: '2022-11-13' }
  const asked = { kind: 'name' } as Question
  const ofWeek = nameOfEntry(
    { units, period } as unknown as IssueInput,
    { unitId: name, unitName: name } as Entry,
    asked,
    activity,
  )
  const ofYear = namesOfReport({
    ...{ units, period, scope: { kind: 'county' }, catalogue: { question: () => ({ question: asked }) } },
    names: [{ code: 'activity', name: activity } as NameGroup],
  } as unknown as ReportInput)
  expect([ofWeek, ...ofYear.map((of) => of.name)]).toEqual([printed, printed])
})

it('their homes are two names in a list of the week, and what an editor dropped of one is dropped', () => {
  const villages = [unit('甲镇', '新屯村', '甲镇新屯村妇联'), unit('乙镇', '新屯村', '乙镇新屯村妇联')]
  const units = toldApart(villages).map(({ areaName, town, ...of }) => ({
    ...of,
    ...{ id: of.name, area: areaName, organization: 'women', town: town ?? '' },
  }))
  const entries = units.map(({ id, name }, i): Entry => {
    const homes = { raw: '新屯村妇女之家', value: ['新屯村妇女之家'] }
    return {
      ...{ receipt: String(i + 1), unitId: id, unitName: name, organization: 'women', form: 'women_home' },
      ...{ on: '2022-11-08', recordedAt: '2022-11-08T12:00:00.000Z', answers: { women_star_homes: homes } },
    }
  })
  const printing = { catalogue, units, edition: 'office', verdicts: new Map() } as const
  const period = { from: '2022-11-07', to: '2022-11-13' }
  const names = namesOfEntries({ ...printing, period }, entries).map(({ name }) => name)
  expect(names).toEqual(['甲镇新屯村妇女之家', '乙镇新屯村妇女之家'])
  const said = { code: 'women_star_homes', text: '新屯村妇女之家' }
  const verdicts = new Map([[wordsKey(said), { is: 'dropped' } as Verdict]])
  const dropped = [...names, '上坝村妇女之家'].map((text) => isDropped({ ...said, kind: 'name', text }, verdicts))
  expect(dropped).toEqual([true, true, false])
})

import { expect, it } from 'vitest'
import type { Question } from '../../src/catalogue/schema.ts'
import { nameOfEntry, namesOfReport } from '../../src/digest/activity-names.ts'
import type { Entry, IssueInput, NameGroup, ReportInput } from '../../src/digest/gathered.ts'
import { toldApart } from '../../src/digest/told-apart.ts'

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

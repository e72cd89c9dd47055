import { expect, it } from 'vitest'
import { exactly } from '../../src/chinese/quantity.ts'
import { compileYear } from '../../src/digest/year.ts'
import { catalogue } from '../support/catalogue.ts'
import { figure, named, sectionOf, yearInput } from './year-world.ts'

const award = (name: string, level: string) =>
  named('youth_award_name', name, { form: 'youth_award', organization: 'youth', levels: { youth_award_level: level } })
const teams = (label: string, n: number) =>
  figure('youth_award_teams', n, {
    ...{ unit: 'jia/youth', label },
    newest: { quantity: exactly(n), on: '2022-11-09', at: '2022-11-09T12:00:00.000Z' },
  })
const units = [{ id: 'jia/youth', name: '甲镇团委', area: '甲镇', organization: 'youth' }]

it('teams of an award of no known level are told, though it was won at a higher level too', () => {
  const names = [award('五四红旗团委', '省级'), award('五四红旗团委', '其他'), award('青年文明号', '县级')]
  const flow = [teams('省级/五四红旗团委', 2), teams('其他/五四红旗团委', 3), teams('县级/青年文明号', 4)]
  const said = sectionOf(compileYear(yearInput(catalogue, { units, names, figures: { flow, stock: [] } })), 'reform')
  expect(said).toContain(
    '团青禾县委推荐的2个团队获省级五四红旗团委表彰，4个团队获县级青年文明号表彰，3个团队获五四红旗团委表彰。',
  )
})

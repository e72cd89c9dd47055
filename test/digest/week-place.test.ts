import { expect, it } from 'vitest'
import type { Entry } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileWeek } from '../../src/digest/week.ts'
import { madeUnits, madeWeek } from './made-week.ts'

const units = madeUnits()

/** A report of each of these units. */
function reports(
  form: string,
  answers: Record<string, string | number | string[]>,
  areas: readonly string[],
  organization = 'dpf',
): Entry[] {
  return areas.map((area, i) => {
    const unit = units.find((u) => u.organization === organization && u.area === area)
    if (!unit) throw new Error(area)
    return {
      ...{ receipt: `${form}${i}`, unitId: unit.id, unitName: unit.name, organization, form, on: '2022-11-09' },
      answers: Object.fromEntries(Object.entries(answers).map(([code, value]) => [code, { raw: '', value }])),
      recordedAt: '2022-11-09T12:00:00.000Z',
    }
  })
}

function said(entries: readonly Entry[]): string {
  const service = compileWeek(madeWeek({ units, entries })).sections.find(({ code }) => code === 'service')
  return (service?.blocks ?? []).map((block) => (block.kind === 'item' ? textOf(block.spans) : '')).join('\n')
}

const cards = (areas: readonly string[]) => reports('dpf_card', { dpf_cards_issued: 5 }, areas)
const fitted = (areas: readonly string[]) => reports('dpf_rehab', { dpf_devices_fitted: 2, dpf_rehab_served: 4 }, areas)

it('a place is said once of what follows there', () => {
  expect(said([...cards(['甲镇', '乙镇']), ...fitted(['甲镇', '乙镇'])])).toBe(
    '残联在甲镇、乙镇办理残疾人证10本。开展辅具适配和康复服务，适配辅助器具4件，康复服务8人次。',
  )
})

it('another place is said', () => {
  expect(said([...cards(['甲镇', '乙镇']), ...fitted(['甲镇', '丙镇'])])).toBe(
    '残联在甲镇、乙镇办理残疾人证10本。在甲镇、丙镇开展辅具适配和康复服务，适配辅助器具4件，康复服务8人次。',
  )
})

it('a place that the sentence before has no room for is said', () => {
  const cases = reports('women_rights', { women_petition_cases: 5 }, ['甲镇', '乙镇'], 'women')
  const care = reports('women_care', { women_care_activity: '走访', women_cancer_aided: 3 }, ['甲镇', '乙镇'], 'women')
  expect(said([...cases, ...care])).toContain('在甲镇、乙镇')
})

it('behind a place who did it is said again where the next clause has no room for another', () => {
  const areas = { dpf_demo_area_project: '甲项目', dpf_demo_areas: ['甲安置区'], dpf_demo_area_level: '县级' }
  const share = { dpf_fund_to_share_pilots: ['甲试点'], dpf_share_company_name: '甲公司', dpf_disabled_shareholders: 5 }
  const shares = reports('dpf_share', share, ['甲镇', '甲甲村'])
  const named = (where: readonly string[]) => said([...shares, ...reports('dpf_area', areas, where)])
  expect(named(['乙镇', '丙镇'])).toMatch(/^残联在甲镇.+。残联创建/u)
  expect(named(['甲镇', '甲甲村'])).toMatch(/^残联在甲镇.+。创建/u)
})

import { describe, expect, it } from 'vitest'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, TODAY } from './key.ts'

function heard(organization: string, text: string): Record<string, string> {
  const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
  return Object.fromEntries(work?.forms[0]?.heard.map(({ code, words }) => [code, words]) ?? [])
}

describe('a number beside others', () => {
  it.each([
    ['rc', '昨天应急救护培训1期60人，考核合格55人', 'red_cross_first_aid_trainees', '60人'],
    ['rc', '昨天应急救护培训1期60人，通过55人，也发了证', 'red_cross_first_aid_trainees', '60人'],
    ['dpf', '昨天发放轮椅6辆', 'dpf_devices_fitted', '6辆'],
    ['union', '昨天走访企业12家，其中外贸企业3家', 'companies_visited', '12家'],
  ])('of which only some can be, is filled in, of %s: %s', (organization, text, code, words) => {
    expect(heard(organization, text)).toMatchObject({ [code]: words })
  })

  it.each([
    ['rc', '昨天应急救护培训1期60人，考核合格65人', 'red_cross_first_aid_trainees'],
    ['rc', '昨天应急救护培训1期60人，另一个班55人', 'red_cross_first_aid_trainees'],
    ['dpf', '昨天发放轮椅6辆，还有助行器4个', 'dpf_devices_fitted'],
  ])('that may be meant as well is asked, of %s: %s', (organization, text, code) => {
    expect(heard(organization, text)).not.toHaveProperty(code)
  })
})

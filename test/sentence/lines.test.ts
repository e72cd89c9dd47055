import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/kinds/index.ts'
import { understand, type Work } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, TODAY } from './key.ts'

const told = (organization: string, lines: string): readonly Work[] =>
  understand(lines.replaceAll('⏎', '\n'), { catalogue, forms: formsAsked(organization), today: TODAY })

/** What the first form hears, as it would be kept. */
function heard(work: Work | undefined): Record<string, unknown> {
  const [first] = work?.forms ?? []
  return Object.fromEntries(
    (first?.heard ?? []).map(({ code, words }) => {
      const question = first?.form.questions.find((asked) => asked.code === code)
      const reading = question && kindOf(question).read(question, words, { today: TODAY, names: [] })
      return [code, reading && reading.kind !== 'refused' ? reading.value : undefined]
    }),
  )
}

describe('lines of one work', () => {
  it.each([
    ['dpf', '办证⏎时间：11月7日⏎新办19本⏎换证6本⏎上门评残4人', { dpf_cards_issued: 25, dpf_home_assessments: 4 }],
    ['dpf', '辅具发放⏎1.轮椅5辆⏎2.拐杖8副⏎3.助听器3台⏎日期：昨天', { dpf_devices_fitted: 16 }],
    ['dpf', '轮椅11台⏎助听器6个⏎拐杖14根⏎上周三都适配完了', { dpf_devices_fitted: 31 }],
    ['dpf', '资金变股金⏎11月4日⏎试点：甲村养蜂试点⏎企业：乙蜂业有限公司', { dpf_share_company_name: '乙蜂业有限公司' }],
    ['dpf', '安置区命名⏎项目：阳光家园⏎获命名：甲安置区⏎10月26日', { dpf_demo_area_project: '阳光家园' }],
    ['women', '巾帼宣讲⏎- 11月7日⏎- 2场⏎- 86人', { women_gratitude_talks: 2, women_gratitude_audience: 86 }],
    ['women', '宣讲-11月7日⏎场次-2⏎人数-86', { women_gratitude_talks: 2, women_gratitude_audience: 86 }],
    ['union', '拔河比赛⏎* 昨天下午⏎* 16支队⏎* 192人', { union_culture_participants: 192 }],
    ['union', '招聘会⏎企业：32家⏎岗位：680个⏎时间：上周五⏎地点：体育馆', { union_jobs_offered: 680 }],
    ['youth', '防火突击队⏎时间：昨天⏎人数：46人次⏎任务：巡山护林', { youth_commando_members: 46 }],
    ['rc', '献血⏎昨天⏎71人次⏎造血干细胞采样9人份', { rc_blood_donors: 71, rc_stem_cell_samples: 9 }],
  ])('%s: %s', (organization, lines, values) => {
    const works = told(organization, lines)
    expect(works).toHaveLength(1)
    expect(heard(works[0])).toMatchObject(values)
    const day = works[0]?.forms[0]?.heard.find(({ code }) => code === 'activity_date')
    expect(day).toBeDefined()
  })

  it.each([
    [
      'dpf',
      '办证⏎11月7日⏎19本⏎辅具适配⏎11月8日⏎轮椅5辆⏎康复训练⏎昨天⏎23人次',
      [{ dpf_cards_issued: 19 }, { dpf_devices_fitted: 5 }, { dpf_rehab_served: 23 }],
    ],
    [
      'union',
      '送温暖⏎11月3日⏎走访12户⏎每户500元⏎11月4日⏎走访8户⏎每户300元',
      [
        { households_visited: 12, money_per_household: 500, activity_date: '2022-11-03' },
        { households_visited: 8, money_per_household: 300, activity_date: '2022-11-04' },
      ],
    ],
    [
      'women',
      '巾帼宣讲⏎11月7日 甲村 1场 40人⏎11月8日 乙村 1场 50人⏎合计2场90人',
      [{ women_gratitude_audience: 40 }, { women_gratitude_audience: 50 }],
    ],
  ])('another heading or another day opens another work: %s: %s', (organization, lines, values) => {
    expect(told(organization, lines).map(heard)).toMatchObject(values)
  })

  it('is one work where weekdays are the titles of what was done on each', () => {
    const [work, another] = told('dpf', '上门评残⏎周一：甲村6人⏎周二：乙村4人')
    expect(another).toBeUndefined()
    expect(heard(work)).not.toHaveProperty('activity_date')
  })

  it('is no work where it is still to come', () => {
    expect(told('rc', '救护培训计划⏎时间：11月15日⏎人数：60人')).toEqual([])
  })
})

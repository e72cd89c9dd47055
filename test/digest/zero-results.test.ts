import { expect, it } from 'vitest'
import type { Entry, UnitOfScope } from '../../src/digest/gathered.ts'
import { textOf } from '../../src/digest/spans.ts'
import { compileWeek } from '../../src/digest/week.ts'
import { madeUnits, madeWeek } from './made-week.ts'

const units = madeUnits(undefined, 2, 1)

type Given = string | number | readonly string[]

/** What the office reads of the only report of a week: its line in the list of activities, and the week's sentence. */
function told(organization: string, form: string, given: Readonly<Record<string, Given>>): (string | undefined)[] {
  const { id, name } = units.find((u) => u.id === `t0/${organization}`) as UnitOfScope
  const entry = {
    ...{ receipt: '1', unitId: id, unitName: name, organization, form, on: '2022-11-09' },
    recordedAt: '2022-11-09T12:00:00.000Z',
    answers: Object.fromEntries(Object.entries(given).map(([code, value]) => [code, { raw: '', value }])),
  } as Entry
  const { sections } = compileWeek(madeWeek({ units, entries: [entry] }, { edition: 'office', picked: [] }))
  const lines = (isOf: (code: string) => boolean) =>
    sections.filter(({ code }) => isOf(code)).flatMap(({ blocks }) => blocks.filter((b) => b.kind === 'item'))
  const [activity] = lines((code) => code === 'activities').filter((item) => item.report)
  const [sentence] = lines((code) => ['organization', 'guidance', 'service', 'reform'].includes(code))
  return [activity, sentence].map((item) => item && textOf(item.spans))
}

// What was to come of it and did not takes what leads on to it along; what else was done stays.
it.each<[string, string, Readonly<Record<string, Given>>, string | undefined, string | undefined]>([
  ['flac', 'flac_member', { flac_member_body: '省作家协会', flac_members_admitted: 0 }, undefined, undefined],
  [
    'flac',
    'flac_member',
    { flac_member_body: '省作家协会', flac_members_admitted: 2, flac_members_admitted_level: '省级' },
    '11月9日，甲镇文联壮大文艺人才队伍，2人加入省作家协会。',
    '甲镇文联推荐2人加入省级文艺协会。',
  ],
  ['youth', 'youth_award', { youth_award_name: '青年文明号', youth_award_teams: 0 }, undefined, undefined],
  [
    'youth',
    'youth_award',
    { youth_award_name: '青年文明号', youth_award_teams: 3, youth_award_level: '县级' },
    '11月9日，甲镇团委推荐的3个团队获县级青年文明号表彰。',
    '甲镇团委推荐的3个团队获县级青年文明号表彰。',
  ],
  [
    'dpf',
    'dpf_card',
    { dpf_cards_issued: 0, dpf_home_assessments: 4 },
    '11月9日，甲镇残联开展残疾人办证服务，上门评残4人次。',
    '甲镇残联开展残疾人办证服务，上门评残4人次。',
  ],
  [
    'rc',
    'rc_relief',
    { red_cross_funds_yuan: 0, red_cross_households_helped: 0, goods_items: 20 },
    '11月9日，甲镇红十字会开展募捐救助，发放物资20件。',
    undefined,
  ],
  ['women', 'women_rights', { women_family_dispute_clues: 0 }, undefined, undefined],
  ['women', 'women_home', { women_star_homes: [] }, undefined, undefined],
  ['ast', 'ast_community', { ast_demo_community_name: [] }, undefined, undefined],
  [
    'ast',
    'ast_contest',
    {
      ...{ ast_robot_contest_name: '航模比赛', ast_robot_contest_level: '县级' },
      ...{ ast_robot_team_name: ['甲队'], ast_robot_gold_medals: 0 },
    },
    '11月9日，甲镇科协组织甲队参加县级航模比赛。',
    '甲镇科协组队参加航模比赛。',
  ],
  [
    'flac',
    'flac_publish',
    {
      ...{ flac_creation_activity: '春联创作', flac_work_title: ['五桂河'] },
      ...{ flac_journal_name: ['诗刊'], flac_journal_level: '其他' },
    },
    '11月9日，甲镇文联开展春联创作，发表《五桂河》，刊于《诗刊》。',
    '甲镇文联开展春联创作，发表《五桂河》，刊于《诗刊》。',
  ],
])('of %s, %s with %j it says %s', (organization, form, given, activity, sentence) => {
  expect(told(organization, form, given)).toEqual([activity, sentence])
})

import type { AreaLevel } from '../catalogue/applicable.ts'
import type { Dice } from './dice.ts'

export type Given = string | number | boolean | readonly string[]

/** Something that units of some levels do from time to time, and what they report of it. All of it is made up. */
export type Topic = {
  readonly form: string
  readonly levels: readonly AreaLevel[]
  /** How often it comes up beside the organization's other topics. */
  readonly often: number
  answers(dice: Dice, place: string): Readonly<Record<string, Given>>
}

const EVERYWHERE = ['county', 'town', 'village'] as const
const TOWNS_UP = ['county', 'town'] as const
const COUNTY = ['county'] as const

const DONE = [
  '群众反映好',
  '现场解答问题，发放资料',
  '老党员带头参加',
  '与村里的会议结合着办',
  '年轻人报名踊跃',
  '邀请县里老师到场指导',
  '办在家门口，来去方便',
  '党员干部和群众一起动手',
] as const
const OWN_LEAD = { joint_lead: '本单位牵头' }
const LEVEL = { county: '县级', town: '镇（街道）级' } as const

/** A few times in ten together with somebody. */
const together = (dice: Dice, whom: readonly string[]) =>
  dice.chance(0.2) ? { joint_orgs: [dice.pick(whom)], ...OWN_LEAD } : {}
const result = (dice: Dice) => (dice.chance(0.6) ? { result_text: dice.pick(DONE) } : {})

/** What the organizations do, by their codes. */
export const TOPICS: Readonly<Record<string, readonly Topic[]>> = {
  union: [
    {
      ...{ form: 'union_culture', levels: EVERYWHERE, often: 4 },
      answers: (dice) => ({
        union_culture_activities: dice.pick([
          '职工拔河赛',
          '工间健步走',
          '劳动者之歌歌咏会',
          '职工读书分享会',
          '班组技能比武',
        ]),
        union_culture_participants: dice.people(30, 220),
        ...together(dice, ['团委', '文联']),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'union_jobs', levels: EVERYWHERE, often: 3 },
      answers: (dice) => ({
        union_service_activities: dice.pick([
          '家门口招聘会',
          '户外劳动者歇脚行动',
          '夏送清凉',
          '困难职工走访',
          '返乡务工人员座谈',
        ]),
        union_jobs_offered: dice.people(8, 160),
        ...together(dice, ['妇联', '工商联']),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'union_org', levels: TOWNS_UP, often: 2 },
      answers: (dice) => ({
        union_org_activities: dice.pick(['小微企业建会行动', '新就业形态劳动者入会日', '会员信息核对']),
        union_orgs_built: dice.number(0, 3),
        union_members_added: dice.people(5, 60),
        union_workers_helped: dice.number(0, 12),
        ...result(dice),
      }),
    },
  ],
  youth: [
    {
      ...{ form: 'youth_study', levels: EVERYWHERE, often: 3 },
      answers: (dice) => ({ youth_study_issue: `第${dice.week}期`, youth_study_learners: dice.number(20, 180) }),
    },
    {
      ...{ form: 'youth_volunteer', levels: EVERYWHERE, often: 4 },
      answers: (dice) => ({
        youth_volunteer_actions: dice.pick([
          '河岸清洁行动',
          '邻里课堂',
          '敬老爱老服务日',
          '秋收帮帮忙',
          '反诈宣传进集市',
        ]),
        youth_env_volunteers: dice.people(8, 70),
        youth_leaflets_distributed: dice.people(20, 300),
        youth_leaflet_topics: [dice.pick(['禁毒', '预防电信网络诈骗'])],
        ...together(dice, ['妇联', '红十字会']),
      }),
    },
    {
      ...{ form: 'youth_talk', levels: TOWNS_UP, often: 2 },
      answers: (dice) => ({
        youth_education_activities: dice.pick(['青年夜谈', '团课开讲', '返乡大学生见面会', '青春读书会']),
        youth_theory_talks: dice.number(1, 3),
        youth_talk_audience: dice.people(25, 120),
        youth_lecture_teams: [dice.pick(['青禾青年讲师队', '新叶宣讲小队'])],
        ...result(dice),
      }),
    },
    {
      ...{ form: 'youth_project', levels: TOWNS_UP, often: 1 },
      answers: (dice) => ({
        youth_reform_projects: dice.pick(['星光自习室', '假期小课堂']),
        youth_project_beneficiaries: dice.people(20, 90),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'youth_org', levels: TOWNS_UP, often: 1 },
      answers: (dice) => ({ youth_village_orgs_renewed: dice.number(0, 2), youth_orgs_built: dice.number(1, 2) }),
    },
  ],
  women: [
    {
      ...{ form: 'women_talk', levels: EVERYWHERE, often: 3 },
      answers: (dice) => ({
        women_gratitude_talks: dice.number(1, 3),
        women_gratitude_audience: dice.people(25, 130),
        women_talk_subteams: dice.held(1),
        women_talk_method_text: dice.pick(['院坝里边做手工边讲', '用身边人讲身边事', '唱山歌讲政策']),
      }),
    },
    {
      ...{ form: 'women_education', levels: EVERYWHERE, often: 3 },
      answers: (dice) => ({
        women_education_activities: dice.pick(['巾帼阅读会', '姐妹课堂', '春蕾故事会', '好家风讲堂', '巧手课堂']),
        women_education_participants: dice.people(20, 110),
        ...together(dice, ['团委', '科协']),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'women_family', levels: TOWNS_UP, often: 1 },
      answers: (dice) => ({
        women_family_activity: dice.pick(['寻找最美家庭', '家风故事征集']),
        women_beautiful_families: dice.number(1, 5),
        women_beautiful_family_level: LEVEL.town,
        women_five_good_families: dice.number(0, 3),
        women_five_good_family_level: LEVEL.town,
      }),
    },
    {
      ...{ form: 'women_rights', levels: EVERYWHERE, often: 1 },
      answers: (dice) => ({
        women_family_dispute_clues: dice.number(1, 3),
        women_rights_text: dice.pick(['每周二有人值守倾听', '网格员和妇联干部一起走访']),
      }),
    },
    {
      ...{ form: 'women_home', levels: TOWNS_UP, often: 1 },
      answers: (_, place) => ({ women_star_homes: [`${place}妇女之家`], women_star_home_level: LEVEL.county }),
    },
    {
      ...{ form: 'women_org', levels: ['town'], often: 1 },
      answers: (dice, place) => ({
        women_fed_full_coverage_towns: true,
        women_agency_orgs_built: [`${place}机关妇委会`],
        women_agency_org_level: LEVEL.town,
        women_two_new_orgs_built: [`${place}${dice.pick(['商户', '快递站点', '果品合作社'])}妇女小组`],
      }),
    },
  ],
  fic: [
    {
      ...{ form: 'fic_education', levels: TOWNS_UP, often: 3 },
      answers: (dice) => ({
        fic_education_activities: dice.pick(['企业家读书日', '诚信经营座谈', '走进老厂房']),
        fic_red_site_name: [dice.pick(['青禾农民夜校旧址', '县史陈列馆'])],
        fic_education_participants: dice.people(12, 50),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'fic_chamber', levels: TOWNS_UP, often: 2 },
      answers: (dice) => ({
        fic_donation_10k_yuan: dice.number(5, 60) / 10,
        fic_guangcai_text: dice.pick(['会员企业结对帮助村小', '收购农户果品', '为敬老院添置床位']),
      }),
    },
  ],
  dpf: [
    {
      ...{ form: 'dpf_train', levels: EVERYWHERE, often: 3 },
      answers: (dice) => ({
        dpf_training_name: dice.pick(['竹编手艺班', '手机应用班', '食用菌种植班', '面点制作班']),
        dpf_skills_trainees: dice.people(8, 36),
        ...together(dice, ['总工会', '科协']),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'dpf_share', levels: TOWNS_UP, often: 1 },
      answers: (dice, place) => ({
        dpf_fund_to_share_pilots: [`${place}菌棚试点`],
        dpf_share_company_name: '青禾田园农业公司',
        dpf_disabled_shareholders: dice.held(12),
        dpf_poverty_result_text: '年底按股分红，农闲时到棚里做工',
      }),
    },
    {
      ...{ form: 'dpf_area', levels: COUNTY, often: 1 },
      answers: (dice) => ({
        dpf_demo_area_project: '温馨家园',
        dpf_demo_areas: [dice.pick(['丁街道清水苑安置区', '乙镇新桥安置区'])],
        dpf_demo_area_level: LEVEL.county,
      }),
    },
  ],
  ast: [
    {
      ...{ form: 'ast_volunteer', levels: EVERYWHERE, often: 4 },
      answers: (dice) => ({
        ast_volunteer_sessions: dice.number(1, 3),
        ast_audience: dice.people(30, 150),
        ast_senior_volunteers_registered: dice.held(6),
        ast_volunteer_service_text: dice.pick(['农技员到田边讲果树修剪', '科普大篷车开到集市', '为老人讲用药常识']),
      }),
    },
    {
      ...{ form: 'ast_team', levels: TOWNS_UP, often: 1 },
      answers: (dice) => ({
        ast_three_heads_appointed: dice.number(1, 3),
        ast_org_building_text: '请站长、校长、院长每月坐班一次',
      }),
    },
    {
      ...{ form: 'ast_contest', levels: COUNTY, often: 1 },
      answers: (dice) => ({
        ast_robot_contest_name: dice.pick(['少年机器人邀请赛', '小小发明家展评']),
        ast_robot_contest_level: '州（市）级',
        ast_robot_team_name: ['青禾一小队', '青禾二中队'],
        ast_robot_gold_medals: dice.number(0, 2),
        ast_robot_medal_scope: '州（市）级',
      }),
    },
  ],
  flac: [
    {
      ...{ form: 'flac_publish', levels: TOWNS_UP, often: 3 },
      answers: (dice) => ({
        flac_creation_activity: dice.pick(['稻田采风', '老街写生', '村史写作']),
        flac_work_title: [dice.pick(['青禾的早晨', '山那边的灯', '一条河的名字', '晒谷场', '外婆的针线'])],
        flac_journal_name: [dice.pick(['青禾文艺', '州报副刊'])],
        flac_journal_level: LEVEL.county,
      }),
    },
    {
      ...{ form: 'flac_award', levels: COUNTY, often: 2 },
      answers: (dice) => ({
        flac_art_form: dice.pick(['书法', '摄影', '剪纸']),
        flac_first_prizes: dice.number(1, 2),
        flac_first_prize_contest: '州（市）级',
        flac_national_exhibition_awards: dice.number(0, 1),
      }),
    },
    {
      ...{ form: 'generic', levels: TOWNS_UP, often: 2 },
      answers: (dice) => ({
        theme: '思想引领',
        generic_activity_name: dice.pick(['文艺轻骑送节目', '春联送到家', '村晚']),
        generic_sessions: 1,
        generic_participants: dice.people(60, 300),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'flac_association', levels: COUNTY, often: 1 },
      answers: (dice) => ({ flac_association_name: [`青禾县${dice.pick(['剪纸', '山歌', '摄影'])}协会`] }),
    },
  ],
  rc: [
    {
      ...{ form: 'rc_firstaid', levels: TOWNS_UP, often: 4 },
      answers: (dice) => ({
        red_cross_first_aid_sessions: dice.number(1, 2),
        red_cross_first_aid_trainees: dice.people(30, 140),
        red_cross_first_aiders_certified: dice.number(0, 15),
        ...together(dice, ['团委', '总工会']),
      }),
    },
    {
      ...{ form: 'rc_relief', levels: TOWNS_UP, often: 2 },
      answers: (dice) => ({
        red_cross_funds_yuan: dice.number(8, 90) * 100,
        red_cross_households_helped: dice.number(1, 8),
        ...result(dice),
      }),
    },
    {
      ...{ form: 'rc_org', levels: COUNTY, often: 1 },
      answers: () => ({
        red_cross_platform_site: '青禾县红十字服务站',
        red_cross_service_text: '登记志愿者，接受求助',
      }),
    },
  ],
}

/** What is still lacking, and what is to be done about it: asked for each quarter. */
export const PROBLEMS: readonly Readonly<Record<string, string>>[] = [
  {
    problem_area: '组织覆盖',
    problem_body: '新开的小店和合作社里，还有不少没有建起群团组织',
    plan_body: '请镇里列出清单，逐户上门，年内先把人多的建起来',
  },
  {
    problem_area: '组织覆盖',
    problem_body: '外出的年轻人多，村里的组织常常找不到人参加活动',
    plan_body: '把活动放在节假日和农闲时，用群聊保持联系',
  },
  {
    problem_area: '联动融合',
    problem_body: '几家单位各办各的，同一个村一个月去了好几回',
    plan_body: '每月初通一次气，能一起办的就一起办',
  },
  {
    problem_area: '联动融合',
    problem_body: '场地和志愿者没有打通，忙的忙、闲的闲',
    plan_body: '把场地和志愿者列成一张表，各家都能约',
  },
  {
    problem_area: '品牌打造',
    problem_body: '活动不少，让群众叫得出名字的不多',
    plan_body: '每家选一个做得久的项目，连做三年',
  },
]

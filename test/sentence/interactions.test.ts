import { describe, expect, it } from 'vitest'
import { formAsked, formsOf } from '../../src/catalogue/find.ts'
import { PROBLEMS, ZERO_FORM } from '../../src/catalogue/known-codes.ts'
import type { Form } from '../../src/catalogue/schema.ts'
import { type Draft, newDraft, saidDraft } from '../../src/interview/draft.ts'
import { firstQuestion, turn } from '../../src/interview/interview.ts'
import type { Circumstances } from '../../src/interview/turn.ts'
import { understand } from '../../src/sentence/understand.ts'
import { catalogue } from '../support/catalogue.ts'
import { formsAsked, TODAY } from './key.ts'

const ABOUT: Circumstances = {
  today: TODAY,
  level: 'town',
  unitName: '甲镇',
  names: {},
  yearToDate: {},
  stock: { women_talk_subteams: 5, ast_senior_volunteers_registered: 12 },
}

const forms = catalogue.organizations.flatMap(({ code: organization }) =>
  formsOf(catalogue, organization)
    .filter(({ code }) => code !== ZERO_FORM)
    .map(({ code }) => ({ organization, form: formAsked(catalogue, organization, code) as Form })),
)

/** Taps and messages from 填报 on: the form, an answer a question, 选好了 where several are picked, 确认提交. */
function byButtons({ organization, form }: (typeof forms)[number]): { questions: number; interactions: number } {
  let now = turn(form, newDraft(organization, form.code, firstQuestion(form, ABOUT.level)), { kind: 'resume' }, ABOUT)
  let [questions, interactions] = [0, 1]
  for (let message = 1; now.draft.step.at !== 'echo' && message < 60; message++) {
    const { step, offered = [] } = now.draft
    if (step.at === 'question') questions++
    const question = form.questions.find((q) => 'code' in step && q.code === step.code)
    const none = offered.flat().find(({ input }) => input === question?.none)
    const answers: Readonly<Record<string, string>> = {
      count: '3',
      decimal: '3',
      date: '昨天',
      yesno: '是',
      text: '入户走访',
    }
    const said =
      step.at === 'sure'
        ? '对'
        : question?.stock
          ? '50'
          : question?.counts
            ? '1'
            : (none?.input ?? answers[question?.kind ?? ''] ?? question?.choices?.[0] ?? '青禾协会')
    now = turn(form, now.draft, { kind: 'text', text: said, message }, ABOUT)
    interactions++
  }
  expect(now.draft.step.at).toBe('echo')
  return { questions, interactions: interactions + 1 }
}

describe('by buttons', () => {
  it.each(forms)('$organization $form.title costs two more than it has questions', (of) => {
    const { questions, interactions } = byButtons(of)
    // A form has nine at most; one of seven takes nine.
    expect(questions).toBeLessThanOrEqual(9)
    expect(interactions - questions).toBeLessThanOrEqual(2)
  })
})

/** What a cadre may say of each form at once. */
const SAID: Readonly<Record<string, string>> = {
  union_culture: '昨天举办“迎新杯”职工运动会，职工200余人次参加',
  union_jobs: '11月5日举办“春风行动”招聘会，提供就业岗位350个',
  union_org: '11月4日开展“集中入会行动”，新建基层工会2家，新发展会员65名，慰问帮扶职工10名',
  youth_org: '11月1日3个村团组织完成换届，新建团组织1个',
  youth_study: '青年大学习第十三季第5期，1260人学习',
  youth_talk: '昨天开展“青春心向党”学习教育，宣讲1次，90余人次听讲',
  youth_volunteer: '昨天“河小青”志愿服务，32名青年志愿者参加，发放宣传册300份，内容是禁毒',
  youth_project: '11月2日“青春护航”品牌项目服务青少年120人次',
  youth_commando: '11月3日“秋收助农”，组建青年突击队2支，出动45人次',
  youth_award: '11月4日获得“五四红旗团支部”称号，获奖团队或社区：丙北村团支部，1个团队获奖，是县级的',
  women_org: '11月6日完成，妇联组织全覆盖：是，新建机关妇女组织：没有，新建两新组织妇女组织：没有',
  women_education: '前天开展“姐妹课堂”主题教育活动，120人次参加',
  women_talk: '昨天在甲东村开展巾帼宣讲3场，受众150余人',
  women_rights: '今天上报婚恋家庭纠纷线索1起，接待来信来访3件次',
  women_care: '前天“爱心妈妈”结对，帮扶妇女儿童26名',
  women_family: '寻找“好家风”评选昨天公布，推选最美家庭2户、五好家庭3户，都是县级的',
  women_home: '11月1日，获命名“妇女之家”：甲东村妇女之家，是县级示范妇女之家',
  fic_education: '11月6日在红军纪念馆开展“学党史”教育，企业家45人次参加，教育点：红军纪念馆',
  fic_chamber: '前天会员企业捐赠款物折合12.5万元',
  dpf_share: '11月3日，资金变股金，试点名称：阳光种植园，入股企业是青禾阳光农业公司，现有36名残疾人入股',
  dpf_area: '昨天命名，“阳光家园”项目，获命名安置区：乙镇安置区，是省级残疾人服务示范安置区',
  dpf_train: '11月7日举办“盲人按摩”培训班，培训残疾人25名',
  dpf_card: '今天办理残疾人证15本',
  dpf_rehab: '昨天适配辅助器具18件，康复服务40人次',
  ast_volunteer: '11月8日开展科技志愿服务2场，受益300人次',
  ast_community: '11月1日，获命名社区：甲河社区，是省级科普示范社区',
  ast_team: '昨天新吸纳“三长”兼职4名，做法：请医院院长任科协副主席',
  ast_contest: '11月5日“智能先锋”机器人大赛，省级，金牌2枚，参赛代表队：县一中代表队',
  flac_association: '11月4日成立青禾县摄影家协会',
  flac_publish: '11月1日“走进乡村”采风创作，诗歌《山里的灯》发表在《北江文学》，省级刊物',
  flac_award: '书法作品获得一等奖1次，省级赛事，11月2日公布，全国精品奖没有，全国入展奖没有',
  flac_journal: '昨天编印《青禾文艺》1期',
  flac_member: '昨天3人加入省作家协会，省级协会',
  rc_org: '11月2日开通红十字救护站，平台站点：景区救护站',
  rc_firstaid: '昨天应急救护培训2场次，普及120人次，取证30人',
  rc_relief: '11月6日募捐，筹集款物折合8600元，救助困难家庭12户',
  rc_donor: '昨天造血干细胞血样入库12人份，成功捐献1例',
  generic: '昨天举办“送文化下乡”演出2场次，观众300人次参加，所属部分：服务中心',
}

/** The step that a sentence comes to: what is left is a tap on what the message shows. */
function stepAfter(organization: string, text: string): { form: string | undefined; step: Draft['step'] | undefined } {
  const [work] = understand(text, { catalogue, forms: formsAsked(organization), today: TODAY })
  const [first] = work?.forms ?? []
  if (!first || !work) return { form: undefined, step: undefined }
  const { form } = first
  const said = { words: work.words, among: [] }
  const heard = Object.fromEntries(first.heard.map(({ code, words }) => [code, words]))
  const draft = newDraft(organization, form.code, firstQuestion(form, ABOUT.level))
  const shown = turn(form, saidDraft(draft, { said, heard, sure: true }), { kind: 'resume' }, ABOUT)
  return { form: form.code, step: shown.draft.step }
}

describe('by a sentence', () => {
  // What is wrong and what is planned is no work that was done.
  const told = forms.filter(({ form }) => form.code !== PROBLEMS.form)

  it.each(told)('$organization $form.title costs a sentence and a tap', ({ organization, form }) => {
    const text = SAID[form.code]
    expect(text, form.code).toBeDefined()
    const { form: code, step } = stepAfter(organization, text ?? '')
    expect([code, step?.at === 'usual' ? 'echo' : step?.at, step && 'code' in step ? step.code : '']).toEqual([
      form.code,
      'echo',
      '',
    ])
  })
})

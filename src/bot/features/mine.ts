import { weekOf } from '../../calendar/week.ts'
import { applicable } from '../../catalogue/applicable.ts'
import { formOf } from '../../catalogue/find.ts'
import { ZERO_FORM } from '../../catalogue/known-codes.ts'
import { isPrinted } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type CurrentReport, recentReports, reportOfUnits, reportsCounted } from '../../database/report.ts'
import { stateOfUnits } from '../../desk/coverage.ts'
import { withdrawnReport } from '../../desk/submit.ts'
import { answerLines } from '../../interview/echo.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { summaryOf } from '../../interview/summary.ts'
import { faultOfReason } from '../../interview/typing.ts'
import { called, key } from '../../messages/buttons.ts'
import { MINE } from '../../messages/forms.ts'
import {
  askWhyWithdraw,
  askWithdrawal,
  FORM_GONE,
  NOT_YOURS,
  type OwnReport,
  reasonRefused,
  reportDetail,
  reportList,
  WITHDRAWN_ALREADY,
  withdrawn,
} from '../../messages/mine.ts'
import type { Asked } from '../asked.ts'
import { correcting } from '../begin.ts'
import { draftEffects } from '../draft-effects.ts'
import type { DraftTurn, Stopped } from '../draft-turn.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { reportTitle } from '../form-choice.ts'
import { NEWEST, reportMeant } from '../report-meant.ts'

const A_PAGE = 8

type Names = 'mine' | 'mineShow' | 'mineCorrect' | 'mineWithdraw' | 'mineWithdrawn'

type Facts =
  | {
      readonly listed: readonly OwnReport[]
      readonly counted: { readonly all: number; readonly within: number }
      readonly page: number
      readonly more: boolean
    }
  | { readonly detail: OwnReport; readonly lines: readonly string[]; readonly canCorrect: boolean }
  | { readonly correcting: DraftTurn | Stopped | undefined }
  | { readonly withdrawing: CurrentReport; readonly printed: boolean; readonly at: Date; readonly sure: boolean }
  | { readonly reason: string; readonly of: number; readonly report: CurrentReport | undefined; readonly at: Date }
  | 'not yours'

/** Something that was sent lately: 刚才报的那份. */
const ONE_SENT = '(?:刚才|刚刚|上一?次|昨天)?(?:报|填|发|交)?[了过]?的?(?:[那这]?[一1]?[份条个项次])?'
/** 撤回刚才那份, 怎么改？, 看看我报的: of reports that are there, and not which. */
const OF_REPORTS = new RegExp(
  `^(?:请|帮|我|要|想|把)*${ONE_SENT}(?:撤回|撤销|删掉|删除|删了)${ONE_SENT}吧?$|` +
    '^(?:怎么|如何|咋)(?:更?改|修改|更正)[呢啊]?[?？]?$|' +
    '^(?:看看?|查一?下?)?我们?(?:已经|都|上周|本周|这周)*[报填][过了](?:什么|哪些|些什么)[?？]?$|^看看?我们?[报填][过了]?的$|' +
    '^(?:我们?|好像|不小心|这周|本周)*(?:(?:报|填|发|交)(?:重复?|多|两[遍次份])了|重复(?:报|填|发|交)?了|多(?:报|填|发|交)了?(?:一?[份条次遍])?)了?(?:怎么办)?[?？]?$|' +
    '^(?:(?:我们?|本单位)(?:都|一共|总共|已经)*|(?:本周|这周|上周|这?个?月|本月|上个?月|今年)我?们?(?:都|一共|总共|已经)*)[报填][过了](?:几|多少)[份条次个项篇]?了?[?？]?$',
  'u',
)

/** /mine: the reports of one's units, whoever sent them; look, correct, withdraw. */
export const mine = feature<Facts, Names>({
  command: 'mine',
  role: 'reporter',
  place: 'private',
  menu: '我的填报：看、更正、撤回',
  topic: 'reporting',
  often: true,
  help: ['/mine 看本单位报过的，报错了要修改、补照片，在这里更正、撤回'],
  opens: MINE,
  named: called(
    '填报记录、我报的、报过的、更正、报错、撤回、改 报、删 报、改 填报、历史 填报、以前 填报、补 照片、报 错、数字 错、改 数字、记录、我 报、报 哪、报了 什么、时间 不是、人数 不是、数 不是、先 撤回、核实、不能 报、不该 报、报 多了、报 少了、报 重、上周 报、昨天 报、以前 报、看 报 过、报 过、报 撤、能 撤、数 对、历史、交上去、报上去、前面 报、之前 报、前任 报、我 交、我 发、重复、删 一个、撤回 一个、撤回 一份、删 一份、多 一份、一份 不要、明明 报、查 报、报 两回、报 几回、报 没 到、编号、我 交过、交 记录、补 图、照片 补、照片 加、照片 忘、条|份|个 不算|不作数|不对|错、报 几条|几份|多少条、人数|日期|地点|名称|时间|户数|金额|场次 错|改|不对|漏、写 错、错 改、少|漏|多 写|填|报、撤 报、收 报、已|已经|刚|刚才|前几天|上个月|上周|上次|今年|本月 报|交|发|填、报 成功|上去、没|有没有 报 上、收到 我|没、查|翻 报过|填过、查 记录、自己 报|交|填、我们 报|交|填、本单位 报|交|填、照片 换|删|错|发错|漏、换|删 照片、发 错、填 错、过 改、还 改、再 改、撤回 那|这、不想 报、我 几条、交|报 重 了|份',
    key('', 'mine'),
  ),
  meant: (words) => reportMeant(words) ?? (OF_REPORTS.test(words) ? '' : undefined),
  buttons: ['mine', 'mineShow', 'mineCorrect', 'mineWithdraw', 'mineWithdrawn'],
  awaits: ['withdraw'],
  load: async (db, asked, door) => {
    if (asked.by === 'words' && door.who.awaited?.for === 'withdraw') {
      const { report: of } = door.who.awaited
      const at = await recordInstant(db, door.clock)
      return { reason: asked.text.trim(), of, report: await ownReport(db, door, of), at }
    }
    if (asked.by === 'command' && asked.words !== '') {
      const one = await reportCalled(db, door, asked.words)
      return one ? ofReport(db, door, one, 'mineShow') : asked.words === NEWEST ? list(db, door) : 'not yours'
    }
    if (asked.by !== 'tap' || asked.button.name === 'mine') return list(db, door)
    const report = await ownReport(db, door, asked.button.parts.report)
    return report ? ofReport(db, door, report, asked.button.name) : 'not yours'
  },
  decide: (facts, door) => {
    if (facts === 'not yours') return { say: [NOT_YOURS] }
    if ('listed' in facts) {
      const { listed, counted, page, more } = facts
      const of = { page, more, counted, several: door.who.reportsFor.length > 1, today: door.today }
      return { say: [reportList(listed, of)] }
    }
    if ('detail' in facts) return { say: [reportDetail(facts.detail, facts.lines, facts.canCorrect)] }
    if ('correcting' in facts) return facts.correcting ? draftEffects(facts.correcting, door) : { say: [FORM_GONE] }
    if ('reason' in facts) return withdrawWithReason(facts, door)
    const { withdrawing: report, printed, at, sure } = facts
    if (printed) return { say: [askWhyWithdraw(report.id)], awaits: { for: 'withdraw', report: report.id } }
    if (!sure) return { say: [askWithdrawal(report.id, inALine(report, door))] }
    const write = withdrawnReport(report, { personId: door.who.id, at })
    return { toast: '已撤回', say: [withdrawn(report.id, false, inALine(report, door))], write }
  },
})

/** The report that was named behind the command: by its number, or as the newest of the list. */
async function reportCalled(db: Database, door: Door, words: string): Promise<CurrentReport | undefined> {
  if (/^\d{1,9}$/u.test(words)) return ownReport(db, door, Number(words))
  const units = door.who.reportsFor.map((u) => u.id)
  return words === NEWEST ? (await recentReports(db, units, { limit: 1, offset: 0 }))[0] : undefined
}

function ownReport(db: Database, { who }: Door, id: number): Promise<CurrentReport | undefined> {
  return reportOfUnits(
    db,
    id,
    who.reportsFor.map((u) => u.id),
  )
}

async function list(db: Database, door: Door): Promise<Facts> {
  const { page = 0 } = door
  const units = door.who.reportsFor.map((u) => u.id)
  const found = await recentReports(db, units, { limit: A_PAGE + 1, offset: page * A_PAGE })
  const shown = found.slice(0, A_PAGE)
  const replaced = await replacedAmong(db, shown)
  const counted = await reportsCounted(db, units, weekOf(door.today))
  return { counted, listed: shown.map((report) => asOwn(door, report, replaced)), page, more: found.length > A_PAGE }
}

async function ofReport(
  db: Database,
  door: Door,
  report: CurrentReport,
  asked: Extract<Asked<Names>, { by: 'tap' }>['button']['name'],
): Promise<Facts> {
  if (report.kind !== 'withdrawn') {
    if (asked === 'mineCorrect') return { correcting: await correcting(db, door, report) }
    if (asked === 'mineWithdraw' || asked === 'mineWithdrawn') {
      const at = await recordInstant(db, door.clock)
      return { withdrawing: report, printed: await isPrinted(db, report), at, sure: asked === 'mineWithdrawn' }
    }
  }
  const form = formOf(door.desk.catalogue, report.organization, report.form)
  const unit = door.who.reportsFor.find((u) => u.id === report.unitId)
  const questions = form && unit ? applicable(form, report.answers, unit.level) : []
  const lines = answerLines(questions, report.answers)
  const canCorrect = form !== undefined && form.code !== ZERO_FORM
  return { detail: asOwn(door, report, await replacedAmong(db, [report])), lines, canCorrect }
}

/** A report in a line, with its numbers. */
function inALine(
  { organization, form: code, answers, activityDate, unitId }: CurrentReport,
  { desk, who }: Door,
): string {
  const form = formOf(desk.catalogue, organization, code)
  const level = who.reportsFor.find(({ id }) => id === unitId)?.level
  return form && level ? summaryOf(form, answers, { level, today: activityDate }) : ''
}

function asOwn({ desk }: Door, report: CurrentReport, replaced: ReadonlySet<number>): OwnReport {
  const { id, organization, form, unitName, kind, activityDate: on } = report
  const title = reportTitle({ organization, form }, { desk })
  return { id, title, unitName, on, kind, replaced: replaced.has(id) }
}

/** The zero reports among these for whose week work was reported since. */
async function replacedAmong(db: Database, reports: readonly CurrentReport[]): Promise<ReadonlySet<number>> {
  const zeros = reports.filter((r) => r.form === ZERO_FORM && r.kind !== 'withdrawn')
  const state = await stateOfUnits(
    db,
    zeros.map((r) => r.unitId),
    zeros.map((r) => weekOf(r.activityDate)),
  )
  return new Set(zeros.filter((r) => state(r.unitId, r.activityDate) === 'reported').map((r) => r.id))
}

function withdrawWithReason(
  { reason, of, report, at }: Extract<Facts, { readonly reason: string }>,
  door: Door,
): Effects {
  const { who } = door
  const fault = refusalOf(reason) ?? faultOfReason(reason)
  if (fault) return { say: [reasonRefused(of, fault)] }
  if (!report || report.kind === 'withdrawn') return { say: [WITHDRAWN_ALREADY], awaits: null }
  const write = withdrawnReport(report, { personId: who.id, at, why: reason })
  return { say: [withdrawn(of, true, inALine(report, door))], write, awaits: null }
}

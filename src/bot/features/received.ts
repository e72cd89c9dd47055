import { weekOf } from '../../calendar/week.ts'
import { applicable } from '../../catalogue/applicable.ts'
import { formOf } from '../../catalogue/find.ts'
import { reportersOf } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import { recordInstant } from '../../database/record-lock.ts'
import { type CurrentReport, reportById, reportsCountedWithin, reportsWithin } from '../../database/report.ts'
import { type ReviewOf, reviewOf } from '../../database/review.ts'
import { unitById } from '../../database/unit.ts'
import { returnedReport } from '../../desk/submit.ts'
import { answerLines } from '../../interview/echo.ts'
import { refusalOf } from '../../interview/privacy.ts'
import { called, key } from '../../messages/buttons.ts'
import { tooLong } from '../../messages/common.ts'
import * as messages from '../../messages/received.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { reportTitle } from '../form-choice.ts'

const PAGE = 8

type Names = 'received' | 'receivedOne' | 'sendBack'

type Facts =
  | {
      readonly listed: readonly CurrentReport[]
      readonly counted: { readonly all: number; readonly within: number }
      readonly page: number
      readonly more: boolean
    }
  | { readonly one: CurrentReport; readonly lines: readonly string[]; readonly review: ReviewOf }
  | { readonly asks: CurrentReport }
  | { readonly refused: string; readonly of: number }
  | { readonly returns: CurrentReport; readonly word: string; readonly at: Date; readonly chats: readonly number[] }
  | 'changed'

/** 收到的填报: whoever looks after a unit reads what it sent, and sends it back with a word. */
export const received = feature<Facts, Names>({
  role: 'editor',
  narrows: true,
  place: 'private',
  topic: 'following',
  often: true,
  help: ['“收到的填报”里看各单位报的，有不对的写一句话退回'],
  opens: key('收到的填报', 'received'),
  named: called(
    '收到的、审核、退回、审、收到 填报、新 填报、谁 报了、报上来、交上来、各 填报、让 改、不对、有误、核实、报 不准、他们 报、收到 什么、报了 什么、报 些 什么、报 来、报来、刚 报、新 报、谁 新 报、报 不对、各 报 的、重报、重 报|填|写|弄、让|叫|请|喊 他|她|他们|重|改|补|村|单位、要 他|她|他们|重、补 照片|材料|内容|上|齐、写|报|填 简单|不行|不好|空|差|笼统|少|乱|不清|不全|含糊|太短|水、村里|下面|各村|各镇|各单位|基层|镇里|单位 报|交|填、报 内容|材料|了 哪些|怎样|的、交 上来、新 报|收到|交|来、刚 收到|报|交、谁 报 了|什么、看 报 什么|了、不合格、不规范、不达标、质量、退 给|重|改|掉|一条|一份、有没有 新 报、今天 报|收到|交、那条|那份|这条|这份 人数|数|数字|日期|场次|地点、那条 是不是 对|错|多|少、退了几条、退了几份、退了多少、退几条、退几份、退给、退重、退回 改|没|了|几、核 那条|一条|那份',
    key('', 'received'),
  ),
  buttons: ['received', 'receivedOne', 'sendBack'],
  awaits: ['send-back'],
  load: async (db, asked, door) => {
    const { awaited } = door.who
    if (asked.by === 'words' && awaited?.for === 'send-back') return typed(db, door, awaited, asked.text.trim())
    if (asked.by !== 'tap' || asked.button.name === 'received') return list(db, door)
    const { button } = asked
    const report = await reportById(db, button.parts.report)
    if (!report) return 'changed'
    if (button.name === 'sendBack') return canReturn(report, button.parts.number) ? { asks: report } : 'changed'
    const unit = await unitById(db, report.unitId)
    const form = formOf(door.desk.catalogue, report.organization, report.form)
    const questions = form && unit ? applicable(form, report.answers, unit.level) : []
    return {
      one: report,
      lines: answerLines(questions, report.answers),
      review: await reviewOf(db, report),
    }
  },
  decide: (facts, door) => {
    if (facts === 'changed') return { say: [messages.GONE], awaits: null }
    if ('listed' in facts) {
      const { listed, ...of } = facts
      const shown = listed.map((report) => receivedReport(report, door))
      return { say: [messages.receivedList(shown, { ...of, today: door.today })] }
    }
    if ('one' in facts)
      return { say: [messages.receivedPage(receivedReport(facts.one, door), facts.lines, facts.review)] }
    if ('refused' in facts) return { say: [messages.wordRefused(facts.of, facts.refused)] }
    if ('asks' in facts) {
      const { id: report, number } = facts.asks
      return { say: [messages.askWord(receivedReport(facts.asks, door))], awaits: { for: 'send-back', report, number } }
    }
    return sendBack(facts, door)
  },
})

async function list(db: Database, { reach, today, page = 0 }: Door): Promise<Facts> {
  const found = await reportsWithin(db, reach, { limit: PAGE + 1, offset: page * PAGE })
  const counted = await reportsCountedWithin(db, reach, weekOf(today))
  return { counted, listed: found.slice(0, PAGE), page, more: found.length > PAGE }
}

/** Only what the editor has seen is sent back: not what was corrected or withdrawn since. */
function canReturn({ kind, number }: CurrentReport, seen: number): boolean {
  return number === seen && (kind === 'submitted' || kind === 'corrected')
}

async function typed(
  db: Database,
  { clock }: Door,
  { report: id, number }: { readonly report: number; readonly number: number },
  word: string,
): Promise<Facts> {
  const fault = word === '' ? '请写一句话。' : (refusalOf(word) ?? tooLong(word, messages.LONGEST_WORD))
  if (fault) return { refused: fault, of: id }
  const at = await recordInstant(db, clock)
  const report = await reportById(db, id)
  if (!report || !canReturn(report, number)) return 'changed'
  const reporters = await reportersOf(db, [report.unitId])
  return { returns: report, word, at, chats: reporters.map(({ chatId }) => chatId) }
}

function sendBack({ returns, word, at, chats }: Extract<Facts, { readonly word: string }>, door: Door): Effects {
  const shown = receivedReport(returns, door)
  return {
    say: [messages.sentBack(shown, chats.length)],
    owe: messages.sentBackTo(chats, shown, word),
    write: returnedReport(returns, { personId: door.who.id, at, word }),
    awaits: null,
  }
}

/** A report as an editor is shown it. */
export function receivedReport(report: CurrentReport, { desk }: Pick<Door, 'desk'>): messages.ReceivedReport {
  const { id, number, organization, form, unitId, unitName: unit, kind, activityDate: on } = report
  return { id, number, unitId, title: reportTitle({ organization, form }, { desk }), unit, on, kind }
}

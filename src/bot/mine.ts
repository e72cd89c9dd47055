import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { yearOf } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { applicable } from '../catalogue/applicable.ts'
import { formOf } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import type { Form } from '../catalogue/schema.ts'
import { fullDate, monthAndDate } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import { awaitedOf, awaitWords, cancelAwaited } from '../database/awaited.ts'
import { isPrinted } from '../database/edition.ts'
import { type CurrentReport, recentReports, reportOfUnits } from '../database/report.ts'
import { unitById } from '../database/unit.ts'
import { withdrawReport } from '../desk/submit.ts'
import { answerLine } from '../interview/echo.ts'
import { refusalOf } from '../interview/privacy.ts'
import { faultOfReason } from '../interview/typing.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { beginCorrection } from './interview-desk.ts'
import { noUnit, PUT_RIGHT } from './words.ts'
import { stateOf } from './zero.ts'

/** /mine: the reports of one's units, whoever sent them; look, correct, withdraw. */
export const mine = new Composer<BotContext>()
const A_PAGE = 8

mine.command('mine', (ctx) => list(ctx, ctx.say.bind(ctx)))

mine.on('callback_query', async (ctx, next) => {
  const [page, from] = dataParts(ctx, 'm') ?? []
  if (page === 'mine') return list(ctx, ctx.show.bind(ctx), Number(from ?? 0))
  const parts = dataParts(ctx, 'e')
  if (!parts) return next()
  const [id, action] = parts
  const report = await ownReport(ctx, Number(id))
  if (!report) return ctx.show('这份填报不是您单位的。', BACK)
  if (report.kind === 'withdrawn') return detail(ctx, report)
  if (action === 'fix') return beginCorrection(ctx, report)
  if (action === 'drop') return confirmWithdrawal(ctx, report)
  if (action === 'gone') return withdraw(ctx, report)
  return detail(ctx, report)
})

/** The reason for withdrawing something published. */
mine.on(message('text'), async (ctx, next) => {
  const { db, who } = ctx.work
  const what = await awaitedOf(db, who.person.id)
  if (what?.for !== 'withdraw' || ctx.message.text.startsWith('/')) return next()
  const why = ctx.message.text.trim()
  const fault = refusalOf(why) ?? faultOfReason(why)
  if (fault) return ctx.say(fault, keepKeys(what.report))
  const report = await ownReport(ctx, what.report)
  await cancelAwaited(db, who.person.id)
  if (!report || report.kind === 'withdrawn') return ctx.say('这份填报已经撤回了。', BACK)
  await withdrawReport(db, report, { personId: who.person.id, clock: ctx.work.clock, why })
  ctx.say(`已撤回编号${report.id}。${PUT_RIGHT}`, BACK)
})

const BACK: Key[][] = [[{ label: '我的填报', data: 'm:mine' }]]

function keepKeys(report: number): Key[][] {
  return [[{ label: '不撤回了', data: `e:${report}:show` }]]
}

function ownReport(ctx: BotContext, id: number): Promise<CurrentReport | undefined> {
  return reportOfUnits(
    ctx.work.db,
    id,
    ctx.work.who.reportsFor.map((u) => u.id),
  )
}

async function list(ctx: BotContext, say: Say, from = 0): Promise<void> {
  const { db, who, desk, today } = ctx.work
  if (who.reportsFor.length === 0) return say(noUnit(who), [])
  const units = who.reportsFor.map((u) => u.id)
  const found = await recentReports(db, units, { limit: A_PAGE + 1, offset: from })
  const back: Key[] = [{ label: '返回', data: 'm:menu' }]
  if (found.length === 0) return say('还没有填报。', [[{ label: '填报', data: 'm:report' }], back])
  const several = who.reportsFor.length > 1
  const page = found.slice(0, A_PAGE)
  const replaced = await replacedAmong(ctx, page)
  const keys = page.map((r): Key[] => {
    const title = formOf(desk.catalogue, r.organization, r.form)?.title ?? r.form
    const whose = several ? ` ${r.unitName}` : ''
    const on = yearOf(r.activityDate) === yearOf(today) ? monthAndDate(r.activityDate) : fullDate(r.activityDate)
    const label = `${on} ${title}${whose}（编号${r.id}${replaced.has(r.id) ? REPLACED : STATES[r.kind]}）`
    return [{ label, data: `e:${r.id}:show` }]
  })
  const turns: Key[] = [
    ...(from > 0 ? [{ label: '‹ 较新的', data: `m:mine:${Math.max(0, from - A_PAGE)}` }] : []),
    ...(found.length > A_PAGE ? [{ label: '较早的 ›', data: `m:mine:${from + A_PAGE}` }] : []),
  ]
  say('本单位的填报，点开可以更正或撤回：', [...keys, ...(turns.length > 0 ? [turns] : []), back])
}

/** The zero reports among them for a week of which their unit reported work: they do not count any more. */
async function replacedAmong(ctx: BotContext, reports: readonly CurrentReport[]): Promise<ReadonlySet<number>> {
  const replaced = new Set<number>()
  for (const { id, form, kind, unitId, activityDate } of reports) {
    if (form !== ZERO_FORM || kind === 'withdrawn') continue
    if ((await stateOf(ctx, unitId, weekOf(activityDate))) === 'reported') replaced.add(id)
  }
  return replaced
}

const REPLACED = '，已被填报替换'
const STATES = { submitted: '', corrected: '，已更正', withdrawn: '，已撤回' }

async function detail(ctx: BotContext, report: CurrentReport): Promise<void> {
  const { desk, db } = ctx.work
  const form = formOf(desk.catalogue, report.organization, report.form)
  const unit = await unitById(db, report.unitId)
  const lines = form && unit ? answerLines(form, report, unit.level) : []
  const head = `编号${report.id}　${report.unitName}　${form?.title ?? report.form}`
  const back: Key[] = [{ label: '返回', data: 'm:mine' }]
  if (report.kind === 'withdrawn') return ctx.show([head, ...lines, '已撤回，不再计数。'].join('\n'), [back])
  const replaced = (await replacedAmong(ctx, [report])).has(report.id)
  const week = weekLabel(weekOf(report.activityDate))
  const counts = replaced ? `${week} 这一周已有填报，零报告不再计。` : `计入 ${week} 这一周`
  const text = [head, ...lines, counts].join('\n')
  const fix: Key[] = form && form.code !== ZERO_FORM ? [{ label: '更正', data: `e:${report.id}:fix` }] : []
  ctx.show(text, [[...fix, { label: '撤回', data: `e:${report.id}:drop` }], back])
}

function answerLines(form: Form, report: CurrentReport, level: Parameters<typeof applicable>[2]): string[] {
  return applicable(form, report.answers, level).flatMap((question) => {
    const answer = report.answers[question.code]
    return answer === undefined ? [] : [answerLine(question, answer)]
  })
}

async function confirmWithdrawal(ctx: BotContext, report: CurrentReport): Promise<void> {
  const { db, who } = ctx.work
  if (await isPrinted(db, report)) {
    await awaitWords(db, who.person.id, { for: 'withdraw', report: report.id })
    return ctx.show('这份填报已经登在汇编里。\n为什么撤回？请用一句话说明。', keepKeys(report.id))
  }
  ctx.show(`撤回编号${report.id}？撤回后不再计数。`, [
    [
      { label: '确认撤回', data: `e:${report.id}:gone` },
      { label: '不撤回', data: `e:${report.id}:show` },
    ],
  ])
}

async function withdraw(ctx: BotContext, report: CurrentReport): Promise<void> {
  if (await isPrinted(ctx.work.db, report)) return confirmWithdrawal(ctx, report)
  await withdrawReport(ctx.work.db, report, { personId: ctx.work.who.person.id, clock: ctx.work.clock })
  ctx.toast = '已撤回'
  ctx.show(`已撤回编号${report.id}，不再计数。`, BACK)
}

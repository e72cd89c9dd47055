import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { monthAndDate } from '../calendar/day.ts'
import { weekLabel, weekOf } from '../calendar/week.ts'
import { applicable } from '../catalogue/applicable.ts'
import { formOf } from '../catalogue/find.ts'
import type { Form } from '../catalogue/schema.ts'
import { awaitedOf, awaitWords, cancelAwaited } from '../database/awaited.ts'
import { unitById } from '../database/county.ts'
import { type CurrentReport, recentReports, reportOf } from '../database/reports.ts'
import { ZERO_FORM } from '../desk/county-desk.ts'
import { isPublished, withdrawReport } from '../desk/submit.ts'
import { refusalOf } from '../interview/privacy.ts'
import { labelOf, showAnswer } from '../interview/prompts.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { beginCorrection } from './interview-desk.ts'
import { NO_UNIT } from './words.ts'

/** /mine: the reports of one's units, whoever sent them; look, correct, withdraw. */
export const mine = new Composer<BotContext>()
const SHOWN = 8
const LONGEST_REASON = 60

mine.command('mine', (ctx) => list(ctx, ctx.say.bind(ctx)))

mine.on('callback_query', async (ctx, next) => {
  if (dataParts(ctx, 'm')?.[0] === 'mine') return list(ctx, ctx.show.bind(ctx))
  const parts = dataParts(ctx, 'e')
  if (!parts) return next()
  const [id, action] = parts
  const report = await ownReport(ctx, Number(id))
  if (!report || report.kind === 'withdrawn') return ctx.show('这份填报已经撤回，或者不是本单位的。', BACK)
  if (action === 'fix') return beginCorrection(ctx, report, await isPublished(ctx.work.db, report.activityDate))
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
  const personal = refusalOf(why)
  if (personal) return ctx.say(personal)
  if ([...why].length > LONGEST_REASON) return ctx.say(`原因请不超过${LONGEST_REASON}个字。`)
  const report = await ownReport(ctx, what.report)
  await cancelAwaited(db, who.person.id)
  if (!report || report.kind === 'withdrawn') return ctx.say('这份填报已经撤回了。', BACK)
  await withdrawReport(db, report, { personId: who.person.id, clock: ctx.work.clock, why })
  ctx.say(`已撤回编号${report.id}。下一期汇编会登“更正”。`, BACK)
})

const BACK: Key[][] = [[{ label: '我的填报', data: 'm:mine' }]]

function ownReport(ctx: BotContext, id: number): Promise<CurrentReport | undefined> {
  return reportOf(
    ctx.work.db,
    id,
    ctx.work.who.reportsFor.map((u) => u.id),
  )
}

async function list(ctx: BotContext, say: Say): Promise<void> {
  const { db, who, desk } = ctx.work
  if (who.reportsFor.length === 0) return say(NO_UNIT, [])
  const reports = await recentReports(
    db,
    who.reportsFor.map((u) => u.id),
    SHOWN,
  )
  if (reports.length === 0) return say('还没有填报。', [[{ label: '填报', data: 'm:report' }]])
  const several = who.reportsFor.length > 1
  say(
    '最近的填报，点开可以更正或撤回：',
    reports.map((r) => {
      const title = formOf(desk.catalogue, r.organization, r.form)?.title ?? r.form
      const label = `${monthAndDate(r.activityDate)} ${title}${several ? ` ${r.unitName}` : ''}（编号${r.id}）`
      return [{ label, data: `e:${r.id}:show` }]
    }),
  )
}

async function detail(ctx: BotContext, report: CurrentReport): Promise<void> {
  const { desk, db } = ctx.work
  const form = formOf(desk.catalogue, report.organization, report.form)
  const unit = await unitById(db, report.unitId)
  const lines = form && unit ? answerLines(form, report, unit.level) : []
  const head = `编号${report.id}　${report.unitName}　${form?.title ?? report.form}`
  const text = [head, ...lines, `计入 ${weekLabel(weekOf(report.activityDate))} 这一周`].join('\n')
  const fix: Key[] = form && form.code !== ZERO_FORM ? [{ label: '更正', data: `e:${report.id}:fix` }] : []
  ctx.show(text, [[...fix, { label: '撤回', data: `e:${report.id}:drop` }], [{ label: '返回', data: 'm:mine' }]])
}

function answerLines(form: Form, report: CurrentReport, level: Parameters<typeof applicable>[2]): string[] {
  return applicable(form, report.answers, level).flatMap((question) => {
    const answer = report.answers[question.code]
    return answer === undefined ? [] : [`${labelOf(question)}：${showAnswer(question, answer)}`]
  })
}

async function confirmWithdrawal(ctx: BotContext, report: CurrentReport): Promise<void> {
  const { db, who } = ctx.work
  if (await isPublished(db, report.activityDate)) {
    await awaitWords(db, who.person.id, { for: 'withdraw', report: report.id })
    return ctx.show('这份填报已经登在汇编里。\n为什么撤回？一句话说明。', [
      [{ label: '不撤回了', data: `e:${report.id}:show` }],
    ])
  }
  ctx.show(`撤回编号${report.id}？撤回后不再计数。`, [
    [
      { label: '确认撤回', data: `e:${report.id}:gone` },
      { label: '不撤回', data: `e:${report.id}:show` },
    ],
  ])
}

async function withdraw(ctx: BotContext, report: CurrentReport): Promise<void> {
  if (await isPublished(ctx.work.db, report.activityDate)) return confirmWithdrawal(ctx, report)
  await withdrawReport(ctx.work.db, report, { personId: ctx.work.who.person.id, clock: ctx.work.clock })
  ctx.toast = '已撤回'
  ctx.show(`已撤回编号${report.id}，不再计数。`, BACK)
}

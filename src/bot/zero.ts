import { Composer } from 'telegraf'
import { weekdayOf } from '../calendar/day.ts'
import { type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { formOf } from '../catalogue/find.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { weekLabel } from '../chinese/periods.ts'
import { reportsIn } from '../database/standing-reports.ts'
import { type UnitInArea, unitById } from '../database/unit.ts'
import { isPublished, submitReport } from '../desk/submit.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { noUnit } from './words.ts'

/** /zero: nothing new this week, at one tap. It differs from not reporting, and an activity later replaces it. */
export const zero = new Composer<BotContext>()
zero.command('zero', (ctx) => begin(ctx, ctx.say.bind(ctx)))

zero.on('callback_query', async (ctx, next) => {
  if (dataParts(ctx, 'm')?.[0] === 'zero') return begin(ctx, ctx.show.bind(ctx))
  const parts = dataParts(ctx, 'z')
  if (!parts) return next()
  const [day = '', ...unitId] = parts
  const unit = ctx.work.who.reportsFor.find((u) => u.id === unitId.join(':'))
  const whole = unit && (await unitById(ctx.work.db, unit.id))
  if (!whole) return ctx.show(noUnit(ctx.work.who))
  return settle(ctx, whole, weekOf(day), ctx.show.bind(ctx))
})

/** Which units and weeks a zero report may be for: this week, and on its first two days the week that just ended. */
async function begin(ctx: BotContext, say: Say): Promise<void> {
  const { db, who, today } = ctx.work
  if (who.reportsFor.length === 0) return say(noUnit(who), [])
  const week = weekOf(today)
  const last = weekAfter(week, -1)
  const lastOpen = weekdayOf(today) <= 2 && !(await isPublished(db, last.from))
  const [only, ...others] = who.reportsFor
  const choices: Key[][] = []
  for (const unit of who.reportsFor) {
    const name = others.length > 0 ? `${unit.name} ` : ''
    if (lastOpen && !(await stateOf(ctx, unit.id, last))) {
      choices.push([{ label: `${name}上周（${weekLabel(last)}）`, data: `z:${last.from}:${unit.id}` }])
    }
    choices.push([{ label: `${name}本周（${weekLabel(week)}）`, data: `z:${week.from}:${unit.id}` }])
  }
  const unit = choices.length === 1 && only && (await unitById(db, only.id))
  if (unit) return settle(ctx, unit, week, say)
  say('哪一周没有新开展的工作？', [...choices, [{ label: '返回', data: 'm:menu' }]])
}

/** What a unit has sent for a week: work replaces a zero report. */
export async function stateOf(ctx: BotContext, unitId: string, week: Week): Promise<'reported' | 'zero' | undefined> {
  const reports = await reportsIn(ctx.work.db, week.from, week.to, ctx.work.now)
  const own = reports.filter((r) => r.unitId === unitId)
  if (own.some((r) => r.form !== ZERO_FORM)) return 'reported'
  return own.length > 0 ? 'zero' : undefined
}

async function settle(ctx: BotContext, unit: UnitInArea, week: Week, say: Say): Promise<void> {
  const { db, desk, who, today, clock } = ctx.work
  const state = await stateOf(ctx, unit.id, week)
  const label = `${unit.name} ${weekLabel(week)}`
  const keys: Key[][] = [
    [
      { label: '填报', data: 'm:report' },
      { label: '我的填报', data: 'm:mine' },
    ],
    [{ label: '返回', data: 'm:menu' }],
  ]
  if (state === 'reported') return say(`${label}已经报过工作，不用零报告。`, keys)
  if (state === 'zero') return say(`${label}的零报告已经记下了。`, keys)
  // A button of some weeks ago: that week is told.
  if (await isPublished(db, week.from)) return say(`${label}的汇编已经发布，不用再报零报告了。`, keys)
  const form = formOf(desk.catalogue, unit.organization, ZERO_FORM)
  const question = form?.questions[0]
  if (!form || !question) throw new Error(`the catalogue has no form ${ZERO_FORM}`)
  const words = question.choices?.[0] ?? ''
  // A week that is over is reported for by its last day, the present one by today.
  const day = week.to < today ? week.to : today
  const { receipt } = await submitReport(db, desk, {
    unit,
    form,
    answers: { [question.code]: { raw: words, value: words } },
    personId: who.person.id,
    today: day,
    clock,
  })
  ctx.toast = '已记下'
  say(`已记：${label}零报告。编号${receipt}\n之后有了工作，照常填报就行，会自动替换。`, keys)
}

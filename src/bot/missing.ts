import { Composer } from 'telegraf'
import { type Week, weekLabel, weekOf } from '../calendar/week.ts'
import { gatherWeek } from '../desk/gather-week.ts'
import { readDay } from '../interview/answers/date.ts'
import { sentenceFor } from '../interview/answers/date-refusals.ts'
import { type BotContext, dataParts, type Say } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** `/missing [date]`: who has not reported for a week; for the office, never for a group. */
export const missing = new Composer<BotContext>()

missing.command('missing', async (ctx) => {
  const { who, today } = ctx.work
  if (!who.editor) return ctx.say(EDITORS_ONLY)
  const asked = ctx.payload.trim()
  const read = asked ? readDay(asked, today) : { day: today }
  if ('day' in read) return showMissing(ctx, weekOf(read.day), ctx.say.bind(ctx))
  ctx.say(`${sentenceFor(read.refusal, asked, today)}\n例如 /missing 11月9日`)
})

missing.on('callback_query', async (ctx, next) => {
  if (dataParts(ctx, 'm')?.[0] !== 'missing') return next()
  if (!ctx.work.who.editor) return ctx.show(EDITORS_ONLY)
  return showMissing(ctx, weekOf(ctx.work.today), ctx.show.bind(ctx))
})

async function showMissing(ctx: BotContext, of: Week, say: Say): Promise<void> {
  const { db, desk, now } = ctx.work
  const { units } = await gatherWeek(db, desk, of, { asOf: now, number: 0 })
  const { reported, zero, missing: silent } = units
  const due = reported.length + zero.length + silent.length
  const names = (all: readonly { name: string }[]) => all.map((u) => u.name).join('、') || '没有'
  const text = [
    weekLabel(of),
    `应报${due}个单位，已报${reported.length}个，零报告${zero.length}个，未报${silent.length}个。`,
    `零报告：${names(zero)}`,
    `未报：${names(silent)}`,
  ].join('\n')
  say(text.length > 4000 ? `${text.slice(0, 3990)}…` : text, [[{ label: '返回', data: 'm:menu' }]])
}

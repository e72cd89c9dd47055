import { Composer } from 'telegraf'
import { type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { note } from '../database/audit.ts'
import { writeAll } from '../database/write.ts'
import { remindersOf, unitsToRemind } from '../desk/remind.ts'
import { isPublished } from '../desk/submit.ts'
import { reminderMessages } from '../messages/reminder.ts'
import { type BotContext, dataParts, type Say } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** /remind: an editor has the units reminded that have said nothing. At most once a week each. */
export const remind = new Composer<BotContext>()

remind.command('remind', async (ctx) => {
  if (!ctx.work.who.editor) return ctx.say(EDITORS_ONLY)
  return ask(ctx, ctx.say.bind(ctx))
})

remind.on('callback_query', async (ctx, next) => {
  const fromMenu = dataParts(ctx, 'm')?.[0] === 'remind'
  const parts = dataParts(ctx, 'c')
  if (!fromMenu && !parts) return next()
  const { db, who, clock, now } = ctx.work
  if (!who.editor) return ctx.show(EDITORS_ONLY)
  if (!parts) return ask(ctx, ctx.show.bind(ctx))
  const week = weekOf(parts[0] ?? ctx.work.today)
  const at = clock()
  const found = await unitsToRemind(db, week, at)
  await writeAll(db, remindersOf(found, week, at), reminderMessages(found.reporters, week), at)
  const count = found.units.length
  await note(db, { at: now, personId: who.person.id, action: 'remind', subject: week.from, detail: { units: count } })
  ctx.toast = '已提醒'
  ctx.show(`已提醒${count}个单位，${weekLabel(week)}。`, [[{ label: '返回', data: 'm:menu' }]])
})

/** The week that is over, until its digest is out; then the present one. */
async function weekToRemind(ctx: BotContext): Promise<Week> {
  const last = weekAfter(weekOf(ctx.work.today), -1)
  return (await isPublished(ctx.work.db, last.from)) ? weekOf(ctx.work.today) : last
}

async function ask(ctx: BotContext, say: Say): Promise<void> {
  const { db, now } = ctx.work
  const week = await weekToRemind(ctx)
  const { missing, units } = await unitsToRemind(db, week, now)
  const lead = `${weekLabel(week)}还有${missing}个单位没有报。`
  const back = { label: '返回', data: 'm:menu' }
  if (units.length === 0) {
    return say(`${lead}\n能提醒的都提醒过了：每个单位一周只提醒一次，没有填报人的单位请先 /invite`, [[back]])
  }
  say(`${lead}\n其中${units.length}个有填报人、还没有提醒过。每个单位一周只提醒一次。`, [
    [{ label: `提醒这${units.length}个单位`, data: `c:${week.from}` }, back],
  ])
}

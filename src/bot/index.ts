import { Composer, type MiddlewareFn } from 'telegraf'
import { message } from 'telegraf/filters'
import { cancelAwaited } from '../database/awaited.ts'
import type { BotContext } from './context.ts'
import { boundGroupsPage, groups, membershipOfBot } from './groups.ts'
import { invite } from './invite.ts'
import { mine } from './mine.ts'
import { missing } from './missing.ts'
import { nextEdition } from './next-edition.ts'
import { problems, problemWords } from './problems.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'
import { singleTap } from './single-tap.ts'
import { start } from './start.ts'
import { trace } from './trace.ts'
import { week } from './week.ts'
import { weekWords } from './week-edit.ts'
import { wording, wordingWords } from './wording.ts'
import { NO_UNIT } from './words.ts'
import { year } from './year.ts'
import { yearWords } from './year-section.ts'
import { zero } from './zero.ts'

/** Words and taps that no feature took. */
const otherwise = new Composer<BotContext>()

otherwise.on(message(), (ctx) => {
  const { who } = ctx.work
  const help = { label: '帮助', data: 'm:help' }
  if (who.reportsFor.length > 0) {
    ctx.say('没听懂。要填报请点“填报”，别的看“帮助”。', [[{ label: '填报', data: 'm:report' }, help]])
  } else if (who.editor || who.views.length > 0) ctx.say('没听懂。能做什么请看“帮助”。', [[help]])
  else ctx.say(NO_UNIT)
})

otherwise.on('callback_query', (ctx) => {
  ctx.toast = '这个按钮已经没用了，请发 /start'
})

/** What somebody was asked to type is the very next message: after a tap or a command, words are for something else. */
const letGo = new Composer<BotContext>()
letGo.use(async (ctx, next) => {
  const said = ctx.message && 'text' in ctx.message ? ctx.message.text : ''
  const command = said.startsWith('/') && !said.startsWith('/cancel')
  if (ctx.callbackQuery || command) await cancelAwaited(ctx.work.db, ctx.work.who.person.id)
  return next()
})

/** The whole bot. What an editor was asked to type comes before a draft's question; a command before both. */
export function bot(): MiddlewareFn<BotContext> {
  return Composer.compose<BotContext>([
    membershipOfBot,
    singleTap(),
    Composer.chatType(
      'private',
      letGo,
      start,
      zero,
      mine,
      week,
      year,
      nextEdition,
      trace,
      wording,
      problems,
      missing,
      remind,
      invite,
      weekWords,
      yearWords,
      wordingWords,
      problemWords,
      boundGroupsPage,
      report,
      otherwise,
    ),
    Composer.chatType(['group', 'supergroup'], groups),
  ])
}

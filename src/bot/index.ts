import { Composer, type MiddlewareFn } from 'telegraf'
import { message } from 'telegraf/filters'
import type { BotContext } from './context.ts'
import { boundGroupsPage, groups, membershipOfBot } from './groups.ts'
import { invite } from './invite.ts'
import { mine } from './mine.ts'
import { missing } from './missing.ts'
import { report } from './report.ts'
import { singleTap } from './single-tap.ts'
import { start } from './start.ts'
import { week } from './week.ts'
import { weekWords } from './week-edit.ts'
import { NO_UNIT } from './words.ts'
import { zero } from './zero.ts'

/** Words and taps that no feature took. */
const otherwise = new Composer<BotContext>()

otherwise.on(message(), (ctx) => {
  const { who } = ctx.work
  if (!who.editor && who.reportsFor.length === 0) return ctx.say(NO_UNIT)
  ctx.say('没听懂。要填报请点“填报”，别的看“帮助”。', [
    [
      { label: '填报', data: 'm:report' },
      { label: '帮助', data: 'm:help' },
    ],
  ])
})

otherwise.on('callback_query', (ctx) => {
  ctx.toast = '这个按钮已经没用了，请发 /start'
})

/** The whole bot. What an editor was asked to type comes before a draft's question; a command before both. */
export function bot(): MiddlewareFn<BotContext> {
  return Composer.compose<BotContext>([
    membershipOfBot,
    singleTap(),
    Composer.chatType(
      'private',
      start,
      zero,
      mine,
      week,
      missing,
      invite,
      weekWords,
      boundGroupsPage,
      report,
      otherwise,
    ),
    Composer.chatType(['group', 'supergroup'], groups),
  ])
}

import { Composer } from 'telegraf'
import { type Week, weekOf } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { readDay } from '../chinese/read-day.ts'
import { unitsByState } from '../desk/coverage.ts'
import { linesByArea } from '../digest/label.ts'
import { sentenceFor } from '../kinds/date.ts'
import { type BotContext, dataParts, type Say } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

const LONGEST_PAGE = 4000

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
  const { db, now } = ctx.work
  const { reported, zero, missing: silent } = await unitsByState(db, of, now)
  const due = reported.length + zero.length + silent.length
  const named = (lead: string, of: typeof zero) =>
    of.length > 0 ? [`${lead}：`, ...linesByArea(of)] : [`${lead}：没有`]
  const text = [
    weekLabel(of),
    `应报${due}个单位，已报${reported.length}个，零报告${zero.length}个，未报${silent.length}个。`,
    ...named('零报告', zero),
    ...named('未报', silent),
  ].join('\n')
  const pages = inPages(text)
  for (const page of pages.slice(0, -1)) ctx.say(page)
  const last = pages.at(-1) ?? ''
  if (pages.length > 1) ctx.say(last, BACK)
  else say(last, BACK)
}

const BACK = [
  [
    { label: '提醒没报的', data: 'm:remind' },
    { label: '返回', data: 'm:menu' },
  ],
]

/** Telegram takes 4096 characters a message (Bot API, sendMessage); a large county has more units than that. */
function inPages(text: string): string[] {
  const pages: string[] = []
  let open = ''
  for (const line of text.split('\n')) {
    if (open && open.length + line.length + 1 > LONGEST_PAGE) {
      pages.push(open)
      open = line
    } else open = open ? `${open}\n${line}` : line
  }
  return [...pages, open]
}

import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { namesPerson } from '../chinese/person-name.ts'
import { awaitedOf, cancelAwaited } from '../database/awaited.ts'
import { decide } from '../database/decision.ts'
import { type DigestRow, digestById } from '../database/digest.ts'
import { setNextWeekLines } from '../database/next-week.ts'
import type { Awaited } from '../database/schema.ts'
import { writeAll } from '../database/write.ts'
import { type TextToRead, textsOf } from '../desk/texts.ts'
import { digitsIn } from '../digest/untraced.ts'
import { refusalOf } from '../interview/privacy.ts'
import type { BotContext, Say } from './context.ts'

/** What an editor types while changing a digest. */
export const weekWords = new Composer<BotContext>()

export const LONGEST_TEXT = 60
const MOST_LINES = 10

/** The sentences of this row's week, as they stand now. */
async function textsIn(ctx: BotContext, row: DigestRow): Promise<readonly TextToRead[]> {
  const { db, desk, clock, now } = ctx.work
  const { texts, writes } = await textsOf(db, desk, row, clock)
  await writeAll(db, writes, [], now)
  return texts
}

/** 修改: what an editor can change of a digest that is not out yet. */
export async function editMenu(ctx: BotContext, row: DigestRow, say: Say): Promise<void> {
  const texts = await textsIn(ctx, row)
  say('要改什么？数字有错，请填报单位更正；这里改文字。', [
    [{ label: '写下周安排', data: `w:${row.id}:next` }],
    ...(texts.length > 0 ? [[{ label: `逐条看文字（${texts.length}条）`, data: `w:${row.id}:text:0` }]] : []),
    [{ label: '看预览', data: `w:${row.id}:preview` }],
    [{ label: '发布', data: `w:${row.id}:publish` }],
  ])
}

const DECIDED = { passed: '可以发', dropped: '不发', reworded: '已改写' }

/** One free text at a time: may it go to the groups? */
export async function showText(ctx: BotContext, row: DigestRow, index: number, say: Say): Promise<void> {
  const texts = await textsIn(ctx, row)
  const here = texts[index]
  if (!here) return editMenu(ctx, row, say)
  const { report, code, unit, text, decision } = here
  const state = decision ? `（${DECIDED[decision.is]}）` : ''
  const ref = `${report}:${code}`
  const said = decision?.words ?? text
  const warnings = [
    ...(namesPerson(said) ? ['⚠ 像有人名，群里不要出现。'] : []),
    ...(here.fits ? [] : ['这条太长，群里不登这句；要登，请点“改写”改短些。']),
  ]
  say(`${index + 1}/${texts.length} ${unit}${state}\n${[said, ...warnings].join('\n')}`, [
    [
      { label: '可以发', data: `w:${row.id}:pass:${ref}` },
      { label: '不发这句', data: `w:${row.id}:drop:${ref}` },
      { label: '改写', data: `w:${row.id}:reword:${ref}` },
    ],
    [
      { label: '下一条', data: `w:${row.id}:text:${index + 1}` },
      { label: '返回', data: `w:${row.id}:edit` },
    ],
  ])
}

export async function decideText(
  ctx: BotContext,
  row: DigestRow,
  decision: 'passed' | 'dropped',
  [receipt, code]: readonly string[],
): Promise<void> {
  const { db, who, now } = ctx.work
  const texts = await textsIn(ctx, row)
  const index = texts.findIndex((t) => t.report === Number(receipt) && t.code === code)
  const found = texts[index]
  if (!found) return editMenu(ctx, row, ctx.show.bind(ctx))
  await decide(db, {
    reportId: Number(receipt),
    revision: found.revision,
    code: found.code,
    verdict: decision,
    words: null,
    decidedBy: who.person.id,
    decidedAt: now,
  })
  ctx.toast = DECIDED[decision]
  return showText(ctx, row, index + 1, ctx.show.bind(ctx))
}

/** What an editor typed: 下周安排, or a sentence in other words. */
weekWords.on(message('text'), async (ctx, next) => {
  const { db, who } = ctx.work
  if (!who.editor || ctx.message.text.startsWith('/')) return next()
  const what = await awaitedOf(db, who.person.id)
  if (what?.for !== 'next-week' && what?.for !== 'reword') return next()
  const row = await digestById(db, what.digest)
  const personal = refusalOf(ctx.message.text)
  if (personal) return ctx.say(personal)
  if (!row || row.state === 'published') {
    await cancelAwaited(db, who.person.id)
    return ctx.say('这一期已经发布，不再改动。')
  }
  return what.for === 'next-week'
    ? takeNextWeek(ctx, row, ctx.message.text)
    : takeReworded(ctx, row, what, ctx.message.text)
})

async function takeNextWeek(ctx: BotContext, row: DigestRow, text: string): Promise<void> {
  const { db, who } = ctx.work
  const lines = text
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '' && l !== '无')
  const long = lines.find((l) => [...l].length > LONGEST_TEXT)
  if (long) return ctx.say(`每条请不超过${LONGEST_TEXT}字，这一条长了：${[...long].slice(0, 12).join('')}…`)
  if (lines.length > MOST_LINES) return ctx.say(`请不超过${MOST_LINES}条。`)
  await setNextWeekLines(db, row.periodFrom, lines)
  await cancelAwaited(db, who.person.id)
  return editMenu(ctx, row, (said, keys) => ctx.say(`已记下${lines.length}条下周安排。\n${said}`, keys))
}

async function takeReworded(
  ctx: BotContext,
  row: DigestRow,
  what: Extract<Awaited, { for: 'reword' }>,
  text: string,
): Promise<void> {
  const { db, who, now } = ctx.work
  const words = text.trim().replace(/\s*\n\s*/g, '，')
  if ([...words].length > LONGEST_TEXT) return ctx.say(`请不超过${LONGEST_TEXT}字（现在${[...words].length}字）。`)
  const texts = await textsIn(ctx, row)
  const index = texts.findIndex((t) => t.report === what.report && t.code === what.code)
  const found = texts[index]
  if (!found) {
    await cancelAwaited(db, who.person.id)
    return editMenu(ctx, row, ctx.say.bind(ctx))
  }
  const spoken = digitsIn(found.said)
  const added = digitsIn(words).filter((number) => !spoken.includes(number))
  if (added.length > 0) return ctx.say(`没有保存：${added.join('、')}不在这份填报里。\n请改好再发一次。`)
  await cancelAwaited(db, who.person.id)
  await decide(db, {
    reportId: what.report,
    revision: found.revision,
    code: what.code,
    verdict: 'reworded',
    words,
    decidedBy: who.person.id,
    decidedAt: now,
  })
  return showText(ctx, row, index, ctx.say.bind(ctx))
}

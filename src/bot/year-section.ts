import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { note } from '../database/audit.ts'
import { awaitedOf, awaitWords, cancelAwaited } from '../database/awaited.ts'
import { type DigestRow, digestById } from '../database/digests.ts'
import { lockSection, unlockSection } from '../database/locked-sections.ts'
import { yearMatter } from '../desk/compile-year.ts'
import { fixedWords } from '../desk/fixed-words.ts'
import { changedNumbers } from '../digest/changed-numbers.ts'
import type { Section } from '../digest/digest.ts'
import { editedSection, sectionText } from '../digest/edited-section.ts'
import { compileYear } from '../digest/year.ts'
import { refusalOf } from '../interview/privacy.ts'
import type { BotContext, Key, Say } from './context.ts'

/** A message has room for this much of a section, with a note below (Bot API, sendMessage: 4096). */
const MOST = 3500

const GONE = '这一段现在没有内容了。'

/** What an editor types in place of a section's text. */
export const yearWords = new Composer<BotContext>()

/** The section as it is printed now, and as it would be compiled without its lock. */
async function sectionsOf(ctx: BotContext, row: DigestRow, code: string) {
  const { db, desk, now } = ctx.work
  const matter = await yearMatter(db, desk, row, now)
  const find = (locked: typeof matter.locked) =>
    compileYear({ ...matter, locked, edition: 'office' }).sections.find((s) => s.code === code && !s.annex)
  return { present: find(matter.locked), compiled: find(new Map()), locked: matter.locked.has(code), matter }
}

/** One section, with what can be done to it. */
export async function showSection(ctx: BotContext, row: DigestRow, code: string, say: Say): Promise<void> {
  const { present, compiled, locked } = await sectionsOf(ctx, row, code)
  const back: Key[] = [{ label: '返回', data: `y:${row.id}` }]
  if (!present) return say(GONE, [back])
  const text = wholeText(present)
  for (let at = 0; at + MOST < text.length; at += MOST) ctx.say(text.slice(at, at + MOST))
  const changed = locked && compiled ? changedNumbers([compiled], [present]) : []
  const notes = [
    ...(locked ? ['（已锁定，新报的不会改动这一段）'] : []),
    ...changed.map(({ what, from, to }) => `锁定后变了：${what} ${to}→${from}`),
  ]
  say([text.slice(Math.floor((text.length - 1) / MOST) * MOST), ...notes].join('\n'), [
    [
      { label: '改文字', data: `y:${row.id}:words:${code}` },
      locked
        ? { label: '解锁，重新生成', data: `y:${row.id}:unlock:${code}` }
        : { label: '锁定', data: `y:${row.id}:lock:${code}` },
    ],
    back,
  ])
}

function wholeText(section: Section): string {
  return `${section.heading}${section.heading && section.level !== 2 ? '\n' : ''}${sectionText(section)}`
}

export async function lock(ctx: BotContext, row: DigestRow, code: string): Promise<void> {
  const { present } = await sectionsOf(ctx, row, code)
  if (present) await keep(ctx, row, present)
  ctx.toast = present ? '已锁定' : GONE
  return showSection(ctx, row, code, ctx.show.bind(ctx))
}

export async function unlock(ctx: BotContext, row: DigestRow, code: string): Promise<void> {
  await unlockSection(ctx.work.db, { digestId: row.id, code, at: ctx.work.now })
  ctx.toast = '已解锁'
  return showSection(ctx, row, code, ctx.show.bind(ctx))
}

async function keep(ctx: BotContext, row: DigestRow, section: Section): Promise<void> {
  const { db, who, now } = ctx.work
  await lockSection(db, { digestId: row.id, section, personId: who.person.id, at: now })
  await note(db, { at: now, personId: who.person.id, action: 'lock', subject: `digest ${row.id} ${section.code}` })
}

export async function askWords(ctx: BotContext, row: DigestRow, code: string): Promise<void> {
  const { db, who } = ctx.work
  const { present } = await sectionsOf(ctx, row, code)
  if (!present) return ctx.show(GONE, [[{ label: '返回', data: `y:${row.id}` }]])
  await awaitWords(db, who.person.id, { for: 'year-section', digest: row.id, code })
  const text = sectionText(present)
  for (let at = 0; at < text.length; at += MOST) ctx.say(text.slice(at, at + MOST))
  ctx.say('上面是现在的文字。复制、改好、发回来；数字照抄，别添新数字。', [
    [{ label: '不改了', data: `y:${row.id}:section:${code}` }],
  ])
}

yearWords.on(message('text'), async (ctx, next) => {
  const { db, who } = ctx.work
  if (!who.editor || ctx.message.text.startsWith('/')) return next()
  const what = await awaitedOf(db, who.person.id)
  if (what?.for !== 'year-section') return next()
  const row = await digestById(db, what.digest)
  if (!row || row.state === 'published') {
    await cancelAwaited(db, who.person.id)
    return ctx.say('这份汇报已经发布，不再改动。')
  }
  const personal = refusalOf(ctx.message.text)
  if (personal) return ctx.say(personal)
  const { present, matter } = await sectionsOf(ctx, row, what.code)
  if (!present) return ctx.say(GONE)
  const edited = editedSection(present, ctx.message.text, fixedWords(matter))
  if ('untraced' in edited) {
    const places = edited.untraced.slice(0, 5).map((words) => `…${words}…`)
    return ctx.say(`没有保存：这些数字不在原文里，查不到来源：\n${places.join('\n')}\n请改好再发一次。`, [
      [{ label: '不改了', data: `y:${row.id}:section:${what.code}` }],
    ])
  }
  await cancelAwaited(db, who.person.id)
  await keep(ctx, row, edited.section)
  return showSection(ctx, row, what.code, (said, keys) => ctx.say(`已改好并锁定。\n${said}`, keys))
})

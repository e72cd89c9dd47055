import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { note } from '../database/audit.ts'
import { awaitedOf, awaitWords, cancelAwaited } from '../database/awaited.ts'
import { type DigestRow, digestById, lockDigest } from '../database/digest.ts'
import { lockSection, unlockSection } from '../database/locked-section.ts'
import { writeAll } from '../database/write.ts'
import { fixedWordsOf, type LookedSection, sectionOf } from '../desk/sections.ts'
import { changedNumbers } from '../digest/changed-numbers.ts'
import type { Section } from '../digest/digest.ts'
import { editedSection, sectionText, sentencesOf } from '../digest/edited-section.ts'
import { textOf } from '../digest/spans.ts'
import { refusalOf } from '../interview/privacy.ts'
import type { BotContext, Key, Say } from './context.ts'

/** A message has room for this much of a section, with a note below (Bot API, sendMessage: 4096). */
const MOST = 3000
/** Sentences that are offered at once, and as much of each as tells it from the others. */
const A_PAGE = 10
const SHOWN = 60
/** An editor's sentence; more of them may be typed in the place of one. */
const LONGEST = 1000

const GONE = '这一段现在没有内容了。'

/** What an editor types in place of a sentence. */
export const yearWords = new Composer<BotContext>()

/** The section as it is printed now, and as it would be compiled without its lock. */
async function sectionsOf(ctx: BotContext, row: DigestRow, code: string): Promise<LookedSection> {
  const { db, desk, clock, now } = ctx.work
  const found = await sectionOf(db, desk, row, code, clock)
  await writeAll(db, found.writes, [], now)
  return found
}

/** One section, with what can be done to it. */
export async function showSection(ctx: BotContext, row: DigestRow, code: string, say: Say): Promise<void> {
  const { present, compiled, locked } = await sectionsOf(ctx, row, code)
  const back: Key[] = [{ label: '返回', data: `y:${row.id}` }]
  if (!present) return say(GONE, [back])
  const changed = locked && compiled ? changedNumbers([compiled], [present]) : []
  const notes = [
    ...(locked ? ['（已锁定，新报的不会改动这一段）'] : []),
    ...changed.map(({ what, from, to }) => `锁定后变了：${what} ${to}→${from}`),
  ]
  const pages = inPages(wholeText(present))
  const keys: Key[][] = [
    [
      { label: '改一句', data: `y:${row.id}:words:${code}:0` },
      locked
        ? { label: '解锁，重新生成', data: `y:${row.id}:unlock:${code}` }
        : { label: '锁定', data: `y:${row.id}:lock:${code}` },
    ],
    back,
  ]
  const last = [pages.at(-1), ...notes].join('\n')
  // A text of several messages is said anew, so that it stands in its order.
  for (const page of pages.slice(0, -1)) ctx.say(page)
  if (pages.length > 1) ctx.say(last, keys)
  else say(last, keys)
}

function wholeText(section: Section): string {
  return `${section.heading}${section.heading && section.level !== 2 ? '\n' : ''}${sectionText(section)}`
}

/** Broken behind a sentence, so that no number is cut. */
function inPages(text: string): string[] {
  const pages: string[] = []
  let rest = text
  while (rest.length > MOST) {
    const end = rest.lastIndexOf('。', MOST) + 1 || MOST
    pages.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pages, rest]
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

/** 改一句: which one? */
export async function showSentences(ctx: BotContext, row: DigestRow, code: string, page: number): Promise<void> {
  const { present } = await sectionsOf(ctx, row, code)
  if (!present) return ctx.show(GONE, [[{ label: '返回', data: `y:${row.id}` }]])
  const texts = sentencesOf(present).map((s) => textOf(s.spans))
  const from = page * A_PAGE
  const shown = texts.slice(from, from + A_PAGE)
  const lines = shown.map(
    (text, i) => `${from + i + 1}. ${[...text].slice(0, SHOWN).join('')}${[...text].length > SHOWN ? '…' : ''}`,
  )
  const numbers = shown.map(
    (_, i): Key => ({ label: String(from + i + 1), data: `y:${row.id}:sentence:${code}:${from + i}` }),
  )
  ctx.show(['改哪一句？', ...lines].join('\n'), [
    numbers.slice(0, A_PAGE / 2),
    ...(numbers.length > A_PAGE / 2 ? [numbers.slice(A_PAGE / 2)] : []),
    [
      ...(page > 0 ? [{ label: '上一页', data: `y:${row.id}:words:${code}:${page - 1}` }] : []),
      ...(texts.length > from + A_PAGE ? [{ label: '下一页', data: `y:${row.id}:words:${code}:${page + 1}` }] : []),
      { label: '返回', data: `y:${row.id}:section:${code}` },
    ],
  ])
}

/** One sentence, to be typed otherwise or left out. */
export async function askWords(ctx: BotContext, row: DigestRow, code: string, index: number): Promise<void> {
  const { db, who } = ctx.work
  const { present } = await sectionsOf(ctx, row, code)
  const sentence = present && sentencesOf(present)[index]
  if (!sentence) return showSentences(ctx, row, code, 0)
  const was = textOf(sentence.spans)
  await awaitWords(db, who.person.id, { for: 'year-section', digest: row.id, code, sentence: index, was })
  ctx.show(`${was}\n\n请打改好的这一句。数字照抄，别添新数字。`, [
    [
      { label: '删掉这句', data: `y:${row.id}:leave:${code}:${index}` },
      { label: '不改了', data: `y:${row.id}:words:${code}:${Math.floor(index / A_PAGE)}` },
    ],
  ])
}

export async function leaveOut(ctx: BotContext, row: DigestRow, code: string, index: number): Promise<void> {
  const { db, desk, now } = ctx.work
  const { present } = await sectionsOf(ctx, row, code)
  if (!present || !sentencesOf(present)[index]) return showSentences(ctx, row, code, 0)
  const edited = editedSection(present, index, '', await fixedWordsOf(db, desk, row, now))
  if ('section' in edited) await keep(ctx, row, edited.section)
  ctx.toast = '已删掉，这一段锁定'
  return showSection(ctx, row, code, ctx.show.bind(ctx))
}

yearWords.on(message('text'), async (ctx, next) => {
  const { db, who } = ctx.work
  const { text } = ctx.message
  if (!who.editor || text.startsWith('/')) return next()
  const what = await awaitedOf(db, who.person.id)
  if (what?.for !== 'year-section') return next()
  const found = await digestById(db, what.digest)
  const row = found && (await lockDigest(db, found.id))
  if (!row || row.state === 'published') {
    await cancelAwaited(db, who.person.id)
    return ctx.say('这份汇报已经发布，不再改动。')
  }
  const back = [[{ label: '不改了', data: `y:${row.id}:section:${what.code}` }]]
  const personal = refusalOf(text)
  if (personal) return ctx.say(personal, back)
  if ([...text].length > LONGEST) return ctx.say(`请不超过${LONGEST}字（现在${[...text].length}字）。`, back)
  const { present } = await sectionsOf(ctx, row, what.code)
  const sentence = present && sentencesOf(present)[what.sentence]
  if (!present || !sentence || textOf(sentence.spans) !== what.was) {
    await cancelAwaited(db, who.person.id)
    return ctx.say('没有保存：这一段刚被改过。请看过现在的文字再改。', [
      [{ label: '看这一段', data: `y:${row.id}:section:${what.code}` }],
    ])
  }
  const edited = editedSection(present, what.sentence, text, await fixedWordsOf(db, ctx.work.desk, row, ctx.work.now))
  if ('untraced' in edited) {
    const places = edited.untraced.slice(0, 5).map((words) => `…${words}…`)
    return ctx.say(`没有保存：这些数字不在原文里，查不到来源：\n${places.join('\n')}\n请改好再发一次。`, back)
  }
  await cancelAwaited(db, who.person.id)
  await keep(ctx, row, edited.section)
  return showSection(ctx, row, what.code, (said, keys) => ctx.say(`已改好并锁定。\n${said}`, keys))
})

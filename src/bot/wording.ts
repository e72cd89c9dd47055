import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { addDays, yearOf } from '../calendar/day.ts'
import { problemsOfBlock } from '../catalogue/check-clauses.ts'
import { canBeEmpty } from '../catalogue/text-blocks.ts'
import { note } from '../database/audit.ts'
import { awaitedOf, awaitWords, cancelAwaited } from '../database/awaited.ts'
import { setWording } from '../database/wording.ts'
import { outdatedSentences, type WordedBlock, wordedBlocks } from '../desk/wording.ts'
import { refusalOf } from '../interview/privacy.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** /wording: an editor sets the county's own words for a year's report. */
export const wording = new Composer<BotContext>()
/** What an editor types for a text block. */
export const wordingWords = new Composer<BotContext>()

const LONGEST = 1000
const A_PAGE = 12

wording.command('wording', async (ctx) => {
  if (!ctx.work.who.editor) return ctx.say(EDITORS_ONLY)
  const asked = ctx.payload.trim().replace(/年$/u, '')
  const year = asked === '' ? presentYear(ctx) : Number(asked)
  if (!/^20\d\d$/.test(String(year))) return ctx.say('请写年份，例如 /wording 2022')
  return showBlocks(ctx, year, 0, ctx.say.bind(ctx))
})

wording.on('callback_query', async (ctx, next) => {
  const fromMenu = dataParts(ctx, 'm')?.[0] === 'wording'
  const parts = dataParts(ctx, 't')
  if (!fromMenu && !parts) return next()
  if (!ctx.work.who.editor) return ctx.show(EDITORS_ONLY)
  const [given = '', action, code = '', page = '0'] = parts ?? []
  const year = given === '' ? presentYear(ctx) : Number(given)
  const show = ctx.show.bind(ctx)
  if (action === 'page') return showBlocks(ctx, year, Number(code), show)
  const blocks = await blocksOf(ctx, year)
  const index = blocks.findIndex((b) => b.code === code)
  const block = blocks[index]
  if (!block) return showBlocks(ctx, year, Number(page), show)
  switch (action) {
    case 'words':
      await awaitWords(ctx.work.db, ctx.work.who.person.id, { for: 'wording', year, code })
      return ctx.show(`请打“${block.label}”的新文字，不超过${LONGEST}字。`, [
        [{ label: '不改了', data: `t:${year}:block:${code}` }],
      ])
    case 'blank':
      if (canBeEmpty(code)) await set(ctx, year, code, '')
      ctx.toast = '好，这一处不印'
      return showBlock(ctx, year, code, show)
    case 'keep':
      await set(ctx, year, code, block.words ?? null)
      ctx.toast = '好，今年就用它'
      return showBlock(ctx, year, code, show)
    case 'drop':
      await set(ctx, year, code, null)
      ctx.toast = '已恢复'
      return showBlock(ctx, year, code, show)
    default:
      return showBlock(ctx, year, code, show)
  }
})

/** In January and February the report that is written is of the year that has ended. */
function presentYear({ work: { today } }: BotContext): number {
  return yearOf(addDays(today, -59))
}

function blocksOf({ work: { db, desk, now } }: BotContext, year: number): Promise<readonly WordedBlock[]> {
  return wordedBlocks(db, desk.catalogue, year, now)
}

async function showBlocks(ctx: BotContext, year: number, page: number, say: Say): Promise<void> {
  const blocks = await blocksOf(ctx, year)
  const shown = blocks.slice(page * A_PAGE, (page + 1) * A_PAGE)
  const warned = blocks.filter((b) => b.warning).length
  const keys = shown.map((b) => [
    { label: `${b.warning ? '⚠ ' : b.of ? '✎ ' : ''}${b.label}`, data: `t:${year}:block:${b.code}` },
  ])
  const turning: Key[] = [
    ...(page > 0 ? [{ label: '上一页', data: `t:${year}:page:${page - 1}` }] : []),
    ...(blocks.length > (page + 1) * A_PAGE ? [{ label: '下一页', data: `t:${year}:page:${page + 1}` }] : []),
    { label: '返回', data: 'm:menu' },
  ]
  const notes = [
    ...(warned > 0 ? [`⚠ 有${warned}处要看看。`] : []),
    ...outdatedSentences(ctx.work.desk.catalogue, year).map((said) => `⚠ ${said}`),
  ]
  say([`${year}年汇报的文字，点一处可以改。`, ...notes].join('\n'), [...keys, turning])
}

async function showBlock(ctx: BotContext, year: number, code: string, say: Say): Promise<void> {
  const blocks = await blocksOf(ctx, year)
  const index = blocks.findIndex((b) => b.code === code)
  const block = blocks[index]
  if (!block) return showBlocks(ctx, year, 0, say)
  const from = block.of === undefined ? '目录里的' : `${block.of}年改的`
  const lines = [
    `${block.label}（${from}）`,
    block.words || '（空着，不印）',
    ...(block.warning ? [`⚠ ${block.warning}`] : []),
  ]
  say(lines.join('\n'), [
    [
      { label: '改写', data: `t:${year}:words:${code}` },
      ...(block.words && canBeEmpty(code) ? [{ label: '空着不印', data: `t:${year}:blank:${code}` }] : []),
      ...(block.of === undefined ? [] : [{ label: '恢复目录里的', data: `t:${year}:drop:${code}` }]),
    ],
    ...(block.of !== undefined && block.of !== year ? [[{ label: '今年还用它', data: `t:${year}:keep:${code}` }]] : []),
    [{ label: '返回', data: `t:${year}:page:${Math.floor(index / A_PAGE)}` }],
  ])
}

async function set(ctx: BotContext, year: number, code: string, words: string | null): Promise<void> {
  const { db, who, now } = ctx.work
  await setWording(db, { year, code, words, setAt: now, setBy: who.person.id })
  await note(db, { at: now, personId: who.person.id, action: 'wording', subject: `${year} ${code}` })
}

wordingWords.on(message('text'), async (ctx, next) => {
  const { db, who, desk } = ctx.work
  if (!who.editor || ctx.message.text.startsWith('/')) return next()
  const what = await awaitedOf(db, who.person.id)
  if (what?.for !== 'wording') return next()
  const words = ctx.message.text.trim().replace(/\s*\n\s*/gu, '')
  const back = [[{ label: '不改了', data: `t:${what.year}:block:${what.code}` }]]
  const personal = refusalOf(words)
  if (personal) return ctx.say(personal, back)
  if ([...words].length > LONGEST) return ctx.say(`请不超过${LONGEST}字（现在${[...words].length}字）。`, back)
  const [problem] = problemsOfBlock(desk.catalogue, what.code, words)
  if (problem) return ctx.say(`没有保存：${problem}。\n请改好再发一次。`, back)
  await set(ctx, what.year, what.code, words)
  await cancelAwaited(db, who.person.id)
  return showBlock(ctx, what.year, what.code, (said, keys) => ctx.say(`已保存。\n${said}`, keys))
})

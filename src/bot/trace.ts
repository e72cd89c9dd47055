import { Composer } from 'telegraf'
import { monthAndDate } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import { type DigestRow, digestById, recentDigests } from '../database/digest.ts'
import { writeAll } from '../database/write.ts'
import { editionNow } from '../desk/preview.ts'
import { subjectOf } from '../desk/subject.ts'
import { type Trace, type TraceLine, traceFigure } from '../desk/trace.ts'
import type { Digest } from '../digest/digest.ts'
import { type FigurePlace, figurePlaces, whatOf } from '../digest/figure-places.ts'
import { periodLabel } from '../digest/kinds/index.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** /trace: an editor opens a printed number and sees the reports that it was made of. */
export const trace = new Composer<BotContext>()

const A_PAGE = 8
const MOST_DIGESTS = 6
const MOST_UNITS = 30
const LONGEST_LABEL = 40

trace.command('trace', async (ctx) => {
  if (!ctx.work.who.editor) return ctx.say(EDITORS_ONLY)
  const asked = ctx.payload.trim()
  const [newest] = await recentDigests(ctx.work.db, 1)
  if (!asked || !newest) return showDigests(ctx, ctx.say.bind(ctx))
  const places = figurePlaces(await digestOf(ctx, newest))
  const number = /^\d+(?:\.\d+)?余?$/u.test(asked)
  const found = places.filter(
    (p) =>
      (!number && whatOf(p, p.span.printed).includes(asked)) ||
      p.span.printed === asked ||
      String(p.span.value) === asked,
  )
  if (found.length === 0) return ctx.say(`最近一期里没有“${asked.slice(0, 20)}”。`, [[key('看有哪些数字', newest)]])
  ctx.say('要看哪个数字的来源？', [...numberKeys(newest, found.slice(0, 20)), [key('返回', newest)]])
})

trace.on('callback_query', async (ctx, next) => {
  const fromMenu = dataParts(ctx, 'm')?.[0] === 'trace'
  const parts = dataParts(ctx, 'g')
  if (!fromMenu && !parts) return next()
  if (!ctx.work.who.editor) return ctx.show(EDITORS_ONLY)
  const [id = '', what, number = '1', page = '0'] = parts ?? []
  const row = id === '' ? undefined : await digestById(ctx.work.db, Number(id))
  if (!row) return showDigests(ctx, ctx.show.bind(ctx))
  if (what === 'n') return showNumber(ctx, row, Number(number), Number(page))
  if (what === 's') return showSection(ctx, row, Number(number), Number(page))
  return showSections(ctx, row)
})

function key(label: string, row: DigestRow, rest = ''): Key {
  return { label, data: `g:${row.id}${rest}` }
}

async function digestOf(ctx: BotContext, row: DigestRow): Promise<Digest> {
  const { db, desk, clock, now } = ctx.work
  const { digest, writes } = await editionNow(db, desk, row, 'office', clock)
  await writeAll(db, writes, [], now)
  return digest
}

async function showDigests(ctx: BotContext, say: Say): Promise<void> {
  const { db, desk } = ctx.work
  const rows = await recentDigests(db, MOST_DIGESTS)
  if (rows.length === 0) return say('还没有汇编，先发 /week 或 /year 看看。', [[{ label: '返回', data: 'm:menu' }]])
  const keys: Key[][] = []
  for (const row of rows) keys.push([key(await nameOf(row), row)])
  say('要看哪一份的数字？', [...keys, [{ label: '返回', data: 'm:menu' }]])

  async function nameOf(row: DigestRow): Promise<string> {
    if (row.kind === 'week') return `一周动态 ${weekLabel({ from: row.periodFrom, to: row.periodTo })}`
    const { scope, period } = await subjectOf(db, desk, row)
    return `${periodLabel(period)}${scope.kind === 'county' ? '' : scope.name}汇报`
  }
}

async function showSections(ctx: BotContext, row: DigestRow): Promise<void> {
  const places = figurePlaces(await digestOf(ctx, row))
  const sections = [...new Map(places.map((p) => [p.section, p])).values()]
  if (sections.length === 0) return ctx.show('这一份里还没有数字。', [[{ label: '返回', data: 'g:' }]])
  const keys = sections.map((p, i) => [key(sectionName(p), row, `:s:${i}`)])
  ctx.show('数字在哪一段？', [...keys, [{ label: '看别的汇编', data: 'g:' }]])
}

function sectionName({ heading }: FigurePlace): string {
  return heading === '' ? '开头' : heading.replace(/[，。].*$/su, '')
}

async function showSection(ctx: BotContext, row: DigestRow, index: number, page: number): Promise<void> {
  const places = figurePlaces(await digestOf(ctx, row))
  const codes = [...new Set(places.map((p) => p.section))]
  const own = places.filter((p) => p.section === codes[index])
  const shown = own.slice(page * A_PAGE, (page + 1) * A_PAGE)
  if (shown.length === 0) return showSections(ctx, row)
  const around = [
    ...(page > 0 ? [key('上一页', row, `:s:${index}:${page - 1}`)] : []),
    ...(own.length > (page + 1) * A_PAGE ? [key('下一页', row, `:s:${index}:${page + 1}`)] : []),
    key('返回', row),
  ]
  ctx.show('要看哪个数字的来源？', [...numberKeys(row, shown), around])
}

function numberKeys(row: DigestRow, places: readonly FigurePlace[]): Key[][] {
  return places.map((p) => {
    // A button has little room, and of a long row the end tells most: its column and the number.
    return [key(lastOf(whatOf(p, p.span.printed)), row, `:n:${p.number}:0`)]
  })
}

function lastOf(label: string): string {
  return label.length > LONGEST_LABEL ? `…${label.slice(1 - LONGEST_LABEL)}` : label
}

async function showNumber(ctx: BotContext, row: DigestRow, number: number, page: number): Promise<void> {
  const { db, desk } = ctx.work
  const digest = await digestOf(ctx, row)
  const places = figurePlaces(digest)
  const place = places.find((p) => p.number === number)
  if (!place) return showSections(ctx, row)
  const traced = await traceFigure(db, desk, digest, place, page)
  const section = [...new Set(places.map((p) => p.section))].indexOf(place.section)
  ctx.show(textOf(traced, page), [
    [
      ...(page > 0 ? [key('上一页', row, `:n:${number}:${page - 1}`)] : []),
      ...(traced.more ? [key('下一页', row, `:n:${number}:${page + 1}`)] : []),
      key('返回', row, `:s:${section}`),
    ],
  ])
}

function textOf(traced: Trace, page: number): string {
  const { place, what, rule, period, units, figures, included, excluded } = traced
  const names = units.slice(0, MOST_UNITS).join('、')
  const head = [
    `${place.span.printed}　${what}`,
    `算法：${rule}`,
    `时间：${period}`,
    `单位：${units.length}个${units.length > 0 ? `（${names}${units.length > MOST_UNITS ? '等' : ''}）` : ''}`,
    `共${figures}条：`,
  ]
  return [
    ...(page === 0 ? head : [`${what}，第${page + 1}页：`]),
    ...included.map(lineOf),
    ...(excluded.length > 0 ? ['没有计入的：', ...excluded.slice(0, 15).map(lineOf)] : []),
  ].join('\n')
}

function lineOf({ report, unit, on, value, label, typed, why }: TraceLine): string {
  const said =
    typed !== undefined && typed !== String(value) ? `，原话“${typed.replaceAll('\n', '、').slice(0, 40)}”` : ''
  const named = label === '' ? '' : `（${label.slice(0, 20)}）`
  return `· ${monthAndDate(on)} ${unit}${named} ${value}${said}，编号${report}${why ? `（${why}）` : ''}`
}

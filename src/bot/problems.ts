import { Composer } from 'telegraf'
import { message } from 'telegraf/filters'
import { addDays, yearOf } from '../calendar/day.ts'
import { calendarYear } from '../calendar/period.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { note } from '../database/audit.ts'
import { awaitedOf, awaitWords, cancelAwaited } from '../database/awaited.ts'
import { dropPair, pairOf, putPair, settlePair, unsettledBefore } from '../database/pair.ts'
import { type Candidate, candidates } from '../database/reported-problems.ts'
import { refusalOf } from '../interview/privacy.ts'
import { type BotContext, dataParts, type Key, type Say } from './context.ts'
import { EDITORS_ONLY } from './words.ts'

/** /problems: an editor picks, merges and rewords the problems and plans of a year's report. */
export const problems = new Composer<BotContext>()
/** What an editor types for a problem or a plan. */
export const problemWords = new Composer<BotContext>()

const A_PAGE = 5
const LONGEST = 300
const SIDES = { problem: '问题', plan: '打算' } as const

problems.command('problems', async (ctx) => {
  if (!ctx.work.who.editor) return ctx.say(EDITORS_ONLY)
  const asked = ctx.payload.trim().replace(/年$/u, '')
  const year = asked === '' ? presentYear(ctx) : Number(asked)
  if (!/^20\d\d$/.test(String(year))) return ctx.say('请写年份，例如 /problems 2022')
  return showAreas(ctx, year, ctx.say.bind(ctx))
})

problems.on('callback_query', async (ctx, next) => {
  const fromMenu = dataParts(ctx, 'm')?.[0] === 'problems'
  const parts = dataParts(ctx, 'p')
  if (!fromMenu && !parts) return next()
  if (!ctx.work.who.editor) return ctx.show(EDITORS_ONLY)
  const [given = '', index = '', action = '', argument = '0'] = parts ?? []
  const year = given === '' ? presentYear(ctx) : Number(given)
  const area = ctx.work.desk.catalogue.year.pairs[Number(index)]?.area
  if (index === '' || area === undefined) return showAreas(ctx, year, ctx.show.bind(ctx))
  return act(ctx, { year, index: Number(index), area }, action, Number(argument))
})

/** One area of problems in one year. */
type Place = { readonly year: number; readonly index: number; readonly area: string }

function presentYear({ work: { today } }: BotContext): number {
  return yearOf(addDays(today, -59))
}

async function act(ctx: BotContext, place: Place, action: string, argument: number): Promise<void> {
  const { db, who, now } = ctx.work
  const { year, area } = place
  switch (action) {
    case 'pick':
    case 'merge': {
      const chosen = (await reported(ctx, place, 0, 1000)).find((c) => c.report === argument)
      if (chosen) await put(ctx, place, action === 'merge' ? await merged(ctx, place, chosen) : taken(chosen))
      ctx.toast = chosen ? '已写进汇报' : '这一份刚被改过'
      return showArea(ctx, place, 0, ctx.show.bind(ctx))
    }
    case 'problem':
    case 'plan':
      await awaitWords(db, who.person.id, { for: 'pair', year, area, side: action })
      return ctx.show(`请打改好的${SIDES[action]}，不超过${LONGEST}字。`, [[back(place)]])
    case 'drop':
      await dropPair(db, { year, area, at: now })
      return showArea(ctx, place, 0, ctx.show.bind(ctx))
    case 'solved':
    case 'carried': {
      const before = await unsettledBefore(db, year, area)
      if (before) await settlePair(db, before.id, action, now)
      if (before && action === 'carried' && !(await pairOf(db, year, area))) await put(ctx, place, before)
      return showArea(ctx, place, 0, ctx.show.bind(ctx))
    }
    default:
      return showArea(ctx, place, argument, ctx.show.bind(ctx))
  }
}

type Words = { readonly problem: string; readonly plan: string; readonly reports: readonly number[] }

function taken({ problem, plan, report }: Candidate): Words {
  return { problem, plan, reports: [report] }
}

async function merged(ctx: BotContext, { year, area }: Place, other: Candidate): Promise<Words> {
  const held = await pairOf(ctx.work.db, year, area)
  if (!held || held.reports.includes(other.report)) return held ?? taken(other)
  const join = (a: string, b: string) => `${a.replace(/[。；，\s]+$/u, '')}；${b}`
  return {
    problem: join(held.problem, other.problem),
    plan: join(held.plan, other.plan),
    reports: [...held.reports, other.report],
  }
}

async function put(ctx: BotContext, { year, area }: Place, { problem, plan, reports }: Words): Promise<void> {
  const { db, who, now } = ctx.work
  await putPair(db, { year, area, problem, plan, reports, setAt: now, setBy: who.person.id })
  await note(db, { at: now, personId: who.person.id, action: 'pair', subject: `${year} ${area}` })
}

function reported(ctx: BotContext, { year, area }: Place, page: number, limit = A_PAGE + 1): Promise<Candidate[]> {
  return candidates(ctx.work.db, PROBLEMS, { ...calendarYear(year), area, limit, offset: page * A_PAGE })
}

async function showAreas(ctx: BotContext, year: number, say: Say): Promise<void> {
  const { db, desk } = ctx.work
  const keys: Key[][] = []
  for (const [index, { area }] of desk.catalogue.year.pairs.entries()) {
    const put = await pairOf(db, year, area)
    const [newest] = put ? [] : await reported(ctx, { year, index, area }, 0, 1)
    const state = put ? '已定' : newest ? '按最新填报' : '没有'
    keys.push([{ label: `${area}（${state}）`, data: `p:${year}:${index}` }])
  }
  say(`${year}年的问题和打算，一一对应。没有定的，用最新填报的一条。`, [...keys, [{ label: '返回', data: 'm:menu' }]])
}

async function showArea(ctx: BotContext, place: Place, page: number, say: Say): Promise<void> {
  const { db } = ctx.work
  const { year, area } = place
  const held = await pairOf(db, year, area)
  const before = await unsettledBefore(db, year, area)
  const found = await reported(ctx, place, page)
  const shown = found.slice(0, A_PAGE)
  const lines = [
    `${area}${held ? '（已定）' : ''}`,
    ...(held ? [`问题：${held.problem}`, `打算：${held.plan}`] : []),
    ...(before ? [`${before.year}年的打算：${before.plan}\n办得怎么样了？`] : []),
    ...(shown.length > 0 ? ['各单位报的：'] : ['还没有单位报这方面的问题。']),
    ...shown.map((c, i) => `${i + 1}. ${c.unit}：${c.problem}→${c.plan}`),
  ]
  const data = (action: string, argument: number | string = '') => `p:${year}:${place.index}:${action}:${argument}`
  say(lines.join('\n'), [
    ...(before
      ? [
          [
            { label: '已解决', data: data('solved') },
            { label: '接着推进', data: data('carried') },
          ],
        ]
      : []),
    ...shown.map((c, i) => [
      { label: `用第${i + 1}条`, data: data('pick', c.report) },
      ...(held ? [{ label: `并入第${i + 1}条`, data: data('merge', c.report) }] : []),
    ]),
    ...(held
      ? [
          [
            { label: '改问题', data: data('problem') },
            { label: '改打算', data: data('plan') },
            { label: '不用了', data: data('drop') },
          ],
        ]
      : []),
    [
      ...(page > 0 ? [{ label: '上一页', data: data('page', page - 1) }] : []),
      ...(found.length > A_PAGE ? [{ label: '下一页', data: data('page', page + 1) }] : []),
      { label: '返回', data: `p:${year}` },
    ],
  ])
}

function back({ year, index }: Place): Key {
  return { label: '返回', data: `p:${year}:${index}` }
}

problemWords.on(message('text'), async (ctx, next) => {
  const { db, who, desk } = ctx.work
  if (!who.editor || ctx.message.text.startsWith('/')) return next()
  const what = await awaitedOf(db, who.person.id)
  if (what?.for !== 'pair') return next()
  const words = ctx.message.text.trim().replace(/\s*\n\s*/gu, '')
  const place = {
    year: what.year,
    area: what.area,
    index: desk.catalogue.year.pairs.findIndex((p) => p.area === what.area),
  }
  const personal = refusalOf(words)
  if (personal) return ctx.say(personal, [[back(place)]])
  if ([...words].length > LONGEST)
    return ctx.say(`请不超过${LONGEST}字（现在${[...words].length}字）。`, [[back(place)]])
  const held = await pairOf(db, what.year, what.area)
  await cancelAwaited(db, who.person.id)
  if (!held)
    return showArea(ctx, place, 0, (said, keys) => ctx.say(`没有保存：这一条刚被别的编辑拿掉了。\n${said}`, keys))
  await put(ctx, place, { ...held, [what.side]: words })
  return showArea(ctx, place, 0, (said, keys) => ctx.say(`已保存。\n${said}`, keys))
})

import { Composer } from 'telegraf'
import { yearOf } from '../calendar/day.ts'
import { calendarYear } from '../calendar/period.ts'
import { areasBelow } from '../database/area.ts'
import { type DigestRow, digestById, lockDigest, openDigest } from '../database/digest.ts'
import { writeAll } from '../database/write.ts'
import { editionNow } from '../desk/preview.ts'
import { publication, toPublish } from '../desk/publish.ts'
import { askedFor, issueYearOf, reportOn, type Subject, scopeNamed, subjectOf } from '../desk/subject.ts'
import { outdatedSentences, wordedBlocks } from '../desk/wording.ts'
import type { Digest, EditionKind, Section } from '../digest/digest.ts'
import { REPORTS } from '../digest/kinds/index.ts'
import { digestMessages } from '../messages/digest.ts'
import { untracedText } from '../messages/preview.ts'
import { publicationMessages } from '../messages/publication.ts'
import { type BotContext, dataParts, type Key } from './context.ts'
import { EDITORS_ONLY } from './words.ts'
import { yearAsked } from './year-asked.ts'
import { askWords, leaveOut, lock, showSection, showSentences, unlock } from './year-section.ts'

/** /year: an editor looks at a year's report, section by section, changes it, publishes it. */
export const year = new Composer<BotContext>()

year.command('year', async (ctx) => {
  if (!ctx.work.who.editor) return ctx.say(EDITORS_ONLY)
  const asked = yearAsked(ctx.payload, ctx.work.today)
  if (!asked) return ctx.say('没看懂是哪段时间。\n例如 /year 2022 或 /year 2022上半年 妇联')
  const scope = await scopeNamed(ctx.work.db, ctx.work.desk, asked.scope)
  if (asked.period.from > ctx.work.today) return ctx.say('这段时间还没有开始。\n例如 /year 2022')
  if (!scope) return ctx.say(`没有叫“${asked.scope}”的镇或组织。\n例如 /year 2022 甲镇 或 /year 2022 妇联`)
  return showReport(ctx, reportOn(asked.period, scope))
})

year.on('callback_query', async (ctx, next) => {
  const fromMenu = dataParts(ctx, 'm')?.[0] === 'year'
  const parts = dataParts(ctx, 'y')
  if (!fromMenu && !parts) return next()
  const { db, who, today } = ctx.work
  if (!who.editor) return ctx.show(EDITORS_ONLY)
  if (fromMenu) {
    const period = yearAsked('', today)?.period ?? calendarYear(yearOf(today))
    return showReport(ctx, reportOn(period, { kind: 'county' }))
  }
  const [id, action = '', ...rest] = parts ?? []
  const row = await digestById(db, Number(id))
  if (row?.kind !== 'year') return ctx.show('这份汇报已经不在了。发 /year 重新看。')
  return act(ctx, row, action, rest)
})

async function act(ctx: BotContext, found: DigestRow, action: string, rest: readonly string[]): Promise<void> {
  const { db, desk } = ctx.work
  const [argument = ''] = rest
  const report = await subjectOf(db, desk, found)
  switch (action) {
    case 'all':
      return sayWhole(ctx, found, 'office')
    case 'group':
      return sayWhole(ctx, found, 'group')
    case 'periods':
      return showPeriods(ctx, found, report)
    case 'period': {
      const day = rest[1] ?? report.period.to
      const kind = REPORTS.find(({ code }) => code === argument)
      return showReport(ctx, reportOn(kind?.around(day) ?? calendarYear(yearOf(day)), report.scope))
    }
    case 'scopes':
      return showScopes(ctx, found)
    case 'scope': {
      const scope = await scopeNamed(db, desk, argument)
      return showReport(ctx, scope ? { ...report, scope } : report)
    }
  }
  const row = await lockDigest(db, found.id)
  if (row.state === 'published' && action !== '') return showReport(ctx, report)
  switch (action) {
    case 'section':
      return showSection(ctx, row, argument, ctx.show.bind(ctx))
    case 'words':
      return showSentences(ctx, row, argument, Number(rest[1] ?? 0))
    case 'sentence':
      return askWords(ctx, row, argument, Number(rest[1]))
    case 'leave':
      return leaveOut(ctx, row, argument, Number(rest[1]))
    case 'lock':
      return lock(ctx, row, argument)
    case 'unlock':
      return unlock(ctx, row, argument)
    case 'publish':
      return askPublish(ctx, row, report)
    case 'go':
      return publish(ctx, row)
    default:
      return showReport(ctx, report)
  }
}

/** The first page of a report: who reported, its sections, what can be done. */
async function showReport(ctx: BotContext, report: Subject): Promise<void> {
  const { db } = ctx.work
  const row = await openDigest(db, { asked: askedFor(report), issueYear: issueYearOf(report) })
  const digest = await digestOf(ctx, row, 'office')
  const out = row.state === 'published'
  const { due, reported, zero, missing } = digest.coverage
  const sections = digest.sections.filter((s) => !s.annex && s.blocks.length > 0)
  const words = [
    `《${digest.title}》${out ? '（已发布）' : '（草稿）'}`,
    `应报${due}个单位：报过活动${reported}个，只报零报告${zero}个，没有报过${missing}个。`,
    ...(sections.length === 0 ? ['这段时间还没有可写的内容。'] : []),
    ...(out ? [] : ['点一段可以看、改、锁定；都看过了再发布。']),
  ]
  ctx.show(words.join('\n'), [
    ...(out
      ? []
      : sections.map((section) => [{ label: sectionName(section), data: `y:${row.id}:section:${section.code}` }])),
    [
      { label: '看全文', data: `y:${row.id}:all` },
      { label: '看群里的版本', data: `y:${row.id}:group` },
    ],
    [
      { label: '溯源', data: `g:${row.id}` },
      { label: '换时间', data: `y:${row.id}:periods` },
      { label: '换范围', data: `y:${row.id}:scopes` },
    ],
    ...(out ? [[{ label: '更正版', data: `n:${row.id}` }]] : []),
    ...(out || sections.length === 0 ? [] : [[{ label: '发布', data: `y:${row.id}:publish` }]]),
  ])
}

/** As a button has it: 总述, （一）坚持强基固本. */
function sectionName({ code, heading }: Section): string {
  if (code === 'opening') return '总述'
  return heading.replace(/[，。].*$/su, '')
}

async function sayWhole(ctx: BotContext, row: DigestRow, edition: EditionKind): Promise<void> {
  ctx.owed.push(...digestMessages(ctx.chatId, await digestOf(ctx, row, edition)))
  ctx.say(row.state === 'published' ? '以上是全文，附表在文件里。' : '以上是全文，附表在发布后的文件里。', [
    [{ label: '返回', data: `y:${row.id}` }],
  ])
}

function showPeriods(ctx: BotContext, row: DigestRow, { period }: Subject): void {
  const of = yearOf(period.to)
  const keys = REPORTS.flatMap(({ code, label, offered }) =>
    offered(of).map((p): Key => ({ label: label(p), data: `y:${row.id}:period:${code}:${p.to}` })),
  )
  ctx.show('要看哪段时间的？', [...inRows(keys, 2), [{ label: '返回', data: `y:${row.id}` }]])
}

async function showScopes(ctx: BotContext, row: DigestRow): Promise<void> {
  const { db, desk } = ctx.work
  const [county] = await areasBelow(db, undefined)
  const towns = county ? await areasBelow(db, county.id) : []
  const key = (label: string, code: string): Key => ({ label, data: `y:${row.id}:scope:${code}` })
  ctx.show('要看哪里、哪家的？', [
    [key('全县', 'county')],
    ...inRows(
      desk.catalogue.organizations.map((o) => key(o.name, o.code)),
      4,
    ),
    ...inRows(
      towns.map((t) => key(t.name, t.id)),
      3,
    ),
    [{ label: '返回', data: `y:${row.id}` }],
  ])
}

function inRows(keys: readonly Key[], of: number): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / of) }, (_, i) => keys.slice(i * of, (i + 1) * of))
}

async function askPublish(ctx: BotContext, row: DigestRow, { scope }: Subject): Promise<void> {
  const { db, desk, now } = ctx.work
  const digest = await digestOf(ctx, row, 'office')
  const warned = (await wordedBlocks(db, desk.catalogue, yearOf(row.periodTo), now)).filter((b) => b.warning)
  const notes = [
    ...(scope.kind === 'county' ? ['会发到绑定的群，也发给编辑。'] : ['只发给编辑，不发群。']),
    ...(digest.coverage.missing > 0 ? [`还有${digest.coverage.missing}个单位没有报过。`] : []),
    ...(digest.sections.some((s) => s.code === 'problems') ? [] : ['还没有问题和打算。']),
    ...(scope.kind === 'county' && warned.length > 0
      ? [`文字有${warned.length}处要看看（/wording）：${warned[0]?.label}：${warned[0]?.warning}`]
      : []),
    ...outdatedSentences(desk.catalogue, yearOf(row.periodTo)),
    '发布后不再改动，以后有更正另出一版。',
  ]
  ctx.show(`现在发布《${digest.title}》？\n${notes.join('\n')}`, [
    [
      { label: '确认发布', data: `y:${row.id}:go` },
      { label: '返回', data: `y:${row.id}` },
    ],
  ])
}

async function publish(ctx: BotContext, row: DigestRow): Promise<void> {
  const { db, desk, who, clock } = ctx.work
  const done = publication(await toPublish(db, desk, row.id, clock, who.person.id))
  const back = [[{ label: '返回', data: `y:${row.id}` }]]
  if (done.is === 'untraced') return ctx.show(untracedText(done.places), back)
  if (done.is === 'published') await writeAll(db, done.writes, publicationMessages(done.facts), done.at)
  const groups = done.is === 'published' ? done.facts.groups.length : done.groups
  ctx.toast = '已发布'
  ctx.show(row.scope === 'county' ? `已发布，发到${groups}个群。` : '已定稿，发给了编辑。', back)
}

async function digestOf(ctx: BotContext, row: DigestRow, edition: EditionKind): Promise<Digest> {
  const { db, desk, clock, now } = ctx.work
  const { digest, writes } = await editionNow(db, desk, row, edition, clock)
  await writeAll(db, writes, [], now)
  return digest
}

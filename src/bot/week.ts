import { Composer } from 'telegraf'
import { addDays, dayIn } from '../calendar/day.ts'
import { dueAt } from '../calendar/due.ts'
import { issueYear, type Week, weekOf } from '../calendar/week.ts'
import { monthAndDate, weekdayName } from '../chinese/days.ts'
import { weekLabel } from '../chinese/periods.ts'
import { readDay } from '../chinese/read-day.ts'
import { note } from '../database/audit.ts'
import { awaitWords, cancelAwaited } from '../database/awaited.ts'
import { type DigestRow, digestById, lockDigest, openLocked, setDigest } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import { nextWeekLines } from '../database/next-week.ts'
import type { Database } from '../database/open.ts'
import { sendAgain } from '../database/outbox-outcome.ts'
import { recipients } from '../database/recipients.ts'
import { writeAll } from '../database/write.ts'
import { editionNow, putBeforeEditors } from '../desk/preview.ts'
import { publication, toPublish } from '../desk/publish.ts'
import { issueLabel } from '../digest/label.ts'
import { sentenceFor } from '../kinds/date.ts'
import { type Keys, key } from '../messages/buttons.ts'
import { digestMessages } from '../messages/digest.ts'
import { previewMessages, publishKeys, untracedText } from '../messages/preview.ts'
import { publicationMessages } from '../messages/publication.ts'
import { type BotContext, dataParts, type Key, plainKeys } from './context.ts'
import { decideText, editMenu, LONGEST_TEXT, showText } from './week-edit.ts'
import { EDITORS_ONLY } from './words.ts'

/** /week: an editor looks at a week's digest, changes it, publishes it, holds it back. */
export const week = new Composer<BotContext>()

week.command('week', async (ctx) => {
  const { who, today } = ctx.work
  if (!who.editor) return ctx.say(EDITORS_ONLY)
  await cancelAwaited(ctx.work.db, who.person.id)
  const asked = ctx.payload.trim()
  if (!asked) return showWeek(ctx, weekOf(today))
  const read = readDay(asked, today)
  if ('day' in read) return showWeek(ctx, weekOf(read.day))
  ctx.say(`${sentenceFor(read.refusal, asked, today)}\n例如 /week 11月9日`)
})

week.on('callback_query', async (ctx, next) => {
  const { db, who, today } = ctx.work
  const fromMenu = dataParts(ctx, 'm')?.[0] === 'week'
  const parts = dataParts(ctx, 'w')
  const held = dataParts(ctx, 'o')
  if (!fromMenu && !parts && !held) return next()
  if (!who.editor) return ctx.show(EDITORS_ONLY)
  if (fromMenu) return showWeek(ctx, weekOf(today))
  if (held) {
    const again = await sendAgain(db, Number(held[0]), ctx.work.now)
    return ctx.show(again ? '好，再发一次。' : '这条已经处理过了。')
  }
  const [id, action, ...rest] = parts ?? []
  if (id === 'at') return showWeek(ctx, weekOf(action ?? today))
  const row = await digestById(db, Number(id))
  if (!row) return ctx.show('这一期已经不在了。发 /week 重新看。')
  return act(ctx, row.id, action ?? '', rest)
})

/** The published edition as it was sealed, or a preview with what can be done with it. */
async function showWeek(ctx: BotContext, of: Week): Promise<void> {
  const { db, today } = ctx.work
  if (of.from > today) return ctx.say(`${weekLabel(of)}还没有开始。`, [aroundKeys(of)])
  const row = await openLocked(db, { asked: of, issueYear: issueYear(of) })
  const sealed = row.state === 'published' ? await sealedEdition(db, row.id, 'office') : undefined
  if (sealed) {
    ctx.owed.push(...digestMessages(ctx.chatId, sealed))
    return ctx.say(`${issueLabel(sealed)}已经发布，不再改动。${LATER}`, [[correctedKey(row)], aroundKeys(of)])
  }
  await preview(ctx, row, [
    [key('上一周', 'weekAt', { day: addDays(of.from, -7) }), key('下一周', 'weekAt', { day: addDays(of.from, 7) })],
  ])
}

/** Before its time a week is published only by one who means it: when it falls due, nothing more comes. */
function askPublish(ctx: BotContext, row: DigestRow): void {
  const { desk } = ctx.work
  const due = dueAt({ from: row.periodFrom, to: row.periodTo }, desk.weekly, desk.zone)
  const day = dayIn(desk.zone, due)
  ctx.show(
    `这一周到${monthAndDate(day)}${weekdayName(day)}${desk.weekly.time}才汇编。现在发布，到时不再出，后来的登在下一期“补报”里。`,
    [
      [
        { label: '确认发布', data: `w:${row.id}:go` },
        { label: '先不发', data: `w:${row.id}:preview` },
      ],
    ],
  )
}

async function preview(ctx: BotContext, row: DigestRow, more: Keys = []): Promise<void> {
  const { db, desk, clock } = ctx.work
  const { groups } = await recipients(db)
  const { facts, writes, at } = await putBeforeEditors(db, desk, row, clock, { groups: groups.length })
  await writeAll(db, writes, [], at)
  ctx.owed.push(...previewMessages([ctx.chatId], facts, more))
}

async function publish(ctx: BotContext, row: DigestRow): Promise<void> {
  const { db, desk, who, clock } = ctx.work
  const done = publication(await toPublish(db, desk, row.id, clock, who.person.id))
  if (done.is === 'untraced') return ctx.show(untracedText(done.places), keysOf(row))
  if (done.is === 'published') await writeAll(db, done.writes, publicationMessages(done.facts), done.at)
  const { number, groups } =
    done.is === 'published' ? { number: done.facts.group.number, groups: done.facts.groups.length } : done
  ctx.toast = '已发布'
  ctx.show(`第${number}期已发布，发到${groups}个群。`)
}

function keysOf(row: DigestRow): Key[][] {
  return plainKeys([publishKeys({ digest: row.id, layout: row.kind })])
}

const LATER = '填报单位更正了数字的，可以出更正版，或者登在下一期。'

function correctedKey({ id }: DigestRow): Key {
  return { label: '更正版', data: `n:${id}` }
}

function aroundKeys(of: Week): Key[] {
  return [
    { label: '上一周', data: `w:at:${addDays(of.from, -7)}` },
    { label: '下一周', data: `w:at:${addDays(of.from, 7)}` },
  ]
}

async function act(ctx: BotContext, id: number, action: string, rest: readonly string[]): Promise<void> {
  const { db, who, now } = ctx.work
  // Whoever else is at it has done what he does before this is decided.
  const row = await lockDigest(db, id)
  if (action === 'group') return showGroupEdition(ctx, row)
  if (row.state === 'published') return ctx.show(`第${row.number}期已经发布，不再改动。${LATER}`, [[correctedKey(row)]])
  switch (action) {
    case 'publish':
      if (row.state === 'open') return askPublish(ctx, row)
      return publish(ctx, row)
    case 'go':
      return publish(ctx, row)
    case 'hold':
      await setDigest(db, row.id, { state: 'held', releaseAt: null })
      await note(db, { at: now, personId: who.person.id, action: 'hold', subject: `digest ${row.id}` })
      return ctx.show('已暂缓，不会自动发布。要发时再点“发布”。', keysOf(row))
    case 'edit':
      return editMenu(ctx, row, ctx.show.bind(ctx))
    case 'next':
      await awaitWords(db, who.person.id, { for: 'next-week', digest: row.id })
      return ctx.show(await askForNextWeek(db, row), [[{ label: '返回', data: `w:${row.id}:edit` }]])
    case 'text':
      return showText(ctx, row, Number(rest[0] ?? 0), ctx.show.bind(ctx))
    case 'pass':
    case 'drop':
      return decideText(ctx, row, action === 'pass' ? 'passed' : 'dropped', rest)
    case 'reword': {
      const [report, code = ''] = rest
      await awaitWords(db, who.person.id, { for: 'reword', digest: row.id, report: Number(report), code })
      return ctx.show(`请打改好的一句话，不超过${LONGEST_TEXT}字。`, [[{ label: '返回', data: `w:${row.id}:text:0` }]])
    }
    default:
      await preview(ctx, row)
  }
}

async function askForNextWeek(db: Database, { periodFrom }: DigestRow): Promise<string> {
  const lines = await nextWeekLines(db, periodFrom)
  const now = lines.length > 0 ? ['现在的是：', ...lines, ''] : []
  return [...now, '请打下周安排，一行一条；打“无”就不登。'].join('\n')
}

async function showGroupEdition(ctx: BotContext, row: DigestRow): Promise<void> {
  const { db, desk, clock, now } = ctx.work
  const { digest, writes } = await editionNow(db, desk, row, 'group', clock)
  await writeAll(db, writes, [], now)
  ctx.owed.push(...digestMessages(ctx.chatId, digest))
  if (row.state !== 'published') ctx.say('这是群里的版本。', keysOf(row))
}

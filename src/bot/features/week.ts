import { dayIn } from '../../calendar/day.ts'
import { dueAt } from '../../calendar/due.ts'
import { type Week, weekOf } from '../../calendar/week.ts'
import { weekLabel } from '../../chinese/periods.ts'
import { asksForIssue } from '../../chinese/week-words.ts'
import { type DigestRow, lockDigestIfAny, waitingWeeks } from '../../database/digest.ts'
import { sealedEdition } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import { recipients } from '../../database/recipients.ts'
import { isCounty } from '../../database/within.ts'
import type { Write } from '../../database/write.ts'
import { editionNow, type PutBefore, putBeforeEditors } from '../../desk/preview.ts'
import { publication, type ToPublish, toPublish } from '../../desk/publish.ts'
import type { Digest } from '../../digest/digest.ts'
import { week as weekKind } from '../../digest/kinds/week.ts'
import { issueLabel } from '../../digest/label.ts'
import { OF_DIGESTS } from '../../messages/answers.ts'
import { called, key } from '../../messages/buttons.ts'
import { digestMessages } from '../../messages/digest.ts'
import { previewMessages, untracedText } from '../../messages/preview.ts'
import { publicationMessages } from '../../messages/publication.ts'
import { answerTo } from '../../messages/said.ts'
import * as messages from '../../messages/week.ts'
import type { Asked } from '../asked.ts'
import { askedWeek } from '../asked-week.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { NO_DIGEST, ownScope } from '../own-scope.ts'
import { digestOfWeek } from '../week-at-hand.ts'

type Names = 'week' | 'weekAt' | 'weekPreview' | 'weekGroup' | 'weekPublish' | 'weekPublishSure' | 'weekHold'
/** What is asked of a digest. */
type Deed = Exclude<
  Extract<Asked<Names>, { readonly by: 'tap' }>['button'],
  { readonly name: 'week' | 'weekAt' }
>['name']

type Facts =
  | { readonly notRead: string }
  | { readonly notBegun: Week }
  | 'gone'
  | { readonly sealed: Digest; readonly row: DigestRow; readonly week: Week }
  /** `week`: asked for by its days, so that those around it are offered too. */
  | { readonly put: PutBefore; readonly week: Week | undefined }
  /** A week of a part of the county. */
  | { readonly own: PutBefore; readonly of: Week }
  | 'no part'
  | { readonly group: Digest; readonly row: DigestRow; readonly writes: readonly Write[] }
  | { readonly toPublish: ToPublish }
  | { readonly ask: 'publish'; readonly row: DigestRow; readonly groups: number }
  | { readonly ask: 'hold'; readonly row: DigestRow }
  | { readonly outAlready: DigestRow }

/** /week: an editor looks at a week's digest, publishes it, holds it back. */
export const week = feature<Facts, Names>({
  command: 'week',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '一周汇编',
  topic: 'digests',
  often: true,
  help: ['/week 看一周汇编，发布、修改、暂缓', '/week 11月9日 看那一天所在的一周', '/week 第2期 看那一期'],
  opens: key('一周汇编', 'week'),
  named: called(
    '预览、发布、汇总、周汇编、一周动态、汇编、动态、暂缓、这期、本期、改 汇编、汇编 草稿、暂缓 发布、发布 汇编、出刊、定稿、不 发、先 不 发布、周报、上一期、下次 发布、下期、下一期、下次 出、时间 发布、时间 出、汇编 时间 发布、这一期 样|看|内容|情况|条、期 什么样、什么样 发布、样子、样稿、清样、校对、校样、过一遍、看一遍、审 汇编|稿|期|周报、可以|能|该|要|准备|马上|没问题 发布|发、发 了|吧 期|汇编、推 出去、放行、签发、期|汇编|周报 发布|发|好|成|弄好|编好|生成|看|编、出稿、本周|这周|这一周|一周 情况|工作|动态|活动|内容|汇总|进展、压 一压|着|下|后、缓发、缓 一缓|几天、先 不 发|出、停发、期 发布|出 了|没、周报 发布|出|改|看|好、汇编 草|稿|改|看|好了|编、哪 一期、期 几条|多少条、能 看 汇编',
    key('', 'week'),
  ),
  answers: OF_DIGESTS,
  meant: asksForIssue,
  buttons: ['week', 'weekAt', 'weekPreview', 'weekGroup', 'weekPublish', 'weekPublishSure', 'weekHold'],
  needs: async (db, { reach }) => {
    const waiting = isCounty(reach) ? await waitingWeeks(db) : []
    return waiting.map(({ id: digest, periodFrom: from, periodTo: to }) =>
      key(`预览待发：${weekLabel({ from, to })}`, 'weekPreview', { digest }),
    )
  },
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name === 'week') {
      const of = await askedWeek(db, asked, door)
      return typeof of === 'string' ? { notRead: of } : look(db, of, door)
    }
    const { button } = asked
    if (button.name === 'weekAt') return look(db, weekOf(button.parts.day), door)
    const row = await lockDigestIfAny(db, button.parts.digest)
    return row ? ofDigest(db, row, button.name, door) : 'gone'
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.WEEK_GONE] }
    if (facts === 'no part') return { say: [NO_DIGEST] }
    if ('notRead' in facts) return { say: [{ text: facts.notRead }] }
    if ('notBegun' in facts) return { say: [messages.notBegun(facts.notBegun)] }
    if ('put' in facts) {
      const around = facts.week ? [messages.aroundKeys(facts.week)] : []
      return { owe: previewMessages([door.chatId], facts.put.facts, around), write: facts.put.writes }
    }
    if ('own' in facts) {
      const { own, of } = facts
      return { owe: messages.ownWeekMessages(door.chatId, own.facts, of), write: own.writes }
    }
    if ('toPublish' in facts) return publish(facts.toPublish)
    if ('outAlready' in facts) return { say: [messages.publishedAlready(facts.outAlready)] }
    const { row } = facts
    if ('sealed' in facts) {
      const said = facts.sealed.withdrawn ? messages.withdrawnIssue : messages.publishedIssue
      const below = said(row.id, issueLabel(facts.sealed), facts.week)
      return { owe: [...digestMessages(door.chatId, facts.sealed), answerTo(door, below)] }
    }
    if ('group' in facts) {
      const below = row.state === 'published' ? [] : [answerTo(door, messages.groupEdition(row.id))]
      return { owe: [...digestMessages(door.chatId, facts.group), ...below], write: facts.writes }
    }
    return facts.ask === 'publish' ? askPublish(row, facts.groups, door) : hold(row, door)
  },
})

/** The published edition as it was sealed, or a preview with what can be done with it. */
async function look(db: Database, of: Week, door: Door): Promise<Facts> {
  if (of.from > door.today) return { notBegun: of }
  const scope = await ownScope(db, door)
  if (!scope) return 'no part'
  const row = await digestOfWeek(db, of, scope)
  const sealed = row.state === 'published' ? await sealedEdition(db, row.id, 'office') : undefined
  if (sealed) return { sealed, row, week: of }
  return scope.kind === 'county'
    ? { put: await putBefore(db, row, door), week: of }
    : { own: await putBefore(db, row, door), of }
}

async function putBefore(db: Database, row: DigestRow, { desk, clock }: Door): Promise<PutBefore> {
  return putBeforeEditors(db, desk, row, clock, { groups: (await groupsOf(db, row)).length })
}

/** Groups that it will go to. */
async function groupsOf(db: Database, { scope }: DigestRow) {
  return (await recipients(db, { scope, kind: weekKind.code })).groups
}

async function ofDigest(db: Database, row: DigestRow, deed: Deed, door: Door): Promise<Facts> {
  const { desk, clock, who } = door
  if (deed === 'weekGroup') {
    const { digest, writes } = await editionNow(db, desk, row, 'group', clock)
    return { group: digest, row, writes }
  }
  if (row.state === 'published') return { outAlready: row }
  const ofCounty = row.scope === 'county'
  switch (deed) {
    case 'weekPreview': {
      const put = await putBefore(db, row, door)
      return ofCounty ? { put, week: undefined } : { own: put, of: { from: row.periodFrom, to: row.periodTo } }
    }
    case 'weekPublish':
      if (row.state === 'open') return { ask: 'publish', row, groups: (await groupsOf(db, row)).length }
      return { toPublish: await toPublish(db, desk, row, clock, who.id) }
    case 'weekPublishSure':
      return { toPublish: await toPublish(db, desk, row, clock, who.id) }
    case 'weekHold':
      return { ask: 'hold', row }
  }
}

function publish(loaded: ToPublish): Effects {
  const done = publication(loaded)
  const { row } = loaded
  switch (done.is) {
    case 'already':
      return { say: [messages.publishedAlready(row)] }
    case 'untraced':
      return { say: [messages.notPublished(row.id, untracedText(done.places))] }
    case 'published': {
      const { group, groups } = done.facts
      const reached = groups.length
      const ofCounty = row.scope === 'county'
      const said = ofCounty ? messages.published(group.number, reached) : messages.publishedOwn(row.id, reached)
      return {
        toast: '已发布',
        say: [said],
        owe: publicationMessages(done.facts),
        write: done.writes,
      }
    }
  }
}

/** Before its time a week is published only by one who means it. */
function askPublish(
  { id, scope, periodFrom: from, periodTo: to }: DigestRow,
  groups: number,
  { desk: { settings, zone } }: Door,
): Effects {
  const due = { day: dayIn(zone, dueAt({ from, to }, settings.weekly, zone)), time: settings.weekly.time }
  return { say: [scope === 'county' ? messages.askPublish(id, due) : messages.askPublishOwn(id, groups)] }
}

function hold({ id, kind }: DigestRow, { who, now }: Door): Effects {
  return {
    say: [messages.heldBack({ id, kind })],
    write: [
      { do: 'setDigest', of: { id, state: 'held', releaseAt: null } },
      { do: 'note', of: { at: now, personId: who.id, action: 'hold', subject: `digest ${id}` } },
    ],
  }
}

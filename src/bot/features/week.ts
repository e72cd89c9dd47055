import { dayIn } from '../../calendar/day.ts'
import { dueAt } from '../../calendar/due.ts'
import { issueYear, type Week, weekOf } from '../../calendar/week.ts'
import { type DigestRow, lockDigestIfAny, openDigest } from '../../database/digest.ts'
import { sealedEdition } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import { gather } from '../../desk/gather.ts'
import { digestMessages } from '../../desk/owe-digest.ts'
import { owePreview, publishWeek } from '../../desk/publish-week.ts'
import { untracedSentence } from '../../desk/seal-editions.ts'
import { subjectOf } from '../../desk/subject.ts'
import { compile } from '../../digest/compile.ts'
import type { Digest } from '../../digest/digest.ts'
import { issueLabel } from '../../digest/label.ts'
import { key } from '../../messages/buttons.ts'
import { answerTo, keyboard } from '../../messages/said.ts'
import * as messages from '../../messages/week.ts'
import type { Asked } from '../asked.ts'
import { askedWeek } from '../asked-week.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Names = 'week' | 'weekAt' | 'weekPreview' | 'weekGroup' | 'weekPublish' | 'weekPublishSure' | 'weekHold'
/** What is asked of a digest. */
type Deed = Exclude<
  Extract<Asked<Names>, { readonly by: 'tap' }>['button'],
  { readonly name: 'week' | 'weekAt' }
>['name']

type Facts =
  | { readonly notRead: string }
  | { readonly notBegun: Week }
  | { readonly sealed: Digest; readonly row: DigestRow; readonly week: Week }
  | { readonly deed: Deed; readonly row: DigestRow }
  | { readonly group: Digest; readonly row: DigestRow }
  | { readonly untraced: string; readonly row: DigestRow }
  | { readonly published: { readonly number: number; readonly groups: number } }
  | 'previewed'
  | 'gone'

/** /week: an editor looks at a week's digest, publishes it, holds it back. */
export const week = feature<Facts, Names>({
  command: 'week',
  role: 'editor',
  place: 'private',
  menu: '一周汇编',
  help: ['/week 看一周汇编，发布、修改、暂缓', '/week 11月9日 看那一天所在的一周'],
  opens: key('一周汇编', 'week'),
  buttons: ['week', 'weekAt', 'weekPreview', 'weekGroup', 'weekPublish', 'weekPublishSure', 'weekHold'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap' || asked.button.name === 'week') {
      const of = askedWeek(asked, door)
      return typeof of === 'string' ? { notRead: of } : look(db, of, door)
    }
    const { button } = asked
    if (button.name === 'weekAt') return look(db, weekOf(button.parts.day), door)
    const row = await lockDigestIfAny(db, button.parts.digest)
    return row ? ofDigest(db, row, button.name, door) : 'gone'
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.WEEK_GONE] }
    if (facts === 'previewed') return {}
    if ('notRead' in facts) return { say: [{ text: facts.notRead }] }
    if ('notBegun' in facts) return { say: [messages.notBegun(facts.notBegun)] }
    if ('published' in facts) {
      return { toast: '已发布', say: [messages.published(facts.published.number, facts.published.groups)] }
    }
    const { row } = facts
    if ('sealed' in facts) {
      const { sealed } = facts
      return {
        owe: [
          ...digestMessages(door.chatId, sealed),
          answerTo(door, messages.publishedIssue(row.id, issueLabel(sealed), facts.week)),
        ],
      }
    }
    if ('group' in facts) return group(facts.group, row, door)
    if ('untraced' in facts) return { say: [messages.notPublished(row.id, facts.untraced)] }
    return act(facts.deed, row, door)
  },
})

/** The published edition as it was sealed, or a preview with what can be done with it. */
async function look(db: Database, week: Week, door: Door): Promise<Facts> {
  const { desk, today, chatId, now } = door
  if (week.from > today) return { notBegun: week }
  const row = await openDigest(db, { asked: week, issueYear: issueYear(week) })
  const sealed = row.state === 'published' ? await sealedEdition(db, row.id, 'office') : undefined
  if (sealed) return { sealed, row, week }
  await owePreview(db, desk, row, [chatId], now, keyboard([messages.aroundKeys(week)]).inline_keyboard)
  return 'previewed'
}

async function ofDigest(db: Database, row: DigestRow, deed: Deed, door: Door): Promise<Facts> {
  const { desk, now, clock, who, chatId } = door
  if (deed === 'weekGroup') {
    const sealed = await sealedEdition(db, row.id, 'group')
    if (sealed) return { group: sealed, row }
    return { group: compile(await gather(db, desk, await subjectOf(db, desk, row), { asOf: now, row }), 'group'), row }
  }
  if (row.state === 'published') return { deed, row }
  if (deed === 'weekPreview') {
    await owePreview(db, desk, row, [chatId], now)
    return 'previewed'
  }
  if (deed === 'weekPublishSure' || (deed === 'weekPublish' && row.state !== 'open')) {
    const done = await publishWeek(db, desk, row.id, clock, { personId: who.id }).catch(untracedSentence)
    return typeof done === 'string' ? { untraced: done, row } : { published: done }
  }
  return { deed, row }
}

function act(deed: Deed, row: DigestRow, { desk, who, now }: Door): Effects {
  if (row.state === 'published') return { say: [messages.publishedAlready(row.id, row.number)] }
  if (deed === 'weekPublish') {
    const due = dueAt({ from: row.periodFrom, to: row.periodTo }, desk.weekly, desk.zone)
    return { say: [messages.askPublish(row.id, { day: dayIn(desk.zone, due), time: desk.weekly.time })] }
  }
  return {
    say: [messages.heldBack(row.id)],
    write: [
      { do: 'setDigest', of: { id: row.id, state: 'held', releaseAt: null } },
      { do: 'note', of: { at: now, personId: who.id, action: 'hold', subject: `digest ${row.id}` } },
    ],
  }
}

/** The group's edition; what can be done with it where it is not out yet. */
function group(digest: Digest, row: DigestRow, door: Door): Effects {
  const keys = row.state === 'published' ? [] : [answerTo(door, messages.groupEdition(row.id))]
  return { owe: [...digestMessages(door.chatId, digest), ...keys] }
}

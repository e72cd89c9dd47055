import { dayIn } from '../../calendar/day.ts'
import { dueAt } from '../../calendar/due.ts'
import { issueYear, type Week, weekOf } from '../../calendar/week.ts'
import { type DigestRow, lockDigestIfAny, openLocked } from '../../database/digest.ts'
import { sealedEdition } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import { recipients } from '../../database/recipients.ts'
import type { Write } from '../../database/write.ts'
import { editionNow, type PreviewFacts, putBeforeEditors } from '../../desk/preview.ts'
import { publication, type ToPublish, toPublish } from '../../desk/publish.ts'
import type { Digest } from '../../digest/digest.ts'
import { issueLabel } from '../../digest/label.ts'
import { key } from '../../messages/buttons.ts'
import { digestMessages } from '../../messages/digest.ts'
import { previewMessages, untracedText } from '../../messages/preview.ts'
import { publicationMessages } from '../../messages/publication.ts'
import { answerTo } from '../../messages/said.ts'
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
  | { readonly group: Digest; readonly row: DigestRow; readonly writes: readonly Write[] }
  | { readonly publishing: ToPublish }
  /** `week`: asked for by its days, so that the weeks around it are offered too. */
  | { readonly preview: PreviewFacts; readonly writes: readonly Write[]; readonly week?: Week }
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
    if ('notRead' in facts) return { say: [{ text: facts.notRead }] }
    if ('notBegun' in facts) return { say: [messages.notBegun(facts.notBegun)] }
    if ('publishing' in facts) return publish(facts.publishing)
    if ('preview' in facts) {
      const more = facts.week ? [messages.aroundKeys(facts.week)] : []
      return { owe: previewMessages([door.chatId], facts.preview, more), write: facts.writes }
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
    if ('group' in facts) return group(facts.group, facts, door)
    return act(facts.deed, row, door)
  },
})

/** The published edition as it was sealed, or a preview with what can be done with it. */
async function look(db: Database, week: Week, door: Door): Promise<Facts> {
  if (week.from > door.today) return { notBegun: week }
  const row = await openLocked(db, { asked: week, issueYear: issueYear(week) })
  const sealed = row.state === 'published' ? await sealedEdition(db, row.id, 'office') : undefined
  return sealed ? { sealed, row, week } : { ...(await preview(db, row, door)), week }
}

async function preview(db: Database, row: DigestRow, { desk, clock }: Door) {
  const { groups } = await recipients(db)
  const { facts, writes } = await putBeforeEditors(db, desk, row, clock, { groups: groups.length })
  return { preview: facts, writes }
}

async function ofDigest(db: Database, row: DigestRow, deed: Deed, door: Door): Promise<Facts> {
  const { desk, clock, who } = door
  if (deed === 'weekGroup') {
    const { digest, writes } = await editionNow(db, desk, row, 'group', clock)
    return { group: digest, row, writes }
  }
  if (row.state === 'published') return { deed, row }
  if (deed === 'weekPreview') return preview(db, row, door)
  if (deed === 'weekPublishSure' || (deed === 'weekPublish' && row.state !== 'open')) {
    return { publishing: await toPublish(db, desk, row.id, clock, who.id) }
  }
  return { deed, row }
}

function publish(publishing: ToPublish): Effects {
  const done = publication(publishing)
  if (done.is === 'untraced') return { say: [messages.notPublished(publishing.row.id, untracedText(done.places))] }
  if (done.is === 'already') return { toast: '已发布', say: [messages.published(done.number, done.groups)] }
  const { group, groups } = done.facts
  return {
    toast: '已发布',
    say: [messages.published(group.number ?? null, groups.length)],
    owe: publicationMessages(done.facts),
    write: done.writes,
  }
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
function group(digest: Digest, { row, writes }: { row: DigestRow; writes: readonly Write[] }, door: Door): Effects {
  const keys = row.state === 'published' ? [] : [answerTo(door, messages.groupEdition(row.id))]
  return { owe: [...digestMessages(door.chatId, digest), ...keys], write: writes }
}

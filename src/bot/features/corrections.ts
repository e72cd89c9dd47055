import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import { cutoffInstant } from '../../database/record-lock.ts'
import type { Write } from '../../database/write.ts'
import { type ChangesFacts, changesOf, type NextEdition, nextEdition } from '../../desk/next-edition.ts'
import { changesSaid, groupsToldOf, nextEditionMessages } from '../../messages/corrections.ts'
import { untracedText } from '../../messages/preview.ts'
import { type Door, type Effects, feature } from '../feature.ts'

type Facts =
  | { readonly changes: ChangesFacts; readonly writes: readonly Write[] }
  | { readonly next: Exclude<NextEdition, { readonly is: 'untold' }> }
  | 'not out'

/** 更正版: an editor sees which numbers of a published digest have changed, and publishes it anew. */
export const corrections = feature<Facts, 'corrections' | 'nextEdition'>({
  role: 'editor',
  place: 'private',
  buttons: ['corrections', 'nextEdition'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return 'not out'
    const { name, parts } = asked.button
    const row = await lockDigestIfAny(db, parts.digest)
    if (row?.state !== 'published') return 'not out'
    if (name === 'corrections') return changes(db, row, door)
    const of = { digest: row.id, version: parts.version, personId: door.who.id }
    const next = await nextEdition(db, door.desk, of, door.clock)
    return next.is === 'untold' ? changes(db, row, door) : { next }
  },
  decide: (facts) => {
    if (facts === 'not out') return { say: [{ text: '这一份还没有发布，直接改就行。发 /week 或 /year 看。' }] }
    return 'changes' in facts ? { say: [changesSaid(facts.changes)], write: facts.writes } : publish(facts.next)
  },
})

async function changes(db: Database, row: DigestRow, { desk, clock }: Door): Promise<Facts> {
  const { facts, writes } = await changesOf(db, desk, row, await cutoffInstant(db, clock))
  return { changes: facts, writes }
}

function publish(next: Exclude<NextEdition, { readonly is: 'untold' }>): Effects {
  switch (next.is) {
    case 'already':
      return { say: [{ text: '这一版已经出过了。' }] }
    case 'unchanged':
      return { say: [{ text: '数字没有变，不用出更正版。' }] }
    case 'untraced':
      return { say: [{ text: untracedText(next.places) }] }
    case 'next': {
      const { facts, writes } = next
      const groups = groupsToldOf(facts).length
      const text = `已出第${facts.version}版，更正${facts.office.changes.length}处，发到${groups}个群。`
      return { toast: '已发布', say: [{ text }], owe: nextEditionMessages(facts), write: writes }
    }
  }
}

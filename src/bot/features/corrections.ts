import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import { newestAt } from '../../database/edition.ts'
import type { Database } from '../../database/open.ts'
import { changesNow, type NextEdition, nextEdition } from '../../desk/next-edition.ts'
import * as messages from '../../messages/corrections.ts'
import { untracedText } from '../../messages/preview.ts'
import { type Door, feature } from '../feature.ts'

type Facts =
  | 'not out'
  | { readonly withdrawn: number }
  | { readonly changes: Awaited<ReturnType<typeof changesNow>> }
  | { readonly next: Exclude<NextEdition, { readonly is: 'untold' }> }

/** 更正版: an editor sees which numbers of a published digest have changed, and publishes it anew. */
export const corrections = feature<Facts, 'corrections' | 'nextEdition' | 'nextEditionWhy'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  buttons: ['corrections', 'nextEdition', 'nextEditionWhy'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return 'not out'
    const { button } = asked
    const row = await lockDigestIfAny(db, button.parts.digest)
    if (row?.state !== 'published') return 'not out'
    if ((await newestAt(db, row.id, 'office', door.clock()))?.withdrawn) return { withdrawn: row.id }
    if (button.name === 'corrections') return changed(db, row, door)
    const withReasons = button.name === 'nextEditionWhy'
    const of = { version: button.parts.version, personId: door.who.id, withReasons }
    const next = await nextEdition(db, door.desk, row, of, door.clock)
    return next.is === 'untold' ? changed(db, row, door) : { next }
  },
  decide: (facts) => {
    if (facts === 'not out') return { say: [messages.NOT_OUT] }
    if ('withdrawn' in facts) return { say: [messages.withdrawn(facts.withdrawn)] }
    if ('changes' in facts) return { say: [messages.changesSaid(facts.changes.facts)], write: facts.changes.writes }
    const { next } = facts
    switch (next.is) {
      case 'already':
        return { say: [messages.OUT_ALREADY] }
      case 'unchanged':
        return { say: [messages.UNCHANGED] }
      case 'untraced':
        return { say: [{ text: untracedText(next.places) }] }
      case 'next':
        return {
          toast: '已发布',
          say: [messages.nextEditionOut(next.facts)],
          owe: messages.nextEditionMessages(next.facts),
          write: next.writes,
        }
    }
  },
})

/** What it would say otherwise now. From then on editors have been told. */
async function changed(db: Database, row: DigestRow, { desk, clock }: Door): Promise<Facts> {
  return { changes: await changesNow(db, desk, row, clock) }
}

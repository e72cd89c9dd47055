import { type DigestRow, lockDigestIfAny } from '../../database/digest.ts'
import type { Database } from '../../database/open.ts'
import { cutoffInstant } from '../../database/record-lock.ts'
import { changesPage, type NextEdition, publishNext } from '../../desk/next-edition.ts'
import { untracedSentence } from '../../desk/seal-editions.ts'
import { readButton } from '../../messages/buttons.ts'
import type { Said } from '../../messages/said.ts'
import { type Door, feature } from '../feature.ts'

type Facts = { readonly page: Said } | { readonly next: Exclude<NextEdition, { readonly is: 'untold' }> } | 'not out'

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
    if (name === 'corrections') return { page: await changes(db, row, door) }
    const of = { digest: row.id, version: parts.version, personId: door.who.id }
    const next = await publishNext(db, door.desk, of, door.clock).catch(untracedSentence)
    if (typeof next === 'string') return { page: { text: next } }
    return next.is === 'untold' ? { page: await changes(db, row, door) } : { next }
  },
  decide: (facts) => {
    if (facts === 'not out') return { say: [{ text: '这一份还没有发布，直接改就行。发 /week 或 /year 看。' }] }
    if ('page' in facts) return { say: [facts.page] }
    const { next } = facts
    if (next.is !== 'published') {
      return { say: [{ text: next.is === 'already' ? '这一版已经出过了。' : '数字没有变，不用出更正版。' }] }
    }
    const text = `已出第${next.version}版，更正${next.changes}处，发到${next.groups}个群。`
    return { toast: '已发布', say: [{ text }] }
  },
})

async function changes(db: Database, row: DigestRow, { desk, clock }: Door): Promise<Said> {
  const { text, keys = [] } = await changesPage(db, desk, row, await cutoffInstant(db, clock))
  return {
    text,
    keys: keys.map((line) =>
      line.flatMap(({ text: label, callback_data: data }) => {
        const button = readButton(data)?.button
        return button ? [{ label, button }] : []
      }),
    ),
  }
}

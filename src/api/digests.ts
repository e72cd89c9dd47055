import { type DigestRow, digestById, publishedOf } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import { digestName, subjectOf } from '../desk/subject.ts'
import { plainText } from '../documents/text.ts'
import { QunbaoError } from '../errors.ts'
import { type Asking, scopeKeyOf } from './asked.ts'
import type { DigestsAsked, DigestTold } from './shapes.ts'

/**
 * Digests that are out, the newest first. What a town or an organization publishes may have gone to no group, and the
 * county's editors have not passed its words: it is for tokens that may read all.
 */
export async function digestsAsked({ from, to, cursor, limit, ...part }: DigestsAsked, asking: Asking) {
  const scopes = [await scopeKeyOf(part, asking)].filter((key) => mayRead(key, asking))
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const begin = Number(cursor ?? 0)
  const found = await publishedOf(asking.tx, { scopes, period, from: begin, page: limit + 1 })
  const page = found.slice(0, limit)
  return {
    items: await Promise.all(page.map((row) => told(row, asking))),
    next: found.length > page.length ? String(begin + page.length) : null,
  }
}

/** One of them as it went out to the groups: the newest edition. @throws where none of this number is out. */
export async function digestAsked({ id }: { readonly id: number }, asking: Asking) {
  const row = await digestById(asking.tx, id)
  const isOut = row?.state === 'published' && mayRead(row.scope, asking)
  const edition = isOut ? await sealedEdition(asking.tx, id, 'group') : undefined
  if (!row || !edition) throw new QunbaoError('api.nothing', `no digest ${id} is out`)
  const { due, reported, zero, missing } = edition.coverage
  return {
    ...(await told(row, asking)),
    title: edition.title,
    version: edition.version,
    withdrawn: edition.withdrawn ?? false,
    asOf: new Date(edition.asOf).toISOString(),
    text: plainText(edition),
    coverage: { due, reported, zero, missing },
  }
}

const mayRead = (scopeKey: string, { scope }: Asking) => scope === 'all' || scopeKey === 'county'

async function told(row: DigestRow, { tx, desk }: Asking): Promise<DigestTold> {
  const subject = await subjectOf(tx, desk, row)
  return {
    id: row.id,
    kind: subject.kind.code,
    scope: row.scope,
    title: digestName(subject),
    ...subject.period,
    number: row.number,
    publishedAt: (row.publishedAt ?? new Date(0)).toISOString(),
  }
}

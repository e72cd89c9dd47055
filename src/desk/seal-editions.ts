import { note } from '../database/audit.ts'
import { type DigestRow, setDigest } from '../database/digest.ts'
import { sealEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import type { Digest } from '../digest/digest.ts'
import { untracedIn } from '../digest/untraced.ts'
import { QunbaoError, userSentence } from '../errors.ts'

/**
 * Seals both editions of a digest, and keeps what else changes with that.
 * @throws digest.untraced, naming the places, where a number in one of them has no figures behind it.
 */
export async function sealEditions(
  tx: Database,
  { id: digestId }: DigestRow,
  editions: readonly Digest[],
  of: {
    readonly fixed: readonly string[]
    readonly at: Date
    readonly personId: number | null
    readonly change?: Partial<DigestRow>
  },
): Promise<void> {
  const untraced = editions.flatMap((digest) => untracedIn(digest, of.fixed))
  if (untraced.length > 0) {
    const places = new Set(untraced.map((u) => `${u.section.slice(0, 12)}：…${u.around}…`))
    throw new QunbaoError('digest.untraced', [...places].join('\n'))
  }
  for (const content of editions) await sealEdition(tx, { digestId, content, sealedAt: of.at })
  if (of.change) await setDigest(tx, digestId, of.change)
  const [first] = editions
  await note(tx, {
    at: of.at,
    personId: of.personId,
    action: 'publish',
    subject: `digest ${digestId}`,
    detail: { sha256: first?.sha256, version: first?.version },
  })
}

/** Places of untraced numbers that a message names. */
const MOST_PLACES = 5

/** What an editor is told of numbers without figures behind them; every other error goes on. */
export function untracedSentence(error: unknown): string {
  if (!(error instanceof QunbaoError && error.code === 'digest.untraced')) throw error
  return [userSentence(error.code), ...error.detail.split('\n').slice(0, MOST_PLACES)].join('\n')
}

import { type DigestRow, publishedByClock } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { verdictsOn } from '../database/reading.ts'
import type { Gathered } from '../digest/gathered.ts'
import { wordsGiven } from '../digest/words-to-read.ts'

/** As of when it is read; when the digest was sealed first, where that was before; what is known of it. */
type When = { readonly asOf: Date; readonly sealedAt: Date | undefined; readonly row: DigestRow | undefined }

/** What was gathered, with what editors made of the words of cadres in it. */
export async function withReadings(tx: Database, gathered: Gathered, when: When): Promise<Gathered> {
  const verdicts = await verdictsOn(tx, wordsGiven(gathered), when.sealedAt ?? when.asOf)
  const readUpTo = readAsAWhole(gathered, when)
  return { ...gathered, verdicts, ...(readUpTo ? { readUpTo: readUpTo.toISOString() } : {}) }
}

/** Until when an editor has read all that was recorded. What the clock published nobody has read, whoever looked before. */
function readAsAWhole({ layout }: Gathered, { asOf, sealedAt, row }: When): Date | undefined {
  if (row && publishedByClock(row)) return undefined
  if (layout === 'week') return row?.readUpTo ?? undefined
  // Of a report nobody knows which of its names came after it was published.
  return sealedAt ? undefined : asOf
}

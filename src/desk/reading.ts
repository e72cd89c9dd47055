import type { DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { verdictsOn } from '../database/reading.ts'
import type { Write } from '../database/write.ts'
import { type Verdict, verdictOn } from '../digest/public-words.ts'
import type { WordsToRead } from '../digest/words-to-read.ts'
import type { CountyDesk } from './county-desk.ts'
import { keptHere } from './for-the-workshop.ts'
import { lookAt } from './preview.ts'

/** Words that a digest's group edition may print, with what editors made of them last. */
export type ReadWords = WordsToRead & { readonly verdict?: Verdict }

/**
 * The words of cadres that the group edition of a digest may print, in their order. They are those of the kept preview
 * while the units have reported nothing else; what editors made of them meanwhile is read.
 */
export async function wordsOf(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
): Promise<{ readonly words: readonly ReadWords[]; readonly writes: readonly Write[] }> {
  const kept = await keptHere(tx, desk, row.id)
  const isCurrent = kept?.sameReports && kept.content.office.catalogueVersion === desk.catalogue.version
  const { preview, writes } = isCurrent ? { preview: kept.content, writes: [] } : await lookAt(tx, desk, row, clock)
  const verdicts = await verdictsOn(tx, preview.toRead, clock())
  const words = preview.toRead.map((each): ReadWords => {
    const verdict = verdictOn(verdicts, each)
    return { ...each, ...(verdict ? { verdict } : {}) }
  })
  return { words, writes }
}

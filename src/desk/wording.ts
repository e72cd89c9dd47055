import type { Catalogue } from '../catalogue/schema.ts'
import { type TextBlock, textBlocks } from '../catalogue/text-blocks.ts'
import type { Database } from '../database/open.ts'
import { type OwnBlock, wordingAt } from '../database/wording.ts'
import { hasAnniversary, otherYearsIn } from './anniversaries.ts'

/** A text block as it is printed in a year. */
export type WordedBlock = TextBlock & {
  /** The year that the county's own words were set for; undefined where they are the catalogue's. */
  readonly of: number | undefined
  /** What an editor should look at; undefined where there is nothing. */
  readonly warning: string | undefined
}

/** Every text block as it is printed in `year`, as it stood at `asOf`, with what should be looked at. */
export async function wordedBlocks(
  db: Database,
  catalogue: Catalogue,
  year: number,
  asOf: Date,
): Promise<readonly WordedBlock[]> {
  const own = new Map((await wordingAt(db, { year, asOf })).map((block) => [block.code, block]))
  return textBlocks(catalogue).map((block) => worded(block, own.get(block.code), year))
}

/** The words of a text block in a year. */
export async function wordingFor(
  db: Database,
  catalogue: Catalogue,
  year: number,
  asOf: Date,
): Promise<(code: string) => string | undefined> {
  const words = new Map((await wordedBlocks(db, catalogue, year, asOf)).map((block) => [block.code, block.words]))
  return (code) => words.get(code)
}

/** Pure. */
export function worded(block: TextBlock, own: OwnBlock | undefined, year: number): WordedBlock {
  const ours = own && own.words !== null ? { words: own.words, of: own.year } : { words: block.words, of: undefined }
  return { ...block, ...ours, warning: warningOf(ours, year) }
}

function warningOf(
  { words, of }: { words: string | undefined; of: number | undefined },
  year: number,
): string | undefined {
  if (words === undefined) return undefined
  const [other] = otherYearsIn(words, year)
  if (other) return `“${other.words}”是${other.of}年的，请核对。`
  // Set for this year, an editor has looked at it.
  if (of === undefined || of === year) return undefined
  return hasAnniversary(words) ? `还是${of}年的话，里面有周年，请核对。` : `还是${of}年的话，没有改过。`
}

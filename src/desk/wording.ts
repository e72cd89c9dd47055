import { calendarYear } from '../calendar/period.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { canBeEmpty, type TextBlock } from '../catalogue/text-blocks.ts'
import { hasAnniversary, otherYearsIn } from '../chinese/anniversaries.ts'
import { catalogueOfReport } from '../database/catalogue-version.ts'
import type { Database } from '../database/open.ts'
import { type OwnBlock, wordingAt } from '../database/wording.ts'

/** A text block as it is printed in a year. */
export type WordedBlock = TextBlock & {
  /** The year that the county's own words were set for; undefined where they are the catalogue's. */
  readonly of: number | undefined
  /** What an editor should look at; undefined where there is nothing. */
  readonly warning: string | undefined
}

/** What the words of a year are made of. */
export type WordsOfYear = {
  readonly year: number
  readonly blocks: readonly TextBlock[]
  /** The county's own, by the block's code. */
  readonly own: ReadonlyMap<string, OwnBlock>
  /** What last year's report was published with, where it was. */
  readonly before: ReadonlyMap<string, string | undefined>
}

/** The words of `year` as they stood at `asOf`. */
export async function wordsOfYear(db: Database, { blocks }: Catalogue, year: number, asOf: Date): Promise<WordsOfYear> {
  const own = new Map((await wordingAt(db, { year, asOf })).map((block) => [block.code, block]))
  const last = await catalogueOfReport(db, calendarYear(year - 1), asOf)
  const before = new Map(last?.blocks.map((block) => [block.code, block.words]))
  return { year, blocks, own, before }
}

/** Every text block as it is printed, with what should be looked at. Pure. */
export function wordedBlocks({ year, blocks, own, before }: WordsOfYear): readonly WordedBlock[] {
  return blocks.map((block) => worded(block, own.get(block.code), { year, before: before.get(block.code) }))
}

/** The words of a text block in a year. */
export async function wordingFor(
  db: Database,
  catalogue: Catalogue,
  year: number,
  asOf: Date,
): Promise<(code: string) => string | undefined> {
  const own = new Map((await wordingAt(db, { year, asOf })).map((block) => [block.code, block.words]))
  const words = new Map(catalogue.blocks.map((block) => [block.code, own.get(block.code) ?? block.words]))
  return (code) => words.get(code)
}

/** Pure. */
export function worded(
  block: TextBlock,
  own: OwnBlock | undefined,
  of: { readonly year: number; readonly before?: string | undefined },
): WordedBlock {
  const ours = own && own.words !== null ? { words: own.words, of: own.year } : { words: block.words, of: undefined }
  return { ...block, ...ours, warning: warningOf({ ...block, ...ours }, of) }
}

/** Leads, closings and what stands before the first heading speak of their year; all other words are the same every year. */
function speaksOfYear(code: string): boolean {
  return canBeEmpty(code) && !/^(?:sentence|word|signature)\./.test(code)
}

function warningOf(
  { code, words, of }: Pick<WordedBlock, 'code' | 'words' | 'of'>,
  { year, before }: { readonly year: number; readonly before?: string | undefined },
): string | undefined {
  if (words === undefined) return undefined
  const [other] = otherYearsIn(words, year)
  if (other) return `“${other.words}”是${other.of}年的，请核对。`
  // Set for this year, an editor has looked at it.
  if (of === year) return undefined
  if (of !== undefined && hasAnniversary(words)) return `还是${of}年的话，里面有周年，请核对。`
  if (!speaksOfYear(code)) return undefined
  if (of !== undefined) return `还是${of}年的话，没有改过。`
  // The catalogue's, as last year's report was published with it.
  return words === before ? `和${year - 1}年发布的一样，没有改过。` : undefined
}

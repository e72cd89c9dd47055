import { yearOf } from '../calendar/day.ts'
import type { DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { allUnits } from '../database/unit.ts'
import type { Write } from '../database/write.ts'
import type { Section } from '../digest/digest.ts'
import { fixedWords } from '../digest/untraced.ts'
import type { CountyDesk } from './county-desk.ts'
import { lookAt } from './preview.ts'
import { wordingFor } from './wording.ts'

/** A section of a report that is not out yet. */
export type LookedSection = {
  /** As it would be printed now; undefined where it has nothing to say. */
  readonly present: Section | undefined
  /** As it would be compiled without its lock; the same where it has none. */
  readonly compiled: Section | undefined
  readonly locked: boolean
  readonly writes: readonly Write[]
}

/** One section of the office edition. Annexes are none: nobody rewords them. */
export async function sectionOf(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  code: string,
  clock: () => Date,
): Promise<LookedSection> {
  const { preview, writes } = await lookAt(tx, desk, row, clock)
  const present = preview.office.sections.find((section) => section.code === code && !section.annex)
  const compiled = preview.unlocked.find((section) => section.code === code)
  return { present, compiled: compiled ?? present, locked: compiled !== undefined, writes }
}

/** Words of a report in which a digit counts nothing: in an editor's words for one of its sentences it may stand. */
export async function fixedWordsOf(tx: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<string[]> {
  const units = (await allUnits(tx)).map(({ name, areaName }) => ({ name, area: areaName }))
  const wording = await wordingFor(tx, desk.catalogue, yearOf(row.periodTo), asOf)
  return fixedWords({ county: desk.county, catalogue: desk.catalogue, units, wording })
}

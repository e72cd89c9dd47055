import { yearOf } from '../calendar/day.ts'
import type { DigestRow } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { allUnits } from '../database/unit.ts'
import type { Write } from '../database/write.ts'
import type { PlacedSection } from '../digest/locked-sentence.ts'
import { fixedWords } from '../digest/untraced.ts'
import type { CountyDesk } from './county-desk.ts'
import { lookAt } from './preview.ts'
import { wordingFor } from './wording.ts'

/** The sections of a report that is not out yet, as the office has them. Annexes are none: nobody rewords them. */
export async function sectionsOf(
  tx: Database,
  desk: CountyDesk,
  row: DigestRow,
  clock: () => Date,
): Promise<{ readonly sections: readonly PlacedSection[]; readonly writes: readonly Write[] }> {
  const { preview, writes } = await lookAt(tx, desk, row, clock)
  return { sections: preview.placed, writes }
}

/** Words of a report in which a digit counts nothing: in an editor's words for one of its sentences it may stand. */
export async function fixedWordsOf(tx: Database, desk: CountyDesk, row: DigestRow, asOf: Date): Promise<string[]> {
  const units = (await allUnits(tx)).map(({ name, areaName }) => ({ name, area: areaName }))
  const wording = await wordingFor(tx, desk.catalogue, yearOf(row.periodTo), asOf)
  return fixedWords({ county: desk.county, catalogue: desk.catalogue, units, wording })
}

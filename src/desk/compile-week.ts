import { issueYear, type Week } from '../calendar/week.ts'
import { cleanText } from '../chinese/printed-names.ts'
import { type DigestRow, digestOf, nextNumber } from '../database/digest.ts'
import { sealedEdition } from '../database/edition.ts'
import type { Database } from '../database/open.ts'
import { lastRecordedAt } from '../database/revision.ts'
import { allUnits } from '../database/unit.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { compileWeek } from '../digest/week.ts'
import type { CountyDesk } from './county-desk.ts'
import { type Compiler, editionAt } from './edition-at.ts'
import { fixedWords } from './fixed-words.ts'
import { gatherWeek } from './gather-week.ts'

/**
 * One edition of a week: the newest that was sealed, where it was published, else compiled from what is recorded. The
 * instant it is true for is that of the last record, so that the same data give the same bytes whenever it is asked for.
 */
export async function weekEdition(
  db: Database,
  desk: CountyDesk,
  week: Week,
  edition: EditionKind,
  asOf?: Date,
): Promise<Digest> {
  const row = await digestOf(db, week)
  const sealed = row && !asOf ? await sealedEdition(db, row.id, edition) : undefined
  if (sealed) return sealed
  const at = asOf ?? (await lastRecordedAt(db)) ?? new Date(0)
  return (await editionAt(db, row, await weekCompiler(db, desk, week, row, at), edition)).digest
}

/** Reads what a week's digest is compiled from, as it stood at `asOf`. `row`: what is known of it, where it was opened. */
export async function weekCompiler(
  db: Database,
  desk: CountyDesk,
  week: Week,
  row: DigestRow | undefined,
  asOf: Date,
): Promise<Compiler> {
  const number = row?.number ?? (await nextNumber(db, issueYear(week)))
  const matter = await gatherWeek(db, desk, week, { asOf, number, readUpTo: readUpTo(row) })
  const units = (await allUnits(db)).map((u) => ({ name: u.name, area: u.areaName }))
  return {
    compile: (edition) => compileWeek({ ...matter, edition }),
    fixed: [...fixedWords({ county: desk.county, catalogue: desk.catalogue, units }), ...matter.next.map(cleanText)],
  }
}

/** What an editor saw in the preview is read, unless in the end it was the clock that published. */
function readUpTo(row: DigestRow | undefined): Date | null {
  const byClock = row?.state === 'published' && row.publishedBy === null
  return byClock ? null : (row?.readUpTo ?? null)
}

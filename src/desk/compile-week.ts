import { issueYear, type Week } from '../calendar/week.ts'
import { digestOf, nextNumber, sealedEdition } from '../database/digests.ts'
import type { Database } from '../database/open.ts'
import { lastRecordedAt } from '../database/reports.ts'
import type { Digest, EditionKind } from '../digest/digest.ts'
import { compileWeek } from '../digest/week.ts'
import type { CountyDesk } from './county-desk.ts'
import { gatherWeek } from './gather-week.ts'

/**
 * One edition of a week: the sealed one where it was published, else compiled from what is recorded. The instant it is
 * true for is that of the last record, so that the same data give the same bytes whenever it is asked for.
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
  const number = row?.number ?? (await nextNumber(db, issueYear(week)))
  const matter = await gatherWeek(db, desk, week, { asOf: at, number, readUpTo: row?.readUpTo ?? null })
  return compileWeek({ ...matter, edition })
}

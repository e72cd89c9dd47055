import { type DigestRow, nextNumber } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { freeTextsOf, type TextToRead } from '../digest/week-items.ts'
import type { CountyDesk } from './county-desk.ts'
import { gatherWeek } from './gather-week.ts'

/** The free texts that an editor reads before a week's digest goes out, as they stand at `asOf`. */
export async function textsToRead(
  db: Database,
  desk: CountyDesk,
  row: DigestRow,
  asOf: Date,
): Promise<readonly TextToRead[]> {
  const week = { from: row.periodFrom, to: row.periodTo }
  const number = row.number ?? (await nextNumber(db, row.issueYear))
  return freeTextsOf(await gatherWeek(db, desk, week, { asOf, number, readUpTo: row.readUpTo }))
}

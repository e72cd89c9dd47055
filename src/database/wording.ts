import { sql } from 'drizzle-orm'
import { stoodAt } from './as-of.ts'
import { type Database, rowsOf } from './open.ts'
import { wording } from './schema.ts'

/** A text block of the county's own. */
export type OwnBlock = {
  readonly code: string
  /** The year that it was set for. */
  readonly year: number
  /** Null: the catalogue's again. */
  readonly words: string | null
}

/** Of each block the newest that was set up to `asOf`, for this year or, where there is none, for the last before it. */
export async function wordingAt(db: Database, of: { year: number; asOf: Date }): Promise<OwnBlock[]> {
  const result = await db.execute(sql`
    select distinct on (code) code, year, words from ${wording}
    where year <= ${of.year} and ${stoodAt(of.asOf, wording.setAt)}
    order by code, year desc, id desc`)
  return rowsOf(result)
}

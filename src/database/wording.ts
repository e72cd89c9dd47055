import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { wording } from './schema.ts'

const ownBlock = z.object({
  code: z.string(),
  /** The year that it was set for. */
  year: z.number(),
  /** Null: the catalogue's again. */
  words: z.string().nullable(),
})

/** A text block of the county's own. */
export type OwnBlock = Readonly<z.infer<typeof ownBlock>>

/** Of each block the newest that was set up to `asOf`, for this year or, where there is none, for the last before it. */
export async function wordingAt(db: Database, of: { year: number; asOf: Date }): Promise<OwnBlock[]> {
  const result = await db.execute(sql`
    select distinct on (code) code, year, words from ${wording}
    where year <= ${of.year} and ${stoodAt(of.asOf, wording.setAt)}
    order by code, year desc, id desc`)
  return rowsOf(result, ownBlock)
}

export function setWording(db: Database, of: Omit<typeof wording.$inferSelect, 'id'>) {
  return db.insert(wording).values(of)
}

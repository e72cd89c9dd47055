import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { stoodAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { example } from './schema.ts'
import { readTexts } from './stored.ts'

const examplesOf = z.object({ code: z.string(), names: z.unknown().transform(readTexts) })

/** The names that were ticked for questions of a year, by their codes, as it stood at `asOf`. */
export async function examplesAt(
  db: Database,
  of: { year: number; asOf: Date },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const result = await db.execute(sql`
    select distinct on (code) code, names from ${example}
    where year = ${of.year} and ${stoodAt(of.asOf, example.setAt)}
    order by code, id desc`)
  return new Map(rowsOf(result, examplesOf).flatMap(({ code, names }) => (names.length > 0 ? [[code, names]] : [])))
}

export function setExamples(db: Database, of: Omit<typeof example.$inferSelect, 'id'>) {
  return db.insert(example).values(of)
}

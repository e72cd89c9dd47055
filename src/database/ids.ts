import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { together } from './together.ts'

const keptId = z.object({ id: wholeNumber })

type Table = 'draft' | 'invitation' | 'person' | 'report' | 'superior_table' | 'api_token'

/** The id that the next row of a table gets: whoever asks for it has it, though nothing is written yet. */
export const reserveId = together(async (db: Database, tables: readonly Table[]): Promise<number[]> => {
  const result = await db.execute(
    sql`select nextval(pg_get_serial_sequence(name, 'id')) as id from json_array_elements_text(${JSON.stringify(tables)}::json) as name`,
  )
  return rowsOf(result, keptId).map(({ id }) => id)
})

/** The same of so many rows. */
export async function reserveIds(db: Database, table: Table, many: number): Promise<number[]> {
  const result = await db.execute(
    sql`select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${many}::int)`,
  )
  return rowsOf(result, keptId).map(({ id }) => id)
}

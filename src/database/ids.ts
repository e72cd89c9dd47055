import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'

type Table = 'draft' | 'invitation' | 'person' | 'report' | 'superior_table'

/** The id that the next row of a table gets: whoever asks for it has it, though nothing is written yet. */
export async function reserveId(db: Database, table: Table): Promise<number> {
  const [id] = await reserveIds(db, table, 1)
  if (id === undefined) throw new Error(`table ${table} gives no ids`)
  return id
}

/** The same of so many rows. */
export async function reserveIds(db: Database, table: Table, many: number): Promise<number[]> {
  const result = await db.execute(
    sql`select nextval(pg_get_serial_sequence(${table}, 'id')) as id from generate_series(1, ${many}::int)`,
  )
  return rowsOf(result, z.object({ id: wholeNumber })).map(({ id }) => id)
}

import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, wholeNumber } from './rows.ts'

/** The id that the next row of a table gets: whoever asks for it has it, though nothing is written yet. */
export async function reserveId(
  db: Database,
  table: 'draft' | 'invitation' | 'person' | 'report' | 'superior_table',
): Promise<number> {
  const result = await db.execute(sql`select nextval(pg_get_serial_sequence(${table}, 'id')) as id`)
  const [row] = rowsOf(result, z.object({ id: wholeNumber }))
  if (!row) throw new Error(`table ${table} gives no ids`)
  return row.id
}

import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { reminder } from './schema.ts'

/** The units that were reminded of the week of this Monday. */
export async function remindedUnits(db: Database, weekFrom: string): Promise<ReadonlySet<string>> {
  const rows = await db.select({ id: reminder.unitId }).from(reminder).where(eq(reminder.weekFrom, weekFrom))
  return new Set(rows.map((row) => row.id))
}

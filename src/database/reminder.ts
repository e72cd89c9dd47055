import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { reminder } from './schema.ts'

/** The units that were reminded of the week of this Monday. */
export async function remindedUnits(db: Database, weekFrom: string): Promise<ReadonlySet<string>> {
  const rows = await db.select({ id: reminder.unitId }).from(reminder).where(eq(reminder.weekFrom, weekFrom))
  return new Set(rows.map((row) => row.id))
}

/** These units were reminded of that week; those that were already stay so. Built, not run. */
export function keepReminders(db: Database, of: { weekFrom: string; unitIds: readonly string[]; at: Date }) {
  const { weekFrom, unitIds, at } = of
  return db
    .insert(reminder)
    .values(unitIds.map((unitId) => ({ weekFrom, unitId, remindedAt: at })))
    .onConflictDoNothing()
}

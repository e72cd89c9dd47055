import { eq, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { reminder, reminderHour } from './schema.ts'

/** The units that were reminded of the week of this Monday. */
export async function remindedUnits(db: Database, weekFrom: string): Promise<ReadonlySet<string>> {
  const rows = await db.select({ id: reminder.unitId }).from(reminder).where(eq(reminder.weekFrom, weekFrom))
  return new Set(rows.map((row) => row.id))
}

/** These units were reminded of that week; those that were already stay so. All in one parameter. Built, not run. */
export function keepReminders(db: Database, of: { weekFrom: string; unitIds: readonly string[]; at: Date }) {
  const { weekFrom, unitIds, at } = of
  const units = sql`json_array_elements_text(${JSON.stringify(unitIds)}::json) as each(id)`
  return db
    .insert(reminder)
    .select(sql`select ${weekFrom}::date, each.id, ${at.toISOString()}::timestamptz from ${units}`)
    .onConflictDoNothing()
}

/** At what time of day units like to be reminded, by their ids, where they have said so. */
export async function reminderHours(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select().from(reminderHour)
  return new Map(rows.map(({ unitId, at }) => [unitId, at]))
}

/** A unit likes this hour from now on, `HH:MM`. Built, not run. */
export function likeHour(db: Database, of: typeof reminderHour.$inferSelect) {
  return db
    .insert(reminderHour)
    .values(of)
    .onConflictDoUpdate({ target: reminderHour.unitId, set: { at: of.at } })
}

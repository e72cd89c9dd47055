import { among } from './among.ts'
import type { Database } from './open.ts'
import { decision } from './schema.ts'

export type DecisionRow = typeof decision.$inferSelect

/** What an editor decided of one free text; the last word counts. */
export async function decide(db: Database, made: DecisionRow): Promise<void> {
  const { reportId: _, code: __, ...change } = made
  await db
    .insert(decision)
    .values(made)
    .onConflictDoUpdate({ target: [decision.reportId, decision.code], set: change })
}

/** The decisions on these reports. */
export async function decisions(db: Database, reportIds: readonly number[]): Promise<DecisionRow[]> {
  if (reportIds.length === 0) return []
  return db.select().from(decision).where(among(decision.reportId, reportIds))
}

import { among } from './among.ts'
import type { Database } from './open.ts'
import { decision } from './schema.ts'

export type DecisionRow = typeof decision.$inferSelect

/** What an editor decided of one free text; the last word counts. */
export function decide(db: Database, { reportId, code, ...of }: DecisionRow) {
  return db
    .insert(decision)
    .values({ reportId, code, ...of })
    .onConflictDoUpdate({ target: [decision.reportId, decision.code], set: of })
}

/** The decisions on these reports. */
export async function decisions(db: Database, reportIds: readonly number[]): Promise<DecisionRow[]> {
  if (reportIds.length === 0) return []
  return db.select().from(decision).where(among(decision.reportId, reportIds))
}

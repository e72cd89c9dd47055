import { sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { proof } from './schema.ts'

export type DecisionRow = typeof proof.$inferSelect

/** What an editor decided of one free text; the last word counts. */
export async function decide(db: Database, decision: DecisionRow): Promise<void> {
  const { reportId: _, code: __, ...change } = decision
  await db
    .insert(proof)
    .values(decision)
    .onConflictDoUpdate({ target: [proof.reportId, proof.code], set: change })
}

/** The decisions on these reports. */
export async function decisions(db: Database, reportIds: readonly number[]): Promise<DecisionRow[]> {
  if (reportIds.length === 0) return []
  return db
    .select()
    .from(proof)
    .where(sql`${proof.reportId} = any(${sql.param(`{${reportIds.join(',')}}`)}::bigint[])`)
}

import { and, eq, gte, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { type CurrentReport, currentReports } from './report.ts'
import { report, review, reviewed, revision, unit } from './schema.ts'
import { type Reach, withinReach } from './within.ts'

/** From now on a unit's reports are looked at. Built, not run. */
export function beginReview(db: Database, of: { unitId: string; since: Date; setBy: number }) {
  return db.insert(review).values(of).onConflictDoNothing()
}

/** Nobody need look at a unit's reports any more. Built, not run. */
export function endReview(db: Database, { unitId }: { readonly unitId: string }) {
  return db.delete(review).where(eq(review.unitId, unitId))
}

/** An editor has looked at a report as it stood in this revision. Built, not run. */
export function keepReviewed(db: Database, of: { reportId: number; number: number; at: Date; personId: number }) {
  const { reportId: _, ...seen } = of
  return db.insert(reviewed).values(of).onConflictDoUpdate({ target: reviewed.reportId, set: seen })
}

/** Whether a unit's reports are looked at. */
export async function isReviewed(db: Database, unitId: string): Promise<boolean> {
  return (await db.$count(review, eq(review.unitId, unitId))) > 0
}

/** The units in a reach whose reports are looked at: mostly none, so that nothing else has to be read. */
async function reviewedUnits(db: Database, reach: Reach): Promise<string[]> {
  const found = await db
    .select({ id: review.unitId })
    .from(review)
    .innerJoin(unit, eq(unit.id, review.unitId))
    .where(withinReach(reach))
  return found.map(({ id }) => id)
}

/** A report as it stands, of a unit whose reports are looked at, that nobody has looked at; a condition. */
function waits(units: readonly string[]): SQL | undefined {
  return and(
    inArray(revision.unitId, [...units]),
    isNull(revision.supersededAt),
    inArray(revision.kind, ['submitted', 'corrected']),
    sql`exists (select from ${review} where ${review.unitId} = ${revision.unitId} and ${review.since} <= ${revision.recordedAt})`,
    sql`not exists (select from ${reviewed} where ${reviewed.reportId} = ${revision.reportId} and ${gte(reviewed.number, revision.number)})`,
  )
}

/** The reports in a reach that wait to be looked at, the oldest first. */
export async function reportsToReview(db: Database, reach: Reach, limit: number): Promise<CurrentReport[]> {
  const units = await reviewedUnits(db, reach)
  return units.length === 0 ? [] : currentReports(db).where(waits(units)).orderBy(report.id).limit(limit)
}

/** Whether a report's unit is looked at, and whether the report waits for it. */
export async function reviewOf(db: Database, { id, unitId }: CurrentReport): Promise<ReviewOf> {
  if (!(await isReviewed(db, unitId))) return { isReviewed: false, waits: false }
  const [waiting] = await currentReports(db).where(and(waits([unitId]), eq(report.id, id)))
  return { isReviewed: true, waits: waiting !== undefined }
}

export type ReviewOf = { readonly isReviewed: boolean; readonly waits: boolean }

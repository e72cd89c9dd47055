import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Figure } from '../catalogue/figures.ts'
import type { Answers } from '../catalogue/value.ts'
import { among } from './among.ts'
import type { Database } from './open.ts'
import { rowsOf, storedInstant } from './rows.ts'
import { figure, revision } from './schema.ts'

/** Rows per statement: Postgres takes 65,535 parameters, and a report has under ten figures. */
const BATCH = 500

export type NewRevision = {
  readonly reportId: number
  readonly number: number
  readonly kind: 'submitted' | 'corrected' | 'withdrawn'
  readonly unitId: string
  readonly activityDate: string
  readonly answers: Answers
  readonly figures: readonly Figure[]
  readonly reason?: string | undefined
  readonly catalogueVersion: string
  readonly personId: number | null
  readonly recordedAt: Date
}

export async function addRevisions(db: Database, revisions: readonly NewRevision[]): Promise<void> {
  await db.insert(revision).values(
    revisions.map((r) => ({
      reportId: r.reportId,
      number: r.number,
      kind: r.kind,
      activityDate: r.activityDate,
      answers: r.answers,
      reason: r.reason ?? null,
      catalogueVersion: r.catalogueVersion,
      personId: r.personId,
      recordedAt: r.recordedAt,
    })),
  )
  const figures = revisions.flatMap((r) =>
    r.figures.map((f) => ({
      reportId: r.reportId,
      revision: r.number,
      unitId: r.unitId,
      indicator: f.indicator,
      label: f.label,
      activityDate: r.activityDate,
      value: f.value,
      approximate: f.approximate ?? null,
      recordedAt: r.recordedAt,
    })),
  )
  for (let start = 0; start < figures.length; start += BATCH * 5) {
    await db.insert(figure).values(figures.slice(start, start + BATCH * 5))
  }
}

/** Adds a revision on top of the newest one, which keeps its content and is marked as superseded. */
export async function reviseReport(db: Database, change: Omit<NewRevision, 'number'>): Promise<void> {
  const [newest] = await db
    .select({ number: revision.number })
    .from(revision)
    .where(eq(revision.reportId, change.reportId))
    .orderBy(desc(revision.number))
    .limit(1)
  if (!newest) throw new Error(`report ${change.reportId} has no revision`)
  const superseded = { supersededAt: change.recordedAt }
  await db
    .update(revision)
    .set(superseded)
    .where(and(eq(revision.reportId, change.reportId), isNull(revision.supersededAt)))
  await db
    .update(figure)
    .set(superseded)
    .where(and(eq(figure.reportId, change.reportId), isNull(figure.supersededAt)))
  await addRevisions(db, [{ ...change, number: newest.number + 1 }])
}

/** The last instant at which anything was recorded that a week is made of; undefined in an empty database. */
export function lastRecordedAt(db: Database): Promise<Date | undefined> {
  return lastOf(db, RECORDED)
}

/** The last instant at which anything was recorded that a year's report is made of; undefined in an empty database. */
export function lastChangeAt(db: Database): Promise<Date | undefined> {
  return lastOf(db, sql`${RECORDED},
    (select max(set_at) from wording), (select max(greatest(set_at, superseded_at)) from pair),
    (select max(greatest(locked_at, unlocked_at)) from locked_section)`)
}

/** When units last reported, and editors last read their words. */
const RECORDED = sql`(select max(recorded_at) from revision), (select max(read_at) from reading)`

async function lastOf(db: Database, instants: SQL): Promise<Date | undefined> {
  const result = await db.execute(sql`select greatest(${instants}) as at`)
  return rowsOf(result, z.object({ at: storedInstant.nullable() }))[0]?.at ?? undefined
}

/** The day each of these reports had in its first revisions: where its numbers were printed. */
export async function revisionDays(db: Database, reportIds: readonly number[]) {
  if (reportIds.length === 0) return []
  return db
    .select({
      reportId: revision.reportId,
      number: revision.number,
      activityDate: revision.activityDate,
      recordedAt: revision.recordedAt,
    })
    .from(revision)
    .where(among(revision.reportId, reportIds))
    .orderBy(asc(revision.reportId), asc(revision.number))
}

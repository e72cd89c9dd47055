import { and, asc, desc, eq, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Answers } from '../catalogue/answers.ts'
import type { Figure } from '../catalogue/figures.ts'
import { among } from './among.ts'
import { columnsOf } from './figure.ts'
import { insertion, insertMany } from './insert-many.ts'
import type { Database } from './open.ts'
import { rowsOf, storedInstant } from './rows.ts'
import { figure, type RevisionKind, revision } from './schema.ts'

export type NewRevision = {
  readonly reportId: number
  readonly number: number
  readonly kind: RevisionKind
  readonly unitId: string
  readonly form: string
  readonly activityDate: string
  readonly answers: Answers
  readonly figures: readonly Figure[]
  readonly reason?: string | undefined
  readonly catalogueVersion: string
  readonly personId: number | null
  readonly recordedAt: Date
}

export async function addRevisions(db: Database, revisions: readonly NewRevision[]): Promise<void> {
  await insertMany(db, revision, revisions.map(revisionRow))
  await insertMany(db, figure, revisions.flatMap(figureRows))
}

/** The newest revisions of reports; where one is not the first, the one before is superseded by it. Built, not run. */
export function addNewest(db: Database, added: readonly NewRevision[]): SQLWrapper[] {
  const figures = added.flatMap(figureRows)
  return [
    ...added.flatMap((revision) => (revision.number === 1 ? [] : supersede(db, revision))),
    insertion(revision, added.map(revisionRow)),
    ...(figures.length === 0 ? [] : [insertion(figure, figures)]),
  ]
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
  for (const statement of supersede(db, change)) await statement
  await addRevisions(db, [{ ...change, number: newest.number + 1 }])
}

function revisionRow({ figures: _, ...of }: NewRevision): typeof revision.$inferInsert {
  return { ...of, reason: of.reason ?? null }
}

function figureRows({ figures, unitId, ...of }: NewRevision): (typeof figure.$inferInsert)[] {
  const { reportId, number, activityDate, recordedAt } = of
  return figures.map(({ indicator, label, quantity }) => ({
    ...{ reportId, revision: number, unitId, indicator, label, activityDate, recordedAt },
    ...columnsOf(quantity),
  }))
}

function supersede(db: Database, { reportId, recordedAt }: Pick<NewRevision, 'reportId' | 'recordedAt'>) {
  return [revision, figure].map((table) =>
    db
      .update(table)
      .set({ supersededAt: recordedAt })
      .where(and(eq(table.reportId, reportId), isNull(table.supersededAt))),
  )
}

/** The last instant at which anything was recorded that a week is made of; undefined in an empty database. */
export function lastRecordedAt(db: Database): Promise<Date | undefined> {
  return lastOf(db, RECORDED)
}

/** The last instant at which anything was recorded that a year's report is made of; undefined in an empty database. */
export function lastChangeAt(db: Database): Promise<Date | undefined> {
  return lastOf(
    db,
    sql`${RECORDED},
    (select max(set_at) from wording), (select max(set_at) from example),
    (select max(greatest(set_at, superseded_at)) from pair),
    (select max(greatest(locked_at, unlocked_at)) from locked_section),
    (select max(greatest(recorded_at, superseded_at)) from past_figure)`,
  )
}

/** When units last reported, and editors last read their words and said what is one event. */
const RECORDED = sql`(select max(recorded_at) from revision), (select max(read_at) from reading),
  (select max(greatest(decided_at, undone_at)) from same_event)`

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

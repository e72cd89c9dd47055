import { and, asc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { madeIn, reportsAt } from './as-of.ts'
import type { Database } from './open.ts'
import { figure, report, revision, unit } from './schema.ts'

const columns = {
  id: report.id,
  unitId: report.unitId,
  unitName: unit.name,
  organization: unit.organization,
  form: report.form,
  number: revision.number,
  kind: revision.kind,
  activityDate: revision.activityDate,
  answers: revision.answers,
  reason: revision.reason,
  recordedAt: revision.recordedAt,
}

export type WeekReport = Awaited<ReturnType<typeof reportsIn>>[number]

function revisions(db: Database) {
  return db
    .select(columns)
    .from(revision)
    .innerJoin(report, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(report.unitId, unit.id))
    .$dynamic()
}

/** Reports with an activity date in [from, to], as they stood at `asOf`. */
export function reportsIn(db: Database, from: string, to: string, asOf: Date) {
  return revisions(db)
    .where(and(gte(revision.activityDate, from), lte(revision.activityDate, to), reportsAt(asOf)))
    .orderBy(asc(report.id))
}

/** Reports first recorded in (after, upTo] whose activity date lies in [from, before), as they stood at `asOf`. */
export function lateReports(db: Database, of: { from: string; before: string; after: Date; upTo: Date; asOf: Date }) {
  const first = alias(revision, 'first')
  return db
    .select({ ...columns, firstRecordedAt: first.recordedAt })
    .from(first)
    .innerJoin(revision, eq(revision.reportId, first.reportId))
    .innerJoin(report, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(report.unitId, unit.id))
    .where(
      and(
        eq(first.number, 1),
        madeIn(first.recordedAt, of),
        gte(revision.activityDate, of.from),
        lt(revision.activityDate, of.before),
        reportsAt(of.asOf),
      ),
    )
    .orderBy(asc(report.id))
}

/** Corrections and withdrawals recorded in (after, upTo]. */
export function changedReports(db: Database, after: Date, upTo: Date): Promise<WeekReport[]> {
  return revisions(db)
    .where(and(gt(revision.number, 1), madeIn(revision.recordedAt, { after, upTo })))
    .orderBy(asc(report.id), asc(revision.number))
}

/** The figures of every revision of these reports. */
export async function figuresOfReports(db: Database, reportIds: readonly number[]) {
  if (reportIds.length === 0) return []
  return db
    .select()
    .from(figure)
    .where(sql`${figure.reportId} = any(${sql.param(`{${reportIds.join(',')}}`)}::bigint[])`)
    .orderBy(asc(figure.reportId), asc(figure.revision), asc(figure.indicator), asc(figure.label))
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
    .where(sql`${revision.reportId} = any(${sql.param(`{${reportIds.join(',')}}`)}::bigint[])`)
    .orderBy(asc(revision.reportId), asc(revision.number))
}

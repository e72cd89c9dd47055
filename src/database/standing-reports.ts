import { and, asc, eq, gt, gte, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { madeIn, type ReportsAsked, reportedIn, reportsAt } from './as-of.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { report, revision, unit } from './schema.ts'

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

export type StandingReport = Awaited<ReturnType<typeof reportsIn>>[number]

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
  return revisions(db).where(reportedIn({ from, to, asOf })).orderBy(asc(report.id))
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
export function changedReports(db: Database, after: Date, upTo: Date): Promise<StandingReport[]> {
  return revisions(db)
    .where(and(gt(revision.number, 1), madeIn(revision.recordedAt, { after, upTo })))
    .orderBy(asc(report.id), asc(revision.number))
}

/** Which units reported in [from, to], and whether anything but zero reports. */
export async function reportingUnits(
  db: Database,
  zeroForm: string,
  asked: ReportsAsked,
): Promise<{ unit: string; active: boolean }[]> {
  const result = await db.execute(sql`
    select p.unit_id as unit, bool_or(p.form <> ${zeroForm}) as active
    from revision r join report p on p.id = r.report_id
    where ${reportedIn(asked, alias(revision, 'r'))} group by p.unit_id`)
  return rowsOf(result, z.object({ unit: z.string(), active: z.boolean() }))
}

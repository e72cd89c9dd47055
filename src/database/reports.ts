import { and, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Figure } from '../catalogue/figures.ts'
import type { Answers } from '../catalogue/value.ts'
import type { Database } from './open.ts'
import { figure, report, revision, unit } from './schema.ts'

/** Rows per statement: Postgres takes 65,535 parameters, and a report has under ten figures. */
const BATCH = 500

export type NewReport = {
  readonly unitId: string
  readonly form: string
  readonly activityDate: string
  readonly answers: Answers
  readonly figures: readonly Figure[]
  readonly catalogueVersion: string
  readonly personId: number | null
  readonly recordedAt: Date
  readonly draftId?: number
  readonly importId?: string
}

/** Stores submitted reports as their first revisions; gives the receipt numbers, in the same order. */
export async function addReports(db: Database, reports: readonly NewReport[]): Promise<number[]> {
  const receipts: number[] = []
  for (let start = 0; start < reports.length; start += BATCH) {
    const batch = reports.slice(start, start + BATCH)
    const rows = await db
      .insert(report)
      .values(
        batch.map((r) => ({
          unitId: r.unitId,
          form: r.form,
          draftId: r.draftId ?? null,
          importId: r.importId ?? null,
        })),
      )
      .returning({ id: report.id })
    const ids = rows.map((r) => r.id).sort((a, b) => a - b)
    receipts.push(...ids)
    const numbered = batch.map((r, i) => ({ ...r, reportId: ids[i] as number, number: 1 }))
    await addRevisions(
      db,
      numbered.map((r) => ({ ...r, kind: 'submitted' as const })),
    )
  }
  return receipts
}

type NewRevision = Omit<NewReport, 'draftId' | 'importId' | 'form'> & {
  readonly reportId: number
  readonly number: number
  readonly kind: 'submitted' | 'corrected' | 'withdrawn'
  readonly reason?: string | undefined
}

async function addRevisions(db: Database, revisions: readonly NewRevision[]): Promise<void> {
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

const reportColumns = {
  id: report.id,
  unitId: report.unitId,
  unitName: unit.name,
  organization: unit.organization,
  form: report.form,
  number: revision.number,
  kind: revision.kind,
  activityDate: revision.activityDate,
  answers: revision.answers,
  catalogueVersion: revision.catalogueVersion,
  recordedAt: revision.recordedAt,
}

function currentReports(db: Database) {
  return db
    .select(reportColumns)
    .from(revision)
    .innerJoin(report, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(report.unitId, unit.id))
    .$dynamic()
}

export type CurrentReport = Awaited<ReturnType<typeof currentReports>>[number]

/** A report as it stands now, if it belongs to one of these units. */
export async function reportOf(
  db: Database,
  id: number,
  unitIds: readonly string[],
): Promise<CurrentReport | undefined> {
  if (unitIds.length === 0) return undefined
  const [row] = await currentReports(db).where(
    and(eq(report.id, id), inArray(report.unitId, [...unitIds]), isNull(revision.supersededAt)),
  )
  return row
}

/** The newest reports of these units, withdrawn ones too: a receipt number stays findable. */
export function recentReports(
  db: Database,
  unitIds: readonly string[],
  page: { readonly limit: number; readonly offset: number },
): Promise<CurrentReport[]> {
  return currentReports(db)
    .where(and(inArray(report.unitId, [...unitIds]), isNull(revision.supersededAt)))
    .orderBy(desc(revision.activityDate), desc(report.id))
    .limit(page.limit)
    .offset(page.offset)
}

/** Reports of the same unit, form and day since `since`: candidates for having been sent twice. */
export function sameDayReports(
  db: Database,
  of: { unitId: string; form: string; activityDate: string; since: Date },
): Promise<CurrentReport[]> {
  return currentReports(db)
    .where(
      and(
        eq(report.unitId, of.unitId),
        eq(report.form, of.form),
        eq(revision.activityDate, of.activityDate),
        gt(revision.recordedAt, of.since),
        isNull(revision.supersededAt),
        ne(revision.kind, 'withdrawn'),
      ),
    )
    .orderBy(desc(report.id))
}

/** Answers of the unit's last reports by this form, newest first: the names to offer again. */
export async function recentAnswers(db: Database, unitId: string, form: string): Promise<Answers[]> {
  const rows = await db
    .select({ answers: revision.answers })
    .from(revision)
    .innerJoin(report, eq(revision.reportId, report.id))
    .where(
      and(
        eq(report.unitId, unitId),
        eq(report.form, form),
        isNull(revision.supersededAt),
        ne(revision.kind, 'withdrawn'),
      ),
    )
    .orderBy(desc(revision.recordedAt))
    .limit(40)
  return rows.map((r) => r.answers)
}

/** The last instant at which anything was recorded; undefined in an empty database. */
export async function lastRecordedAt(db: Database): Promise<Date | undefined> {
  const [row] = await db.select({ at: sql<string | null>`max(${revision.recordedAt})` }).from(revision)
  return row?.at ? new Date(row.at) : undefined
}

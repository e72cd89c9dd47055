import { and, asc, desc, eq, gte, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Period } from '../calendar/period.ts'
import type { Answers } from '../catalogue/answers.ts'
import { ZERO_FORM } from '../catalogue/known-codes.ts'
import { counts } from './as-of.ts'
import { insertion } from './insert-many.ts'
import type { Database } from './open.ts'
import { addRevisions, type NewRevision } from './revision.ts'
import { type RevisionKind, report, revision, unit } from './schema.ts'
import { type Reach, withinReach } from './within.ts'

/** Rows per statement: Postgres takes 65,535 parameters, and a report has under ten figures. */
const BATCH = 500

export type NewReport = Omit<NewRevision, 'reportId' | 'number' | 'kind' | 'reason'> & {
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

/** Every report with every revision: a query that goes on. */
export function currentReports(db: Database) {
  return db
    .select(reportColumns)
    .from(revision)
    .innerJoin(report, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(report.unitId, unit.id))
    .$dynamic()
}

export type CurrentReport = Awaited<ReturnType<typeof currentReports>>[number]

/** A report as it stands now, if it belongs to one of these units. */
export async function reportOfUnits(
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

/** How many reports count in all, and how many of them are of some days; zero reports aside. */
export type Counted = { readonly all: number; readonly within: number }

/** Those of some units. */
export const reportsCounted = (db: Database, unitIds: readonly string[], of: Period): Promise<Counted> =>
  countedOf(db, inArray(report.unitId, [...unitIds]), of)

/** Those of the units in reach. */
export const reportsCountedWithin = (db: Database, reach: Reach, of: Period): Promise<Counted> =>
  countedOf(db, withinReach(reach), of)

async function countedOf(db: Database, whose: SQL, { from, to }: Period): Promise<Counted> {
  const [row] = await db
    .select({
      all: sql<number>`count(*)::int`,
      within: sql<number>`(count(*) filter (where ${revision.activityDate} between ${from} and ${to}))::int`,
    })
    .from(report)
    .innerJoin(revision, eq(revision.reportId, report.id))
    .innerJoin(unit, eq(report.unitId, unit.id))
    .where(and(whose, isNull(revision.supersededAt), counts(revision.kind), ne(report.form, ZERO_FORM)))
  return row ?? { all: 0, within: 0 }
}

/** Which of the reports of some units are meant, by what is known of them. */
type Meant = {
  readonly since: Date
  readonly day: string | undefined
  readonly form: string | undefined
  readonly notForm: string
  /** Whose come before those of others. */
  readonly person: number
  readonly limit: number
}

/** The reports of these units that were recorded since then, one's own first, the last first; none that was withdrawn. */
export function lastRecorded(
  db: Database,
  unitIds: readonly string[],
  { since, day, form, notForm, person, limit }: Meant,
): Promise<CurrentReport[]> {
  return currentReports(db)
    .where(
      and(
        ...[inArray(revision.unitId, [...unitIds]), isNull(revision.supersededAt), gte(revision.recordedAt, since)],
        ...[ne(revision.kind, 'withdrawn'), ne(report.form, notForm)],
        ...[day === undefined ? undefined : eq(revision.activityDate, day)],
        ...[form === undefined ? undefined : eq(report.form, form)],
      ),
    )
    .orderBy(sql`${revision.personId} is not distinct from ${person} desc`, desc(revision.recordedAt), desc(report.id))
    .limit(limit)
}

/** The newest reports of all units in a reach. */
export function reportsWithin(
  db: Database,
  reach: Reach,
  page: { readonly limit: number; readonly offset: number },
): Promise<CurrentReport[]> {
  return currentReports(db)
    .where(and(withinReach(reach), isNull(revision.supersededAt)))
    .orderBy(desc(report.id))
    .limit(page.limit)
    .offset(page.offset)
}

/** A report as it stands now. */
export async function reportById(db: Database, id: number): Promise<CurrentReport | undefined> {
  const [row] = await currentReports(db).where(and(eq(report.id, id), isNull(revision.supersededAt)))
  return row
}

/** Ids a statement: Postgres takes 65,535 parameters. */
const IDS = 5_000

/** A report that came by an import, with everything it has said since, oldest first. */
export type ImportedBefore = {
  readonly id: number
  readonly unitId: string
  readonly form: string
  readonly revisions: {
    readonly kind: RevisionKind
    readonly recordedAt: Date
    readonly answers: Answers
    readonly activityDate: string
  }[]
}

/** Of these reports, those that there are: whose they are, and in which minutes since 1970 something of them was recorded. */
export async function recordedMinutes(db: Database, receipts: readonly number[]) {
  const found = new Map<number, { unitId: string; form: string; minutes: Set<number> }>()
  for (let start = 0; start < receipts.length; start += IDS) {
    const rows = await db
      .select({ id: report.id, unitId: report.unitId, form: report.form, recordedAt: revision.recordedAt })
      .from(report)
      .innerJoin(revision, eq(revision.reportId, report.id))
      .where(inArray(report.id, receipts.slice(start, start + IDS)))
    for (const { id, unitId, form, recordedAt } of rows) {
      const known = found.get(id) ?? { unitId, form, minutes: new Set<number>() }
      known.minutes.add(Math.floor(recordedAt.getTime() / 60_000))
      found.set(id, known)
    }
  }
  return found
}

/** The reports that an importer's ids were given to before. */
export async function importedBefore(db: Database, importIds: readonly string[]) {
  const found = new Map<string, ImportedBefore>()
  for (let start = 0; start < importIds.length; start += IDS) {
    const rows = await db
      .select({
        importId: report.importId,
        id: report.id,
        unitId: report.unitId,
        form: report.form,
        kind: revision.kind,
        recordedAt: revision.recordedAt,
        answers: revision.answers,
        activityDate: revision.activityDate,
      })
      .from(report)
      .innerJoin(revision, eq(revision.reportId, report.id))
      .where(inArray(report.importId, importIds.slice(start, start + IDS)))
      .orderBy(asc(report.id), asc(revision.number))
    for (const { importId, id, unitId, form, ...said } of rows) {
      if (importId === null) continue
      const known = found.get(importId) ?? { id, unitId, form, revisions: [] }
      known.revisions.push(said)
      found.set(importId, known)
    }
  }
  return found
}

/** Reports under ids that were kept for them, since receipts name them. Their first revisions are written with them. Built, not run. */
export function addKeptReports(_db: Database, reports: readonly (typeof report.$inferSelect)[]) {
  return insertion(report, reports)
}

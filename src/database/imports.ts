import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Answers } from '../catalogue/value.ts'
import type { Database } from './open.ts'
import { digest, edition, report, revision } from './schema.ts'

/** Ids a statement: Postgres takes 65,535 parameters. */
const BATCH = 5_000

/** A report that came by an import, with everything it has said since, oldest first. */
export type ImportedBefore = {
  readonly id: number
  readonly unitId: string
  readonly form: string
  readonly revisions: {
    readonly kind: 'submitted' | 'corrected' | 'withdrawn'
    readonly recordedAt: Date
    readonly answers: Answers
    readonly activityDate: string
  }[]
}

/** The reports that an importer's ids were given to before. */
export async function importedBefore(db: Database, importIds: readonly string[]) {
  const found = new Map<string, ImportedBefore>()
  for (let start = 0; start < importIds.length; start += BATCH) {
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
      .where(inArray(report.importId, importIds.slice(start, start + BATCH)))
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

/** For each week that was compiled for people to read: until when its books are closed. */
export async function closedBooks(db: Database): Promise<{ readonly to: string; readonly at: Date }[]> {
  const rows = await db
    .select({ to: digest.periodTo, readUpTo: digest.readUpTo, asOf: edition.asOf })
    .from(digest)
    .leftJoin(edition, and(eq(edition.digestId, digest.id), eq(edition.kind, 'group')))
  return rows.flatMap(({ to, readUpTo, asOf }) => [readUpTo, asOf].flatMap((at) => (at === null ? [] : [{ to, at }])))
}

/** After many rows at once the planner is told of them: PGlite never finds out by itself, Postgres after a minute. */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.execute(sql`analyze report, revision, figure`)
}

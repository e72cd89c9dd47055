import { and, asc, eq, sql } from 'drizzle-orm'
import { type ReportsAsked, reportedIn } from './as-of.ts'
import type { Database } from './open.ts'
import { report, revision, unit } from './schema.ts'
import { type Within, within } from './within.ts'

/** The pictures of one report, by their names at Telegram. */
export type ReportPictures = {
  readonly report: number
  readonly organization: string
  readonly form: string
  readonly unitName: string
  readonly on: string
  readonly files: readonly string[]
}

/** The pictures that were sent with reports, by day and receipt. `codes`: the questions that they answer. */
export async function picturesIn(
  db: Database,
  { codes, part, ...asked }: ReportsAsked & { readonly codes: readonly string[]; readonly part: Within },
): Promise<ReportPictures[]> {
  const rows = await db
    .select({
      report: report.id,
      organization: unit.organization,
      form: report.form,
      unitName: unit.name,
      on: revision.activityDate,
      answers: revision.answers,
    })
    .from(revision)
    .innerJoin(report, eq(report.id, revision.reportId))
    .innerJoin(unit, eq(unit.id, report.unitId))
    .where(
      and(reportedIn(asked), within(part), sql`jsonb_exists_any(${revision.answers}, ${sql.param(codes)}::text[])`),
    )
    .orderBy(asc(revision.activityDate), asc(report.id))
  return rows.flatMap(({ answers, ...row }) => {
    const files = codes.flatMap((code) => {
      const value = answers[code]?.value
      return Array.isArray(value) ? value : []
    })
    return files.length > 0 ? [{ ...row, files }] : []
  })
}

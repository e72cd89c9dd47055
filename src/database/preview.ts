import { type AnyColumn, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Preview } from '../digest/compile.ts'
import type { Database } from './open.ts'
import { type Cutoff, lastOf } from './record-lock.ts'
import { edition, example, lockedSection, pair, preview, reading, revision, wording } from './schema.ts'

/** Whether what was compiled at a cutoff is still so. */
export type StillSo = {
  readonly cutoff: Cutoff
  /** Whether nothing that units report was changed since; and nothing at all. */
  readonly sameReports: boolean
  readonly same: boolean
}

/** A digest as it was compiled last. */
export type KeptPreview = StillSo & { readonly content: Preview }

/** Undefined where this digest was not compiled yet; `large`: it takes more than `most` bytes of the disk, and was not read. */
export async function keptPreview(
  db: Database,
  digestId: number,
  most: number,
): Promise<KeptPreview | 'large' | undefined> {
  const [row] = await db
    .select({
      asOf: preview.asOf,
      // What is too large comes as null.
      content: sql`case when pg_column_size(${preview.content}) <= ${most} then ${preview.content} end`.mapWith(
        preview.content,
      ) as SQL<Preview | null>,
      reports: preview.reportChanges,
      words: preview.wordChanges,
      ...sinceThen(sql`${preview.asOf}`, preview.reportChanges, preview.wordChanges),
    })
    .from(preview)
    .where(eq(preview.digestId, digestId))
  if (!row) return undefined
  const { asOf, content, reports, words } = row
  return content === null ? 'large' : { ...stillSo({ at: asOf, changes: { reports, words } }, row), content }
}

/** Whether what was compiled at this cutoff is still so. */
export async function stillSoSince(db: Database, cutoff: Cutoff): Promise<StillSo> {
  const { at, changes } = cutoff
  const [row] = await db
    .select(sinceThen(sql`${at.toISOString()}::timestamptz`, sql`${changes.reports}`, sql`${changes.words}`))
    .from(sql`(select 1) once`)
  if (!row) throw new Error('one row was asked for')
  return stillSo(cutoff, row)
}

/** What says whether anything was changed since an instant, when it had been changed so many times. */
function sinceThen(asOf: SQL, reports: SQLWrapper, words: SQLWrapper) {
  // The clocks of two processes may differ: what one of them dated ahead was there already, and is not in it.
  const after = (...tables: [table: SQLWrapper, at: AnyColumn][]) => {
    const rows = tables.map(([table, at]) => sql`select 1 from ${table} where ${at} > ${asOf}`)
    return sql<boolean>`exists (${sql.join(rows, sql` union all `)})`
  }
  return {
    sameReports: sql<boolean>`${reports} = ${lastOf('report_changes')}`,
    sameWords: sql<boolean>`${words} = ${lastOf('word_changes')}`,
    reportsAfter: after([revision, revision.recordedAt], [edition, edition.asOf]),
    wordsAfter: after(
      [wording, wording.setAt],
      [pair, pair.setAt],
      [lockedSection, lockedSection.lockedAt],
      [example, example.setAt],
      [reading, reading.readAt],
    ),
  }
}

type SinceThen = Record<'sameReports' | 'sameWords' | 'reportsAfter' | 'wordsAfter', boolean>

function stillSo(cutoff: Cutoff, row: SinceThen): StillSo {
  const sameReports = row.sameReports && !row.reportsAfter
  return { cutoff, sameReports, same: sameReports && row.sameWords && !row.wordsAfter }
}

/** Keeps what was compiled at a cutoff. Built, not run. */
export function keepPreview(db: Database, of: { digestId: number; content: Preview; cutoff: Cutoff }) {
  const { digestId, content, cutoff } = of
  const kept = { asOf: cutoff.at, reportChanges: cutoff.changes.reports, wordChanges: cutoff.changes.words, content }
  return db
    .insert(preview)
    .values({ digestId, ...kept })
    .onConflictDoUpdate({ target: preview.digestId, set: kept })
}

/** A digest that is out is kept in its editions. Built, not run. */
export function dropPreview(db: Database, { digestId }: { readonly digestId: number }) {
  return db.delete(preview).where(eq(preview.digestId, digestId))
}

import { type AnyColumn, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Preview } from '../digest/compile.ts'
import type { Database } from './open.ts'
import { type Cutoff, lastOf } from './record-lock.ts'
import { edition, example, lockedSection, pair, preview, reading, revision, wording } from './schema.ts'

/** How what was compiled last of a digest stands to now. */
export type StillSo = {
  readonly asOf: Date
  /** Whether nothing that units report was changed since; and nothing at all. */
  readonly sameReports: boolean
  readonly same: boolean
}

/** A digest as it was compiled last. */
export type KeptPreview = StillSo & { readonly content: Preview }

/** The same without what was compiled, for whoever has it. */
export async function keptStands(db: Database, digestId: number): Promise<StillSo | undefined> {
  const [row] = await db.select(STANDS).from(preview).where(eq(preview.digestId, digestId))
  return row && standsAs(row)
}

/** Undefined where this digest was not compiled yet; `large`: it takes more than `most` bytes of the disk, and was not read. */
export async function keptPreview(
  db: Database,
  digestId: number,
  most: number,
): Promise<KeptPreview | 'large' | undefined> {
  // What is too large comes as null.
  const content = sql`case when pg_column_size(${preview.content}) <= ${most} then ${preview.content} end`.mapWith(
    preview.content,
  ) as SQL<Preview | null>
  const [row] = await db
    .select({ ...STANDS, content })
    .from(preview)
    .where(eq(preview.digestId, digestId))
  if (!row) return undefined
  return row.content === null ? 'large' : { ...standsAs(row), content: row.content }
}

// The clocks of two processes may differ: what one of them dated ahead was there already, and is not in it.
const after = (...tables: [table: SQLWrapper, at: AnyColumn][]) => {
  const rows = tables.map(([table, at]) => sql`select 1 from ${table} where ${at} > ${preview.asOf}`)
  return sql<boolean>`exists (${sql.join(rows, sql` union all `)})`
}

const STANDS = {
  asOf: preview.asOf,
  sameReports: sql<boolean>`${preview.reportChanges} = ${lastOf('report_changes')}`,
  sameWords: sql<boolean>`${preview.wordChanges} = ${lastOf('word_changes')}`,
  reportsAfter: after([revision, revision.recordedAt], [edition, edition.asOf]),
  wordsAfter: after(
    [wording, wording.setAt],
    [pair, pair.setAt],
    [lockedSection, lockedSection.lockedAt],
    [example, example.setAt],
    [reading, reading.readAt],
  ),
}

type StandsRow = Record<'sameReports' | 'sameWords' | 'reportsAfter' | 'wordsAfter', boolean> & { readonly asOf: Date }

function standsAs({ asOf, ...row }: StandsRow): StillSo {
  const sameReports = row.sameReports && !row.reportsAfter
  return { asOf, sameReports, same: sameReports && row.sameWords && !row.wordsAfter }
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

import { and, desc, eq, gte, lt, lte, sql } from 'drizzle-orm'
import type { Digest, EditionKind } from '../digest/digest.ts'
import type { Database } from './open.ts'
import { digest, edition, report, revision, unit } from './schema.ts'

export function sealEdition(
  db: Database,
  { content, ...of }: { readonly digestId: number; readonly content: Digest; readonly sealedAt: Date },
) {
  return db.insert(edition).values({
    ...of,
    content,
    kind: content.edition,
    version: content.version,
    withdrawn: content.withdrawn ?? false,
    sha256: content.sha256,
    asOf: new Date(content.asOf),
  })
}

/** When a digest was sealed first, where that was before an instant. */
export async function firstSealedAt(db: Database, digestId: number, before: Date): Promise<Date | undefined> {
  const [row] = await db
    .select({ asOf: edition.asOf })
    .from(edition)
    .where(and(eq(edition.digestId, digestId), lt(edition.asOf, before)))
    .orderBy(edition.version)
    .limit(1)
  return row?.asOf
}

/** The newest edition; `standing`: the newest that is no withdrawal, or the newest of those that were sealed before an instant. */
export async function sealedEdition(
  db: Database,
  digestId: number,
  kind: EditionKind,
  standing?: { readonly before?: Date },
): Promise<Digest | undefined> {
  const [row] = await db
    .select({ content: edition.content })
    .from(edition)
    .where(
      and(
        eq(edition.digestId, digestId),
        eq(edition.kind, kind),
        standing && eq(edition.withdrawn, false),
        standing?.before && lt(edition.asOf, standing.before),
      ),
    )
    .orderBy(desc(edition.version))
    .limit(1)
  return row?.content
}

/** All editions that are no withdrawal, the oldest first. */
export async function standingEditions(db: Database, digestId: number, kind: EditionKind): Promise<Digest[]> {
  const rows = await db
    .select({ content: edition.content })
    .from(edition)
    .where(and(eq(edition.digestId, digestId), eq(edition.kind, kind), eq(edition.withdrawn, false)))
    .orderBy(edition.version)
  return rows.map(({ content }) => content)
}

/** Which edition of a digest was the newest at an instant, without what stands in it. */
export async function newestAt(db: Database, digestId: number, kind: EditionKind, at: Date) {
  const [row] = await db
    .select({ version: edition.version, asOf: edition.asOf, withdrawn: edition.withdrawn })
    .from(edition)
    .where(and(eq(edition.digestId, digestId), eq(edition.kind, kind), lte(edition.asOf, at)))
    .orderBy(desc(edition.version))
    .limit(1)
  return row
}

/** An edition as it was sealed, of this version. */
export async function editionOf(
  db: Database,
  of: { digest: number; kind: EditionKind; version: number },
): Promise<Digest | undefined> {
  const [row] = await db
    .select({ content: edition.content })
    .from(edition)
    .where(and(eq(edition.digestId, of.digest), eq(edition.kind, of.kind), eq(edition.version, of.version)))
  return row?.content
}

/** Whether a published digest, a week's or a longer one's, was compiled from this report among others. */
export async function isPrinted(db: Database, of: { id: number; activityDate: string }): Promise<boolean> {
  const first = db
    .select({ at: revision.recordedAt })
    .from(revision)
    .where(and(eq(revision.reportId, of.id), eq(revision.number, 1)))
  const organization = db
    .select({ scope: sql`'organization:' || ${unit.organization}` })
    .from(report)
    .innerJoin(unit, eq(unit.id, report.unitId))
    .where(eq(report.id, of.id))
  const [row] = await db
    .select({ id: digest.id })
    .from(digest)
    .innerJoin(edition, eq(edition.digestId, digest.id))
    .where(
      and(
        lte(digest.periodFrom, of.activityDate),
        gte(digest.periodTo, of.activityDate),
        sql`${edition.asOf} >= (${first})`,
        // Of another area's report it is asked for a reason too many rather than one too few.
        sql`(${digest.scope} not like 'organization:%' or ${digest.scope} = (${organization}))`,
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Of each digest that was compiled for people to read: its last day, and up to which instant records are in it. */
export async function compiledUntil(db: Database): Promise<{ readonly to: string; readonly at: Date }[]> {
  const rows = await db
    .select({ to: digest.periodTo, readUpTo: digest.readUpTo, asOf: edition.asOf })
    .from(digest)
    .leftJoin(edition, and(eq(edition.digestId, digest.id), eq(edition.kind, 'group')))
  return rows.flatMap(({ to, readUpTo, asOf }) => [readUpTo, asOf].flatMap((at) => (at === null ? [] : [{ to, at }])))
}

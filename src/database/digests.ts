import { and, desc, eq, gte, isNotNull, lt, lte, sql } from 'drizzle-orm'
import type { Period } from '../calendar/period.ts'
import type { Catalogue } from '../catalogue/schema.ts'
import type { Digest, DigestKind, EditionKind } from '../digest/digest.ts'
import type { Database } from './open.ts'
import { catalogueVersion, digest, edition, nextWeek, proof, report, revision, unit } from './schema.ts'

export type DigestRow = typeof digest.$inferSelect

/** Which digest: by itself a period means the county's week. */
export type DigestAsked = Period & { readonly kind?: DigestKind; readonly scope?: string }

export async function digestOf(db: Database, asked: DigestAsked): Promise<DigestRow | undefined> {
  const { kind = 'week', scope = 'county', from, to } = asked
  const [row] = await db
    .select()
    .from(digest)
    .where(and(eq(digest.kind, kind), eq(digest.scope, scope), eq(digest.periodFrom, from), eq(digest.periodTo, to)))
  return row
}

export async function digestById(db: Database, id: number): Promise<DigestRow | undefined> {
  const [row] = await db.select().from(digest).where(eq(digest.id, id))
  return row
}

/** The row of this digest, made where there is none. */
export async function openDigest(db: Database, of: { asked: DigestAsked; issueYear: number }): Promise<DigestRow> {
  const { kind = 'week', scope = 'county', from, to } = of.asked
  const [made] = await db
    .insert(digest)
    .values({
      kind,
      scope,
      periodFrom: from,
      periodTo: to,
      issueYear: of.issueYear,
      state: 'open',
    })
    .onConflictDoNothing()
    .returning()
  if (made) return made
  const row = await digestOf(db, of.asked)
  if (!row) throw new Error(`no digest row for ${from}`)
  return row
}

/** The digests whose periods ended last, weeks and longer ones; those that were only looked at stand behind. */
export function recentDigests(db: Database, limit: number): Promise<DigestRow[]> {
  return db
    .select()
    .from(digest)
    .orderBy(sql`${digest.state} = 'open'`, desc(digest.periodTo), desc(digest.id))
    .limit(limit)
}

/** Holds the row until the transaction ends: of two who publish at once, the second sees it published. */
export async function lockDigest(tx: Database, id: number): Promise<DigestRow> {
  const [row] = await tx.select().from(digest).where(eq(digest.id, id)).for('update')
  if (!row) throw new Error(`no digest ${id}`)
  return row
}

export async function setDigest(db: Database, id: number, change: Partial<DigestRow>): Promise<void> {
  await db.update(digest).set(change).where(eq(digest.id, id))
}

/** The number the next issue of this year has. */
export async function nextNumber(db: Database, issueYear: number): Promise<number> {
  const [row] = await db
    .select({ last: sql<number | null>`max(${digest.number})` })
    .from(digest)
    .where(and(eq(digest.kind, 'week'), eq(digest.issueYear, issueYear)))
  return (row?.last ?? 0) + 1
}

/** Previews whose time to go out by themselves has come. */
export function previewsDue(db: Database, now: Date): Promise<DigestRow[]> {
  return db
    .select()
    .from(digest)
    .where(and(eq(digest.state, 'preview'), isNotNull(digest.releaseAt), lte(digest.releaseAt, now)))
    .orderBy(digest.periodFrom)
}

export async function seal(tx: Database, of: { digestId: number; content: Digest; sealedAt: Date }): Promise<void> {
  const { content, digestId, sealedAt } = of
  await tx.insert(edition).values({
    ...{ digestId, content, sealedAt },
    kind: content.edition,
    version: content.version,
    sha256: content.sha256,
    asOf: new Date(content.asOf),
  })
}

/** The catalogue that the county's report of a period was published with, where that was before `asOf`. */
export async function catalogueOfReport(db: Database, of: Period, asOf: Date): Promise<Catalogue | undefined> {
  const row = await digestOf(db, { kind: 'year', ...of })
  const sealed = row && (await sealedEdition(db, row.id, 'office', asOf))
  if (!sealed) return undefined
  const [found] = await db
    .select({ content: catalogueVersion.content })
    .from(catalogueVersion)
    .where(eq(catalogueVersion.version, sealed.catalogueVersion))
  return found?.content as Catalogue | undefined
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

/** The newest edition, or the newest that was sealed before an instant. */
export async function sealedEdition(
  db: Database,
  digestId: number,
  kind: EditionKind,
  before?: Date,
): Promise<Digest | undefined> {
  const [row] = await db
    .select({ content: edition.content })
    .from(edition)
    .where(
      and(
        eq(edition.digestId, digestId),
        eq(edition.kind, kind),
        before === undefined ? undefined : lt(edition.asOf, before),
      ),
    )
    .orderBy(desc(edition.version))
    .limit(1)
  return row?.content
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

/** A published week: until when it took reports, and until when its numbers were told as they stood then. */
export type PublishedWeek = { readonly number: number; readonly cutoff: Date; readonly toldAt: Date }

/** The weeks that were published before an instant, by their Monday. */
export async function publishedWeeks(db: Database, before: Date): Promise<ReadonlyMap<string, PublishedWeek>> {
  const rows = await db
    .select({ from: digest.periodFrom, number: digest.number, asOf: edition.asOf })
    .from(digest)
    .innerJoin(edition, and(eq(edition.digestId, digest.id), eq(edition.kind, 'group')))
    .where(and(eq(digest.kind, 'week'), lt(edition.asOf, before)))
    .orderBy(digest.periodFrom, edition.version)
  const weeks = new Map<string, PublishedWeek>()
  for (const { from, number, asOf } of rows) {
    weeks.set(from, { number: number ?? 0, cutoff: weeks.get(from)?.cutoff ?? asOf, toldAt: asOf })
  }
  return weeks
}

/** The week that was published last. */
export async function lastPublished(db: Database): Promise<DigestRow | undefined> {
  const [row] = await db
    .select()
    .from(digest)
    .where(and(eq(digest.kind, 'week'), eq(digest.state, 'published')))
    .orderBy(desc(digest.periodFrom))
    .limit(1)
  return row
}

export type Proof = typeof proof.$inferSelect

/** What an editor decided of one free text; the last word counts. */
export async function decide(db: Database, decision: Proof): Promise<void> {
  const { reportId: _, code: __, ...change } = decision
  await db
    .insert(proof)
    .values(decision)
    .onConflictDoUpdate({ target: [proof.reportId, proof.code], set: change })
}

/** The decisions on these reports. */
export async function decisions(db: Database, reportIds: readonly number[]): Promise<Proof[]> {
  if (reportIds.length === 0) return []
  return db
    .select()
    .from(proof)
    .where(sql`${proof.reportId} = any(${sql.param(`{${reportIds.join(',')}}`)}::bigint[])`)
}

export async function nextWeekLines(db: Database, from: string): Promise<readonly string[]> {
  const [row] = await db.select().from(nextWeek).where(eq(nextWeek.periodFrom, from))
  return row?.lines ?? []
}

export async function setNextWeekLines(db: Database, from: string, lines: readonly string[]): Promise<void> {
  await db
    .insert(nextWeek)
    .values({ periodFrom: from, lines })
    .onConflictDoUpdate({ target: nextWeek.periodFrom, set: { lines } })
}

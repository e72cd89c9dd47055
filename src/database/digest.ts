import { and, desc, eq, gte, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Period } from '../calendar/period.ts'
import type { Layout } from '../digest/digest.ts'
import type { Database } from './open.ts'
import { digest } from './schema.ts'
import { ofScope, type Reach, withinReach } from './within.ts'

export type DigestRow = typeof digest.$inferSelect

/** Whether it went out by itself: then no editor has read it. */
export function publishedByClock({ state, publishedBy }: DigestRow): boolean {
  return state === 'published' && publishedBy === null
}

/** Which digest: by itself a period means the county's week. */
export type DigestAsked = Period & { readonly kind?: Layout; readonly scope?: string }

export async function digestOf(db: Database, asked: DigestAsked): Promise<DigestRow | undefined> {
  const { kind = 'week', scope = 'county', from, to } = asked
  const [row] = await db
    .select()
    .from(digest)
    .where(and(eq(digest.kind, kind), eq(digest.scope, scope), eq(digest.periodFrom, from), eq(digest.periodTo, to)))
  return row
}

/** The Monday of the county's week with this number; undefined where no issue has it. */
export async function weekNumbered(
  db: Database,
  { year, number }: { readonly year: number; readonly number: number },
): Promise<string | undefined> {
  const [row] = await db
    .select({ monday: digest.periodFrom })
    .from(digest)
    .where(
      and(
        ...[eq(digest.kind, 'week'), eq(digest.scope, 'county'), eq(digest.issueYear, year), eq(digest.number, number)],
      ),
    )
  return row?.monday
}

/** The Mondays of the county's weeks whose digests are out. */
export async function weeksOut(db: Database): Promise<string[]> {
  const rows = await db
    .select({ monday: digest.periodFrom })
    .from(digest)
    .where(and(eq(digest.kind, 'week'), eq(digest.scope, 'county'), eq(digest.state, 'published')))
  return rows.map((row) => row.monday)
}

export async function digestById(db: Database, id: number): Promise<DigestRow | undefined> {
  const [row] = await db.select().from(digest).where(eq(digest.id, id))
  return row
}

/** The row of this digest, made where there is none, and locked until the transaction ends: whoever else opens it waits. */
export async function openDigest(tx: Database, of: { asked: DigestAsked; issueYear: number }): Promise<DigestRow> {
  const { kind = 'week', scope = 'county', from, to } = of.asked
  const { issueYear } = of
  const [row] = await tx
    .insert(digest)
    .values({ kind, scope, periodFrom: from, periodTo: to, issueYear, state: 'open' })
    .onConflictDoUpdate({
      target: [digest.kind, digest.scope, digest.periodFrom, digest.periodTo],
      set: { issueYear },
    })
    .returning()
  if (!row) throw new Error(`no digest row for ${from}`)
  return row
}

/** Holds the row until the transaction ends: of two who publish at once, the second sees it published. */
export async function lockDigest(tx: Database, id: number): Promise<DigestRow> {
  const row = await lockDigestIfAny(tx, id)
  if (!row) throw new Error(`no digest ${id}`)
  return row
}

/** The same of a row that may be there no longer, as that of an old button. */
export async function lockDigestIfAny(tx: Database, id: number): Promise<DigestRow | undefined> {
  const [row] = await tx.select().from(digest).where(eq(digest.id, id)).for('update')
  return row
}

export function setDigest(db: Database, { id, ...change }: Pick<DigestRow, 'id'> & Partial<DigestRow>) {
  return db.update(digest).set(change).where(eq(digest.id, id))
}

/** The digests of a reach whose periods ended last, weeks and longer ones; those that were only looked at stand behind. */
export function recentDigests(db: Database, reach: Reach, limit: number): Promise<DigestRow[]> {
  return db
    .select()
    .from(digest)
    .where(withinReach(reach, ofScope(digest.scope)))
    .orderBy(sql`${digest.state} = 'open'`, desc(digest.periodTo), desc(digest.id))
    .limit(limit)
}

/** What of these digests has a row, and the previews whose time to go out by themselves has come; one plain read. */
export function dueRows(db: Database, asked: readonly DigestAsked[], now: Date): Promise<DigestRow[]> {
  const isAsked = asked.map(({ kind = 'week', scope = 'county', from, to }) =>
    and(eq(digest.kind, kind), eq(digest.scope, scope), eq(digest.periodFrom, from), eq(digest.periodTo, to)),
  )
  return db
    .select()
    .from(digest)
    .where(or(isReleased(now), ...isAsked))
    .orderBy(digest.periodFrom)
}

const isReleased = (now: Date) =>
  and(eq(digest.state, 'preview'), isNotNull(digest.releaseAt), lte(digest.releaseAt, now))

/** The previews that go out by themselves unless an editor acts, the next one first. */
export function previewsToRelease(db: Database): Promise<DigestRow[]> {
  const waits = and(eq(digest.state, 'preview'), isNotNull(digest.releaseAt))
  return db.select().from(digest).where(waits).orderBy(digest.releaseAt).limit(5)
}

/** The digests of these scopes that are out, the newest first. */
export function publishedOf(
  db: Database,
  of: {
    readonly scopes: readonly string[]
    readonly kind?: Layout
    /** Only of periods that share a day with this one. */
    readonly period?: Partial<Period>
    readonly from: number
    readonly page: number
  },
): Promise<DigestRow[]> {
  return db
    .select()
    .from(digest)
    .where(
      and(
        eq(digest.state, 'published'),
        inArray(digest.scope, [...of.scopes]),
        of.kind === undefined ? undefined : eq(digest.kind, of.kind),
        of.period?.to === undefined ? undefined : lte(digest.periodFrom, of.period.to),
        of.period?.from === undefined ? undefined : gte(digest.periodTo, of.period.from),
      ),
    )
    .orderBy(desc(digest.periodTo), desc(digest.id))
    .offset(of.from)
    .limit(of.page)
}

/** Those of these scopes that an editor holds back (暂缓), of a period that shares a day with this one. */
export function heldIn(db: Database, { from, to }: Period, scopes: readonly string[]): Promise<DigestRow[]> {
  const meets = and(lte(digest.periodFrom, to), gte(digest.periodTo, from))
  return db
    .select()
    .from(digest)
    .where(and(eq(digest.state, 'held'), inArray(digest.scope, [...scopes]), meets))
    .orderBy(digest.periodFrom)
}

/** The county's weeks that are put before editors and not out yet, the oldest first. */
export function waitingWeeks(db: Database): Promise<DigestRow[]> {
  return db
    .select()
    .from(digest)
    .where(and(eq(digest.kind, 'week'), eq(digest.scope, 'county'), inArray(digest.state, ['preview', 'held'])))
    .orderBy(digest.periodFrom)
    .limit(3)
}

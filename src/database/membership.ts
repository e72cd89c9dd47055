import { and, eq, ilike, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import type { Person } from './person.ts'
import { area, membership, person, type Role, report, revision, unit } from './schema.ts'
import type { Unit } from './unit.ts'

/** What a Telegram account may do: the units it reports for or views, and whether it edits. */
export type Belonging = {
  readonly person: Person
  readonly editor: boolean
  readonly reportsFor: readonly Unit[]
  /** Units whose digests this person may read. */
  readonly views: readonly Unit[]
}

/** What somebody with these memberships may do. */
export function placesIn<U extends Unit>(memberships: readonly { readonly role: Role; readonly unit: U | null }[]) {
  const unitsAs = (role: Role) => memberships.flatMap((m) => (m.role === role && m.unit ? [m.unit] : []))
  return {
    editor: memberships.some((m) => m.role === 'editor'),
    reportsFor: unitsAs('reporter'),
    views: unitsAs('viewer'),
  }
}

/** Gives a person a place; one that it has already stays as it is. */
export function addMembership(
  db: Database,
  place: { personId: number; unitId: string | null; role: Role; since: Date },
) {
  return db.insert(membership).values(place).onConflictDoNothing()
}

/** Whoever had this place is out of it from now on. */
export function endMembership(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  return db
    .update(membership)
    .set({ until: at })
    .where(and(eq(membership.id, id), isNull(membership.until)))
}

/**
 * The accounts named by EDITOR_IDS edit from the first start, before they ever wrote; whoever was named there and is no
 * longer, edits no more.
 */
export async function appointEditors(db: Database, telegramIds: readonly number[], at: Date): Promise<void> {
  for (const telegramId of telegramIds) {
    await db.insert(person).values({ telegramId, name: '编辑', reachable: false }).onConflictDoNothing()
    const [who] = await db.select().from(person).where(eq(person.telegramId, telegramId))
    if (who) await addMembership(db, { personId: who.id, unitId: null, role: 'editor', since: at })
  }
  const named = db
    .select({ id: person.id })
    .from(person)
    .where(inArray(person.telegramId, [...telegramIds]))
  const current = and(eq(membership.role, 'editor'), isNull(membership.until))
  if (telegramIds.length > 0) {
    await db
      .update(membership)
      .set({ bySetting: true })
      .where(and(current, eq(membership.bySetting, false), inArray(membership.personId, named)))
  }
  await db
    .update(membership)
    .set({ until: at })
    .where(
      and(
        current,
        eq(membership.bySetting, true),
        telegramIds.length > 0 ? notInArray(membership.personId, named) : undefined,
      ),
    )
}

const memberColumns = {
  id: membership.id,
  role: membership.role,
  since: membership.since,
  bySetting: membership.bySetting,
  chatId: person.telegramId,
  name: person.name,
  unitId: membership.unitId,
  unit: unit.name,
}

function members(db: Database) {
  return db
    .select(memberColumns)
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .leftJoin(unit, eq(membership.unitId, unit.id))
}

/** A place that somebody has: in a unit, or (`unitId` and `unit` null) among the county's editors. */
export type Member = Awaited<ReturnType<typeof membersWith>>['members'][number]

/**
 * Who has a place now, editors first, then by unit in the county's order; of those whose unit or name has these words.
 * A page from `from` on; `more`: there are others behind it.
 */
export async function membersWith(db: Database, of: { words: string; from: number; page: number }) {
  const like = `%${of.words.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`
  const found = await members(db)
    .where(
      and(isNull(membership.until), of.words === '' ? undefined : or(ilike(unit.name, like), ilike(person.name, like))),
    )
    .orderBy(sql`${unit.position} nulls first`, membership.id)
    .offset(of.from)
    .limit(of.page + 1)
  return { members: found.slice(0, of.page), more: found.length > of.page }
}

/** A place that somebody has now; held until the transaction ends, so that nobody is taken out of it twice. */
export async function lockMember(tx: Database, id: number): Promise<Member | undefined> {
  const [found] = await members(tx)
    .where(and(eq(membership.id, id), isNull(membership.until)))
    .for('update', { of: membership })
  return found
}

/** How many people edit. Their places are held: of two who take out each other, the second sees that one is left. */
export async function lockEditors(tx: Database): Promise<number> {
  const rows = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(and(eq(membership.role, 'editor'), isNull(membership.until)))
    .orderBy(membership.id)
    .for('update')
  return rows.length
}

/** When somebody last reported for the unit of a place; undefined where they never did. */
export async function lastReportOf(db: Database, membershipId: number): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: sql<string | null>`max(${revision.recordedAt})` })
    .from(membership)
    .innerJoin(report, eq(report.unitId, membership.unitId))
    .innerJoin(revision, and(eq(revision.reportId, report.id), eq(revision.personId, membership.personId)))
    .where(eq(membership.id, membershipId))
  return row?.at ? new Date(row.at) : undefined
}

/** Telegram ids of everyone who edits and can be reached. */
export async function editorChats(db: Database): Promise<number[]> {
  const rows = await db
    .selectDistinct({ chat: person.telegramId })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .where(and(eq(membership.role, 'editor'), isNull(membership.until), eq(person.reachable, true)))
    .orderBy(person.telegramId)
  return rows.map((r) => r.chat)
}

/** Who reports for a unit, and can be reached. */
export type Reporter = { readonly chatId: number; readonly unitId: string; readonly unit: string }

/** Who reports for a unit of the county or a town, and can be reached. */
export function townReporters(db: Database): Promise<Reporter[]> {
  return reporters(db, ne(area.level, 'village'))
}

/** The reporters of these units whom a message can reach. */
export async function reportersOf(db: Database, unitIds: readonly string[]): Promise<Reporter[]> {
  return unitIds.length === 0 ? [] : reporters(db, inArray(unit.id, [...unitIds]))
}

function reporters(db: Database, of: SQL): Promise<Reporter[]> {
  return db
    .select({ chatId: person.telegramId, unitId: unit.id, unit: unit.name })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .innerJoin(unit, eq(membership.unitId, unit.id))
    .innerJoin(area, eq(unit.areaId, area.id))
    .where(and(eq(membership.role, 'reporter'), isNull(membership.until), eq(person.reachable, true), of))
    .orderBy(unit.position, person.telegramId)
}

/** How many people report for each of these units. */
export async function reportersByUnit(db: Database, unitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db
    .select({ unitId: membership.unitId, people: sql<number>`count(*)::int` })
    .from(membership)
    .where(and(inArray(membership.unitId, [...unitIds]), eq(membership.role, 'reporter'), isNull(membership.until)))
    .groupBy(membership.unitId)
  return new Map(rows.map((r) => [r.unitId ?? '', r.people]))
}

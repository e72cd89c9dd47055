import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import type { Person } from './person.ts'
import { area, membership, person, type Role, unit } from './schema.ts'
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

/** The accounts named by EDITOR_IDS edit from the first start, before they ever wrote. */
export async function appointEditors(db: Database, telegramIds: readonly number[], since: Date): Promise<void> {
  for (const telegramId of telegramIds) {
    await db.insert(person).values({ telegramId, name: '编辑', reachable: false }).onConflictDoNothing()
    const [who] = await db.select().from(person).where(eq(person.telegramId, telegramId))
    if (who) await addMembership(db, { personId: who.id, unitId: null, role: 'editor', since })
  }
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

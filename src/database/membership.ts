import { and, eq, inArray, isNull, ne, not, notInArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { AreaLevel } from '../catalogue/applicable.ts'
import { HERE } from './here.ts'
import type { Database } from './open.ts'
import { isOnLeave } from './pause.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { area, membership, person, type Role, unit } from './schema.ts'
import type { Reach } from './within.ts'

/** Where a place is: in a unit, or over a part of the county. */
export type Located = Pick<typeof membership.$inferSelect, 'unitId' | 'areaId' | 'organization'>

/** Gives a person a place; one that it has already stays as it is. */
export function addMembership(
  db: Database,
  place: { personId: number; role: Role; since: Date; invitationId?: number | null } & Partial<Located>,
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
 * longer, edits no more. Only for a start of the bot: a command beside it may have been given other settings.
 */
export async function appointEditors(db: Database, telegramIds: readonly number[], at: Date): Promise<void> {
  const named = inArray(person.telegramId, [...telegramIds])
  if (telegramIds.length > 0) {
    const accounts = telegramIds.map((telegramId) => ({ telegramId, name: '编辑', reachable: false }))
    await db.insert(person).values(accounts).onConflictDoNothing()
    await db.execute(sql`
      insert into ${membership} (id, person_id, role, since, by_setting) overriding system value
      select nextval('membership_id_seq'), named.id, 'editor', ${at.toISOString()}::timestamptz, true
      from (select id from ${person} where ${named} order by id limit ${telegramIds.length}) named ${HERE}
      on conflict (person_id, coalesce(unit_id, ''), coalesce(area_id, ''), coalesce(organization, ''), role) where until is null
        do update set by_setting = true where not ${membership.bySetting}`)
  }
  const others = notInArray(membership.personId, db.select({ id: person.id }).from(person).where(named))
  await db
    .update(membership)
    .set({ until: at })
    .where(and(COUNTY_EDITOR, isNull(membership.until), eq(membership.bySetting, true), others))
}

/** A place among those who look after the whole county. */
const COUNTY_EDITOR = and(eq(membership.role, 'editor'), isNull(membership.areaId), isNull(membership.organization))

/** How many people edit for the whole county. Their places are held: who takes somebody out sees what became of all who did so before. */
export async function lockEditors(tx: Database): Promise<number> {
  const rows = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(and(COUNTY_EDITOR, isNull(membership.until)))
    .orderBy(membership.id)
    .for('update')
  return rows.length
}

/** Telegram ids of everyone who edits for the whole county and can be reached. */
export async function editorChats(db: Database): Promise<number[]> {
  const rows = await db
    .selectDistinct({ chat: person.telegramId })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .where(and(COUNTY_EDITOR, isNull(membership.until), eq(person.reachable, true)))
    .orderBy(person.telegramId)
  return rows.map((r) => r.chat)
}

/** Who reports for a unit, and can be reached. */
export type Reporter = {
  readonly chatId: number
  readonly unitId: string
  readonly unit: string
  readonly organization: string
  readonly level: AreaLevel
}

/** Who reports for a unit of the county or a town, can be reached, and is not on leave on `day`. */
export function townReporters(db: Database, day: Day): Promise<Reporter[]> {
  return reporters(db, ne(area.level, 'village'), day)
}

/** The reporters of these units whom a message can reach; with a day, those who are not on leave on it. */
export async function reportersOf(db: Database, unitIds: readonly string[], day?: Day): Promise<Reporter[]> {
  return unitIds.length === 0 ? [] : reporters(db, inArray(unit.id, [...unitIds]), day)
}

function reporters(db: Database, of: SQL, day: Day | undefined): Promise<Reporter[]> {
  const asked = and(eq(membership.role, 'reporter'), isNull(membership.until), eq(person.reachable, true))
  return db
    .select({
      chatId: person.telegramId,
      unitId: unit.id,
      unit: unit.name,
      organization: unit.organization,
      level: area.level,
    })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .innerJoin(unit, eq(membership.unitId, unit.id))
    .innerJoin(area, eq(unit.areaId, area.id))
    .where(and(asked, day === undefined ? undefined : not(isOnLeave(day)), of))
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

/** Whoever looks after a place and can be reached: those of its part of the county, where there are any, else the county's. */
export async function editorsOf(db: Database, { unitId, areaId, organization }: Located): Promise<number[]> {
  const result = await db.execute(sql`
    with recursive place as (
      select coalesce((select u.area_id from unit u where u.id = ${unitId}::text), ${areaId}::text) as area,
        coalesce((select u.organization from unit u where u.id = ${unitId}::text), ${organization}::text) as organization),
    above as (
      select a.id, a.parent_id from area a join place on a.id = place.area
      union all select a.id, a.parent_id from area a join above on a.id = above.parent_id),
    editor as (
      select p.telegram_id as chat, m.area_id is null and m.organization is null as county
      from membership m join person p on p.id = m.person_id cross join place
      where m.role = 'editor' and m.until is null and p.reachable
        and (m.area_id is null or m.area_id in (select id from above))
        and (m.organization is null or m.organization = place.organization))
    select distinct chat from editor where not county or not exists (select from editor where not county) order by chat`)
  return rowsOf(result, z.object({ chat: wholeNumber })).map(({ chat }) => chat)
}

/** The parts of the county that a person looks after now. */
export async function partsEditedBy(db: Database, personId: number): Promise<Reach> {
  const rows = await db
    .select({ area: membership.areaId, organization: membership.organization })
    .from(membership)
    .where(and(eq(membership.personId, personId), eq(membership.role, 'editor'), isNull(membership.until)))
  return rows.map(({ area: of, organization }) => ({ area: of ?? undefined, organization: organization ?? undefined }))
}

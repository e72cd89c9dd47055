import { type AnyColumn, and, eq, ilike, inArray, isNull, ne, not, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { AreaLevel } from '../catalogue/applicable.ts'
import type { Database } from './open.ts'
import { isOnLeave } from './pause.ts'
import { rowsOf, wholeNumber } from './rows.ts'
import { area, membership, person, type Role, report, revision, unit } from './schema.ts'
import { placeOf, type Reach, withinReach } from './within.ts'

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
      insert into ${membership} (person_id, role, since, by_setting)
      select ${person.id}, 'editor', ${at.toISOString()}::timestamptz, true from ${person} where ${named} order by ${person.id}
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

const memberColumns = {
  id: membership.id,
  personId: membership.personId,
  role: membership.role,
  since: membership.since,
  bySetting: membership.bySetting,
  chatId: person.telegramId,
  name: person.name,
  unitId: membership.unitId,
  areaId: membership.areaId,
  organization: membership.organization,
  unit: unit.name,
  area: area.name,
}

function members(db: Database) {
  return db
    .select(memberColumns)
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .leftJoin(unit, eq(membership.unitId, unit.id))
    .leftJoin(area, eq(membership.areaId, area.id))
}

/** A place that somebody has: in a unit, or (`unitId` and `unit` null) over a part of the county or all of it. */
export type Member = Awaited<ReturnType<typeof membersWith>>['members'][number]

/**
 * Who has a place now in a reach, editors first, then by unit in the county's order; of those whose unit, area or name has
 * these words.
 * A page from `from` on; `more`: there are others behind it.
 */
export async function membersWith(db: Database, of: { reach: Reach; words: string; from: number; page: number }) {
  const like = `%${of.words.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`
  const found = await members(db)
    .where(
      and(
        isNull(membership.until),
        withinReach(of.reach, placeOf(membership)),
        of.words === '' ? undefined : or(ilike(unit.name, like), ilike(area.name, like), ilike(person.name, like)),
      ),
    )
    .orderBy(sql`${unit.position} nulls first`, membership.id)
    .offset(of.from)
    .limit(of.page + 1)
  return { members: found.slice(0, of.page), more: found.length > of.page }
}

/** A place that somebody has now. */
export async function memberAt(db: Database, id: number): Promise<Member | undefined> {
  const [found] = await members(db).where(and(eq(membership.id, id), isNull(membership.until)))
  return found
}

/** The place that somebody has there now, in this role. */
export async function memberWith(
  db: Database,
  personId: number,
  { unitId, areaId, organization, role }: Located & { readonly role: Role },
): Promise<Member | undefined> {
  const is = (column: AnyColumn, value: string | null) => (value === null ? isNull(column) : eq(column, value))
  const [found] = await members(db).where(
    and(
      eq(membership.personId, personId),
      eq(membership.role, role),
      isNull(membership.until),
      is(membership.unitId, unitId),
      is(membership.areaId, areaId),
      is(membership.organization, organization),
    ),
  )
  return found
}

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

/**
 * Those of these places that are there, held until the transaction ends: who takes one away waits for that, and one that
 * was taken away since it was read is not among them. In one order, so that two who hold several do not wait for each other.
 */
export function heldPlaces(ids: readonly number[]): SQL {
  return sql`select id from membership where id = any(${sql.param(`{${ids.join(',')}}`)}::bigint[]) and until is null
    order by id for share`
}

const LOST_PLACES = 'places held: '

/**
 * Fails, and with it the statement, unless so many were held: the transaction's end is sent together with that statement,
 * so nobody looks at its answer before. No number can be read from the text, and the text says what it was.
 */
export function unlessHeld(places: number): SQL {
  return sql`(select case when count(*) = ${places}::int then 0 else (${LOST_PLACES}::text || count(*))::int end from held)`
}

/** Whether it failed by `unlessHeld`. */
export function isPlaceLost(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === '22P02' && at.message.includes(LOST_PLACES)) return true
  }
  return false
}

/** Somebody was taken out of a place while their turn relied on it. `code`: two transactions that have to be put in order. */
export class PlaceLost extends Error {
  readonly code = '40001'

  constructor() {
    super('a place was taken from whoever acts by it')
    this.name = 'PlaceLost'
  }
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

/** Somebody who has left every place they had: `id` of the last of those that lie in a reach. */
export type Former = Member & { readonly until: Date }

/**
 * Who has left, the last to leave first, of those who had a place in this reach and have none anywhere; whoever was erased is
 * nobody. `id`: only of the one who had this place.
 */
export async function formersWith(
  db: Database,
  of: { readonly reach: Reach; readonly id?: number; readonly from: number; readonly page: number },
): Promise<{ readonly formers: readonly Former[]; readonly more: boolean }> {
  const place = sql`select distinct on (${membership.personId}) ${membership.id} from ${membership}
    left join ${unit} on ${unit.id} = ${membership.unitId}
    where ${withinReach(of.reach, placeOf(membership))} ${of.id === undefined ? sql`` : sql`and ${membership.id} = ${of.id}`}
    order by ${membership.personId}, ${membership.until} desc, ${membership.id} desc`
  const found = await db
    .select({ ...memberColumns, until: sql<Date>`${membership.until}`.mapWith(membership.until) })
    .from(membership)
    .innerJoin(person, eq(membership.personId, person.id))
    .leftJoin(unit, eq(membership.unitId, unit.id))
    .leftJoin(area, eq(membership.areaId, area.id))
    .where(
      and(
        sql`${membership.id} in (${place})`,
        sql`${person.telegramId} > 0`,
        sql`not exists (select from membership held where held.person_id = ${membership.personId} and held.until is null)`,
      ),
    )
    .orderBy(sql`${membership.until} desc`, sql`${membership.id} desc`)
    .offset(of.from)
    .limit(of.page + 1)
  return { formers: found.slice(0, of.page), more: found.length > of.page }
}

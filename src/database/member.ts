import { type AnyColumn, and, eq, ilike, isNull, or, sql } from 'drizzle-orm'
import type { Located } from './membership.ts'
import type { Database } from './open.ts'
import { area, membership, person, type Role, report, revision, unit } from './schema.ts'
import { placeOf, type Reach, withinReach } from './within.ts'

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

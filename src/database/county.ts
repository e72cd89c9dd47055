import { asc, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import type { County } from '../catalogue/county.ts'
import type { CountyPast } from '../catalogue/county-changes.ts'
import type { CountyArea, CountyUnit } from '../catalogue/county-file.ts'
import { HERE } from './here.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { area, formerArea, formerUnit, report, unit } from './schema.ts'

/** The county as it is now, in its order; undefined where there is none yet. */
export async function countyNow(db: Database): Promise<County | undefined> {
  const areas = await db.select().from(area).orderBy(asc(area.position), asc(area.id))
  const top = areas.find((a) => a.parentId === null)
  if (!top) return undefined
  const units = await db.select().from(unit).orderBy(asc(unit.position), asc(unit.id))
  return {
    name: top.name,
    areas: areas.map(({ id, parentId, level, name }) => ({
      id,
      level,
      name,
      ...(parentId === null ? {} : { parent: parentId }),
    })),
    units: units.map(({ id, areaId, organization, name, validFrom, validTo, successorId }) => ({
      ...{ id, area: areaId, organization, name },
      ...(validFrom === null ? {} : { from: validFrom }),
      ...(validTo === null ? {} : { to: validTo }),
      ...(successorId === null ? {} : { successor: successorId }),
    })),
  }
}

const usedRow = z.object({ of: z.enum(['area', 'unit']), id: z.string() })

/** What of the county was used so far. */
export async function countyPast(db: Database): Promise<CountyPast> {
  const result = await db.execute(sql`
    select 'unit' as of, unit_id as id from (
      select id as unit_id from unit u where exists (select from report p where p.unit_id = u.id)
      union select unit_id from draft union select unit_id from reminder
      union select unit_id from membership union select unit_id from invitation) used where unit_id is not null
    union select 'unit', successor_id from unit where successor_id is not null
    union select 'area', substr(scope, 6) from digest where scope like 'area:%'
    union select 'area', area_id from membership where area_id is not null
    union select 'area', area_id from invitation where area_id is not null
    union select 'area', area_id from former_unit where area_id is not null
    union select 'area', parent_id from former_area where parent_id is not null`)
  const rows = rowsOf(result, usedRow)
  const ids = (of: 'area' | 'unit') => new Set(rows.filter((row) => row.of === of).map((row) => row.id))
  const [reported] = await db.select({ id: report.id }).from(report).limit(1)
  return { used: { areas: ids('area'), units: ids('unit') }, begun: reported !== undefined }
}

/** From which day on a unit or an area was changed last: what is changed again is changed from that day on, or later. */
export async function lastChangedOn(db: Database): Promise<ReadonlyMap<string, Day>> {
  const areas = await db
    .select({ id: formerArea.areaId, on: sql<string>`max(${formerArea.changedOn})::text` })
    .from(formerArea)
    .where(isNotNull(formerArea.changedOn))
    .groupBy(formerArea.areaId)
  const units = await db
    .select({ id: formerUnit.unitId, on: sql<string>`max(${formerUnit.changedOn})::text` })
    .from(formerUnit)
    .where(isNotNull(formerUnit.changedOn))
    .groupBy(formerUnit.unitId)
  return new Map([...areas, ...units].map(({ id, on }) => [id, on]))
}

export async function lockCounty(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7230, 444)`)
}

/**
 * Makes the county of `now` that of `next`, which is so from `day` on; what was before is kept. What is so already is not
 * written. Built, not run.
 */
export function changeCounty(
  _: Database,
  of: { readonly now: County | undefined; readonly next: County; readonly day: Day; readonly at: Date },
) {
  const { now, next, day, at } = of
  const areas = next.areas.map(areaRow)
  const units = next.units.map(unitRow)
  const [oldAreas, oldUnits] = [(now?.areas ?? []).map(areaRow), (now?.units ?? []).map(unitRow)]
  const formerAreas = now ? formerOf(oldAreas, areas, day, at, ({ id }) => ({ area_id: id })) : []
  const formerUnits = now ? formerOf(oldUnits, units, day, at, ({ id }) => ({ unit_id: id })) : []
  const without = <Row extends { id: string }>(old: readonly Row[], left: readonly Row[]) => {
    const ids = new Set(left.map((row) => row.id))
    return old.flatMap((row) => (ids.has(row.id) ? [] : [row.id]))
  }
  return [
    // Each table in one statement: what an area or a unit refers to may come after it, and a county may have more values
    // than a statement takes parameters.
    sql`
    insert into area
    select r.* from (select r.* from jsonb_populate_recordset(null::area, ${JSON.stringify(areas)}::jsonb) r ${HERE}) r
    where not exists (select from area a where a.id = r.id and a is not distinct from r)
    on conflict (id) do update set
      parent_id = excluded.parent_id, level = excluded.level, name = excluded.name, position = excluded.position`,
    sql`
    insert into unit
    select r.* from (select r.* from jsonb_populate_recordset(null::unit, ${JSON.stringify(units)}::jsonb) r ${HERE}) r
    where not exists (select from unit u where u.id = r.id and u is not distinct from r)
    on conflict (id) do update set
      area_id = excluded.area_id, organization = excluded.organization, name = excluded.name,
      position = excluded.position, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      successor_id = excluded.successor_id`,
    ...(formerAreas.length > 0
      ? [
          sql`insert into former_area (area_id, changed_on, recorded_at, name, parent_id)
            select r.area_id, r.changed_on, r.recorded_at, r.name, r.parent_id
            from jsonb_populate_recordset(null::former_area, ${JSON.stringify(formerAreas)}::jsonb) r`,
        ]
      : []),
    ...(formerUnits.length > 0
      ? [
          sql`insert into former_unit (unit_id, changed_on, recorded_at, name, area_id, valid_from, valid_to, successor_id)
            select r.unit_id, r.changed_on, r.recorded_at, r.name, r.area_id, r.valid_from, r.valid_to, r.successor_id
            from jsonb_populate_recordset(null::former_unit, ${JSON.stringify(formerUnits)}::jsonb) r`,
        ]
      : []),
    ...deleted('unit', without(oldUnits, units)),
    ...deleted('area', without(oldAreas, areas)),
  ]
}

function deleted(table: 'area' | 'unit', ids: readonly string[]) {
  if (ids.length === 0) return []
  return [
    sql`delete from ${sql.raw(table)} where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  ]
}

function areaRow({ id, parent, level, name }: CountyArea, position: number) {
  return { id, parent_id: parent ?? null, level, name, position }
}

function unitRow({ id, area: areaId, organization, name, from, to, successor }: CountyUnit, position: number) {
  const days = { valid_from: from ?? null, valid_to: to ?? null, successor_id: successor ?? null }
  return { id, area_id: areaId, organization, name, position, ...days }
}

/** What held of each that is changed; of one that is added, that there was none. Only a name and a place change on a day. */
function formerOf<Row extends { id: string; name: string; parent_id?: string | null; area_id?: string }>(
  old: readonly Row[],
  rows: readonly Row[],
  day: Day,
  at: Date,
  of: (row: Row) => object,
): object[] {
  const before = new Map(old.map((row) => [row.id, row]))
  const recorded = { recorded_at: at.toISOString() }
  const bare = ({ position: _, ...row }: Row & { position?: number }) => JSON.stringify(row)
  return rows.flatMap((row): object[] => {
    const was = before.get(row.id)
    if (!was) return [{ ...recorded, changed_on: null, ...of(row) }]
    if (bare(was) === bare(row)) return []
    const onDay = was.name !== row.name || was.parent_id !== row.parent_id || was.area_id !== row.area_id
    const { id: _, ...held } = was
    return [{ ...held, ...recorded, changed_on: onDay ? day : null, ...of(row) }]
  })
}

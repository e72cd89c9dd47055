import { sql } from 'drizzle-orm'
import type { County } from '../catalogue/county.ts'
import type { Database } from './open.ts'

/**
 * Areas and units as the county file has them. What the file no longer has stays, since past reports belong to it, but
 * goes into nothing. What is so already is not written.
 */
export async function putCounty(db: Database, county: County): Promise<void> {
  const areas = county.areas.map((a, position) => ({
    id: a.id,
    parent_id: a.parent ?? null,
    level: a.level,
    name: a.name,
    position,
  }))
  const units = county.units.map((u, position) => ({
    id: u.id,
    area_id: u.area,
    organization: u.organization,
    name: u.name,
    position,
    valid_from: u.from ?? null,
    valid_to: u.to ?? null,
    successor_id: u.successor ?? null,
  }))
  // Each table in one statement: what an area or a unit refers to may come after it, and a county may have more values
  // than a statement takes parameters.
  await db.execute(sql`
    insert into area
    select r.* from jsonb_populate_recordset(null::area, ${JSON.stringify(areas)}::jsonb) r
    where not exists (select from area a where a.id = r.id and a is not distinct from r)
    on conflict (id) do update set
      parent_id = excluded.parent_id, level = excluded.level, name = excluded.name, position = excluded.position`)
  await db.execute(sql`
    insert into unit
    select r.* from jsonb_populate_recordset(null::unit, ${JSON.stringify(units)}::jsonb) r
    where not exists (select from unit u where u.id = r.id and u is not distinct from r)
    on conflict (id) do update set
      area_id = excluded.area_id, organization = excluded.organization, name = excluded.name,
      position = excluded.position, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      successor_id = excluded.successor_id`)
  await db.execute(sql`
    update unit set successor_id = null
    where successor_id is not null
      and id not in (select jsonb_array_elements_text(${JSON.stringify(units.map((u) => u.id))}::jsonb))`)
}

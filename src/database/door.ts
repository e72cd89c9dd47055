import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Day } from '../calendar/day.ts'
import { readAwaited } from './awaited.ts'
import { versionInForce } from './catalogue-change.ts'
import { readDrafts } from './draft.ts'
import { HERE } from './here.ts'
import { givenIds, isGiven } from './insert-many.ts'
import type { Database } from './open.ts'
import { rowsOf, storedInstant, wholeNumber } from './rows.ts'
import { type Awaited, ROLES } from './schema.ts'
import { newestSetting } from './setting.ts'
import { unitRow } from './unit.ts'

/** Open drafts that are looked through at the door: more than anybody keeps open. */
const MOST_DRAFTS = 20

const draftSchema = z.object({
  id: wholeNumber,
  personId: wholeNumber,
  unitId: z.string(),
  form: z.string(),
  catalogueVersion: z.string(),
  state: z.unknown(),
  status: z.enum(['open', 'submitted', 'cancelled']),
  createdAt: storedInstant,
  touchedAt: storedInstant,
})

const doorSchema = z.object({
  /** The version of the catalogue that an editor put in force; null: what the files say. */
  catalogue: z.string().nullable(),
  /** The newest change of a setting. */
  settled: wholeNumber,
  person: z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), id: wholeNumber, name: z.string(), reachable: z.boolean() }),
    z.object({ known: z.literal(false), id: wholeNumber }),
  ]),
  memberships: z.array(
    z.object({
      id: wholeNumber,
      role: z.enum(ROLES),
      unit: unitRow.nullable(),
      area: z.object({ id: z.string(), name: z.string() }).nullable(),
      organization: z.string().nullable(),
    }),
  ),
  awaited: z.unknown().transform((stored): Awaited | undefined => readAwaited(stored)),
  drafts: z.array(draftSchema).transform(readDrafts),
  lastDraft: wholeNumber.nullable(),
})

/** Everything that a turn looks at first of whoever wrote, whatever it was. */
export type Door = z.infer<typeof doorSchema>

const DRAFT = sql`json_build_object('id', d.id, 'personId', d.person_id, 'unitId', d.unit_id, 'form', d.form,
  'catalogueVersion', d.catalogue_version, 'state', d.state, 'status', d.status,
  'createdAt', d.created_at, 'touchedAt', d.touched_at)`

const doorRow = z.object({ telegramId: wholeNumber, door: doorSchema })

/**
 * Reads in one statement for each of these Telegram accounts: the person, or the id that it will have (taken from the
 * sequence, and lost where it is not used); the memberships that hold now, in the order they were given; what typed words
 * are awaited for; open drafts, the one touched last first; and the number of the draft that was touched last, where that one is open.
 */
export async function atTheDoors(
  tx: Database,
  telegramIds: readonly number[],
  today: Day,
): Promise<ReadonlyMap<number, Door>> {
  // `offset 0` keeps the rows of a table apart from the numbers, which are taken where the statement is asked (here.ts).
  // `any (array …)` leaves the planner nothing but to look each up by its key (`isGiven` in insert-many.ts).
  const result = await tx.execute(sql`
    with met as materialized (
      select known.telegram_id, known.id is not null as is_known, known.name, known.reachable,
        coalesce(known.id, nextval('person_id_seq')) as id
      from (
        select given.id as telegram_id, person.id, person.name, person.reachable
        from ${givenIds(telegramIds)} left join person on ${isGiven('person.telegram_id', 'id')} offset 0) known ${HERE})
    select met.telegram_id as "telegramId", json_build_object(
      'catalogue', ${versionInForce(today)},
      'settled', ${newestSetting},
      'person', case when met.is_known then
          json_build_object('known', true, 'id', met.id, 'name', met.name, 'reachable', met.reachable)
        else json_build_object('known', false, 'id', met.id) end,
      'memberships', (
        select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'unit', case when u.id is not null then
            json_build_object('id', u.id, 'areaId', u.area_id, 'organization', u.organization, 'name', u.name,
              'position', u.position, 'validFrom', u.valid_from, 'validTo', u.valid_to, 'successorId', u.successor_id,
              'level', a.level, 'areaName', a.name) end,
          'area', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end,
          'organization', m.organization) order by m.id), '[]')
        from membership m left join unit u on u.id = any (array[m.unit_id])
          left join area a on a.id = any (array[u.area_id]) left join area p on p.id = any (array[m.area_id])
        where m.person_id = any (array[met.id]) and m.until is null),
      'awaited', (select what from awaited where person_id = met.id),
      'drafts', (
        select coalesce(json_agg(${DRAFT} order by d.touched_at desc, d.id desc), '[]') from (
          select * from draft where person_id = met.id and status = 'open'
          order by touched_at desc, id desc limit ${MOST_DRAFTS}) d),
      'lastDraft', (
        select last.id from (
          select id, touched_at from draft where person_id = met.id and status = 'open'
          order by touched_at desc, id desc limit 1) last
        where not exists (select from draft done
          where done.person_id = met.id and done.status = any (array['submitted', 'cancelled'])
            and (done.touched_at, done.id) > (last.touched_at, last.id)))) as door
    from met`)
  return new Map(rowsOf(result, doorRow).map(({ telegramId, door }) => [telegramId, door]))
}

/** The same for one. */
export async function atTheDoor(tx: Database, telegramId: number, today: Day): Promise<Door> {
  const door = (await atTheDoors(tx, [telegramId], today)).get(telegramId)
  if (!door) throw new Error('no row where there is always one')
  return door
}

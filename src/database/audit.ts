import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { insertion } from './insert-many.ts'
import type { Database } from './open.ts'
import { apiToken, area, audit, groupChat, membership, person, unit } from './schema.ts'

type NewNote = Omit<typeof audit.$inferSelect, 'id' | 'detail'> & { readonly detail?: Record<string, unknown> }

/** Writes down who did what. `detail` holds ids and decisions, never what somebody typed. Built, not run. */
export function note(_db: Database, notes: readonly NewNote[]) {
  return insertion(
    audit,
    notes.map((of) => ({ ...of, detail: of.detail ?? {} })),
  )
}

/** A subject is a word for what it is, and its id: `unit jia-zhen/women`, `report 12`. */
const kind = sql`split_part(${audit.subject}, ' ', 1)`
const id = sql`split_part(${audit.subject}, ' ', 2)`

/** What the subject is called now, where it has a name of its own. */
const called: SQL<string | null> = sql`case
  when ${kind} in ('unit', 'area') then coalesce(
    (select ${unit.name} from ${unit} where ${unit.id} = ${id}),
    (select ${area.name} from ${area} where ${area.id} = ${id}))
  when ${kind} = 'group' then (select ${groupChat.title} from ${groupChat} where ${groupChat.chatId}::text = ${id})
  when ${kind} = 'token' then (select ${apiToken.name} from ${apiToken} where ${apiToken.id}::text = ${id})
  when ${kind} = 'membership' then (
    select concat_ws('·', left_person.name, coalesce(of_unit.name, of_area.name))
    from ${membership} held join ${person} left_person on left_person.id = held.person_id
      left join ${unit} of_unit on of_unit.id = held.unit_id left join ${area} of_area on of_area.id = held.area_id
    where held.id::text = ${id})
end`

/** What was done, the newest first: before one of the notes, or within [from, until). */
export function notes(
  db: Database,
  of: { readonly before?: number; readonly from?: Date; readonly until?: Date; readonly most?: number },
) {
  const found = db
    .select({
      id: audit.id,
      at: audit.at,
      who: person.name,
      action: audit.action,
      subject: audit.subject,
      called,
      detail: audit.detail,
    })
    .from(audit)
    .leftJoin(person, eq(audit.personId, person.id))
    .where(
      and(
        of.before === undefined ? undefined : lt(audit.id, of.before),
        of.from === undefined ? undefined : gte(audit.at, of.from),
        of.until === undefined ? undefined : lt(audit.at, of.until),
      ),
    )
    .orderBy(desc(audit.id))
    .$dynamic()
  return of.most === undefined ? found : found.limit(of.most)
}

export type Note = Awaited<ReturnType<typeof notes>>[number]

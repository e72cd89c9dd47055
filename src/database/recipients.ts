import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { withinOf } from '../digest/scope.ts'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { groupChat, membership, person } from './schema.ts'

/** A group that digests go to, and the topic in it. */
export type GroupPlace = { readonly chatId: number; readonly threadId: number | null }

/** Who gets digests: the bound groups, and everyone who edits and can be reached. One statement. */
export type Recipients = { readonly groups: readonly GroupPlace[]; readonly editors: readonly number[] }

/**
 * Of a digest of this scope and kind (digest/kinds): the groups that want it, and its editors. One of a part of the county goes to those who look after that part, where there are any, and to
 * the person who publishes it.
 */
export async function recipients(
  db: Database,
  {
    scope,
    kind,
    personId = null,
  }: { readonly scope: string; readonly kind: string; readonly personId?: number | null },
): Promise<Recipients> {
  const { area = null, organization = null } = withinOf(scope)
  const result = await db.execute(sql`
    select
      (select json_agg(json_build_array(g.chat_id, g.thread_id) order by g.bound_at, g.chat_id)
        from ${groupChat} g where g.unbound_at is null and g.scope = ${scope} and (g.kinds is null or ${kind} = any(g.kinds))
        ) as groups,
      (with editor as (
          select p.telegram_id as chat, p.id = ${personId}::bigint as publishes, m.area_id is null and m.organization is null as county,
            m.area_id is not distinct from ${area}::text and m.organization is not distinct from ${organization}::text as own
          from ${membership} m join ${person} p on p.id = m.person_id
          where m.role = 'editor' and m.until is null and p.reachable)
        select json_agg(distinct chat order by chat) from editor
        where publishes or own or county and not exists (select from editor where own or publishes)) as editors`)
  const [found] = rowsOf(result, row)
  return {
    groups: (found?.groups ?? []).map(([chatId, threadId]) => ({ chatId, threadId })),
    editors: found?.editors ?? [],
  }
}

const row = z.object({
  groups: z.array(z.tuple([z.number(), z.number().nullable()])).nullable(),
  editors: z.array(z.number()).nullable(),
})

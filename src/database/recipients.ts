import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf } from './rows.ts'
import { groupChat, membership, person } from './schema.ts'

/** A group that digests go to, and the topic in it. */
export type GroupPlace = { readonly chatId: number; readonly threadId: number | null }

/** Who gets digests: the bound groups, and everyone who edits and can be reached. One statement. */
export type Recipients = { readonly groups: readonly GroupPlace[]; readonly editors: readonly number[] }

export async function recipients(db: Database): Promise<Recipients> {
  const result = await db.execute(sql`
    select
      (select json_agg(json_build_array(g.chat_id, g.thread_id) order by g.bound_at, g.chat_id)
        from ${groupChat} g where g.unbound_at is null) as groups,
      (select json_agg(distinct p.telegram_id order by p.telegram_id)
        from ${membership} m join ${person} p on p.id = m.person_id
        where m.role = 'editor' and m.until is null and p.reachable) as editors`)
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

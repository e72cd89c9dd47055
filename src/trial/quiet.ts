import { setTimeout as pause } from 'node:timers/promises'
import { and, inArray, isNull, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { rowsOf } from '../database/rows.ts'
import { inbox, outbox } from '../database/schema.ts'
import type { World } from '../sandbox/index.ts'

/** A sentence is soon said; whoever makes a document should not be asked all the time. */
const FIRST_LOOK_MS = 4
const LAST_LOOK_MS = 60
const LONGEST_MS = 60_000

/** Until the bot has answered everything that was said to it and sent everything it owes by now. */
export async function quiet(db: Database, world: World): Promise<void> {
  const until = performance.now() + LONGEST_MS
  for (let wait = FIRST_LOOK_MS; await isBusy(db, world); wait = Math.min(LAST_LOOK_MS, wait * 1.5)) {
    if (performance.now() > until) throw new Error('the bot still has messages to send after a minute')
    await pause(wait)
  }
}

async function isBusy(db: Database, world: World): Promise<boolean> {
  if ([...world.bots.values()].some((bot) => world.pending(bot).length > 0)) return true
  const owed = and(inArray(outbox.state, ['owed', 'sending']), lte(outbox.notBefore, world.now()))
  const result = await db.execute(sql`
    select exists (select 1 from ${inbox} where ${isNull(inbox.handledAt)})
      or exists (select 1 from ${outbox} where ${owed}) as busy`)
  return rowsOf(result, z.object({ busy: z.boolean() }))[0]?.busy ?? false
}

import { setTimeout as pause } from 'node:timers/promises'
import { and, inArray, isNull, lte } from 'drizzle-orm'
import type { Database } from '../database/open.ts'
import { inbox, outbox } from '../database/schema.ts'
import type { World } from '../sandbox/index.ts'

const LOOK_AGAIN_MS = 10
const LONGEST_MS = 60_000

/** Until the bot has answered everything that was said to it and sent everything it owes by now. */
export async function quiet(db: Database, world: World): Promise<void> {
  const until = performance.now() + LONGEST_MS
  while (await isBusy(db, world)) {
    if (performance.now() > until) throw new Error('the bot still has messages to send after a minute')
    await pause(LOOK_AGAIN_MS)
  }
}

async function isBusy(db: Database, world: World): Promise<boolean> {
  if ([...world.bots.values()].some((bot) => world.pending(bot).length > 0)) return true
  const unhandled = await db.select({ id: inbox.updateId }).from(inbox).where(isNull(inbox.handledAt)).limit(1)
  if (unhandled.length > 0) return true
  const owed = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(inArray(outbox.state, ['owed', 'sending']), lte(outbox.notBefore, world.now())))
    .limit(1)
  return owed.length > 0
}

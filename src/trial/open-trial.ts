import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { rowsOf, storedInstant } from '../database/rows.ts'
import { audit, inbox, outbox, revision } from '../database/schema.ts'
import { type OpenCounty, openCounty } from '../open-county.ts'
import type { Settings } from '../settings.ts'
import type { TrialClock } from './clock.ts'
import { settlePeople } from './story.ts'

/** Opens the trial's county; a new one with its people. The clock goes on from what its database has seen. */
export async function openTrialCounty(
  settings: Settings,
  now: Date,
  clock: TrialClock,
  isNew: boolean,
): Promise<OpenCounty> {
  const opened = await openCounty(settings, now)
  try {
    if (isNew) await settlePeople(opened, now)
    // A killed trial's database may have seen more than its chats: for it, time must not go back.
    const seen = await latestInstant(opened.db)
    if (seen && seen >= clock.now()) clock.turnTo(new Date(seen.getTime() + 1))
    return opened
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** The newest instant that anything in the database happened at; undefined in an empty one. */
export async function latestInstant(db: Database): Promise<Date | undefined> {
  const result = await db.execute(sql`
    select max(at) as at from (
      select max(${inbox.receivedAt}) as at from ${inbox}
      union all select max(${inbox.handledAt}) from ${inbox}
      union all select max(${outbox.changedAt}) from ${outbox}
      union all select max(${revision.recordedAt}) from ${revision}
      union all select max(${audit.at}) from ${audit}) as all_of_them`)
  return rowsOf(result, z.object({ at: storedInstant.nullable() }))[0]?.at ?? undefined
}

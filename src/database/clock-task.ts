import { and, eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { clockTask } from './schema.ts'

export type ClockTask = typeof clockTask.$inferSelect

/** When the clock did this for a period; undefined where it has not. `period`: empty for what has none. */
export async function doneAt(db: Database, task: ClockTask['task'], period: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: clockTask.doneAt })
    .from(clockTask)
    .where(and(eq(clockTask.task, task), eq(clockTask.period, period)))
  return row?.at
}

/** From now on it is done; where it was before, up to this instant. Built, not run. */
export function keepDone(db: Database, done: ClockTask) {
  return db
    .insert(clockTask)
    .values(done)
    .onConflictDoUpdate({ target: [clockTask.task, clockTask.period], set: { doneAt: done.doneAt } })
}

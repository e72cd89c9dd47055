import { and, eq, inArray } from 'drizzle-orm'
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

/** The same once only: false where it was done before. */
export async function doneFirst(tx: Database, done: ClockTask): Promise<boolean> {
  const added = await tx.insert(clockTask).values(done).onConflictDoNothing().returning({ task: clockTask.task })
  return added.length > 0
}

/** As if it had never been done: false where it had not. */
export async function undone(tx: Database, { task, period }: Omit<ClockTask, 'doneAt'>): Promise<boolean> {
  const gone = await tx
    .delete(clockTask)
    .where(and(eq(clockTask.task, task), eq(clockTask.period, period)))
    .returning({ task: clockTask.task })
  return gone.length > 0
}

/** For which periods these were done. */
export function allDone(db: Database, tasks: readonly ClockTask['task'][]): Promise<ClockTask[]> {
  return db
    .select()
    .from(clockTask)
    .where(inArray(clockTask.task, [...tasks]))
}

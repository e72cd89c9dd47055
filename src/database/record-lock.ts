import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from './open.ts'
import { rowsOf, storedInstant, wholeNumber } from './rows.ts'
import { together } from './together.ts'

/**
 * The advisory lock that stands for the county's records. Of two numbers: locks of one number are chats (inbox.ts), and
 * there a Telegram id could be the same. Triggers (drizzle/0006) share it too, where the tables are: whoever takes it asks
 * something of a table, so that it is taken there (on-worker.ts).
 */
const RECORDS = sql`7230, 442`

/**
 * The instant that a record made in this transaction carries. While it runs nobody takes a cutoff, so that a record
 * is either in a digest (recorded up to its `asOf`) or recorded after it, never between.
 */
export const recordInstant = together(async (tx: Database, clocks: readonly (() => Date)[]): Promise<Date[]> => {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${RECORDS}), exists (select from fact)`)
  return clocks.map((clock) => clock())
})

/** The instant up to which a digest published in this transaction counts: every record up to it can be seen. */
export async function cutoffInstant(tx: Database, clock: () => Date): Promise<Date> {
  return (await cutoff(tx, clock)).at
}

/** How often what digests are compiled from was changed: what units reported, and what editors put. */
export type Changes = { readonly reports: number; readonly words: number }

/** Editors put words one after the other: of two who do so at once, the second sees what the first did. */
export async function lockWords(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7230, 443)`)
}

/**
 * What is kept of the records (totals, candidates) is put in order by one at a time: of two each would take rows that the
 * other waits for, and miss what the other has not committed. Who records waits for neither.
 */
export async function lockKept(tx: Database): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7230, 445)`)
}

/** A cutoff, and what had been changed by then. */
export type Cutoff = { readonly at: Date; readonly changes: Changes }

/** A clock that was ahead for longer than this was wrong altogether: no digest carries its date. */
const LONGEST_AHEAD_MS = 24 * 60 * 60 * 1000

/**
 * The instant up to which a digest counts, and what had been changed by then: the clock is read where nothing is recorded
 * any more, until the transaction ends. Where it was set back since the last record, it is that record's instant: what
 * comes before a cutoff is in the digest, also where the clock says otherwise.
 */
export async function cutoff(tx: Database, clock: () => Date): Promise<Cutoff> {
  const ahead = new Date(clock().getTime() + LONGEST_AHEAD_MS).toISOString()
  const result = await tx.execute(sql`
    with alone as materialized (select pg_advisory_xact_lock(${RECORDS}))
    select ${lastOf('report_changes')} as reports, ${lastOf('word_changes')} as words,
      (select max(recorded_at) from revision where recorded_at <= ${ahead}) as recorded from alone`)
  const [found] = rowsOf(result, changesRow)
  if (!found) throw new Error('nobody counts what is recorded')
  const { recorded, ...changes } = found
  const now = clock()
  return { at: recorded !== null && recorded > now ? recorded : now, changes }
}

/** A cutoff for which nobody has to wait longer than it takes: to look at what a digest would be, and to keep only that. */
export async function passingCutoff(tx: Database, clock: () => Date): Promise<Cutoff> {
  const { undo } = await tryOut(tx, 'passing')
  const taken = await cutoff(tx, clock)
  await undo()
  return taken
}

/**
 * From here on a transaction can be taken back: `undo` undoes what was written and frees what was locked since. What is
 * written after `trying`, to be undone, is neither counted as a change nor kept from whoever takes a cutoff: nobody sees it.
 * `name`: one within another has another, since an undo goes back to the last of its name.
 */
export async function tryOut(tx: Database, name: 'passing' | 'trying') {
  const savepoint = sql.identifier(name)
  await tx.execute(sql`savepoint ${savepoint}`)
  return {
    undo: async () => void (await tx.execute(sql`rollback to savepoint ${savepoint}`)),
    trying: async () => void (await tx.execute(sql`set local qunbao.trying = 'on'`)),
  }
}

/** How often it was counted. */
export function lastOf(sequence: 'report_changes' | 'word_changes'): SQL {
  return sql`coalesce(pg_sequence_last_value(${sql.raw(`'${sequence}'`)}), 0)`
}

const counts = { reports: wholeNumber, words: wholeNumber }
const changesRow = z.object({ ...counts, recorded: storedInstant.nullable() })

/** How often all of it was changed, counted where the tables are. */
export async function changesCounted(db: Database): Promise<Changes> {
  const result = await db.execute(
    sql`select ${lastOf('report_changes')} as reports, ${lastOf('word_changes')} as words, exists (select from fact)`,
  )
  const [counted] = rowsOf(result, z.object(counts))
  if (!counted) throw new Error('nobody counts what is recorded')
  return counted
}

import type { MessagePort } from 'node:worker_threads'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type * as schema from './schema.ts'
import type { StatementTimes } from './statement-times.ts'

/** Postgres or PGlite, or a transaction on either: queries take this and cannot tell which. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** Runs what only reads, and may be run again: on a replica where there is one that has all that was recorded before. */
export type Reads = <Answer>(work: (db: Database) => Promise<Answer>) => Promise<Answer>

/** Postgres, by the name that the connections of this process have there; or a wire to the PGlite that this one holds. */
export type ForThread =
  | { readonly url: string; readonly name: string; readonly readUrl: string | undefined }
  | { readonly wire: MessagePort }

export type OpenDatabase = {
  readonly db: Database
  readonly engine: 'postgres' | 'pglite'
  /** Nothing that is published is compiled on a replica (reads.ts). */
  readonly reads: Reads
  /** Of what this process asked. */
  readonly statements: StatementTimes
  /**
   * Applies the migrations that are missing. Safe to run in several processes at once. `worker`: brings the tables to that
   * one of the database's Citus.
   */
  migrate(worker?: string): Promise<void>
  /** Whether its tables are those of this version; `newer`: of a later one. Changes nothing. */
  tables(): Promise<'none' | 'behind' | 'current' | 'newer'>
  /** Whether no other process works on this database; from now on this one does. */
  alone(): Promise<boolean>
  /**
   * Whether this process leads: of several at work on this database one does, until it ends. It asks Telegram for what is
   * new, and does what the clock makes due. Whoever does not lead may later: it asks again.
   */
  leads(): Promise<boolean>
  /** How many processes work on this database. */
  processes(): Promise<number>
  /** Lets commands of other processes work on it beside this one; false where they cannot. */
  serve(): Promise<boolean>
  /** By what another thread of this process opens it beside this one (`openInThread`). To be handed over once. */
  forThread(): ForThread
  close(): Promise<void>
}

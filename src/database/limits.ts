/** How long a process waits, in ms; 0: as long as it takes. */
export type Limits = {
  /** One statement. */
  readonly statement: number
  /** What another transaction holds. */
  readonly lock: number
  /** A transaction in which nothing is asked; the server ends it with its connection. */
  readonly idleInTransaction: number
}

/**
 * Of the bot. A statement takes milliseconds, of a year of a large county seconds. A transaction may fetch a file that was
 * sent (30 s) and compile a year.
 */
export const BOT_LIMITS: Limits = { statement: 20_000, lock: 10_000, idleInTransaction: 90_000 }
/** Of the workshop, where nobody waits for one statement: a province's year on a busy server. */
export const WORKSHOP_LIMITS: Limits = { ...BOT_LIMITS, statement: 120_000 }
/** Of an operator's command, who sees that it takes long: an import of 100,000 rows is one statement. */
export const COMMAND_LIMITS: Limits = { statement: 0, lock: 0, idleInTransaction: 0 }

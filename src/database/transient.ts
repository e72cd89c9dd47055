/** SQLSTATEs that say nothing about the work itself: connection, rollback, resources, system, shutdown, standby. */
const TRANSIENT_STATES = /^(?:(?:08|40|53|58)\w{3}|57P\d\d|25006)$/

/** Codes of postgres.js (CONNECTION_CLOSED, CONNECT_TIMEOUT …) and of Node's network (ECONNRESET …). */
const TRANSIENT_CODES = /^(?:CONNECT\w+|E[A-Z]+)$/

/** Whether the database failed for a reason that passes, so that the same work may succeed later. */
export function isTransient(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined
    if (typeof code === 'string' && (TRANSIENT_STATES.test(code) || TRANSIENT_CODES.test(code))) return true
  }
  return false
}

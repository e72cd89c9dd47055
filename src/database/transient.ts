/**
 * SQLSTATEs that say nothing about the work itself: connection, rollback, resources, system, shutdown, standby, and what
 * took longer than limits.ts allows: a statement, a lock, a transaction in which nothing was asked.
 */
const TRANSIENT_STATES = /^(?:(?:08|40|53|58)\w{3}|57P\d\d|25006|57014|55P03|25P03)$/

/** A connection that was lost (connections.ts), and what Node says of its network. */
const TRANSIENT_CODES = new Set(
  'CONNECTION_LOST ECONNRESET ECONNREFUSED ECONNABORTED EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN'.split(
    ' ',
  ),
)

/** Whether the database failed for a reason that passes, so that the same work may succeed later. */
export function isTransient(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? at.code : undefined
    if (typeof code === 'string' && (TRANSIENT_STATES.test(code) || TRANSIENT_CODES.has(code))) return true
  }
  return false
}

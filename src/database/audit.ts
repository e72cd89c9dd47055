import type { Database } from './open.ts'
import { audit } from './schema.ts'

/** Writes down who did what. `detail` holds ids and decisions, never what somebody typed. */
export function note(
  db: Database,
  of: Omit<typeof audit.$inferSelect, 'id' | 'detail'> & { readonly detail?: Record<string, unknown> },
) {
  return db.insert(audit).values({ ...of, detail: of.detail ?? {} })
}

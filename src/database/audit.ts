import type { Database } from './open.ts'
import { type AuditAction, audit } from './schema.ts'

/** Writes down who did what. `detail` holds ids and decisions, never what somebody typed. */
export async function note(
  tx: Database,
  entry: { at: Date; personId: number | null; action: AuditAction; subject: string; detail?: Record<string, unknown> },
): Promise<void> {
  await tx.insert(audit).values({ ...entry, detail: entry.detail ?? {} })
}

import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { invitation } from './schema.ts'

export type Invitation = typeof invitation.$inferSelect

/**
 * The invitation of this token, whatever its state; the caller says why it cannot be used. Held until the transaction
 * ends, so that two people cannot share the last use of it.
 */
export async function lockInvitation(tx: Database, tokenHash: string): Promise<Invitation | undefined> {
  const [row] = await tx.select().from(invitation).where(eq(invitation.tokenHash, tokenHash)).for('update')
  return row
}

export async function lockInvitationById(tx: Database, id: number): Promise<Invitation | undefined> {
  const [row] = await tx.select().from(invitation).where(eq(invitation.id, id)).for('update')
  return row
}

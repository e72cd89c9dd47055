import { eq, sql } from 'drizzle-orm'
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

export function addInvitation(db: Database, of: Omit<Invitation, 'revokedAt'>) {
  return db.insert(invitation).overridingSystemValue().values(of)
}

/** Takes one use of an invitation that has one left. */
export function spendInvitation(db: Database, { id }: { readonly id: number }) {
  return db
    .update(invitation)
    .set({ usesLeft: sql`${invitation.usesLeft} - 1` })
    .where(eq(invitation.id, id))
}

export function revokeInvitation(db: Database, { id, at }: { readonly id: number; readonly at: Date }) {
  return db.update(invitation).set({ revokedAt: at }).where(eq(invitation.id, id))
}

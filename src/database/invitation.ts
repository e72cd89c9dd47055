import { eq, sql } from 'drizzle-orm'
import { areaCalled } from './area.ts'
import type { Database } from './open.ts'
import { invitation } from './schema.ts'
import { type UnitInArea, unitById } from './unit.ts'

export type Invitation = typeof invitation.$inferSelect

/** An invitation with what its place is called. */
export type InvitedTo = Invitation & { readonly unit: UnitInArea | undefined; readonly area: string | null }

/**
 * The invitation of this token, whatever its state; the caller says why it cannot be used. Held until the transaction
 * ends, so that two people cannot share the last use of it.
 */
export async function invitedTo(tx: Database, tokenHash: string): Promise<InvitedTo | undefined> {
  const [row] = await tx.select().from(invitation).where(eq(invitation.tokenHash, tokenHash)).for('update')
  if (!row) return undefined
  const unit = row.unitId === null ? undefined : await unitById(tx, row.unitId)
  const over = row.areaId === null ? undefined : await areaCalled(tx, row.areaId)
  return { ...row, unit, area: over?.name ?? null }
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

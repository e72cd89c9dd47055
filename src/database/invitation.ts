import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { invitation, type Role } from './schema.ts'

export type Invitation = typeof invitation.$inferSelect

export async function addInvitation(
  db: Database,
  made: {
    tokenHash: string
    unitId: string | null
    role: Role
    usesLeft: number
    expiresAt: Date
    createdBy: number
    createdAt: Date
  },
): Promise<number> {
  const [row] = await db.insert(invitation).values(made).returning({ id: invitation.id })
  if (!row) throw new Error('insert returned no row')
  return row.id
}

/** The invitation of this token, whatever its state; the caller says why it cannot be used. */
export async function findInvitation(db: Database, tokenHash: string): Promise<Invitation | undefined> {
  const [row] = await db.select().from(invitation).where(eq(invitation.tokenHash, tokenHash))
  return row
}

/** Takes one use; false where none is left. A conditional update, so that two people cannot share the last one. */
export async function spendInvitation(db: Database, id: number): Promise<boolean> {
  const spent = await db
    .update(invitation)
    .set({ usesLeft: sql`${invitation.usesLeft} - 1` })
    .where(and(eq(invitation.id, id), gt(invitation.usesLeft, 0), isNull(invitation.revokedAt)))
    .returning({ id: invitation.id })
  return spent.length > 0
}

export async function revokeInvitation(db: Database, id: number, at: Date): Promise<boolean> {
  const revoked = await db
    .update(invitation)
    .set({ revokedAt: at })
    .where(and(eq(invitation.id, id), isNull(invitation.revokedAt)))
    .returning({ id: invitation.id })
  return revoked.length > 0
}

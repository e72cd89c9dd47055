import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { areaCalled } from './area.ts'
import { type Member, memberWith } from './member.ts'
import { partsEditedBy } from './membership.ts'
import type { Database } from './open.ts'
import { area, invitation, membership, person, unit } from './schema.ts'
import { type UnitInArea, unitById } from './unit.ts'
import { namesWithin, placeOf, type Reach, withinReach } from './within.ts'

export type Invitation = typeof invitation.$inferSelect

/** An invitation with what its place is called. */
export type InvitedTo = Invitation & {
  readonly unit: UnitInArea | undefined
  readonly area: string | null
  /** Whether whoever gave it may still do so: what somebody who left has given out lets nobody in. */
  readonly given: boolean
  /** 交接: the place that goes over to whoever uses it. */
  readonly before: Member | undefined
}

/**
 * The invitation of this token, whatever its state; the caller says why it cannot be used. Held until the transaction
 * ends, so that two people cannot share the last use of it.
 */
export async function invitedTo(tx: Database, tokenHash: string): Promise<InvitedTo | undefined> {
  const [row] = await tx.select().from(invitation).where(eq(invitation.tokenHash, tokenHash)).for('update')
  if (!row) return undefined
  const unit = row.unitId === null ? undefined : await unitById(tx, row.unitId)
  const over = row.areaId === null ? undefined : await areaCalled(tx, row.areaId)
  const before = row.handsOver === null ? undefined : await memberWith(tx, row.handsOver, row)
  return { ...row, unit, area: over?.name ?? null, given: await isStillGiven(tx, row, before), before }
}

export async function lockInvitationById(tx: Database, id: number): Promise<Invitation | undefined> {
  const [row] = await tx.select().from(invitation).where(eq(invitation.id, id)).for('update')
  return row
}

async function isStillGiven(tx: Database, { id, createdBy, handsOver }: Invitation, before: Member | undefined) {
  if (handsOver !== null && !before) return false
  if (before?.personId === createdBy) return true
  const reach = await partsEditedBy(tx, createdBy)
  return reach.length > 0 && namesWithin(tx, { invitation: id }, reach)
}

/** An invitation as it is made. */
export type NewInvitation = Omit<Invitation, 'revokedAt' | 'handsOver'> & Partial<Pick<Invitation, 'handsOver'>>

export function addInvitations(db: Database, of: readonly NewInvitation[]) {
  return db
    .insert(invitation)
    .overridingSystemValue()
    .values([...of])
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

/** Nobody gets in by these any more. Built, not run. */
export function revokeInvitations(db: Database, { ids, at }: { readonly ids: readonly number[]; readonly at: Date }) {
  return db
    .update(invitation)
    .set({ revokedAt: at })
    .where(and(inArray(invitation.id, [...ids]), isNull(invitation.revokedAt)))
}

/** Who was let in by an invitation, and when. */
export type Used = { readonly name: string; readonly at: Date }

const listed = {
  id: invitation.id,
  role: invitation.role,
  usesLeft: invitation.usesLeft,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  revokedAt: invitation.revokedAt,
  organization: invitation.organization,
  unit: unit.name,
  area: area.name,
}

/** An invitation as it stands in a list. */
export type ListedInvitation = Awaited<ReturnType<typeof invitationsIn>>[number]

/** The invitations to places in a reach, the newest first; `id`: only this one. */
export function invitationsIn(
  db: Database,
  reach: Reach,
  of: { readonly from: number; readonly page: number; readonly id?: number },
) {
  return db
    .select(listed)
    .from(invitation)
    .leftJoin(unit, eq(unit.id, invitation.unitId))
    .leftJoin(area, eq(area.id, invitation.areaId))
    .where(and(withinReach(reach, placeOf(invitation)), of.id === undefined ? undefined : eq(invitation.id, of.id)))
    .orderBy(desc(invitation.id))
    .offset(of.from)
    .limit(of.page)
}

/** Those that were given out together with this one and let somebody in still, this one too. */
export async function openOfBatch(db: Database, reach: Reach, id: number, now: Date): Promise<number[]> {
  const given = alias(invitation, 'given')
  const found = await db
    .select({ id: invitation.id })
    .from(invitation)
    .innerJoin(given, and(eq(given.createdAt, invitation.createdAt), eq(given.createdBy, invitation.createdBy)))
    .leftJoin(unit, eq(unit.id, invitation.unitId))
    .where(
      and(
        ...[eq(given.id, id), withinReach(reach, placeOf(invitation)), isNull(invitation.revokedAt)],
        ...[gt(invitation.usesLeft, 0), gt(invitation.expiresAt, now)],
      ),
    )
    .orderBy(invitation.id)
  return found.map((row) => row.id)
}

/** Who used it, the first to come first. */
export function usedBy(db: Database, id: number): Promise<Used[]> {
  return db
    .select({ name: person.name, at: membership.since })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(eq(membership.invitationId, id))
    .orderBy(asc(membership.since), asc(membership.id))
}

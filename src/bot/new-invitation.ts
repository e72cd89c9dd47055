import type { NewInvitation } from '../database/invitation.ts'
import type { Located } from '../database/membership.ts'
import type { Role } from '../database/schema.ts'
import { hashToken } from '../desk/hash-token.ts'
import type { Door } from './feature.ts'

export const INVITATION_DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000

export type LinkAsked = {
  /** Kept for it. */
  readonly id: number
  readonly at: Located
  readonly role: Role
  readonly uses: number
  readonly days?: number
  /** Whose place goes over to whoever uses it. */
  readonly handsOver?: number
}

/** An invitation as it is kept, and its link, which is told once and kept nowhere. */
export function newInvitation(
  { id, at, role, uses, days = INVITATION_DAYS, handsOver }: LinkAsked,
  { who, now, me, newToken }: Pick<Door, 'who' | 'now' | 'me' | 'newToken'>,
): { readonly invitation: NewInvitation; readonly url: string } {
  const token = newToken()
  const { unitId, areaId, organization } = at
  return {
    url: `https://t.me/${me}?start=${token}`,
    invitation: {
      ...{ id, tokenHash: hashToken(token), unitId, areaId, organization, role, usesLeft: uses },
      ...{ expiresAt: new Date(now.getTime() + days * DAY_MS), createdBy: who.id, createdAt: now },
      handsOver: handsOver ?? null,
    },
  }
}

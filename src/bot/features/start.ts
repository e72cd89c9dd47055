import { createHash } from 'node:crypto'
import { type Invitation, lockInvitation } from '../../database/invitation.ts'
import type { Role } from '../../database/schema.ts'
import type { UnitInArea } from '../../database/unit.ts'
import { unitById } from '../../database/unit.ts'
import { waitingKeys } from '../../messages/forms.ts'
import { joinedAlready, notLetIn, type REFUSED, welcome } from '../../messages/joining.ts'
import { firstPage, STRANGER } from '../../messages/menu.ts'
import { type Door, type Effects, type Feature, feature } from '../feature.ts'
import { waitingOf } from '../form-choice.ts'
import { ownMenu, shownTo } from '../menus.ts'
import { isStranger, type Roles } from '../who.ts'

type Facts = 'first page' | { readonly invitation: Invitation | undefined; readonly unit: UnitInArea | undefined }

/** /start: the first page, made of all features; with an invitation's token behind it, joining. */
export function start(features: () => readonly Feature[]): Feature {
  return feature<Facts, 'menu'>({
    command: 'start',
    role: 'anyone',
    place: 'private',
    menu: '开始',
    buttons: ['menu'],
    load: async (db, asked) => {
      if (asked.by !== 'command' || asked.words === '') return 'first page'
      const invitation = await lockInvitation(db, hashToken(asked.words))
      return { invitation, unit: invitation?.unitId ? await unitById(db, invitation.unitId) : undefined }
    },
    decide: (facts, door) => (facts === 'first page' ? page(features(), door) : join(facts, features(), door)),
  })
}

function page(features: readonly Feature[], door: Door): Effects {
  const { who } = door
  if (isStranger(who)) return { say: [STRANGER] }
  const keys = shownTo(features, who).map((ofRole) => ofRole.flatMap(({ opens }) => (opens ? [opens] : [])))
  const waiting = waitingKeys(who.drafts.map((d) => waitingOf(d, door)))
  return { say: [firstPage(who, waiting, keys)], owe: ownMenu(features, door.chatId, who) }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Opens an invitation's link: whoever does so belongs from now on. */
function join({ invitation, unit }: Exclude<Facts, string>, features: readonly Feature[], door: Door): Effects {
  const { who, now } = door
  if (!invitation) return { say: [notLetIn('unknown', isStranger(who))] }
  const { role, unitId } = invitation
  const place = unit?.name ?? '县群团办'
  const places = { editor: [], reporter: who.reportsFor, viewer: who.views }[role]
  // Whoever is in already need not hear what became of the link: they may have used it themselves.
  const already = role === 'editor' ? who.editor : places.some((u) => u.id === unitId)
  if (already) return { say: [joinedAlready(place, role)] }
  const refused = whyNot(invitation, now)
  if (refused) return { say: [notLetIn(refused, isStranger(who))] }
  if (invitation.usesLeft <= 0) return { say: [notLetIn('used up', isStranger(who))] }
  return {
    say: [welcome(place, role)],
    owe: ownMenu(features, door.chatId, joined(who, role, unit)),
    write: [
      { do: 'spendInvitation', of: { id: invitation.id } },
      { do: 'addMembership', of: { personId: who.id, unitId, role, since: now } },
      {
        do: 'note',
        of: {
          ...{ at: now, personId: who.id, action: 'join', subject: `unit ${unitId ?? 'county'}` },
          detail: { role, invitation: invitation.id },
        },
      },
    ],
  }
}

function whyNot(invitation: Invitation, now: Date): keyof typeof REFUSED | undefined {
  if (invitation.revokedAt) return 'revoked'
  return invitation.expiresAt <= now ? 'expired' : undefined
}

/** The person as it will be once it has joined. */
function joined(who: Roles, role: Role, unit: Roles['reportsFor'][number] | undefined): Roles {
  switch (role) {
    case 'editor':
      return { ...who, editor: true }
    case 'reporter':
      return { ...who, reportsFor: unit ? [...who.reportsFor, unit] : who.reportsFor }
    case 'viewer':
      return { ...who, views: unit ? [...who.views, unit] : who.views }
  }
}

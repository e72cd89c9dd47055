import { createHash } from 'node:crypto'
import { type InvitedTo, invitedTo } from '../../database/invitation.ts'
import type { Located } from '../../database/membership.ts'
import { waitingKeys } from '../../messages/forms.ts'
import { joinedAlready, notLetIn, type REFUSED, welcome } from '../../messages/joining.ts'
import { firstPage, STRANGER } from '../../messages/menu.ts'
import { placeName } from '../../messages/place.ts'
import { type Door, type Effects, type Feature, feature } from '../feature.ts'
import { waitingOf } from '../form-choice.ts'
import { ownMenu, shownTo } from '../menus.ts'
import { locatedAt, namedPlace, partName } from '../named-place.ts'
import { isStranger, type Roles } from '../who.ts'

type Facts = 'first page' | { readonly invited: InvitedTo | undefined }

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
      return { invited: await invitedTo(db, hashToken(asked.words)) }
    },
    decide: (facts, door) => (facts === 'first page' ? page(features(), door) : join(facts.invited, features(), door)),
  })
}

function page(features: readonly Feature[], door: Door): Effects {
  const { who } = door
  if (isStranger(who)) return { say: [STRANGER] }
  const keys = shownTo(features, who).map((ofRole) => ofRole.flatMap(({ opens }) => (opens ? [opens] : [])))
  const waiting = waitingKeys(who.drafts.map((d) => waitingOf(d, door)))
  const named = {
    reportsFor: who.reportsFor,
    edits: who.edits.map((part) => partName(part, door)),
    views: who.views.map((part) => partName(part, door)),
  }
  return { say: [firstPage(named, waiting, keys)], owe: ownMenu(features, door.chatId, who) }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Opens an invitation's link: whoever does so belongs from now on. */
function join(invited: InvitedTo | undefined, features: readonly Feature[], door: Door): Effects {
  const { who, now } = door
  if (!invited) return { say: [notLetIn('unknown', isStranger(who))] }
  const { role, id } = invited
  const { unitId, areaId, organization } = invited
  const place = placeName(namedPlace({ unit: invited.unit?.name ?? null, area: invited.area, organization }, door))
  // Whoever is in already need not hear what became of the link: they may have used it themselves.
  if (who.places.some((held) => held.role === role && isAt(locatedAt(held), invited))) {
    return { say: [joinedAlready(place, role)] }
  }
  const refused = whyNot(invited, now)
  if (refused) return { say: [notLetIn(refused, isStranger(who))] }
  return {
    say: [welcome(place, role)],
    owe: ownMenu(features, door.chatId, joined(who, invited)),
    write: [
      { do: 'spendInvitation', of: { id } },
      { do: 'addMembership', of: { personId: who.id, unitId, areaId, organization, role, since: now } },
      {
        do: 'note',
        of: {
          ...{ at: now, personId: who.id, action: 'join', subject: subjectOf(invited) },
          detail: { role, invitation: id },
        },
      },
    ],
  }
}

/** What a note is about: the unit of a place, or the part of the county that it is over. */
export function subjectOf({ unitId, areaId, organization }: Located): string {
  if (unitId !== null) return `unit ${unitId}`
  return `unit ${[areaId, organization].filter(Boolean).join(' ') || 'county'}`
}

function isAt(held: Located, { unitId, areaId, organization }: Located): boolean {
  return held.unitId === unitId && held.areaId === areaId && held.organization === organization
}

function whyNot({ revokedAt, expiresAt, usesLeft }: InvitedTo, now: Date): keyof typeof REFUSED | undefined {
  if (revokedAt) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return usesLeft <= 0 ? 'used up' : undefined
}

/** The person as it will be once it has joined. */
function joined(who: Roles, { role, unit, areaId, organization }: InvitedTo): Roles {
  const part = { ...(areaId === null ? {} : { area: areaId }), ...(organization === null ? {} : { organization }) }
  switch (role) {
    case 'editor':
      return { ...who, edits: [...who.edits, part] }
    case 'reporter':
      return { ...who, reportsFor: unit ? [...who.reportsFor, unit] : who.reportsFor }
    case 'viewer':
      return { ...who, views: [...who.views, part] }
  }
}

import { dayIn } from '../../calendar/day.ts'
import { invitationsIn, type ListedInvitation, type Used, usedBy } from '../../database/invitation.ts'
import * as messages from '../../messages/invitations.ts'
import { type Door, feature } from '../feature.ts'
import { namedPlace } from '../named-place.ts'

const PAGE = 8

type Facts =
  | { readonly all: readonly ListedInvitation[]; readonly from: number; readonly more: boolean }
  | { readonly one: ListedInvitation; readonly used: readonly Used[] }
  | 'gone'

/** 发出的链接: which were given, and who came by which. */
export const invitations = feature<Facts, 'invitations' | 'invitation'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  buttons: ['invitations', 'invitation'],
  load: async (db, asked, { reach }) => {
    if (asked.by === 'tap' && asked.button.name === 'invitation') {
      const { invitation: id } = asked.button.parts
      const [one] = await invitationsIn(db, reach, { from: 0, page: 1, id })
      return one ? { one, used: await usedBy(db, id) } : 'gone'
    }
    const from = asked.by === 'tap' && asked.button.name === 'invitations' ? asked.button.parts.from : 0
    const found = await invitationsIn(db, reach, { from, page: PAGE + 1 })
    return { all: found.slice(0, PAGE), from, more: found.length > PAGE }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.NO_LINK] }
    if ('one' in facts) {
      const used = facts.used.map(({ name, at }) => ({ name, on: dayIn(door.desk.zone, at) }))
      return { say: [messages.invitationPage(shown(facts.one, door), used)] }
    }
    const { all, ...of } = facts
    return {
      say: [
        messages.invitationList(
          all.map((each) => shown(each, door)),
          { ...of, page: PAGE },
        ),
      ],
    }
  },
})

function shown(of: ListedInvitation, door: Door): messages.ShownInvitation {
  const { desk, now } = door
  const { id, role, usesLeft, unit, area, revokedAt, expiresAt, createdAt } = of
  const state = revokedAt ? 'revoked' : usesLeft <= 0 ? 'used up' : expiresAt <= now ? 'expired' : 'open'
  const names = namedPlace({ unit, area, organization: of.organization }, door)
  const [given, until] = [createdAt, expiresAt].map((at) => dayIn(desk.zone, at))
  return { id, ...names, role, usesLeft, state, given: given ?? '', until: until ?? '' }
}

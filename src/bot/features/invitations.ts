import { dayIn } from '../../calendar/day.ts'
import { invitationsIn, type ListedInvitation, openOfBatch, type Used, usedBy } from '../../database/invitation.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/invitations.ts'
import { type Door, feature } from '../feature.ts'
import { namedPlace } from '../named-place.ts'

const PAGE = 8

type Facts =
  | { readonly all: readonly ListedInvitation[]; readonly page: number; readonly more: boolean }
  | { readonly one: ListedInvitation; readonly used: readonly Used[]; readonly batch: number }
  | { readonly revokes: readonly number[]; readonly of: number; readonly sure: boolean }
  | 'gone'

/** 发出的链接: which were given, and who came by which; those that were given together are revoked together. */
export const invitations = feature<Facts, 'invitations' | 'invitation' | 'inviteBatch' | 'inviteBatchSure'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  named: called(
    '发出的链接、发出的邀请、发出 链接、撤销 链接、链接 失效、链接 过期、发过 链接、发过|发了 邀请|链接、邀请 过期|失效|撤回|没用|点|打不开|用了|有效|多久|几天|谁、链接 没用|点|打不开|用了|有效|多久|几天|谁|撤回、取消 邀请|链接、撤回 邀请|链接、邀请 链接 失效|过期|撤',
    key('', 'invitations'),
  ),
  buttons: ['invitations', 'invitation', 'inviteBatch', 'inviteBatchSure'],
  load: async (db, asked, { reach, now, page = 0 }) => {
    const button = asked.by === 'tap' ? asked.button : undefined
    if (!button || button.name === 'invitations') {
      const found = await invitationsIn(db, reach, { from: page * PAGE, page: PAGE + 1 })
      return { all: found.slice(0, PAGE), page, more: found.length > PAGE }
    }
    const { invitation: id } = button.parts
    const batch = await openOfBatch(db, reach, id, now)
    if (button.name !== 'invitation') return { revokes: batch, of: id, sure: button.name === 'inviteBatchSure' }
    const [one] = await invitationsIn(db, reach, { from: 0, page: 1, id })
    return one ? { one, used: await usedBy(db, id), batch: batch.length } : 'gone'
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.NO_LINK] }
    if ('one' in facts) {
      const used = facts.used.map(({ name, at }) => ({ name, on: dayIn(door.desk.zone, at) }))
      return { say: [messages.invitationPage(shown(facts.one, door), { used, batch: facts.batch })] }
    }
    if ('revokes' in facts) {
      const { revokes: ids, of, sure } = facts
      if (!sure || ids.length === 0) return { say: [messages.askBatch(of, ids.length)] }
      const { now: at, who } = door
      return {
        say: [messages.batchRevoked(ids.length)],
        write: [
          { do: 'revokeInvitations', of: { ids, at } },
          {
            do: 'note',
            of: { at, personId: who.id, action: 'revoke', subject: `invitation ${of}`, detail: { links: ids.length } },
          },
        ],
      }
    }
    const { all, ...of } = facts
    return {
      say: [
        messages.invitationList(
          all.map((each) => shown(each, door)),
          of,
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

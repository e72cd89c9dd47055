import type { Member } from '../database/member.ts'
import { handOverLink as said } from '../messages/joining.ts'
import type { Door, Effects } from './feature.ts'
import { namedPlace } from './named-place.ts'
import { INVITATION_DAYS, newInvitation } from './new-invitation.ts'

/** A link with which a place goes over to a newcomer: whoever has it stays until it is opened. `id`: kept for it. */
export function handOverLink(member: Member, id: number, door: Door): Effects {
  const { invitation, url } = newInvitation(
    { id, at: member, role: member.role, uses: 1, handsOver: member.personId },
    door,
  )
  return {
    say: [said({ place: namedPlace(member, door), url, days: INVITATION_DAYS })],
    write: [
      { do: 'addInvitations', of: [invitation] },
      {
        do: 'note',
        of: { at: door.now, personId: door.who.id, action: 'invite', subject: `membership ${member.id}` },
      },
    ],
  }
}

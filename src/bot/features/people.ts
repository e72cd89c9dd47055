import { dayIn } from '../../calendar/day.ts'
import { lastReportOf, lockEditors, type Member, memberAt, membersWith } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import { key } from '../../messages/buttons.ts'
import * as messages from '../../messages/people.ts'
import { messageTo } from '../../messages/said.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { namedPlace } from '../named-place.ts'

/** Places on a page: a screen of buttons. */
const PAGE = 10

type Names = 'people' | 'peopleFrom' | 'member' | 'memberLeave' | 'memberLeaveSure'

type Listed = {
  readonly members: readonly Member[]
  readonly more: boolean
  readonly words: string
  readonly from: number
}

type Facts =
  | { readonly listed: Listed }
  | { readonly shown: Member; readonly last: Date | undefined }
  | { readonly asked: Member }
  | { readonly leaves: Member }
  | 'gone'
  | 'last editor'

/** /people: who belongs where; an editor takes somebody out. */
export const people = feature<Facts, Names>({
  command: 'people',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '人员：查看、移出',
  help: ['/people 看各单位的人员，移出离开的人'],
  opens: key('人员', 'people'),
  buttons: ['people', 'peopleFrom', 'member', 'memberLeave', 'memberLeaveSure'],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return list(db, door, asked.by === 'command' ? asked.words.trim() : '', 0)
    const { button } = asked
    if (button.name === 'people') return list(db, door, '', 0)
    if (button.name === 'peopleFrom') return list(db, door, '', button.parts.from)
    const { member: id } = button.parts
    const looks = button.name === 'member'
    const editors = looks ? 0 : await lockEditors(db)
    const found = await memberAt(db, id)
    if (!found) return 'gone'
    const member = namedPlace(found, door)
    if (looks) return { shown: member, last: await lastReportOf(db, id) }
    if (isOfCounty(found) && editors <= 1) return 'last editor'
    return button.name === 'memberLeave' ? { asked: member } : { leaves: member }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.GONE] }
    if (facts === 'last editor') return { say: [messages.LAST_EDITOR] }
    if ('listed' in facts) {
      const { members, ...of } = facts.listed
      return { say: [messages.memberList(members, { ...of, page: PAGE })] }
    }
    if ('shown' in facts) return { say: [page(facts.shown, facts.last, door)] }
    const member = 'asked' in facts ? facts.asked : facts.leaves
    if (member.bySetting) return { say: [page(member, undefined, door)] }
    return 'asked' in facts ? { say: [messages.askLeave(member)] } : leave(member, door)
  },
})

async function list(db: Database, door: Door, words: string, from: number): Promise<Facts> {
  const { members, more } = await membersWith(db, { reach: door.reach, words, from, page: PAGE })
  return { listed: { members: members.map((member) => namedPlace(member, door)), more, words, from } }
}

/** Whether it is a place among those who look after the whole county. */
function isOfCounty({ role, areaId, organization }: Member): boolean {
  return role === 'editor' && areaId === null && organization === null
}

function page(member: Member, last: Date | undefined, { desk, today }: Door) {
  const { zone } = desk
  return messages.memberPage(member, { since: dayIn(zone, member.since), last: last && dayIn(zone, last), today })
}

function leave(member: Member, { now, who }: Door): Effects {
  const { id, chatId } = member
  return {
    say: [messages.hasLeft(member)],
    owe: [messageTo(chatId, messages.youLeft(member))],
    write: [
      { do: 'endMembership', of: { id, at: now } },
      { do: 'note', of: { at: now, personId: who.id, action: 'leave', subject: `membership ${id}` } },
    ],
  }
}

import { dayIn } from '../../calendar/day.ts'
import { reserveId } from '../../database/ids.ts'
import { type Member as Found, lastReportOf, memberAt, membersWith } from '../../database/member.ts'
import { lockEditors } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import type { Role } from '../../database/schema.ts'
import { type UnitInArea, unitById } from '../../database/unit.ts'
import { isCounty } from '../../database/within.ts'
import { called, key } from '../../messages/buttons.ts'
import { OUT_OF_REACH } from '../../messages/common.ts'
import { welcome } from '../../messages/joining.ts'
import { TO_MENU } from '../../messages/keys.ts'
import * as messages from '../../messages/people.ts'
import { messageTo } from '../../messages/said.ts'
import { type AreasIn, areasIn } from '../areas-in.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { handOverLink } from '../hand-over.ts'
import { isOfCounty, namedPlace } from '../named-place.ts'

/** Places on a page: a screen of buttons. */
const PAGE = 10

type Names =
  | 'people'
  | 'member'
  | 'memberLeave'
  | 'memberLeaveSure'
  | 'memberHandOver'
  | 'memberRole'
  | 'memberAssign'
  | 'memberAreas'
  | 'memberUnit'

type Listed = {
  readonly members: readonly Member[]
  readonly more: boolean
  readonly words: string
}

/** With the name of the organization, and its code. */
type Member = Found & { readonly code: string | null }

/** Where somebody is to report too: the areas below one, and its units. */
type Where = AreasIn & { readonly member: Member }

type Facts =
  | { readonly listed: Listed }
  | { readonly shown: Member; readonly last: Date | undefined }
  | { readonly asked: Member }
  | { readonly leaves: Member }
  | { readonly hands: Found; readonly id: number }
  | { readonly changes: Member; readonly to: Role }
  | { readonly assigns: Member; readonly unit: UnitInArea }
  | { readonly where: Where }
  | 'out of reach'
  | 'gone'
  | 'last editor'

/** /people: who belongs where; an editor takes somebody out. */
export const people = feature<Facts, Names>({
  command: 'people',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '人员：查看、交接、移出',
  topic: 'county',
  help: ['/people 看各单位的人员，交接、改角色、移出离开的人'],
  opens: key('人员', 'people'),
  named: called(
    '填报人、人员名单、编辑、查看人、联系人、换 人、谁 填报、谁 负责、移出、角色、交接、离职、调走、退休、谁 管、换 填报人、换 主任、换 主席、换 书记、换 干事、填报人 换、填报人 换 人、填报人 走、谁 填、管 谁、删 人、人员 名单、停用、停用 机器人、换成、换 成|了 主席|主任|书记|干事|人|新、不管 换|了、由 接|负责|管、接任、接替、解职、免职、任命、委任、当|做|升|提|设 编辑、设 编辑|查看人|管理员、管理员、负责人、人 走|离开|不在|调|退|离职|去世、谁 是|管|在 填报|单位|填|负责、几 个 人、多少 人 加入、加入 了 谁|多少|几、兼|改 角色|身份|权限、权限、交给|移给|转给 谁|别人|他|她、删、踢、账号 停|删|移|换、以后 不管|换|由|归、换 李|王|张|赵|陈|刘、主任|主席|书记|干事|填报人|同志 走|调|换|退|离开|不干|去世|换人',
    key('', 'people'),
  ),
  finds: async (db, words, { reach }) => {
    if (words.length < 2) return undefined
    const { members } = await membersWith(db, { reach, words, from: 0, page: 1 })
    return members.length > 0 ? words : undefined
  },
  buttons: [
    ...(['people', 'member', 'memberLeave', 'memberLeaveSure'] as const),
    ...(['memberHandOver', 'memberRole', 'memberAssign', 'memberAreas', 'memberUnit'] as const),
  ],
  load: async (db, asked, door) => {
    if (asked.by !== 'tap') return list(db, door, asked.by === 'command' ? asked.words.trim() : '')
    const { button } = asked
    if (button.name === 'people') return list(db, door, '')
    const { member: id } = button.parts
    const looks = button.name === 'member'
    const leaves = ['memberLeave', 'memberLeaveSure', 'memberRole'].includes(button.name)
    const editors = leaves ? await lockEditors(db) : 0
    const found = await memberAt(db, id)
    if (!found) return 'gone'
    const member = { ...namedPlace(found, door), code: found.organization }
    if (looks) return { shown: member, last: await lastReportOf(db, id) }
    switch (button.name) {
      case 'memberAssign':
        return where(db, door, member)
      case 'memberAreas':
        return where(db, door, member, button.parts.area)
      case 'memberUnit': {
        const unit = await unitById(db, button.parts.unit)
        return unit ? { assigns: member, unit } : 'gone'
      }
      case 'memberHandOver':
        return member.bySetting
          ? { shown: member, last: undefined }
          : { hands: found, id: await reserveId(db, 'invitation') }
    }
    if (isOfCounty(found) && editors <= 1) return 'last editor'
    if (button.name === 'memberRole') {
      const { role: to } = button.parts
      // Who looks on from a unit sees what the county's groups have got: only the county's editors let in so.
      if (to === 'viewer' && member.unitId !== null && !isCounty(door.reach)) return 'out of reach'
      return messages.rolesOf(member).includes(to) ? { changes: member, to } : 'gone'
    }
    return button.name === 'memberLeave' ? { asked: member } : { leaves: member }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.GONE] }
    if (facts === 'last editor') return { say: [messages.LAST_EDITOR] }
    if (facts === 'out of reach') return { say: [OUT_OF_REACH] }
    if ('where' in facts) return { say: [messages.whichUnitToo(facts.where.member, facts.where)] }
    if ('assigns' in facts) return assign(facts.assigns, facts.unit, door)
    if ('hands' in facts) return handOverLink(facts.hands, facts.id, door)
    if ('changes' in facts) {
      if (facts.changes.bySetting) return { say: [page(facts.changes, undefined, door)] }
      return changeRole(facts.changes, facts.to, door)
    }
    if ('listed' in facts) {
      const { members, ...of } = facts.listed
      return { say: [messages.memberList(members, of)] }
    }
    if ('shown' in facts) return { say: [page(facts.shown, facts.last, door)] }
    const member = 'asked' in facts ? facts.asked : facts.leaves
    if (member.bySetting) return { say: [page(member, undefined, door)] }
    return 'asked' in facts ? { say: [messages.askLeave(member)] } : leave(member, door)
  },
})

async function list(db: Database, door: Door, words: string): Promise<Facts> {
  const { reach, page: at = 0 } = door
  const { members, more } = await membersWith(db, { reach, words, from: at * PAGE, page: PAGE })
  return {
    listed: {
      members: members.map((each) => ({ ...namedPlace(each, door), code: each.organization })),
      more,
      words,
    },
  }
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

async function where(db: Database, { reach }: Door, member: Member, area?: string): Promise<Facts> {
  const found = await areasIn(db, reach, area)
  return found ? { where: { member, ...found } } : 'gone'
}

/** Somebody reports for another unit too. */
function assign({ id, personId, chatId, name }: Member, unit: UnitInArea, { who, now }: Door): Effects {
  const { text, keys } = welcome(unit.name, 'reporter')
  return {
    say: [messages.assigned(name, unit.name)],
    owe: [messageTo(chatId, text, keys)],
    write: [
      { do: 'addMembership', of: { personId, unitId: unit.id, role: 'reporter', since: now } },
      {
        do: 'note',
        of: {
          ...{ at: now, personId: who.id, action: 'role', subject: `membership ${id}` },
          detail: { unit: unit.id, role: 'reporter' },
        },
      },
    ],
  }
}

function changeRole(member: Member, to: Role, { who, now }: Door): Effects {
  const { id, personId, chatId, unitId, areaId, role } = member
  const at = { unitId, areaId, organization: member.code }
  return {
    say: [messages.roleChanged(member, to)],
    owe: [messageTo(chatId, messages.yourRole(member, to), [[TO_MENU]])],
    write: [
      { do: 'endMembership', of: { id, at: now } },
      { do: 'addMembership', of: { personId, ...at, role: to, since: now } },
      {
        do: 'note',
        of: {
          ...{ at: now, personId: who.id, action: 'role', subject: `membership ${id}` },
          detail: { from: role, to },
        },
      },
    ],
  }
}

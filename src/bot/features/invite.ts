import type { Day } from '../../calendar/day.ts'
import { unappointedUnits } from '../../database/appointed.ts'
import { reserveId } from '../../database/ids.ts'
import { lockInvitationById } from '../../database/invitation.ts'
import { type Located, reportersByUnit } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import type { Role } from '../../database/schema.ts'
import { type UnitInArea, unitById, unitsCalled } from '../../database/unit.ts'
import { isCounty, namesWithin } from '../../database/within.ts'
import { scopeNamed } from '../../desk/subject.ts'
import { scopeKey, withinOf } from '../../digest/scope.ts'
import { called, key } from '../../messages/buttons.ts'
import { OUT_OF_REACH } from '../../messages/common.ts'
import * as messages from '../../messages/invite.ts'
import type { PlaceNames } from '../../messages/place.ts'
import type { Said } from '../../messages/said.ts'
import { areasIn } from '../areas-in.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { namedPlace } from '../named-place.ts'
import { INVITATION_DAYS, newInvitation } from '../new-invitation.ts'
import { subjectOf } from './start.ts'

const MOST_USES = 50
/** Units that are looked through for one by its name. */
const MOST_CALLED = 50
const HOW_MANY = /^\d+人?$/u
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['填报人', 'reporter'],
  ['查看人', 'viewer'],
  ['reporter', 'reporter'],
  ['viewer', 'viewer'],
])

type Names =
  | 'invite'
  | 'inviteAreas'
  | 'inviteArea'
  | 'inviteEditor'
  | 'inviteOthers'
  | 'inviteOver'
  | 'inviteUnit'
  | 'inviteReporters'
  | 'inviteViewer'
  | 'inviteRevoke'

/** Whom a link is for, and what the place is called. */
type Wanted = { readonly at: Located; readonly names: PlaceNames; readonly role: Role; readonly uses: number }

type Facts =
  | { readonly page: Said }
  | { readonly wanted: Wanted; readonly id: number }
  | { readonly revoke: number; readonly stands: boolean }

/** /invite: a link for a unit and a role, for one person or several, that expires and can be revoked. */
export const invite = feature<Facts, Names>({
  command: 'invite',
  role: 'editor',
  narrows: true,
  place: 'private',
  menu: '邀请填报人或编辑',
  topic: 'county',
  often: true,
  help: ['/invite 加填报人、加编辑：生成一个邀请链接'],
  opens: key('邀请', 'invite'),
  named: called(
    '链接、邀请链接、邀请码、加人、二维码、海报、加 人、加 填报人、加 编辑、加 同志、拉 人、拉 群、新 人、新 填报人、让 加入、扫码、新来、新来 人、新来 同志、邀请、发 邀请、让|叫|请|把|给 进来|加入|注册|进 系统、拉 进来|他|她|人、加 他|她|干部|干事|新人|进来|员、开 账号|权限|通|户、给 账号|权限|链接|码、注册、新 干部|干事|上任|接手|妇联主席|书记|主席|主任|来的|入职、没 填报人|加入、还没 加入、怎么 加入|进来、无 人 填报、没 人 填报|报|管、邀请 发|人|村|镇|给|单位|怎么|填报人|编辑、每家|每个单位|每村|各 一个|单独|自己 人、分开 报|填报 人|每、一个 人 报 三|两|几|好几|多 家|个',
    key('', 'invite'),
  ),
  finds: async (db, words, { desk, today }) => {
    if ((await scopeNamed(db, desk, words))?.kind === 'area') return words
    // Of a unit the page of its area: the command with its name would make a link.
    return (await unitNamed(db, words, today))?.areaName
  },
  buttons: [
    ...(['invite', 'inviteAreas', 'inviteArea', 'inviteEditor', 'inviteOthers', 'inviteOver'] as const),
    ...(['inviteUnit', 'inviteReporters', 'inviteViewer', 'inviteRevoke'] as const),
  ],
  load: async (db, asked, door) => {
    if (asked.by === 'command') return typed(db, door, asked.words)
    return asked.by === 'tap' ? tapped(db, door, asked.button) : areas(db, door)
  },
  decide: (facts, door) => {
    if ('page' in facts) return { say: [facts.page] }
    if ('wanted' in facts) return newLink(facts.wanted, facts.id, door)
    const { revoke: id, stands } = facts
    const subject = `invitation ${id}`
    const { now, who } = door
    const write: Effects['write'] = [
      { do: 'revokeInvitation', of: { id, at: now } },
      { do: 'note', of: { at: now, personId: who.id, action: 'revoke', subject } },
    ]
    return { say: [messages.revoked(stands)], ...(stands ? { write } : {}) }
  },
})

/** `/invite`, or all at once: `/invite 单位名称或代码 [人数] [填报人|查看人]`, `/invite editor [区域或组织]`. */
async function typed(db: Database, door: Door, words: string): Promise<Facts> {
  const [whom, ...rest] = words.split(/\s+/).filter(Boolean)
  if (!whom) return areas(db, door)
  if (whom === 'editor' || whom === 'viewer') return over(db, door, whom, rest.join(' ') || 'county')
  const unit = (await unitById(db, whom)) ?? (await unitNamed(db, whom, door.today))
  if (!unit) return inArea(db, door, whom)
  if (!(await namesWithin(db, { unit: unit.id }, door.reach))) return { page: OUT_OF_REACH }
  const numbers = rest.filter((r) => HOW_MANY.test(r))
  const roles = rest.filter((r) => !HOW_MANY.test(r))
  const strange = roles.find((r) => !ROLES.has(r)) ?? roles[1] ?? numbers[1]
  if (strange !== undefined) return { page: messages.noSuchRole(strange) }
  const uses = Number.parseInt(numbers[0] ?? '1', 10)
  const role = ROLES.get(roles[0] ?? '') ?? 'reporter'
  if (uses < 1 || uses > MOST_USES) return { page: messages.tooMany(MOST_USES) }
  return intoUnit(db, door, unit, role, uses)
}

/** Where it is an area that is called so, its units are to be chosen from. */
async function inArea(db: Database, door: Door, named: string): Promise<Facts> {
  const scope = await scopeNamed(db, door.desk, named)
  if (scope?.kind !== 'area') return { page: messages.noSuchUnit(named) }
  const { area } = withinOf(scopeKey(scope))
  return area !== undefined && (await namesWithin(db, { scope: area }, door.reach))
    ? areas(db, door, area)
    : { page: OUT_OF_REACH }
}

/** The one unit that is called just so. */
async function unitNamed(db: Database, name: string, day: Day): Promise<UnitInArea | undefined> {
  const [only, ...others] = (await unitsCalled(db, name, day, MOST_CALLED)).filter((unit) => unit.name === name)
  return others.length === 0 ? only : undefined
}

async function tapped(
  db: Database,
  door: Door,
  button: Extract<Asked<Names>, { by: 'tap' }>['button'],
): Promise<Facts> {
  switch (button.name) {
    case 'invite':
    case 'inviteAreas':
      return areas(db, door)
    case 'inviteArea':
      return areas(db, door, button.parts.area)
    case 'inviteEditor':
      return over(db, door, 'editor', 'county')
    case 'inviteOver':
      return over(db, door, button.parts.role, button.parts.scope)
    case 'inviteOthers':
      return { page: messages.others(organizationsIn(door), isCounty(door.reach)) }
    case 'inviteRevoke': {
      const { invitation } = button.parts
      const found = await lockInvitationById(db, invitation)
      return { revoke: invitation, stands: found !== undefined && found.revokedAt === null }
    }
  }
  const unit = await unitById(db, button.parts.unit)
  if (!unit) return areas(db, door)
  if (button.name === 'inviteUnit') return { page: messages.howMany(unit, isCounty(door.reach)) }
  if (button.name === 'inviteViewer') return intoUnit(db, door, unit, 'viewer', 1)
  return intoUnit(db, door, unit, 'reporter', button.parts.uses)
}

/** Who is let in to look by a unit sees what the county's groups have got: only the county's editors invite so. */
async function intoUnit(db: Database, door: Door, unit: UnitInArea, role: Role, uses: number): Promise<Facts> {
  if (role === 'viewer' && !isCounty(door.reach)) return { page: OUT_OF_REACH }
  const at = { unitId: unit.id, areaId: null, organization: null }
  return linkFor(db, { at, names: { unit: unit.name, area: null, organization: null }, role, uses })
}

/** A link to look after a part of the county, or to read about it. */
async function over(db: Database, door: Door, role: 'editor' | 'viewer', named: string): Promise<Facts> {
  const scope = await scopeNamed(db, door.desk, named)
  if (!scope) return { page: messages.noSuchUnit(named) }
  const { area = null, organization = null } = withinOf(scopeKey(scope))
  const code = area ?? organization ?? 'county'
  if (!(await namesWithin(db, { scope: code }, door.reach))) return { page: OUT_OF_REACH }
  const at = { unitId: null, areaId: area, organization }
  const names = { unit: null, area: scope.kind === 'area' ? scope.name : null, organization }
  return linkFor(db, { at, names: namedPlace(names, door), role, uses: 1 })
}

async function linkFor(db: Database, wanted: Wanted): Promise<Facts> {
  return { wanted, id: await reserveId(db, 'invitation') }
}

/** The organizations that this editor looks after in the whole county. */
function organizationsIn({ desk, reach }: Door): { readonly id: string; readonly name: string }[] {
  const lies = (code: string) => reach.some((p) => p.area === undefined && (p.organization ?? code) === code)
  return desk.catalogue.organizations.filter(({ code }) => lies(code)).map(({ code: id, name }) => ({ id, name }))
}

/** The areas below one, and the units of it with how many report for them. */
async function areas(db: Database, door: Door, area?: string): Promise<Facts> {
  const { reach } = door
  const found = await areasIn(db, reach, area)
  if (!found) return { page: messages.NO_AREAS }
  const { here, top, below, units } = found
  const people = await reportersByUnit(
    db,
    units.map((u) => u.id),
  )
  const counted = units.map(({ id, name }) => ({ id, name, people: people.get(id) ?? 0 }))
  const nobody = here ? await unappointedUnits(db, { area: here.id, day: door.today, reach }) : []
  const over = here !== undefined && !top && reach.some((part) => part.organization === undefined)
  const all = here && nobody.length > 0 ? { area: here.id, units: nobody.length } : undefined
  return { page: messages.areas({ here: top ? undefined : here, over, others: top, below, units: counted, all }) }
}

function newLink({ at, names, role, uses }: Wanted, id: number, door: Door): Effects {
  const { who, now } = door
  const { invitation, url } = newInvitation({ id, at, role, uses }, door)
  return {
    say: [messages.link({ invitation: id, place: names, role, uses, days: INVITATION_DAYS, url, unit: at.unitId })],
    write: [
      { do: 'addInvitations', of: [invitation] },
      { do: 'note', of: { at: now, personId: who.id, action: 'invite', subject: subjectOf(at) } },
    ],
  }
}

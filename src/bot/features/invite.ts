import { areasBelow } from '../../database/area.ts'
import { reserveId } from '../../database/ids.ts'
import { lockInvitationById } from '../../database/invitation.ts'
import { reportersByUnit } from '../../database/membership.ts'
import type { Database } from '../../database/open.ts'
import type { Role } from '../../database/schema.ts'
import { unitById, unitsOfArea } from '../../database/unit.ts'
import { key } from '../../messages/buttons.ts'
import * as messages from '../../messages/invite.ts'
import type { Said } from '../../messages/said.ts'
import type { Asked } from '../asked.ts'
import { type Door, type Effects, feature } from '../feature.ts'
import { hashToken } from './start.ts'

const DAYS = 7
const DAY_MS = 24 * 60 * 60 * 1000
const MOST_USES = 50
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
  | 'inviteUnit'
  | 'inviteReporters'
  | 'inviteViewer'
  | 'inviteRevoke'

/** Whom a link is for; `unit` undefined: the county's editors. */
type Wanted = {
  readonly unit: { readonly id: string; readonly name: string } | undefined
  readonly role: Role
  readonly uses: number
}

type Facts =
  | { readonly page: Said }
  | { readonly wanted: Wanted; readonly id: number }
  | { readonly revoke: number; readonly stands: boolean }

/** /invite: a link for a unit and a role, for one person or several, that expires and can be revoked. */
export const invite = feature<Facts, Names>({
  command: 'invite',
  role: 'editor',
  place: 'private',
  menu: '邀请填报人或编辑',
  help: ['/invite 给一个单位生成邀请链接'],
  opens: key('邀请', 'invite'),
  buttons: [
    ...(['invite', 'inviteAreas', 'inviteArea', 'inviteEditor'] as const),
    ...(['inviteUnit', 'inviteReporters', 'inviteViewer', 'inviteRevoke'] as const),
  ],
  load: async (db, asked) => {
    if (asked.by === 'command') return typed(db, asked.words)
    return asked.by === 'tap' ? tapped(db, asked.button) : areas(db)
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

/** `/invite`, or all at once: `/invite 单位代码 [人数] [填报人|查看人]`, `/invite editor`. */
async function typed(db: Database, words: string): Promise<Facts> {
  const [unitId, ...rest] = words.split(/\s+/).filter(Boolean)
  if (!unitId) return areas(db)
  if (unitId === 'editor') return linkFor(db, { unit: undefined, role: 'editor', uses: 1 })
  const unit = await unitById(db, unitId)
  if (!unit) return { page: messages.noSuchUnit(unitId) }
  const numbers = rest.filter((r) => HOW_MANY.test(r))
  const roles = rest.filter((r) => !HOW_MANY.test(r))
  const strange = roles.find((r) => !ROLES.has(r)) ?? roles[1] ?? numbers[1]
  if (strange !== undefined) return { page: messages.noSuchRole(strange) }
  const uses = Number.parseInt(numbers[0] ?? '1', 10)
  const role = ROLES.get(roles[0] ?? '') ?? 'reporter'
  if (uses < 1 || uses > MOST_USES) return { page: messages.tooMany(MOST_USES) }
  return linkFor(db, { unit, role, uses })
}

async function tapped(db: Database, button: Extract<Asked<Names>, { by: 'tap' }>['button']): Promise<Facts> {
  switch (button.name) {
    case 'invite':
    case 'inviteAreas':
      return areas(db)
    case 'inviteArea':
      return areas(db, button.parts.area)
    case 'inviteEditor':
      return linkFor(db, { unit: undefined, role: 'editor', uses: 1 })
    case 'inviteRevoke': {
      const { invitation } = button.parts
      const found = await lockInvitationById(db, invitation)
      return { revoke: invitation, stands: found !== undefined && found.revokedAt === null }
    }
  }
  const unit = await unitById(db, button.parts.unit)
  if (!unit) return areas(db)
  if (button.name === 'inviteUnit') return { page: messages.howMany(unit) }
  if (button.name === 'inviteViewer') return linkFor(db, { unit, role: 'viewer', uses: 1 })
  return linkFor(db, { unit, role: 'reporter', uses: button.parts.uses })
}

async function linkFor(db: Database, wanted: Wanted): Promise<Facts> {
  return { wanted, id: await reserveId(db, 'invitation') }
}

/** The areas below one, and the units of it. Without one: the county's towns and its own units. */
async function areas(db: Database, area?: string): Promise<Facts> {
  const [county] = await areasBelow(db, undefined)
  const here = area ?? county?.id
  if (!here) return { page: messages.NO_AREAS }
  const below = await areasBelow(db, here)
  const units = await unitsOfArea(db, here)
  const ids = units.map((u) => u.id)
  const people = await reportersByUnit(db, ids)
  const counted = units.map(({ id, name }) => ({ id, name, people: people.get(id) ?? 0 }))
  return { page: messages.areas({ top: here === county?.id, below, units: counted }) }
}

function newLink({ unit, role, uses }: Wanted, id: number, door: Door): Effects {
  const { who, now, me } = door
  const token = door.newToken()
  const unitId = unit?.id ?? null
  return {
    say: [
      messages.link({
        invitation: id,
        unit: unit?.name,
        role,
        uses,
        days: DAYS,
        url: `https://t.me/${me}?start=${token}`,
      }),
    ],
    write: [
      {
        do: 'addInvitation',
        of: {
          ...{ id, tokenHash: hashToken(token), unitId, role, usesLeft: uses },
          ...{ expiresAt: new Date(now.getTime() + DAYS * DAY_MS), createdBy: who.id, createdAt: now },
        },
      },
      { do: 'note', of: { at: now, personId: who.id, action: 'invite', subject: `unit ${unitId ?? 'county'}` } },
    ],
  }
}

import type { Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import { key } from './buttons.ts'
import { type PlaceNames, placeTitle, type Role } from './place.ts'
import type { Said } from './said.ts'

/** An invitation as an editor looks at it. */
export type ShownInvitation = PlaceNames & {
  readonly id: number
  readonly role: Role
  readonly usesLeft: number
  readonly state: 'open' | 'revoked' | 'expired' | 'used up'
  readonly given: Day
  readonly until: Day
}

const STATES = { revoked: '已撤销', expired: '已过期', 'used up': '已用完' }

const BACK = key('返回', 'invitations')

export const NO_LINK: Said = { text: '没有这个链接了。', keys: [[BACK]] }

function stateOf({ state, usesLeft, until }: ShownInvitation): string {
  return state === 'open' ? `还能用${usesLeft}次，${monthAndDate(until)}到期` : STATES[state]
}

/** A page of invitations, the newest first. */
export function invitationList(
  all: readonly ShownInvitation[],
  { page, more }: { readonly page: number; readonly more: boolean },
): Said {
  if (all.length === 0 && page === 0) return { text: '还没有发过链接。', keys: [[key('返回', 'inviteAreas')]] }
  const keys = all.map((each) =>
    key(`${monthAndDate(each.given)} ${placeTitle(each)}（${stateOf(each)}）`, 'invitation', { invitation: each.id }),
  )
  return {
    text: '发出的链接，新的在前，点开看谁用了、撤销：',
    list: { keys, again: BACK, of: 1, more },
    keys: [[key('返回', 'inviteAreas')]],
  }
}

/** One invitation, and who came by it. `batch`: how many that were given together with it are still open. */
export function invitationPage(
  of: ShownInvitation,
  { used, batch }: { readonly used: readonly { readonly name: string; readonly on: Day }[]; readonly batch: number },
): Said {
  const who = used.map(({ name, on }) => `· ${name}，${monthAndDate(on)}加入`)
  const lines = [
    `${placeTitle(of)}的链接，${monthAndDate(of.given)}发出，${stateOf(of)}。`,
    ...(who.length > 0 ? ['用过的人：', ...who] : ['还没有人用。']),
  ]
  const revoke = of.state === 'open' ? [key('撤销这个链接', 'inviteRevoke', { invitation: of.id })] : []
  const together = batch > 1 ? [[key(`撤销同一批的${batch}个`, 'inviteBatch', { invitation: of.id })]] : []
  return { text: lines.join('\n'), keys: [...together, [...revoke, BACK]] }
}

export function askBatch(invitation: number, open: number): Said {
  if (open === 0) return { text: '这一批已经没有能用的链接了。', keys: [[BACK]] }
  return {
    text: `撤销同一批还能用的${open}个链接？印出去的二维码也就不能用了；已经加入的人不受影响。`,
    keys: [[key('确认撤销', 'inviteBatchSure', { invitation }), key('返回', 'invitation', { invitation })]],
  }
}

export function batchRevoked(count: number): Said {
  return { text: `已撤销${count}个链接。`, keys: [[BACK]] }
}

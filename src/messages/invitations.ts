import type { Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import { type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
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

const BACK = key('返回', 'invitations', { from: 0 })

export const NO_LINK: Said = { text: '没有这个链接了。', keys: [[BACK]] }

function stateOf({ state, usesLeft, until }: ShownInvitation): string {
  return state === 'open' ? `还能用${usesLeft}次，${monthAndDate(until)}到期` : STATES[state]
}

/** A page of invitations, the newest first. */
export function invitationList(
  all: readonly ShownInvitation[],
  { from, page, more }: { readonly from: number; readonly page: number; readonly more: boolean },
): Said {
  if (all.length === 0 && from === 0) return { text: '还没有发过链接。', keys: [[key('返回', 'inviteAreas')]] }
  const turning: Key[] = [
    ...(from > 0 ? [key('‹ 较新的', 'invitations', { from: Math.max(0, from - page) })] : []),
    ...(more ? [key('较早的 ›', 'invitations', { from: from + page })] : []),
  ]
  return {
    text: '发出的链接，点开看谁用了、撤销：',
    keys: [
      ...all.map((each) => [
        key(`${monthAndDate(each.given)} ${placeTitle(each)}（${stateOf(each)}）`, 'invitation', {
          invitation: each.id,
        }),
      ]),
      ...(turning.length > 0 ? [turning] : []),
      [key('返回', 'inviteAreas'), TO_MENU],
    ],
  }
}

/** One invitation, and who came by it. */
export function invitationPage(
  of: ShownInvitation,
  used: readonly { readonly name: string; readonly on: Day }[],
): Said {
  const who = used.map(({ name, on }) => `· ${name}，${monthAndDate(on)}加入`)
  const lines = [
    `${placeTitle(of)}的链接，${monthAndDate(of.given)}发出，${stateOf(of)}。`,
    ...(who.length > 0 ? ['用过的人：', ...who] : ['还没有人用。']),
  ]
  const revoke = of.state === 'open' ? [key('撤销这个链接', 'inviteRevoke', { invitation: of.id })] : []
  return { text: lines.join('\n'), keys: [[...revoke, BACK]] }
}

import { quoted } from '../chinese/quoted.ts'
import { type Key, key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

type Named = { readonly id: string; readonly name: string }

export const NO_AREAS: Said = { text: '还没有单位。请检查县文件（COUNTY）。' }

/** The areas below one, and the units of it with how many people report for them. `top`: it is the county itself. */
export function areas(of: {
  readonly top: boolean
  readonly below: readonly Named[]
  readonly units: readonly (Named & { readonly people: number })[]
}): Said {
  const { top, below, units } = of
  const areaKeys = below.map((a) => key(`${a.name} ›`, 'inviteArea', { area: a.id }))
  const unitKeys = units.map((u) => key(`${u.name}（${u.people}人）`, 'inviteUnit', { unit: u.id }))
  return {
    text: top ? '邀请哪个单位的人？（括号里是已加入的人数）' : '哪个单位？',
    keys: [
      ...inRows(areaKeys, 2),
      ...inRows(unitKeys, 2),
      top ? [key('邀请一位编辑', 'inviteEditor')] : [key('返回', 'inviteAreas')],
    ],
  }
}

export function howMany(unit: Named & { readonly areaId: string }): Said {
  const uses = [1, 3, 10].map((n): Key => key(`${n}人`, 'inviteReporters', { uses: n, unit: unit.id }))
  return {
    text: `${unit.name}：这个链接给几个人用？`,
    keys: [
      uses,
      [key('只看汇编（1人）', 'inviteViewer', { unit: unit.id })],
      [key('返回', 'inviteArea', { area: unit.areaId })],
    ],
  }
}

const ROLES = { reporter: '填报人', viewer: '查看人', editor: '编辑' }

export function link(of: {
  readonly invitation: number
  /** Undefined: the county's office. */
  readonly unit: string | undefined
  readonly role: keyof typeof ROLES
  readonly uses: number
  readonly days: number
  readonly url: string
}): Said {
  const { invitation, unit = '县群团办', role, uses, days, url } = of
  return {
    text: `${unit}${ROLES[role]}的邀请链接（${uses}人用，${days}天内有效）：\n${url}\n请只发给本人。`,
    keys: [[key('撤销这个链接', 'inviteRevoke', { invitation }), key('再邀请', 'inviteAreas')]],
  }
}

export function revoked(now: boolean): Said {
  const text = now ? '链接已撤销，没用过的名额不能再用。' : '这个链接早已撤销。'
  return { text, keys: [[key('再邀请', 'inviteAreas')]] }
}

export function noSuchUnit(typed: string): Said {
  return { text: `没有“${typed}”这个单位。一步步选，请直接发：/invite` }
}

export function noSuchRole(word: string): Said {
  return {
    text: `没看懂${quoted(word)}。单位后面可以写几个人用、给填报人还是查看人，如“3 填报人”。一步步选，请直接发：/invite`,
  }
}

export function tooMany(most: number): Said {
  return { text: `一个链接请给1到${most}人用。` }
}

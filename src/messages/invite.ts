import { quoted } from '../chinese/quoted.ts'
import { type Key, key } from './buttons.ts'
import { type PlaceNames, placeTitle, type Role, roleName } from './place.ts'
import type { Said } from './said.ts'

type Named = { readonly id: string; readonly name: string }

export const NO_AREAS: Said = { text: '还没有单位。请运维设好县文件，重新启动。' }

/** The areas below one, and the units of it with how many people report for them. */
export function areas(of: {
  /** The area; undefined: what an editor begins with. */
  readonly here: Named | undefined
  /** Whether somebody can be asked to look after this area or to read about it. */
  readonly over: boolean
  /** Whether others are invited from here too: editors of the county, organizations' editors. */
  readonly others: boolean
  readonly below: readonly Named[]
  readonly units: readonly (Named & { readonly people: number })[]
  /** How many units here and below have nobody who reports. */
  readonly all: { readonly area: string; readonly units: number } | undefined
}): Said {
  const { here, over, others, below, units, all } = of
  const areaKeys = below.map((a) => key(`${a.name} ›`, 'inviteArea', { area: a.id }))
  const unitKeys = units.map((u) => key(`${u.name}（${u.people}人）`, 'inviteUnit', { unit: u.id }))
  return {
    text: here ? '哪个单位？' : '邀请哪个单位的人？（括号里是已加入的人数）',
    list: {
      keys: [...areaKeys, ...unitKeys],
      again: here ? key('', 'inviteArea', { area: here.id }) : key('', 'inviteAreas'),
    },
    keys: [
      ...(all ? [[key(`一次邀请没有填报人的${all.units}个单位`, 'inviteAll', { area: all.area })]] : []),
      ...(here && over ? [overKeys(here.id, here.name)] : []),
      ...(others ? [[key('邀请一位编辑', 'inviteEditor'), key('组织的编辑、查看人', 'inviteOthers')]] : []),
      [key('发出的链接', 'invitations'), ...(here ? [key('返回', 'inviteAreas')] : [])],
    ],
  }
}

function overKeys(scope: string, name: string): Key[] {
  return (['editor', 'viewer'] as const).map((role) => key(`${name}${roleName(role)}`, 'inviteOver', { role, scope }))
}

/** Who looks after an organization in the whole county, or reads about it, or about all of the county. */
export function others(organizations: readonly Named[], county: boolean): Said {
  const all = county ? [[key('全县查看人', 'inviteOver', { role: 'viewer', scope: 'county' })]] : []
  return {
    text: '编辑管本组织在全县的单位，查看人只看汇编。',
    keys: [...organizations.map(({ id, name }) => overKeys(id, name)), ...all, [key('返回', 'inviteAreas')]],
  }
}

export function howMany(unit: Named & { readonly areaId: string }, viewers: boolean): Said {
  const uses = [1, 3, 10].map((n): Key => key(`${n}人`, 'inviteReporters', { uses: n, unit: unit.id }))
  return {
    text: `${unit.name}：这个链接给几个人用？`,
    keys: [
      uses,
      [key('二维码海报（1人）', 'invitePoster', { unit: unit.id })],
      ...(viewers ? [[key('只看汇编（1人）', 'inviteViewer', { unit: unit.id })]] : []),
      [key('返回', 'inviteArea', { area: unit.areaId })],
    ],
  }
}

export function link(of: {
  readonly invitation: number
  readonly place: PlaceNames
  readonly role: Role
  readonly uses: number
  readonly days: number
  readonly url: string
  /** The unit that it is into. */
  readonly unit: string | null
}): Said {
  const { invitation, place, role, uses, days, url, unit } = of
  // The link itself is kept nowhere, so that a poster has one of its own.
  const poster = unit !== null && role === 'reporter' ? [[key('另做一张二维码海报', 'invitePoster', { unit })]] : []
  return {
    text: `${placeTitle({ ...place, role })}的邀请链接（${uses}人用，${days}天内有效）：\n${url}\n请只发给本人。`,
    keys: [...poster, [key('撤销这个链接', 'inviteRevoke', { invitation }), key('再邀请', 'inviteAreas')]],
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

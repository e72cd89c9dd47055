import type { Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import { key } from './buttons.ts'
import type { Said } from './said.ts'

/** As a row of the outbox names it. */
export const POSTERS = 'posters'

const BACK = key('返回', 'inviteAreas')

export const NO_UNIT_WITHOUT: Said = { text: '这里的单位都有填报人了。', keys: [[BACK]] }

export const UNIT_GONE: Said = { text: '没有这个单位了。', keys: [[BACK]] }

export function tooMany(units: number, most: number): Said {
  return { text: `有${units}个单位，一次最多做${most}个。请点开一个镇（街道）再做。`, keys: [[BACK]] }
}

/** What will be made, before it is. */
export function ask(of: { readonly area: string; readonly units: number; readonly days: number }): Said {
  const { area, units, days } = of
  return {
    text: [
      `有${units}个单位还没有填报人。每个单位做一个链接，一个单位1人用，${days}天内有效。`,
      '',
      '我发您一个文档：前面是总表，后面每个单位一页二维码，可以打印。',
    ].join('\n'),
    keys: [[key(`做${units}个，发给我`, 'inviteAllSure', { area })], [BACK]],
  }
}

/** The links are made; the file follows. */
export function made(of: { readonly units: readonly string[]; readonly until: Day }): Said {
  const { units, until } = of
  const [first = ''] = units
  const what = units.length === 1 ? `${first}的二维码海报` : `${units.length}个单位的链接和二维码海报`
  return {
    text: [
      `${what}做好了，文档这就发来。`,
      `每个链接1人用，${monthAndDate(until)}到期。`,
      '链接只在这个文档里，我不留底：丢了请再做一份，旧的在“发出的链接”里撤销。',
    ].join('\n'),
    keys: [[key('发出的链接', 'invitations'), key('再邀请', 'inviteAreas')]],
  }
}

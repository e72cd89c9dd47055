import type { Day } from '../calendar/day.ts'
import { fullDate } from '../chinese/days.ts'
import { key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import { type PlaceNames, placeTitle, type Role } from './place.ts'
import type { Said } from './said.ts'

/** As a row of the outbox names the file with everything of a person. */
export const PERSONAL_DATA = 'personal-data'

/** So many rows of what people call so. */
export type Count = { readonly called: string; readonly rows: number }

export type Counted = { readonly goes: readonly Count[]; readonly stays: readonly Count[] }

function listed(counts: readonly Count[]): string {
  return counts.length === 0 ? '没有' : counts.map(({ called, rows }) => `${called}${rows}条`).join('、')
}

/** What is stored of whoever asks. */
export function ownDataPage({ goes, stays }: Counted): Said {
  return {
    text: `存着您的这些：${listed([...goes, ...stays])}。`,
    keys: [[key('要一份文件', 'ownDataFile')], [key('删除我的资料', 'ownErase')], [key('返回', 'ownPlaces')]],
  }
}

export const DATA_COMES: Said = { text: '文件随后就到，里面是存着您的全部内容。', keys: [[key('返回', 'ownData')]] }

/** What is erased and what stays, before it is done. */
function erasing({ goes, stays }: Counted): string {
  return [
    `会删掉：名字、Telegram编号${goes.length > 0 ? `，${listed(goes)}` : ''}。`,
    `会留下，署名改为“已注销”：${listed(stays)}。`,
    '报过的数字和汇编不变。删了不能恢复。',
  ].join('\n')
}

export function askOwnErase(counted: Counted): Said {
  return {
    text: `删除您的资料？您会退出所有任职，要再填报得重新加入。\n${erasing(counted)}`,
    keys: [[key('确认删除', 'ownEraseSure'), key('不删', 'ownData')]],
  }
}

export const OWN_ERASED: Said = { text: '已删除您的资料，您的任职也都退出了。多谢您一直以来的工作。' }

/** To those who look after a place of whoever is gone: who it was is said no more. */
export function erasedNews(place: PlaceNames & { readonly role: Role }): string {
  return `一位${placeTitle(place)}删除了自己的资料，已退出。`
}

export const BY_SETTING_STAYS: Said = {
  text: '您是在服务器上设的编辑，请运维先从设置 EDITOR_IDS 里去掉，再来删除。',
  keys: [[key('返回', 'ownData')]],
}
export const LAST_STAYS: Said = {
  text: '您是最后一位编辑，现在不能删除。请先交接，或邀请另一位编辑。',
  keys: [[key('返回', 'ownData')]],
}

/** Somebody who has left: their last place, and when they left it. */
export type Former = PlaceNames & {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly left: Day
}

export function formerList(
  formers: readonly Former[],
  { page, more }: { readonly page: number; readonly more: boolean },
): Said {
  const back = key('返回', 'people')
  if (formers.length === 0 && page === 0) return { text: '没有已经离开的人。', keys: [[back]] }
  const keys = formers.map((former) => key(`${former.name}·原${placeTitle(former)}`, 'former', { member: former.id }))
  return {
    text: '已经离开的人，点一位可以删除其资料：',
    list: { keys, again: key('', 'formers'), of: 1, more },
    keys: [[back]],
  }
}

export function formerPage(former: Former): Said {
  const { id: member, name, left } = former
  return {
    text: `${name}，原${placeTitle(former)}，${fullDate(left)}离开。`,
    keys: [[key('删除其资料', 'formerErase', { member })], [key('返回', 'formers')]],
  }
}

export function askFormerErase(former: Former, counted: Counted): Said {
  const { id: member, name } = former
  return {
    text: `删除${name}的资料？\n${erasing(counted)}`,
    keys: [[key('确认删除', 'formerEraseSure', { member }), key('不删', 'former', { member })]],
  }
}

export const FORMER_ERASED: Said = {
  text: '已删除，以前报的署名都改为“已注销”。',
  keys: [[key('已离开的', 'formers'), TO_MENU]],
}
export const NO_FORMER: Said = { text: '没有这一位，或者又加入了。', keys: [[key('返回', 'formers')]] }

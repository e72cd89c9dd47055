import type { Day } from '../calendar/day.ts'
import { monthAndDate } from '../chinese/days.ts'
import type { Digest } from '../digest/digest.ts'
import { digestLabel } from '../digest/label.ts'
import { type Key, key } from './buttons.ts'
import { onceInGroup } from './digest.ts'
import { sentTo } from './groups.ts'
import { TO_MENU } from './keys.ts'
import { messageTo, type Owed, type Said } from './said.ts'

/** Reports on a page, and their numbers in a row. */
const A_PAGE = 8
const A_ROW = 4
/** A line of such a list. */
const LONGEST_LINE = 60

type Item = { readonly report: number; readonly text: string }

/** What can be taken back of a digest that is out. */
export type TakingBack = {
  readonly digest: number
  readonly office: Digest
  readonly items: readonly Item[]
  readonly taken: readonly Item[]
  /** Which page of them, from 0 on. */
  readonly page: number
}

/** 撤回: of which report, or of the whole? */
export function takeBackPage({ digest, office, items, taken, page }: TakingBack): Said {
  const name = digestLabel(office)
  if (office.withdrawn) {
    return { text: `${name}已经撤回。`, keys: [[key('重新发布', 'publishAgain', { digest })], [TO_MENU]] }
  }
  const all = [...items.map((of) => ({ ...of, gone: false })), ...taken.map((of) => ({ ...of, gone: true }))]
  const from = page * A_PAGE
  const shown = all.slice(from, from + A_PAGE)
  const lines = shown.map(({ text, gone }, i) => `${from + i + 1}. ${gone ? '（已撤回）' : ''}${cut(text)}`)
  const numbers = shown.map(({ report, gone }, i) =>
    key(`${gone ? '恢复' : ''}${from + i + 1}`, gone ? 'putBack' : 'takeBackOne', { digest, report }),
  )
  const how = all.length > 0 ? '点序号撤回那一条：' : '这一份按合计写，没有单条：在“收到的填报”里退回，再出更正版。'
  return {
    text: [`撤回${name}里的哪一条？${how}`, ...lines].join('\n'),
    list: { keys: numbers, again: back(digest), of: A_ROW, more: from + A_PAGE < all.length },
    keys: [[key(office.kind === 'week' ? '撤回整期' : '撤回整份', 'takeBackAll', { digest }), TO_MENU]],
  }
}

function cut(text: string): string {
  const letters = [...text]
  return letters.length > LONGEST_LINE ? `${letters.slice(0, LONGEST_LINE).join('')}…` : text
}

/** `groups`: how many will read of it. */
type Asking = { readonly digest: number; readonly office: Digest; readonly item: Item; readonly groups: number }

function back(digest: number, label = '先不撤'): Key {
  return key(label, 'takeBack', { digest })
}

function groupsHear(groups: number): string {
  return groups > 0 ? `，${groups}个群会收到一句话` : ''
}

export function askTakeBackOne({ digest, office, item, groups }: Asking): Said {
  const { report, text } = item
  const version = office.version + 1
  return {
    text: [
      `撤回这一条（编号${report}）？`,
      cut(text),
      '',
      `它不再计数；${digestLabel(office)}另出第${version}版${groupsHear(groups)}；填报单位改好还可以再报。`,
    ].join('\n'),
    keys: [[key('确认撤回', 'takeBackOneSure', { digest, report, version }), back(digest)]],
  }
}

export function askPutBack({ digest, office, item }: Omit<Asking, 'groups'>): Said {
  const { report, text } = item
  const version = office.version + 1
  return {
    text: [`恢复这一条（编号${report}）？照原来的内容计数，另出第${version}版。`, cut(text)].join('\n'),
    keys: [[key('确认恢复', 'putBackSure', { digest, report, version }), back(digest)]],
  }
}

export function askTakeBackAll({ digest, office, groups }: Omit<Asking, 'item'>): Said {
  const version = office.version + 1
  return {
    text: `撤回${digestLabel(office)}？另出第${version}版，只写“已撤回”${groupsHear(groups)}。各单位报的不变，仍计入全年；以后可以重新发布。`,
    keys: [[key('确认撤回', 'takeBackAllSure', { digest, version }), back(digest)]],
  }
}

/** `changes`: how many numbers are others than when it was out. */
export function askPublishAgain({
  digest,
  office,
  changes,
  groups,
}: Omit<Asking, 'item'> & { readonly changes: number }): Said {
  const version = office.version + 1
  const changed = changes > 0 ? `有${changes}个数和撤回前不同，会列在“更正说明”里。` : '数字和撤回前一样。'
  return {
    text: `重新发布${digestLabel(office)}？按现在的数据另出第${version}版${sentTo(groups)}。${changed}`,
    keys: [[key('确认发布', 'publishAgainSure', { digest, version }), key('先不发', 'menu')]],
  }
}

export function notAsSeen(digest: number): Said {
  return { text: '刚有变化，没有动。请点“撤回”重新看。', keys: [[back(digest, '撤回')]] }
}

/** Something was corrected that the editor had not been told of; `changes` tells it. */
export function notDoneYet(digest: number, is: 'taken' | 'put', changes: Said | undefined): Said {
  const text = `还没有${is === 'taken' ? '撤回' : '恢复'}：刚有更正，请看过再点一次。`
  return {
    text: [text, ...(changes ? ['', changes.text] : [])].join('\n'),
    keys: [...(changes?.keys ?? []), [back(digest, '回到撤回')]],
  }
}

/** A report as groups are told of it: nothing that a cadre wrote. */
type Told = { readonly unitName: string; readonly activityDate: Day; readonly title: string }

function named({ unitName, activityDate, title }: Told): string {
  return `${unitName}${monthAndDate(activityDate)}的“${title}”`
}

/** One sentence to the group. */
export function itemSentence(office: Digest, report: Told, is: 'taken' | 'put'): string {
  const name = `${digestLabel(office)}第${office.version}版`
  return is === 'taken'
    ? `${name}：撤回${named(report)}1条，有关数字已更正。`
    : `${name}：恢复${named(report)}1条，有关数字已更正。`
}

export function itemDone(digest: number, office: Digest, groups: number): Said {
  return { text: `已出第${office.version}版${sentTo(groups)}。`, keys: [[back(digest, '撤回')]] }
}

/** To those who report for the unit. */
export function toldToUnit(
  chats: readonly number[],
  { id, is, office, ...report }: Told & { readonly id: number; readonly is: 'taken' | 'put'; readonly office: Digest },
): Owed[] {
  const text =
    is === 'taken'
      ? `编辑从${digestLabel(office)}里撤回了${named(report)}（编号${id}），现在不计数；改好就会重新计。`
      : `编辑恢复了${named(report)}（编号${id}），照原来的内容计数。`
  const keys = is === 'taken' ? [[{ ...key('更正', 'mineCorrect', { report: id }), anew: true }]] : []
  return chats.map((chatId) => messageTo(chatId, text, keys))
}

type Gone = {
  readonly digest: number
  readonly version: number
  readonly office: Digest
  readonly groups: readonly { readonly chatId: number; readonly threadId: number | null }[]
  readonly editors: readonly number[]
}

export function allGone({ digest, office, groups }: Gone): Said {
  return {
    text: `已撤回${digestLabel(office)}${sentTo(groups.length, '告诉了')}。`,
    keys: [[key('重新发布', 'publishAgain', { digest })]],
  }
}

export function allGoneMessages({ digest, version, office, groups, editors }: Gone, by: number): Owed[] {
  const said = `${digestLabel(office)}已撤回，请以重新发布的为准。`
  return [
    ...groups.flatMap((to) => onceInGroup([messageTo(to.chatId, said)], to, `digest:${digest}:${version}`)),
    ...editors.filter((chatId) => chatId !== by).map((chatId) => messageTo(chatId, said)),
  ]
}

export function outAgain(digest: number, office: Digest, groups: number): Said {
  const text = `已重新发布${digestLabel(office)}，第${office.version}版${sentTo(groups)}。`
  return { text, keys: [[back(digest, '撤回')]] }
}

import { doubtIn } from '../chinese/doubt.ts'
import type { Digest } from '../digest/digest.ts'
import { digestLabel } from '../digest/label.ts'
import { type ExplainedChange, type Reason, reasonsIn, reasonText } from '../digest/next-edition.ts'
import type { CadreWords } from '../digest/public-words.ts'
import { key } from './buttons.ts'
import { filesTo, type GroupPlace, onceInGroup } from './digest.ts'
import { sentTo } from './groups.ts'
import { messageTo, type Owed, type Said } from './said.ts'

/** Numbers that a message about changes lists; the document has them all. */
const MOST_TOLD = 15
/** A reason in such a list; the document has the whole. */
const LONGEST_REASON = 60

/** An edition, and the printed numbers in which it differs from the one before. */
type Changed = { readonly digest: Digest; readonly changes: readonly ExplainedChange[] }

/** What a published digest would say otherwise now, with the button that makes it the next edition. `of`: its row. */
export function changesSaid({ of, digest, changes }: Changed & { readonly of: number }): Said {
  if (changes.length === 0) return { text: `${digestLabel(digest)}的数字没有变，不用出更正版。` }
  const otherwise = digest.kind === 'week' ? '不出的话，下一期汇编会登“更正”。' : '不出的话，已发布的保持原样。'
  const lead = `${digestLabel(digest)}里有${changes.length}个数变了：`
  const told = toldOf(digest, changes)
  const parts = { digest: of, version: digest.version }
  const reasons = reasonsIn(told).length
  const passable = reasonsTold({ digest, changes }).length
  const lines = [
    lead,
    ...listed(told, changes.length, { marked: true }),
    `出更正版会把这张单子发到群里${reasons > 0 ? '，不带原因' : ''}。${otherwise}`,
    ...(passable > 0 ? [`原因也要发，点“连原因一起发”${passable < reasons ? '；带⚠的不发' : ''}。`] : []),
  ]
  return {
    text: lines.join('\n'),
    keys: [
      [key('出更正版', 'nextEdition', parts), ...(passable > 0 ? [key('连原因一起发', 'nextEditionWhy', parts)] : [])],
    ],
  }
}

/** The reasons that an editor is told and may pass: nothing in them is doubtful. */
export function reasonsTold({ digest, changes }: Changed): readonly CadreWords[] {
  return reasonsIn(toldOf(digest, changes)).filter(({ text }) => doubtIn(text) === undefined)
}

/** A next edition that was published, and to whom it goes. */
type Next = {
  readonly digest: number
  readonly version: number
  readonly group: Changed
  readonly office: Changed
  readonly groups: readonly GroupPlace[]
  readonly editors: readonly number[]
  readonly ledgers: readonly { readonly organization?: string }[]
}

/** How many groups read of it: where all that changed stands in annexes, which they have never seen, none. */
function groupsToldOf(next: Pick<Next, 'group' | 'office' | 'groups'>): readonly GroupPlace[] {
  return readableIn(next).length > 0 ? next.groups : []
}

/** To the editor who published it. */
export function nextEditionOut(next: Pick<Next, 'version' | 'group' | 'office' | 'groups'>): Said {
  const { version, office } = next
  return { text: `已出第${version}版，更正${office.changes.length}处${sentTo(groupsToldOf(next).length)}。` }
}

export const NOT_OUT: Said = { text: '这一份还没有发布，直接改就行。发 /week 或 /year 看。' }
export function withdrawn(digest: number): Said {
  return { text: '这一份已经撤回了，重新发布时一并更正。', keys: [[key('重新发布', 'publishAgain', { digest })]] }
}
export const OUT_ALREADY: Said = { text: '这一版已经出过了。' }
export const UNCHANGED: Said = { text: '数字没有变，不用出更正版。' }

/** Of an edition that follows a deed of an editor's: `said` to groups, to editors with all that changed, and the documents. */
export function editionSaid(next: Omit<Next, 'group'>, said: string): Owed[] {
  const { digest, version, office, editors, groups, ledgers } = next
  const all = office.changes.length
  const list = all > 0 ? [`随之变动${all}处：`, ...listed(toldOf(office.digest, office.changes), all)] : []
  return [
    ...groups.flatMap((to) => onceInGroup([messageTo(to.chatId, said)], to, `digest:${digest}:${version}`)),
    ...editors.map((chatId) => messageTo(chatId, [said, ...list].join('\n'))),
    ...filesTo(editors, { digest, office: office.digest, ledgers }),
  ]
}

/** To groups the list of what changed, to editors also the documents. */
export function nextEditionMessages(next: Next): Owed[] {
  const { digest, version, office, editors, ledgers } = next
  const name = `更正：${digestLabel(office.digest)}第${version}版`
  const readable = readableIn(next)
  const text = [name, ...listed(readable, readable.length)].join('\n')
  const all = office.changes.length
  const whole = [`${name}，共${all}处：`, ...listed(toldOf(office.digest, office.changes), all)].join('\n')
  return [
    ...groupsToldOf(next).flatMap((to) => onceInGroup([messageTo(to.chatId, text)], to, `digest:${digest}:${version}`)),
    ...editors.map((chatId) => messageTo(chatId, whole)),
    ...filesTo(editors, { digest, office: office.digest, ledgers }),
  ]
}

/** What groups read that editors are told of too: reasons go out only as an editor has read them. */
function readableIn({ group, office }: Pick<Next, 'group' | 'office'>): readonly ExplainedChange[] {
  return inTextOf(group.digest, group.changes).filter(({ what, to }) =>
    office.changes.some((t) => t.what === what && t.to === to),
  )
}

/** What editors are told: the numbers that units corrected or withdrew, each once; where there are none, those of the text. */
function toldOf(digest: Digest, changes: readonly ExplainedChange[]): readonly ExplainedChange[] {
  const own = new Map(
    changes
      .filter(
        ({ before, after, why }) => (before ?? after)?.lineage.rule === 'report' && why.some((w) => w.is !== 'late'),
      )
      .map((change) => [`${change.indicator} ${change.what} ${change.from} ${change.to}`, change]),
  )
  return own.size > 0 ? [...own.values()].slice(0, MOST_TOLD) : inTextOf(digest, changes)
}

/**
 * The changes that a message has room for: numbers of the text that units corrected or withdrew; where only annexes
 * changed, those. Sums that follow and late reports stand in the document.
 */
function inTextOf({ sections }: Digest, changes: readonly ExplainedChange[]): readonly ExplainedChange[] {
  const annexes = new Set(sections.filter((s) => s.annex).map((s) => s.code))
  const corrected = changes.filter((change) => change.why.some((reason) => reason.is !== 'late'))
  const inText = corrected.filter((change) => !annexes.has(change.section))
  return [inText, corrected, changes].find((found) => found.length > 0)?.slice(0, MOST_TOLD) ?? []
}

/** `· 甲镇妇联受众320人应为230人（甲镇妇联更正：多记了一场）`; `marked`: with ⚠ before a reason that is doubtful. */
function listed(told: readonly ExplainedChange[], all: number, { marked = false } = {}): string[] {
  const mark = (reason: Reason) => (marked && reason.reason && doubtIn(reason.reason) ? '⚠ ' : '')
  const lines = told.map(({ what, from, to, why }) => {
    const reasons = [...why.map((reason) => mark(reason) + reasonText(reason)).join('；')]
    const cut = reasons.length > LONGEST_REASON ? [...reasons.slice(0, LONGEST_REASON), '…'] : reasons
    return `· ${saidOf(what, from, to)}${cut.length > 0 ? `（${cut.join('')}）` : ''}`
  })
  const others = all - told.length
  return [...lines, ...(others > 0 ? [`另有${others}处合计随之变动，都列在更正版的“更正说明”里。`] : [])]
}

/** `受众320人应为230人` of `受众…人`; `妇联巾帼宣讲受众本周400应为310` of a row and column of a table. */
function saidOf(what: string, from: string, to: string): string {
  const [before = '', behind = ''] = what.includes('…') ? what.split('…') : [what.replaceAll(' ', '')]
  if (from === '') return `${before}漏登${to}${behind}`
  return to === '' ? `${before}${from}${behind}撤回` : `${before}${from}${behind}应为${to}${behind}`
}

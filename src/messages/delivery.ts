import type { Digest, EditionKind } from '../digest/digest.ts'
import { digestLabel } from '../digest/label.ts'
import { withinOf } from '../digest/scope.ts'
import { key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A message that editors are asked about: the title of the group that it was for, its method, and its number. */
export type Lost = { readonly group: string | undefined; readonly method: string; readonly message: number }

/** One question, however many there are. */
function arrivalUnknown(lost: readonly Lost[]): Said {
  const [one] = lost
  if (one && lost.length === 1) {
    const text = `${partOf(one.method)}发到${named(one.group)}时网络断了，不知道发出去没有。请到群里看看：没有就点“再发一次”。`
    return { text, keys: sendAgain(one.message) }
  }
  const lines = lost.map(({ group, method }, i) => `${i + 1}. ${named(group)}：${partOf(method)}`)
  return {
    text: `发汇编时断了，不知道这些发出去没有：\n${lines.join('\n')}\n请到群里看看，没有的点它再发。`,
    keys: lost.map(({ message, method }, i) => [key(`再发${i + 1}（${partOf(method)}）`, 'sendAgain', { message })]),
  }
}

function refused(lost: readonly Lost[]): Said {
  const texts = lost.map(({ group, method }) => `${partOf(method)}没能发到${named(group)}。`)
  return {
    text: `${texts.join('')}请看看我在那里能不能发言，能了就点“再发一次”。`,
    keys: lost.flatMap(({ message }) => sendAgain(message)),
  }
}

/** Nothing of it is there: all goes again at one tap. */
function silenced(lost: readonly Lost[]): Said {
  const [first] = lost
  const parts = [...new Set(lost.map(({ method }) => partOf(method)))].join('、')
  return {
    text: `${parts}发不到${named(first?.group)}：我在那里没有发言的权限。请群管理员让我发言，好了点“再发一次”。不该发到那里的，到“已绑定的群”解除绑定。`,
    keys: first ? sendAgain(first.message) : [],
  }
}

/** A topic that was closed or deleted. */
function outOfTopic({ group }: Pick<Lost, 'group'>): Said {
  return {
    text: `${named(group)}里发汇编的话题关了或者没有了，汇编改发到群里。要发到话题里，请打开它，在话题里发：/bind`,
  }
}

function sendAgain(message: number) {
  return [[key('再发一次', 'sendAgain', { message })]]
}

const PARTS: Readonly<Record<string, string>> = { sendPhoto: '汇编的图', sendDocument: '汇编的文件' }

function partOf(method: string): string {
  return PARTS[method] ?? '汇编的文字'
}

/** To the editor who had it sent again, and to one who taps after that. */
export function sentAgain(method: string): Said {
  return { text: `好，${partOf(method)}再发一次。` }
}

export const SETTLED_ALREADY: Said = { text: '这条已经处理过了。' }
/** What it is of was taken back as a whole. */
export const DIGEST_GONE: Said = { text: '这一份已经撤回，不再发了。', keys: [[TO_MENU]] }

function unbound({ group, lost = [] }: Pick<Lost, 'group'> & { readonly lost?: readonly Lost[] }): Said {
  const text = `${named(group)}收不到汇编了：我不在那里了。要接着发，请把我加回群里，再在群里发：/bind`
  const [first] = lost
  return first
    ? { text: `${text}\n这一期还没发到，加回去以后点“再发一次”。`, keys: sendAgain(first.message) }
    : { text }
}

/** What editors are told of messages that did not arrive as they should. */
export const deliveryWords = { arrivalUnknown, refused, silenced, unbound, outOfTopic }

function named(group: string | undefined): string {
  return group === undefined ? '群里' : `“${group}”`
}

/** A file of an edition. `organization`: of a ledger only that one's part. */
export type EditionFile = {
  readonly digest: Digest
  readonly edition: EditionKind
  readonly as: 'docx' | 'xlsx' | 'png'
  readonly organization?: { readonly code: string; readonly name: string } | undefined
}

const KINDS = { docx: 'Word文件', xlsx: '台账', png: '图' }

/**
 * What editors are told of a file that they do not get: which, and how whoever runs the server makes it. `file` is
 * undefined where not even its edition could be read.
 */
export function fileNotMade(file: EditionFile | undefined, { tooLarge }: { readonly tooLarge: boolean }): Said {
  if (!file) return { text: '有一个汇编的文件没能做出来。文字都在；文件请运维用命令行导出。' }
  const part = file.organization ? `（${file.organization.name}）` : ''
  const why = tooLarge ? '太大，机器人发不了' : '没能做出来'
  return {
    text: `${digestLabel(file.digest)}的${KINDS[file.as]}${part}${why}。文字都在；文件请运维在服务器上导出：\n${commandFor(file)}`,
  }
}

/** The same of a file that was asked for in chat. */
export const MADE_NOT: Said = { text: '您要的文件没能做出来。请再要一次；还不行，请告诉运维。' }

function commandFor({ digest: { kind, period, scope }, as, edition, organization }: EditionFile): string {
  const part = withinOf(scope)
  const of = part.area ?? part.organization
  const days = `--from ${period.from} --to ${period.to}`
  if (as === 'xlsx' && part.area === undefined) {
    const only = organization?.code ?? part.organization
    return `npx qunbao export ${days}${only === undefined ? '' : ` --organization ${only}`} --out ledger.xlsx`
  }
  const what = kind === 'week' ? `week --on ${period.from}` : `year ${days}${of === undefined ? '' : ` --scope ${of}`}`
  return `npx qunbao compile ${what} --edition ${edition} --format ${as} --out digest.${as}`
}

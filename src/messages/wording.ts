import { canBeEmpty, type TextBlock } from '../catalogue/text-blocks.ts'
import { hashOf, type Key, key } from './buttons.ts'
import { inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A text block as it is printed in a year; `of`: the year that the county's own words were set for. */
export type PrintedBlock = TextBlock & { readonly of: number | undefined; readonly warning: string | undefined }

export const LONGEST = 1000
const A_PAGE = 12

export const NO_YEAR: Said = { text: '请写年份，例如 /wording 2022' }

/** Which of a year's text blocks are listed: the report's own, or the sentences of one organization. */
export type BlockList = { readonly year: number; readonly organization?: string | undefined; readonly page: number }

type Named = { readonly code: string; readonly name: string }

/** A page of text blocks. Those of organizations stand behind a button each. */
export function blockList(
  blocks: readonly PrintedBlock[],
  { year, organization, page }: BlockList,
  organizations: readonly Named[],
): Said {
  const listed = blocks.filter((block) => block.organization === organization)
  const shown = listed.slice(page * A_PAGE, (page + 1) * A_PAGE)
  const keys = shown.map((block) => [
    key(`${markOf([block])}${block.label}`, 'wordingBlock', { year, block: block.code }),
  ])
  const others = organizations.flatMap(({ code, name }) => {
    const own = blocks.filter((block) => block.organization === code)
    return own.length > 0 ? [key(`${markOf(own)}${name}`, 'wordingOf', { year, organization: code, page: 0 })] : []
  })
  const turn = (label: string, to: number) =>
    organization === undefined
      ? key(label, 'wordingPage', { year, page: to })
      : key(label, 'wordingOf', { year, organization, page: to })
  const turning: Key[] = [
    ...(page > 0 ? [turn('上一页', page - 1)] : []),
    ...(listed.length > (page + 1) * A_PAGE ? [turn('下一页', page + 1)] : []),
    organization === undefined ? TO_MENU : key('返回', 'wordingPage', { year, page: 0 }),
  ]
  const warned = (organization === undefined ? blocks : listed).filter((b) => b.warning).length
  const name = organizations.find(({ code }) => code === organization)?.name
  const title =
    name === undefined ? `${year}年汇报的文字，点一处可以改。` : `${year}年汇报里${name}的句子，点一句可以改。`
  return {
    text: [title, ...(warned > 0 ? [`⚠ 有${warned}处要看看。`] : [])].join('\n'),
    keys: [...keys, ...(organization === undefined ? inRows(others, 4) : []), turning],
  }
}

/** ⚠ should be looked at, ✎ is the county's own. */
function markOf(blocks: readonly PrintedBlock[]): string {
  if (blocks.some(({ warning }) => warning !== undefined)) return '⚠ '
  return blocks.some(({ of }) => of !== undefined) ? '✎ ' : ''
}

/** By which a button knows a block again: what was shown of it. */
export function blockHash({ words = '' }: Pick<PrintedBlock, 'words'>): string {
  return hashOf(words)
}

/** The list and its page that a block stands on. */
export function listOf(blocks: readonly PrintedBlock[], { code, organization }: PrintedBlock, year: number): BlockList {
  const listed = blocks.filter((block) => block.organization === organization)
  return { year, organization, page: Math.floor(listed.findIndex((block) => block.code === code) / A_PAGE) }
}

/** What the codes of a clause stand for, and the questions whose names it prints. */
export type Codes = {
  readonly labels: readonly { readonly code: string; readonly label: string }[]
  readonly names: readonly { readonly code: string; readonly label: string }[]
}

/** One text block, with what can be done to it. `list`: where it is listed; `lead`: what was just done. */
export function blockPage(block: PrintedBlock, list: BlockList, codes: Codes, lead = ''): Said {
  const { code, label, words, of, warning } = block
  const { year, organization, page } = list
  const from = of === undefined ? '目录里的' : `${of}年改的`
  const lines = [
    `${label}（${from}）`,
    words || '（空着，不印）',
    ...(codes.labels.length > 0 ? ['', ...codes.labels.map((c) => `{${c.code}}：${c.label}`)] : []),
    ...(warning ? [`⚠ ${warning}`] : []),
  ]
  const here = { year, block: code, hash: blockHash(block) }
  return {
    text: lead + lines.join('\n'),
    keys: [
      [
        key('改写', 'wordingWords', { year, block: code }),
        ...(words && canBeEmpty(code) ? [key('空着不印', 'wordingBlank', here)] : []),
        ...(of === undefined ? [] : [key('恢复目录里的', 'wordingDrop', here)]),
      ],
      ...(warning !== undefined && of !== undefined && of !== year ? [[key('今年还用它', 'wordingKeep', here)]] : []),
      ...codes.names.map((c) => [key(`例子：${c.label}`, 'examples', { year, question: c.code, page: 0 })]),
      [
        organization === undefined
          ? key('返回', 'wordingPage', { year, page })
          : key('返回', 'wordingOf', { year, organization, page }),
      ],
    ],
  }
}

/** What is there now stands above, to be copied from. */
export function askWords({ code, label, organization, words }: PrintedBlock, year: number): Said {
  const hint = organization === undefined ? '' : '\n大括号里的代码照抄，方括号里的没有数就不印。'
  const now = words ? `现在是：\n${words}\n\n` : ''
  return { text: `${now}请打“${label}”的新文字，不超过${LONGEST}字。${hint}`, keys: [[leave(year, code)]] }
}

/** Somebody was before this editor: both their words, so that neither is lost unseen. */
export function wordsOvertaken({ code, words }: PrintedBlock, year: number, typed: string): Said {
  return {
    text: `没有保存：这一处刚改成：\n${words || '（空着，不印）'}\n\n您打的是：\n${typed}`,
    keys: [[key('用我的', 'wordingMine', { year, block: code }), leave(year, code)]],
  }
}

export const CHANGED_MEANWHILE = '这一处刚被改过，请看过再定。\n'
export const NO_NAMES: Said = { text: '这一题不用举例了。发 /wording 看现在的文字。' }

export function wordsRefused(year: number, code: string, why: string): Said {
  return { text: why, keys: [[leave(year, code)]] }
}

export function notSaved(problem: string): string {
  return `没有保存：${problem}。\n请改好再发一次。`
}

function leave(year: number, block: string): Key {
  return key('不改了', 'wordingBlock', { year, block })
}

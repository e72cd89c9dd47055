import { canBeEmpty, type TextBlock } from '../catalogue/text-blocks.ts'
import { type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A text block as it is printed in a year; `of`: the year that the county's own words were set for. */
export type PrintedBlock = TextBlock & { readonly of: number | undefined; readonly warning: string | undefined }

export const LONGEST = 1000
const A_PAGE = 12

export const NO_YEAR: Said = { text: '请写年份，例如 /wording 2022' }

/** A page of the text blocks of a year's report. */
export function blockList(
  blocks: readonly PrintedBlock[],
  { year, page }: { readonly year: number; readonly page: number },
): Said {
  const shown = blocks.slice(page * A_PAGE, (page + 1) * A_PAGE)
  const keys = shown.map(({ code, label, warning, of: own }) => [
    key(`${warning ? '⚠ ' : own ? '✎ ' : ''}${label}`, 'wordingBlock', { year, block: code }),
  ])
  const turning: Key[] = [
    ...(page > 0 ? [key('上一页', 'wordingPage', { year, page: page - 1 })] : []),
    ...(blocks.length > (page + 1) * A_PAGE ? [key('下一页', 'wordingPage', { year, page: page + 1 })] : []),
    TO_MENU,
  ]
  const warned = blocks.filter((b) => b.warning).length
  const notes = warned > 0 ? [`⚠ 有${warned}处要看看。`] : []
  return { text: [`${year}年汇报的文字，点一处可以改。`, ...notes].join('\n'), keys: [...keys, turning] }
}

/** One text block, with what can be done to it. `index`: its place among all; `lead`: what was just done. */
export function blockPage(block: PrintedBlock, year: number, index: number, lead = ''): Said {
  const { code, label, words, of, warning } = block
  const from = of === undefined ? '目录里的' : `${of}年改的`
  const lines = [`${label}（${from}）`, words || '（空着，不印）', ...(warning ? [`⚠ ${warning}`] : [])]
  const here = { year, block: code }
  return {
    text: lead + lines.join('\n'),
    keys: [
      [
        key('改写', 'wordingWords', here),
        ...(words && canBeEmpty(code) ? [key('空着不印', 'wordingBlank', here)] : []),
        ...(of === undefined ? [] : [key('恢复目录里的', 'wordingDrop', here)]),
      ],
      ...(of !== undefined && of !== year ? [[key('今年还用它', 'wordingKeep', here)]] : []),
      [key('返回', 'wordingPage', { year, page: Math.floor(index / A_PAGE) })],
    ],
  }
}

export function askWords({ code, label }: PrintedBlock, year: number): Said {
  return { text: `请打“${label}”的新文字，不超过${LONGEST}字。`, keys: [[leave(year, code)]] }
}

export function wordsRefused(year: number, code: string, why: string): Said {
  return { text: why, keys: [[leave(year, code)]] }
}

export function notSaved(problem: string): string {
  return `没有保存：${problem}。\n请改好再发一次。`
}

function leave(year: number, block: string): Key {
  return key('不改了', 'wordingBlock', { year, block })
}

import { type Key, key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A digest that is out, and what it is called. */
export type Issue = { readonly id: number; readonly name: string }

export const NOTHING_OUT: Said = { text: '还没有发布过汇编。', keys: [[TO_MENU]] }

export const BELOW_ISSUE: Required<Pick<Said, 'text' | 'keys'>> = {
  text: '以前的也能看：',
  keys: [
    [
      { ...key('往期汇编', 'issues', { from: 0 }), anew: true },
      { ...TO_MENU, anew: true },
    ],
  ],
}

/** A page of digests that are out, the newest first. */
export function issueList(
  issues: readonly Issue[],
  { from, page, more }: { readonly from: number; readonly page: number; readonly more: boolean },
): Said {
  if (issues.length === 0) return NOTHING_OUT
  const turning: Key[] = [
    ...(from > 0 ? [key('‹ 较新的', 'issues', { from: Math.max(0, from - page) })] : []),
    ...(more ? [key('较早的 ›', 'issues', { from: from + page })] : []),
  ]
  return {
    text: '看哪一期？',
    keys: [
      ...issues.map(({ id, name }) => [key(name, 'issue', { digest: id })]),
      ...(turning.length > 0 ? [turning] : []),
      [TO_MENU],
    ],
  }
}

import { key } from './buttons.ts'
import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

/** A digest that is out, and what it is called. */
export type Issue = { readonly id: number; readonly name: string }

export const NOTHING_OUT: Said = { text: '还没有发布过汇编。', keys: [[TO_MENU]] }

export const BELOW_ISSUE: Required<Pick<Said, 'text' | 'keys'>> = {
  text: '以前的也能看：',
  keys: [
    [
      { ...key('往期汇编', 'issues'), anew: true },
      { ...TO_MENU, anew: true },
    ],
  ],
}

/** A page of digests that are out, the newest first. */
export function issueList(
  issues: readonly Issue[],
  { page, more }: { readonly page: number; readonly more: boolean },
): Said {
  if (issues.length === 0 && page === 0) return NOTHING_OUT
  const keys = issues.map(({ id, name }) => key(name, 'issue', { digest: id }))
  return {
    text: '看哪一期？新的在前。',
    list: { keys, again: key('', 'issues'), of: 1, more },
    keys: [[TO_MENU]],
  }
}

import { type Key, type Keys, key } from './buttons.ts'
import { CAUTION, NO_UNIT } from './common.ts'
import { inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

type Roles = {
  readonly reportsFor: readonly { readonly name: string }[]
  readonly editor: boolean
  readonly views: readonly unknown[]
}

export const STRANGER: Said = { text: NO_UNIT }

/** The first page: everything a command does, by buttons, for the roles that a person has. `rows`: the keys of each role. */
export function firstPage(
  { reportsFor, editor, views }: Roles,
  waiting: Keys,
  keys: readonly (readonly Key[])[],
): Said {
  const roles = [
    ...(reportsFor.length > 0 ? [`您为${reportsFor.map((u) => u.name).join('、')}填报。`] : []),
    ...(editor ? ['您是县里的编辑。'] : []),
    ...(views.length > 0 ? ['您可以看全县的一周汇编。'] : []),
  ]
  const caution = reportsFor.length > 0 || editor ? [CAUTION] : []
  const rows = keys.flatMap((ofRole) => inRows(ofRole, 2))
  return { text: [...roles, ...caution].join('\n'), keys: [...waiting, ...rows, [key('帮助', 'help')]] }
}

export function help(lines: readonly string[]): Said {
  return { text: [...lines, CAUTION].join('\n'), keys: [[TO_MENU]] }
}

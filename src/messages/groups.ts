import { type Key, key } from './buttons.ts'
import { inRows, TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

export function bound(fresh: boolean): Said {
  return { text: fresh ? '已绑定，一周汇编会发到这里。' : '这里已经绑定过了，一周汇编会发到这里。' }
}

export function unbound(was: boolean): Said {
  return { text: was ? '已解除绑定，汇编不再发到这里。' : '这个群没有绑定。要绑定，请编辑在这里发：/bind' }
}

type Named = { readonly code: string; readonly name: string }

/** A group as editors see it: whose digests it gets, and of which kinds (null: of all). */
export type Bound = {
  readonly chat: number
  readonly title: string
  /** 全县, 甲镇, 妇联. */
  readonly of: string
  readonly kinds: readonly string[] | null
}

/** `全县：周、年`. */
function gets({ of, kinds }: Bound, all: readonly Named[]): string {
  const names = all.filter(({ code }) => kinds === null || kinds.includes(code)).map(({ name }) => name)
  return `${of}：${kinds === null ? '各种汇编' : names.join('、') || '都不发'}`
}

/** How far something went, behind what was done; nothing where no group is bound. */
export function sentTo(groups: number, told = '发到'): string {
  return groups > 0 ? `，${told}${groups}个群` : ''
}

/** How far something will go, before it does. */
export function willGoTo(groups: number): string {
  return groups > 0 ? `会发到${groups}个群` : '还没有绑定群，只发给编辑'
}

const HOW = '要让汇编发到一个群：把我加进群，再由编辑在群里发 /bind'

/** Where the digests go, for an editor who asks. */
export function boundGroups(groups: readonly Bound[], all: readonly Named[]): Said {
  if (groups.length === 0) return { text: `还没有绑定群。\n${HOW}`, keys: [[TO_MENU]] }
  const label = (each: Bound) => key(`${each.title}（${gets(each, all)}）`, 'group', { chat: each.chat })
  return {
    text: `已绑定${groups.length}个群。点一个群，选发哪些汇编。${HOW}`,
    list: { keys: groups.map(label), again: key('', 'groups'), of: 1 },
    keys: [[key('设置', 'settings'), TO_MENU]],
  }
}

/** One group: what it gets, to be turned on and off. `lead`: what was just done. */
export function groupPage(of: Bound, all: readonly Named[], lead = ''): Said {
  const { chat, title, kinds } = of
  const kindKey = ({ code, name }: Named): Key => {
    const on = kinds === null || kinds.includes(code)
    return key(`${on ? '✓' : '✗'}${name}`, 'groupKind', { chat, kind: code })
  }
  return {
    text: `${lead}“${title}”发${gets(of, all)}。\n点一下开关，马上生效；已经发过的不撤回。`,
    keys: [
      ...inRows(all.map(kindKey), 3),
      [key('换范围', 'groupScopes', { chat }), key('解除绑定', 'groupUnbind', { chat })],
      [key('返回', 'groups')],
    ],
  }
}

/** Whose digests a group may get. */
export function groupScopes(chat: number, scopes: readonly Named[]): Said {
  return {
    text: '这个群发谁的汇编？',
    list: {
      keys: scopes.map(({ code, name }) => key(name, 'groupScope', { chat, scope: code })),
      again: key('', 'groupScopes', { chat }),
    },
    keys: [[key('返回', 'group', { chat })]],
  }
}

export const GROUP_SAVED = '已保存。\n'
export const NOT_BOUND: Said = { text: '这个群已经解除绑定了。', keys: [[key('返回', 'groups')]] }

/** To the other editors: a group that nobody of them knows of would get the county's digests. */
export function boundNews(
  editor: string,
  { chat, title }: Pick<Bound, 'chat' | 'title'>,
): Required<Pick<Said, 'text' | 'keys'>> {
  return {
    text: `${editor}绑定了群“${title}”，汇编会发到那里。不对的，请解除绑定。`,
    keys: [[{ ...key('看这个群', 'group', { chat }), anew: true }]],
  }
}

import { TO_MENU } from './keys.ts'
import type { Said } from './said.ts'

export function bound(fresh: boolean): Said {
  return { text: fresh ? '已绑定，一周汇编会发到这里。' : '这里已经绑定过了，一周汇编会发到这里。' }
}

export function unbound(was: boolean): Said {
  return { text: was ? '已解除绑定，汇编不再发到这里。' : '这个群没有绑定。' }
}

/** Where the digests go, for an editor who asks. */
export function boundGroups(titles: readonly string[]): Said {
  const how = '要让汇编发到一个群：把我加进群，再由编辑在群里发 /bind'
  const text = titles.length > 0 ? `已绑定的群：${titles.join('、')}\n${how}` : `还没有绑定群。\n${how}`
  return { text, keys: [[TO_MENU]] }
}

import type { CountyChange } from '../catalogue/county-changes.ts'
import { fullDate } from '../chinese/days.ts'

/** In the order in which they are told. */
const DONE: Readonly<Record<CountyChange['is'], string>> = {
  added: '新增',
  renamed: '改名',
  moved: '划转',
  dated: '改起始日',
  reopened: '重新启用',
  closed: '关闭',
  deleted: '删除',
}

/** What a county's change is, a line each. */
export function changeLine({ of, is, name, was, into, from, to }: CountyChange): string {
  const what = of === 'area' ? `区域${name}` : name
  switch (is) {
    case 'added':
      return `新增：${what}${of === 'area' && into ? `（${into}）` : ''}${from ? `（${fullDate(from)}起）` : ''}${to ? `（到${fullDate(to)}止）` : ''}`
    case 'renamed':
      return `改名：${was}→${name}`
    case 'moved':
      return `划转：${what}，${was}→${into}`
    case 'dated':
      return `改起始日：${what}（${from ? `${fullDate(from)}起` : '一直就有'}）`
    case 'reopened':
      return `重新启用：${what}`
    case 'closed':
      return `${into ? `撤并：${what}→${into}` : `关闭：${what}`}${to ? `（到${fullDate(to)}止）` : ''}`
    case 'deleted':
      return `删除：${what}（从没用过）`
  }
}

/** How many of each. */
export function changeCounts(changes: readonly CountyChange[]): string {
  const kinds = Object.entries(DONE).flatMap(([is, done]) => {
    const count = changes.filter((c) => c.is === is).length
    return count > 0 ? [`${done}${count}处`] : []
  })
  return kinds.length > 0 ? kinds.join('，') : '没有变动'
}

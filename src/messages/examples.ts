import { bareName } from '../chinese/name-marks.ts'
import { hashOf, type Key, key } from './buttons.ts'
import { inRows } from './keys.ts'
import type { Said } from './said.ts'

export const A_PAGE = 10

/** A year and a question whose names are printed; `page`: of its names, from 0. */
export type ExamplePlace = { readonly year: number; readonly question: string; readonly page: number }

/** By which a button knows a name again, with and without its quotation marks. */
export function nameHash(name: string): string {
  return hashOf(bareName(name))
}

/** The names of a question with how often each was given; those that are ticked are printed. `block`: to go back to. */
export function exampleList(
  place: ExamplePlace,
  of: {
    readonly label: string
    readonly names: readonly { readonly name: string; readonly count: number }[]
    readonly ticked: readonly string[]
    readonly block: string | undefined
  },
): Said {
  const { label, names, ticked, block } = of
  const { year, page } = place
  const from = page * A_PAGE
  const shown = names.slice(from, from + A_PAGE)
  const order = ticked.map(bareName)
  const placeOf = (name: string) => order.indexOf(bareName(name)) + 1
  const lines = shown.map(({ name, count }, i) => {
    const at = placeOf(name)
    return `${from + i + 1}. ${name}（${count}次）${at > 0 ? ` ✓第${at}个` : ''}`
  })
  const numbers = shown.map(({ name }, i) => {
    const label = `${placeOf(name) > 0 ? '✓' : ''}${from + i + 1}`
    const parts = { ...place, hash: nameHash(name) }
    return placeOf(name) > 0 ? key(label, 'exampleDrop', parts) : key(label, 'examplePick', parts)
  })
  const turning: Key[] = [
    ...(page > 0 ? [key('上一页', 'examples', { ...place, page: page - 1 })] : []),
    ...(names.length > from + A_PAGE ? [key('下一页', 'examples', { ...place, page: page + 1 })] : []),
    block === undefined ? key('返回', 'wordingPage', { year, page: 0 }) : key('返回', 'wordingBlock', { year, block }),
  ]
  const rule =
    ticked.length > 0 ? '只印打勾的，先勾的在前；句子要几个印几个。' : '没有打勾，印报得最多的。要印别的，点前面的号。'
  const text = names.length > 0 ? rule : '这一年还没有报过。'
  return {
    text: [`${year}年“${label}”的例子`, text, ...lines].join('\n'),
    keys: [
      ...inRows(numbers, A_PAGE / 2),
      ...(ticked.length > 0 ? [[key('都不勾', 'exampleClear', place)]] : []),
      turning,
    ],
  }
}

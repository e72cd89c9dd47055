import { type Key, type Keys, key } from './buttons.ts'

/** Keys in rows of so many. */
export function inRows(keys: readonly Key[], of: number): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / of) }, (_, i) => keys.slice(i * of, (i + 1) * of))
}

/** Keys on a page: a screen of buttons. */
export const PAGE_OF_KEYS = 20

/**
 * A list of keys whose length is that of the data: one page of it in rows of `of`, from the key numbered `from` on, and the
 * keys that turn the page, which `turn` makes for where a page begins.
 */
export function paged(
  keys: readonly Key[],
  {
    from,
    turn,
    of = 2,
    page = PAGE_OF_KEYS,
  }: { from: number; turn: (from: number) => Key; of?: number; page?: number },
): Key[][] {
  const begin = keys.length === 0 ? 0 : Math.min(from, Math.floor((keys.length - 1) / page) * page)
  const turning = [
    ...(begin > 0 ? [{ ...turn(Math.max(0, begin - page)), label: '上一页' }] : []),
    ...(keys.length > begin + page ? [{ ...turn(begin + page), label: '下一页' }] : []),
  ]
  return [...inRows(keys.slice(begin, begin + page), of), ...(turning.length > 0 ? [turning] : [])]
}

/**
 * Keys of which a county has as many as it has: shown by the page, `of` in a row. `again` brings the same list, whoever tapped
 * or typed what brought it first; the page that was turned to comes with the tap, so that no feature knows of it.
 */
export type KeyList = { readonly keys: readonly Key[]; readonly again: Key; readonly of?: number }

/** A page of such a list, counted from 0, with the keys that turn it. */
export function pageOf({ keys, again, of = 2 }: KeyList, page: number): Key[][] {
  const turn = (from: number): Key => ({ ...again, page: from / PAGE_OF_KEYS })
  return paged(keys, { from: page * PAGE_OF_KEYS, turn, of })
}

/** Two short labels a row, as a phone has room for; a longer one stands alone. */
export function inPairs(keys: readonly Key[]): Key[][] {
  const rows: Key[][] = []
  for (const each of keys) {
    const last = rows.at(-1)
    if (last?.length === 1 && (last[0]?.label.length ?? 0) <= 8 && each.label.length <= 8) last.push(each)
    else rows.push([each])
  }
  return rows
}

/** The keys with answers that are said anew: the words above them stay. */
export function anew(keys: Keys): Keys {
  return keys.map((row) => row.map((each) => ({ ...each, anew: true })))
}

export const TO_MENU: Key = key('返回', 'menu')

import { type Key, type Keys, key } from './buttons.ts'

/** Keys in rows of so many. */
export function inRows(keys: readonly Key[], of: number): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / of) }, (_, i) => keys.slice(i * of, (i + 1) * of))
}

/** Keys on a page: a screen of buttons. */
export const PAGE_OF_KEYS = 20

/**
 * Keys of which a county has as many as it has: shown by the page, `of` in a row. `again` brings the same list, whoever tapped
 * or typed what brought it first; the page that was turned to comes with the tap, so that no feature knows of it. `more`: the
 * keys are those of the page alone, since there are too many to read all of them, or their words stand above; a feature that
 * gives it reads the page that `door.page` says, and whether more stand behind it.
 */
export type KeyList = {
  readonly keys: readonly Key[]
  readonly again: Key
  readonly of?: number
  readonly more?: boolean
}

/** A page of such a list, counted from 0, with the keys that turn it. */
export function pageOf({ keys, again, of = 2, more }: KeyList, page: number): Key[][] {
  const last = more === undefined ? Math.max(0, Math.ceil(keys.length / PAGE_OF_KEYS) - 1) : page + Number(more)
  const at = Math.min(page, last)
  const shown = more === undefined ? keys.slice(at * PAGE_OF_KEYS, (at + 1) * PAGE_OF_KEYS) : keys
  const turning: Key[] = [
    ...(at > 0 ? [{ ...again, label: '上一页', page: at - 1 }] : []),
    ...(at < last ? [{ ...again, label: '下一页', page: at + 1 }] : []),
  ]
  return [...inRows(shown, of), ...(turning.length > 0 ? [turning] : [])]
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
export const HELP: Key = key('帮助', 'help')

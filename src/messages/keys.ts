import { type Key, type Keys, key } from './buttons.ts'

/** Keys in rows of so many. */
export function inRows(keys: readonly Key[], of: number): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / of) }, (_, i) => keys.slice(i * of, (i + 1) * of))
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

import type { Part, Shape } from './button-part.ts'
import { BUTTONS, type Button, type Key } from './buttons.ts'

/** Stands before the data of a key whose answer is said anew. */
const ANEW = '+'

/** Stands before it where a key turns to another page of a list. */
const PAGE = /^>(\d{1,4})>/

/** The `callback_data` of a key. */
export function dataOf({ button, anew = false, page = 0 }: Pick<Key, 'button' | 'anew' | 'page'>): string {
  const parts: Readonly<Record<string, string | number>> = button.parts
  let data = ''
  for (const { text, part } of PIECES.get(button.name) ?? [])
    data += part === undefined ? text : text + String(parts[part])
  return (anew ? ANEW : '') + (page > 0 ? `>${page}>` : '') + data
}

type Piece = { readonly text: string; readonly part: string | undefined }

/** Of each button what stands before each of its parts, and behind the last. */
const PIECES = new Map(
  Object.entries<Shape<object>>(BUTTONS).map(([name, { wire }]): [string, readonly Piece[]] => {
    const split = wire.split(/\{(\w+)\}/)
    return [name, split.flatMap((text, i) => (i % 2 === 0 ? [{ text, part: split[i + 1] }] : []))]
  }),
)

/** A button as it was tapped. */
export type Tap = { readonly button: Button; readonly anew: boolean; readonly page?: number }

/** Reads what `dataOf` writes; undefined for data that no button has. */
export function readButton(data: string): Tap | undefined {
  const anew = data.startsWith(ANEW)
  const whole = anew ? data.slice(ANEW.length) : data
  const [turned = '', page] = PAGE.exec(whole) ?? []
  const given = whole.slice(turned.length)
  for (const { name, begins, pattern, parts } of READERS) {
    // A pattern is tried where the data begins as it does: there are a hundred.
    const found = given.startsWith(begins) ? pattern.exec(given) : null
    if (!found) continue
    const values = Object.entries<Part<unknown>>(parts).map(([part, { read }]) => [
      part,
      read(found.groups?.[part] ?? ''),
    ])
    if (values.every(([, value]) => value !== undefined)) {
      const button = { name, parts: Object.fromEntries(values) } as Button
      return { button, anew, ...(page === undefined ? {} : { page: Number(page) }) }
    }
  }
  return undefined
}

const READERS = Object.entries<Shape<object>>(BUTTONS).map(([name, { wire, parts }]) => {
  const named: Readonly<Record<string, Part<unknown>>> = { ...parts }
  const pattern = wire.replace(/\{(\w+)\}/g, (_, part: string) => `(?<${part}>${named[part]?.pattern})`)
  return { name, begins: wire.replace(/\{.*$/s, ''), parts: named, pattern: new RegExp(`^${pattern}$`, 'su') }
})

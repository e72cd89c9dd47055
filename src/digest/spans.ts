import { bareName, inRowOfNames, pauseBetween } from '../chinese/name-marks.ts'
import { isOther } from '../chinese/other.ts'
import { cleanName, saysSomething, shortLevel, within } from '../chinese/printed-names.ts'
import { isExact, type Quantity, quantityOf } from '../chinese/quantity.ts'
import { withoutSaid } from '../chinese/seams.ts'
import { carriedOut, inOrder } from '../chinese/what-is-done.ts'
import type { Block, FigureSpan, ItemBlock, Lineage, Span } from './digest.ts'

/** The code of the name of who did something: a unit, an organization. */
export const SUBJECT = 'unit'

/** Fixed words. */
export function words(text: string): Span {
  return { kind: 'words', text }
}

/** A printed number with all that is known of it. */
export function figureSpan(
  quantity: Quantity,
  printed: string,
  of: { readonly indicator: string; readonly lineage: Lineage },
): FigureSpan {
  const { value, low, high, said } = quantity
  // Of the thousands of numbers of a week most are exact.
  if (isExact(quantity)) return { indicator: of.indicator, kind: 'figure', lineage: of.lineage, printed, value }
  return {
    ...(said ? { approximate: said } : {}),
    indicator: of.indicator,
    kind: 'figure',
    lineage: of.lineage,
    printed,
    range: { high, low },
    value,
  }
}

/** What a printed number stands for. One of an older edition has the mark of its parts alone: it is as wide as that says. */
export function quantityIn({ value, range, approximate }: FigureSpan): Quantity {
  if (range) return { value, ...range, ...(approximate ? { said: approximate } : {}) }
  return quantityOf(value, approximate, Number.isInteger(value))
}

/** A paragraph. */
export function item(spans: readonly Span[]): Block {
  return { kind: 'item', spans }
}

/** One of many lines: see `ItemBlock`. */
export function closeItem(spans: readonly Span[]): ItemBlock {
  return { kind: 'item', close: true, spans }
}

/** A number of things counted rather than of figures added: units, reports. Its lineage is what was counted. */
export function countSpan(
  code: string,
  value: number,
  of: { from: string; to: string; units: readonly string[]; reports?: readonly string[] },
): FigureSpan {
  const lineage: Lineage = {
    figures: value,
    from: of.from,
    indicators: [code],
    ...(of.reports ? { reports: of.reports } : {}),
    rule: 'count',
    to: of.to,
    units: of.units,
  }
  return { indicator: code, kind: 'figure', lineage, printed: String(value), value }
}

/** The text of spans, as it is read. */
export function textOf(spans: readonly Span[]): string {
  let text = ''
  for (const span of spans) text += span.kind === 'figure' ? span.printed : span.text
  return text
}

/** The verb of all that is done. */
const CARRIED_OUT = /开展$/u

/** How a list is printed: at most so many names, `和` before the last, inside which open marks, behind which words. */
export type Listing = {
  readonly most: number
  readonly and?: boolean | undefined
  readonly open?: string
  readonly before?: string
}

/** Names in a row, without 其他. `more`: there are others, for which 等 has to stand. */
export function listOfNames(
  given: readonly string[],
  code: string,
  { most, and = false, open = '', before = '' }: Listing,
): { spans: Span[]; names: number; more: boolean } | undefined {
  const said = new Map<string, string>()
  let hasOthers = false
  for (const name of given) {
    // Of thousands of names a few are printed.
    if (said.size > most) break
    if (isOther(name)) hasOthers = code !== SUBJECT
    else {
      const text = withoutSaid(before, cleanName(name))
      const bare = bareName(text)
      // The same activity typed with and without quotation marks is one: the first form stays.
      if (saysSomething(text) && !said.has(bare)) said.set(bare, text)
    }
  }
  const called = [...said.values()].map((name) => within(open, shortLevel(name)))
  if (called.length === 0) return undefined
  const inRow = called.length > 1 && open === '' ? called.map(inRowOfNames) : called
  const isDone = CARRIED_OUT.test(before)
  const several = isDone ? inRow.map(carriedOut) : inRow
  const names = isDone ? [...inOrder(several.slice(0, most)), ...several.slice(most)] : several
  const more = names.length > most || hasOthers
  const spans = names.slice(0, most).flatMap((text, i, row): Span[] => {
    const between = i === 0 ? '' : and && !more && i === row.length - 1 ? '和' : pauseBetween(row[i - 1] ?? '', text)
    return [...(between === '' ? [] : [{ kind: 'words' as const, text: between }]), { code, kind: 'name', text }]
  })
  return { spans, names: Math.min(names.length, most), more }
}

/** The report whose number it is; undefined of what is made of many. */
export function reportOf({ rule, reports }: Lineage): string | undefined {
  return rule === 'report' ? reports?.join() : undefined
}

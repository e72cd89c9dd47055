import { pauseBetween } from '../chinese/name-marks.ts'
import { isOther } from '../chinese/other.ts'
import { cleanName, eachOnce, saysSomething, shortLevel, within } from '../chinese/printed-names.ts'
import { isExact, type Quantity, quantityOf } from '../chinese/quantity.ts'
import { withoutSaid } from '../chinese/seams.ts'
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
  return {
    kind: 'figure',
    indicator: of.indicator,
    value,
    ...(isExact(quantity) ? {} : { range: { low, high } }),
    printed,
    ...(said ? { approximate: said } : {}),
    lineage: of.lineage,
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
    rule: 'count',
    indicators: [code],
    from: of.from,
    to: of.to,
    units: of.units,
    figures: value,
    ...(of.reports ? { reports: of.reports } : {}),
  }
  return { kind: 'figure', indicator: code, value, printed: String(value), lineage }
}

/** The text of spans, as it is read. */
export function textOf(spans: readonly Span[]): string {
  return spans.map((s) => (s.kind === 'figure' ? s.printed : s.text)).join('')
}

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
  const named = given.filter((name) => !isOther(name))
  const said = named.map((name) => withoutSaid(before, cleanName(name)))
  const names = eachOnce(said.filter(saysSomething)).map((name) => within(open, shortLevel(name)))
  if (names.length === 0) return undefined
  const more = names.length > most || (code !== 'unit' && named.length < given.length)
  const spans = names.slice(0, most).flatMap((text, i, row): Span[] => {
    const between = i === 0 ? '' : and && !more && i === row.length - 1 ? '和' : pauseBetween(row[i - 1] ?? '', text)
    return [...(between === '' ? [] : [{ kind: 'words' as const, text: between }]), { kind: 'name', text, code }]
  })
  return { spans, names: Math.min(names.length, most), more }
}

/** The report whose number it is; undefined of what is made of many. */
export function reportOf({ rule, reports }: Lineage): string | undefined {
  return rule === 'report' ? reports?.join() : undefined
}

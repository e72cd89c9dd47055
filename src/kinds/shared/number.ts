import { quantityOf } from '../../chinese/quantity.ts'
import type { Kind } from '../kind.ts'
import { noData, plainData, typedData, withMark } from './data.ts'

/** The one figure of a number, as wide as it was said; `whole`: it counts things. */
export function figureOf(whole: boolean): Kind['figures'] {
  return ({ value, approximate }) =>
    typeof value === 'number' ? [{ quantity: quantityOf(value, approximate, whole) }] : []
}

/** What whole numbers and numbers with decimals have in common: all but how they are asked, read and counted. */
export const number: Omit<Kind, 'howTo' | 'read' | 'figures'> = {
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  shape: () => undefined,
  show: (given, asked) => withMark(given, asked.indicator?.unit ?? ''),
  asTyped: ({ raw, value, approximate }, shown) =>
    raw.trim() === shown || (approximate === undefined && raw.trim() === String(value)),
  tellsDay: false,
  counts: 'number',
  words: 'nothing',
  said: (value) => (typeof value === 'number' ? { as: 'figure' } : undefined),
  // An approximate one too: that it is one stands in the sheet of figures.
  cell: (value) => (typeof value === 'number' ? value : String(value)),
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}

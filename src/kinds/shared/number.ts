import type { Kind } from '../kind.ts'
import { noData, plainData, typedData, withMark } from './data.ts'

/** What whole numbers and numbers with decimals have in common: all but how they are asked and read. */
export const number: Omit<Kind, 'howTo' | 'read'> = {
  suggest: () => [],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  show: (given, asked) => withMark(given, asked.indicator?.unit ?? ''),
  asTyped: ({ raw, value, approximate }, shown) =>
    approximate === undefined && (raw.trim() === String(value) || raw.trim() === shown),
  tellsDay: false,
  counts: 'number',
  figures: ({ value, approximate }) =>
    typeof value === 'number' ? [{ value, ...(approximate ? { approximate } : {}) }] : [],
  words: 'nothing',
  said: (value) => (typeof value === 'number' ? { as: 'figure', value } : undefined),
  // An approximate one too: that it is one stands in the sheet of figures.
  cell: (value) => (typeof value === 'number' ? value : String(value)),
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}

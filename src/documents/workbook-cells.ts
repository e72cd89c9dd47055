import type { Day } from '../calendar/day.ts'
import { withoutInvalid } from '../chinese/clean-text.ts'
import { widthOf } from './line.ts'

/** `undefined` is an empty cell. `local`: a date and time as a clock shows it, `2022-11-09T20:15`. */
export type Cell = string | number | { readonly day: Day } | { readonly local: string } | undefined

export type Columns = readonly { readonly name: string; readonly width: number }[]

/** Excel's limit of a cell. */
const MOST_CHARACTERS = 32_767
/** Points: of a line, and of the highest row that Excel has. */
export const LINE_HEIGHT = 15
const MOST_HEIGHT = 405

/** Their places in the workbook's styles. */
const STYLE = { plain: 0, head: 1, day: 2, instant: 3, quoted: 4, long: 5, longQuoted: 6 } as const

export function headXml(columns: Columns): string {
  const cells = columns.map((c, i) => stringXml(`${columnName(i)}1`, c.name, STYLE.head)).join('')
  // Of two lines.
  return `<row r="1" ht="32" customHeight="1">${cells}</row>`
}

/** `names`: those of the columns. */
export function rowXml(row: number, cells: readonly Cell[], columns: Columns, names: readonly string[]): string {
  let highest = 1
  let written = ''
  for (const [i, cell] of cells.entries()) {
    if (cell === undefined || cell === '') continue
    const lines = typeof cell === 'string' ? linesOf(cell, columns[i]?.width ?? 0) : 1
    if (lines > highest) highest = lines
    written += cellXml(`${names[i] ?? columnName(i)}${row}`, cell, lines > 1)
  }
  // LibreOffice does not work the height out by itself.
  const height = highest > 1 ? ` ht="${Math.min(MOST_HEIGHT, LINE_HEIGHT * highest)}" customHeight="1"` : ''
  return `<row r="${row}"${height}>${written}</row>`
}

/** A column's width counts digits; a character is as wide as two, and the cell has its sides. */
function linesOf(text: string, width: number): number {
  // Nothing is wider than this: most cells need no closer look.
  if (2 * text.length < width) return 1
  return Math.ceil((2 * widthOf(text)) / Math.max(1, width - 1))
}

/** `long`: of a text that takes more than a line. */
function cellXml(at: string, cell: NonNullable<Cell>, long: boolean): string {
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
  if (typeof cell === 'object') {
    return 'day' in cell
      ? `<c r="${at}" s="${STYLE.day}"><v>${serial(`${cell.day}T00:00`)}</v></c>`
      : `<c r="${at}" s="${STYLE.instant}"><v>${serial(cell.local)}</v></c>`
  }
  // A string cell is no formula; marked as quoted it stays none when somebody edits it.
  if (/^[=+\-@＝＋－＠\t\r]/u.test(cell)) return stringXml(at, cell, long ? STYLE.longQuoted : STYLE.quoted)
  return stringXml(at, cell, long ? STYLE.long : STYLE.plain)
}

function stringXml(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** Days since 30 December 1899, as Excel counts them. `local`: `2022-11-09T20:15`. */
function serial(local: string): number {
  const day = local.slice(0, 10)
  const midnight = day === lastDay.day ? lastDay.midnight : Date.parse(`${day}T00:00Z`) - Date.UTC(1899, 11, 30)
  lastDay = { day, midnight }
  return (midnight + (Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))) * 60_000) / 86_400_000
}

/** Rows that follow each other are mostly of one day, and reading a day costs more than all else of its cell. */
let lastDay = { day: '', midnight: 0 }

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

/** Whatever is not written as it is, or may be the half of something. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONCERNED = /[&<>_\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/

/** A cell has a limit, behind which half of a character may stand. `_x0041_` is what Excel writes an A as. */
function escapeXml(text: string): string {
  // Most texts have nothing of it.
  if (text.length <= MOST_CHARACTERS && !CONCERNED.test(text)) return text
  return withoutInvalid(text.slice(0, MOST_CHARACTERS))
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

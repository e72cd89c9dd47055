import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Day } from '../calendar/day.ts'
import {
  contentTypes,
  type Extent,
  packageRelations,
  STYLES,
  workbookRelations,
  workbookXml,
} from './workbook-parts.ts'
import { type Put, writeWhole } from './write-whole.ts'

/** `undefined` is an empty cell. `local`: a date and time as a clock shows it, `2022-11-09T20:15`. */
export type Cell = string | number | { readonly day: Day } | { readonly local: string } | undefined

export type Sheet = {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly width: number }[]
  /** Printed again on every page: so many columns from the left. Absent: the sheet is printed one page wide. */
  readonly titleColumns?: number
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

/** Excel's limits of a sheet and of a cell. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
/** Characters of XML that are pressed at a time. */
const CHUNK = 1 << 16
const NO_TIME = new Date(1980, 0, 1)

const STYLE = { plain: 0, head: 1, day: 2, instant: 3, quoted: 4 } as const

/**
 * Writes an .xlsx file row by row, so that its size does not matter; wholly or not at all. Sheets have a frozen head with
 * filters, and print it on every page; one that is too long goes on in another.
 */
export async function writeWorkbook(
  file: string,
  sheets: readonly Sheet[],
  { mostRows = MOST_ROWS }: { mostRows?: number } = {},
): Promise<void> {
  await writeWhole(file, (put) => pack(put, sheets, mostRows))
}

async function pack(put: Put, sheets: readonly Sheet[], mostRows: number): Promise<void> {
  let failed: Error | undefined
  const zip = new Zip((error, data) => {
    if (error) failed = error
    else put(data)
  })
  const part = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = NO_TIME
    zip.add(entry)
    return entry
  }
  const extents: Extent[] = []
  for (const sheet of sheets) {
    for await (const rows of inSheets(sheet.rows, mostRows - 1)) {
      const again = extents.filter((e) => e.of === sheet.name).length
      const name = again === 0 ? sheet.name : `${sheet.name}${again + 1}`
      const entry = part(`xl/worksheets/sheet${extents.length + 1}.xml`)
      const count = await writeSheet(entry, sheet, rows)
      const { titleColumns } = sheet
      const titles = titleColumns === undefined ? {} : { titleColumns: columnName(titleColumns - 1) }
      extents.push({ of: sheet.name, name: sheetName(name), columns: sheet.columns.length, rows: count, ...titles })
      if (failed) throw failed
    }
  }
  const parts = {
    'xl/workbook.xml': workbookXml(extents),
    'xl/_rels/workbook.xml.rels': workbookRelations(extents.length),
    'xl/styles.xml': STYLES,
    '_rels/.rels': packageRelations(),
    '[Content_Types].xml': contentTypes(extents.length),
  }
  for (const [name, xml] of Object.entries(parts)) part(name).push(strToU8(xml), true)
  zip.end()
  if (failed) throw failed
}

/** The rows in as many parts as there are sheets; one, though there are none. Each part is read to its end before the next. */
async function* inSheets(rows: Sheet['rows'], most: number): AsyncGenerator<AsyncGenerator<readonly Cell[]>> {
  const all = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let next = await all.next()
  async function* part() {
    for (let count = 0; count < most && !next.done; count++) {
      yield next.value
      next = await all.next()
    }
  }
  do yield part()
  while (!next.done)
}

/** Gives the number of rows, with the head. */
async function writeSheet(entry: ZipDeflate, sheet: Sheet, rows: AsyncIterable<readonly Cell[]>): Promise<number> {
  let xml = sheetHead(sheet)
  let row = 1
  xml += rowXml(
    row,
    sheet.columns.map((c) => c.name),
    STYLE.head,
  )
  for await (const cells of rows) {
    row += 1
    xml += rowXml(row, cells, STYLE.plain)
    if (xml.length > CHUNK) {
      entry.push(strToU8(xml))
      xml = ''
    }
  }
  const filter = `<autoFilter ref="A1:${columnName(sheet.columns.length - 1)}${row}"/>`
  const print =
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    (sheet.titleColumns === undefined
      ? '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
      : '<pageSetup paperSize="9" scale="75" orientation="landscape" pageOrder="overThenDown"/>') +
    '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>'
  entry.push(strToU8(`${xml}</sheetData>${filter}${print}</worksheet>`), true)
  return row
}

function sheetHead({ columns, titleColumns }: Sheet): string {
  const widths = columns
    .map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width}" customWidth="1"/>`)
    .join('')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    (titleColumns === undefined ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : '') +
    `<sheetViews><sheetView workbookViewId="0">${frozen(titleColumns)}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${widths}</cols><sheetData>`
  )
}

function frozen(columns: number | undefined): string {
  if (columns === undefined) return '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const corner = `${columnName(columns)}2`
  return `<pane xSplit="${columns}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`
}

function rowXml(row: number, cells: readonly Cell[], style: number): string {
  // A head of two lines.
  const height = style === STYLE.head ? ' ht="32" customHeight="1"' : ''
  return `<row r="${row}"${height}>${cells.map((cell, i) => cellXml(`${columnName(i)}${row}`, cell, style)).join('')}</row>`
}

function cellXml(at: string, cell: Cell, style: number): string {
  if (cell === undefined || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
  if (typeof cell === 'object') {
    return 'day' in cell
      ? `<c r="${at}" s="${STYLE.day}"><v>${serial(`${cell.day}T00:00`)}</v></c>`
      : `<c r="${at}" s="${STYLE.instant}"><v>${serial(cell.local)}</v></c>`
  }
  // A string cell is no formula; marked as quoted it stays none when somebody edits it.
  const of = style === STYLE.plain && /^[=+\-@＝＋－＠\t\r]/u.test(cell) ? STYLE.quoted : style
  return `<c r="${at}" s="${of}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
}

/** Days since 30 December 1899, as Excel counts them. */
function serial(local: string): number {
  return (Date.parse(`${local}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
}

export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

/** A sheet's name has at most 31 characters and none of these (Excel). */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/gu, ' ').slice(0, 31)
}

/** XML 1.0 has no control characters and no halves of characters; the cell has a limit. */
function escapeXml(text: string): string {
  return (
    text
      .slice(0, MOST_CHARACTERS)
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '�')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
  )
}

import { type Cell, type Columns, columnName, headXml, LINE_HEIGHT, rowXml } from './workbook-cells.ts'
import {
  contentTypes,
  type Extent,
  packageRelations,
  STYLES,
  workbookRelations,
  workbookXml,
} from './workbook-parts.ts'
import { type Put, writeWhole } from './write-whole.ts'
import { ZipStream } from './zip-stream.ts'

export type { Cell } from './workbook-cells.ts'

export type Sheet = {
  readonly name: string
  readonly columns: Columns
  /** Printed again on every page: so many columns from the left. Absent: the sheet is printed one page wide. */
  readonly titleColumns?: number
  /** What has to be waited for comes several at a time: waiting for each of a million rows would take as long as writing them. */
  readonly rows: AsyncIterable<Rows> | Iterable<readonly Cell[]>
}

type Rows = readonly (readonly Cell[])[]

/** Excel's limit of a sheet. */
const MOST_ROWS = 1_048_576
/** Characters of XML that are pressed at a time. */
const CHUNK = 1 << 17

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
  const zip = new ZipStream(put)
  const extents: Extent[] = []
  for (const sheet of sheets) {
    for await (const rows of inSheets(sheet.rows, mostRows - 1)) {
      const again = extents.filter((e) => e.of === sheet.name).length
      const name = again === 0 ? sheet.name : `${sheet.name}${again + 1}`
      zip.begin(`xl/worksheets/sheet${extents.length + 1}.xml`)
      const count = await writeSheet(zip, sheet, rows)
      await zip.end()
      const { titleColumns } = sheet
      const titles = titleColumns === undefined ? {} : { titleColumns: columnName(titleColumns - 1) }
      extents.push({ of: sheet.name, name: sheetName(name), columns: sheet.columns.length, rows: count, ...titles })
    }
  }
  const parts = {
    'xl/workbook.xml': workbookXml(extents),
    'xl/_rels/workbook.xml.rels': workbookRelations(extents.length),
    'xl/styles.xml': STYLES,
    '_rels/.rels': packageRelations(),
    '[Content_Types].xml': contentTypes(extents.length),
  }
  for (const [name, xml] of Object.entries(parts)) {
    zip.begin(name)
    await zip.add(xml)
    await zip.end()
  }
  zip.finish()
}

/** The rows in as many parts as there are sheets; one, though there are none. Each part is read to its end before the next. */
async function* inSheets(rows: Sheet['rows'], most: number): AsyncGenerator<AsyncGenerator<Rows>> {
  const all = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : [[...rows]][Symbol.iterator]()
  let rest: Rows = []
  const isMore = async () => {
    for (let next = rest.length > 0 ? undefined : await all.next(); next && !next.done; ) {
      rest = next.value
      next = rest.length > 0 ? undefined : await all.next()
    }
    return rest.length > 0
  }
  async function* part() {
    for (let left = most; left > 0 && (await isMore()); ) {
      const some = rest.slice(0, left)
      rest = rest.slice(some.length)
      left -= some.length
      yield some
    }
  }
  do yield part()
  while (await isMore())
}

/** Gives the number of rows, with the head. */
async function writeSheet(zip: ZipStream, sheet: Sheet, rows: AsyncIterable<Rows>): Promise<number> {
  const names = sheet.columns.map((_, i) => columnName(i))
  let xml = sheetHead(sheet) + headXml(sheet.columns)
  let row = 1
  for await (const some of rows) {
    for (const cells of some) {
      row += 1
      xml += rowXml(row, cells, sheet.columns, names)
      if (xml.length > CHUNK) {
        await zip.add(xml)
        xml = ''
      }
    }
  }
  const filter = `<autoFilter ref="A1:${columnName(sheet.columns.length - 1)}${row}"/>`
  const print =
    '<printOptions gridLines="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    (sheet.titleColumns === undefined
      ? '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
      : '<pageSetup paperSize="9" scale="75" orientation="landscape" pageOrder="overThenDown"/>') +
    '<headerFooter><oddHeader>&amp;L&amp;A</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>'
  await zip.add(`${xml}</sheetData>${filter}${print}</worksheet>`)
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
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}"/>` +
    `<cols>${widths}</cols><sheetData>`
  )
}

function frozen(columns: number | undefined): string {
  if (columns === undefined) return '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const corner = `${columnName(columns)}2`
  return `<pane xSplit="${columns}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`
}

/** A sheet's name has at most 31 characters and none of these (Excel). */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/gu, ' ').slice(0, 31)
}

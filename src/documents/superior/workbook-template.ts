import { openXlsx, type RoundtripWorkbook, type Sheet, saveXlsx } from 'hucre/xlsx'
import type { Repeat } from '../../digest/superior/asked.ts'
import { fullWidthMark, type Mark, type Piece, piecesOf, unpairedBrace } from '../../digest/superior/mark.ts'
import type { Row } from '../../digest/superior/values.ts'
import { columnName } from '../workbook-cells.ts'
import { withReferences } from './references.ts'
import { type Rows, repeatRows, unshareFormulas } from './repeat-rows.ts'
import { sourcesSheet } from './sources.ts'
import {
  besideWords,
  type Fault,
  type FillWith,
  noRepeat,
  type PlacedMark,
  type Put,
  repeatNamed,
  type Template,
  unpaired,
  wideBraces,
} from './template.ts'

/** Reads a workbook with marks in its cells. Rejects where it is none. */
export async function workbookTemplate(bytes: Uint8Array): Promise<Template> {
  const book = await opened(bytes)
  const read = book.sheets.map(readSheet)
  return {
    marks: read.flatMap((sheet) => sheet.marks),
    faults: read.flatMap((sheet, i) => [...sheet.faults, ...singleReferences(book, book.sheets[i], sheet.blocks)]),
    fill: async (how) => fill(await opened(bytes), how),
  }
}

function opened(bytes: Uint8Array): Promise<RoundtripWorkbook> {
  return openXlsx(bytes, { readStyles: true })
}

/** Rows that repeat. */
type Block = Rows & { readonly repeat: Repeat }

type Place = { readonly row: number; readonly column: number; readonly text: string }

function textsOf(sheet: Sheet): Place[] {
  return sheet.rows.flatMap((cells, row) =>
    cells.flatMap((text, column) => (typeof text === 'string' ? [{ row, column, text }] : [])),
  )
}

function addressOf(sheet: Sheet, { row, column }: Pick<Place, 'row' | 'column'>): string {
  return `${sheet.name}!${columnName(column)}${row + 1}`
}

function readSheet(sheet: Sheet): { marks: PlacedMark[]; faults: Fault[]; blocks: Block[] } {
  const faults: Fault[] = []
  const blocks: Block[] = []
  const found: { readonly place: Place; readonly mark: Mark }[] = []
  let begun: { readonly repeat: Repeat; readonly name: string; readonly place: Place } | undefined
  for (const place of textsOf(sheet)) {
    const fault = (why: string, at = place) => faults.push({ place: addressOf(sheet, at), why })
    const wide = fullWidthMark(place.text)
    const single = unpairedBrace(place.text)
    if (wide !== undefined) fault(wideBraces(wide))
    else if (single !== undefined) fault(unpaired(single))
    for (const piece of piecesOf(place.text)) {
      if ('mark' in piece) found.push({ place, mark: piece.mark })
      else if ('begins' in piece) {
        const repeat = repeatNamed(piece.begins)
        if (!repeat) fault(noRepeat(piece.begins))
        else if (begun) fault(`{#${begun.name}}还没有结束，先写{/${begun.name}}`)
        else begun = { repeat, name: piece.begins, place }
      } else if ('ends' in piece) {
        if (begun?.name !== piece.ends) fault(`{/${piece.ends}}前面没有对应的{#${piece.ends}}`)
        else {
          blocks.push({ repeat: begun.repeat, first: begun.place.row, last: place.row })
          begun = undefined
        }
      }
    }
  }
  if (begun)
    faults.push({
      place: addressOf(sheet, begun.place),
      why: `{#${begun.name}}没有结束，在这一行最后写{/${begun.name}}`,
    })
  const twice = blocks.find((block, i) => i > 0 && block.first <= (blocks[i - 1]?.last ?? -1))
  if (twice) faults.push({ place: `${sheet.name}!${twice.first + 1}行`, why: '同一行里只能有一组重复的行' })
  const marks = found.map(({ place, mark }): PlacedMark => {
    const inRows = blocks.find((b) => b.first <= place.row && place.row <= b.last)?.repeat
    return { place: addressOf(sheet, place), mark, inRows }
  })
  return { marks, faults, blocks }
}

/** Formulas that name one cell of rows that repeat would go on to mean the first of them. */
function singleReferences(book: RoundtripWorkbook, sheet: Sheet | undefined, blocks: readonly Block[]): Fault[] {
  if (!sheet) return []
  return book.sheets.flatMap((other) =>
    [...(other.cells ?? [])].flatMap(([at, { formula }]) => {
      const [row = 0, column = 0] = at.split(',').map(Number)
      let single: string | undefined
      withReferences(formula ?? '', (reference) => {
        const { from, to } = reference
        const block = blocks.find((b) => b.first < from.row && from.row <= b.last + 1)
        const inside = other === sheet && block && block.first <= row && row <= block.last
        if (block && !to && !inside && (reference.sheet ?? other.name) === sheet.name)
          single = `${from.column}${from.row}`
        return reference
      })
      if (single === undefined) return []
      const why = `公式只引用了会重复的一格${single}，请写成一段，如SUM(${single}:${single})`
      return [{ place: addressOf(other, { row, column }), why }]
    }),
  )
}

/** Where a block went, and the rows that it became. */
type Spread = Rows & { readonly repeat: Repeat; readonly rows: readonly Row[] }

async function fill(book: RoundtripWorkbook, how: FillWith): Promise<{ bytes: Uint8Array; put: Put[] }> {
  const put: Put[] = []
  for (const sheet of book.sheets) unshareFormulas(sheet)
  namePrinted(book)
  for (const sheet of book.sheets) {
    const spread: Spread[] = []
    // From the bottom up: what is above stays where it is.
    for (const block of readSheet(sheet).blocks.toReversed()) {
      const rows = how.rows(block.repeat)
      const added = (Math.max(rows.length, 1) - 1) * (block.last - block.first + 1)
      repeatRows(book, sheet, block, rows.length)
      for (const [i, below] of spread.entries()) {
        spread[i] = { ...below, first: below.first + added, last: below.last + added }
      }
      spread.push({ ...block, rows })
    }
    for (const place of textsOf(sheet)) {
      const pieces = piecesOf(place.text)
      if (pieces.every((piece) => 'words' in piece)) continue
      const block = spread.find(
        (b) => b.first <= place.row && place.row < b.first + heightOf(b) * Math.max(b.rows.length, 1),
      )
      const row = block?.rows[Math.floor((place.row - block.first) / heightOf(block))]
      const value =
        block && !row
          ? ''
          : written(pieces, isPercentage(sheet, place), (mark) => {
              const filled = how.value(mark, row, block?.repeat)
              put.push({ place: addressOf(sheet, place), mark, row, filled })
              return filled
            })
      setCell(sheet, place, value)
    }
  }
  // What a formula came to before is no more true, and programs that find nothing there reckon it anew.
  for (const sheet of book.sheets) {
    for (const [at, cell] of sheet.cells ?? []) {
      if (cell.formula === undefined) continue
      const { formulaResult: _, ...rest } = cell
      sheet.cells?.set(at, { ...rest, value: null })
    }
  }
  const names = book.sheets.map((sheet) => sheet.name)
  book.sheets.push(sourcesSheet(put, names))
  return { bytes: await saveXlsx(book), put }
}

function heightOf({ first, last }: Rows): number {
  return last - first + 1
}

/** Whether a cell shows 0.085 as 8.5%. */
function isPercentage(sheet: Sheet, { row, column }: Place): boolean {
  return /%/u.test(sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? '')
}

function hundredth(number: number): number {
  return Number((number / 100).toFixed(6))
}

/** A mark alone is a number where it is one; beside words it is text, and 0 where nobody has reported. */
function written(
  pieces: readonly Piece[],
  isPercentage: boolean,
  fillIn: (mark: Mark) => Put['filled'],
): string | number {
  const shown = pieces.filter((piece) => 'mark' in piece || ('words' in piece && piece.words.trim() !== ''))
  const [only] = shown
  if (shown.length === 1 && only && 'mark' in only) {
    const { number, text, hundredths } = fillIn(only.mark)
    return number !== undefined && hundredths && isPercentage ? hundredth(number) : (number ?? text)
  }
  return shown
    .map((piece) => ('mark' in piece ? besideWords(fillIn(piece.mark)) : 'words' in piece ? piece.words : ''))
    .join('')
}

function setCell(sheet: Sheet, { row, column }: Place, value: string | number): void {
  const cells = sheet.rows[row]
  if (cells) cells[column] = value === '' ? null : value
  const key = `${row},${column}`
  const cell = sheet.cells?.get(key)
  if (!cell) return
  const { richText: _, ...rest } = cell
  const type = value === '' ? 'empty' : typeof value === 'number' ? 'number' : 'string'
  sheet.cells?.set(key, { ...rest, value: value === '' ? null : value, type })
}

/**
 * Print areas and titles as names with the sheet's name in quotation marks: the library writes it bare, which Excel takes
 * for a broken file where the name has a space in it or begins with a digit.
 */
function namePrinted(book: RoundtripWorkbook): void {
  for (const sheet of book.sheets) {
    const { printArea, printTitlesRow, printTitlesColumn } = sheet.pageSetup ?? {}
    const of = (range: string) => `'${sheet.name.replaceAll("'", "''")}'!${range}`
    const titles = [printTitlesColumn, printTitlesRow].flatMap((range) => (range ? [of(range)] : []))
    const named = [
      ...(printArea ? [{ name: '_xlnm.Print_Area', range: of(printArea), scope: sheet.name }] : []),
      ...(titles.length > 0 ? [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope: sheet.name }] : []),
    ]
    if (named.length === 0) continue
    book.namedRanges = [...(book.namedRanges ?? []), ...named]
    for (const field of ['printArea', 'printTitlesRow', 'printTitlesColumn'] as const) delete sheet.pageSetup?.[field]
  }
}

import { copyRange, insertRows } from 'hucre'
import type { Cell, Sheet, Workbook } from 'hucre/xlsx'
import { type Corner, type Reference, withReferences } from './references.ts'

/** Rows of a sheet, the first and the last, counted from 0. */
export type Rows = { readonly first: number; readonly last: number }

type Book = Pick<Workbook, 'sheets' | 'namedRanges'>

/**
 * Repeats rows of a sheet so many times below themselves, with styles, heights and merged cells. What stands below moves
 * down; formulas, print areas and names follow: a range that ends in the rows goes on to the last of them.
 */
export function repeatRows(book: Book, sheet: Sheet, { first, last }: Rows, times: number): void {
  const height = last - first + 1
  const added = (times - 1) * height
  if (added <= 0) return
  insertRows(sheet, last + 1, added)
  const width = Math.max(...sheet.rows.map((row) => row.length), 1)
  const source = { startRow: first, startCol: 0, endRow: last, endCol: width - 1 }
  for (let n = 1; n < times; n++) {
    copyRange(sheet, source, { startRow: first + n * height, startCol: 0 })
    for (let row = first; row <= last; row++) {
      const as = sheet.rowDefs?.get(row)
      if (as) sheet.rowDefs?.set(row + n * height, { ...as })
    }
  }
  for (const merge of sheet.merges ?? []) {
    if (merge.startRow < first && merge.endRow >= first && merge.endRow <= last) merge.endRow += added
  }
  if (sheet.rowBreaks) sheet.rowBreaks = sheet.rowBreaks.map((row) => (row > last ? row + added : row))
  const shift = { first: first + 1, last: last + 1, added, height }
  const copyOf = (row: number) => Math.floor((row - first) / height)
  for (const other of book.sheets) {
    for (const [at, cell] of other.cells ?? []) {
      if (cell.formula === undefined) continue
      const row = Number(at.split(',')[0])
      const inside = other === sheet && row >= first && row <= last + added
      const copies = inside ? copyOf(row) : undefined
      const formula = withReferences(cell.formula, (reference) => {
        return (reference.sheet ?? other.name) === sheet.name ? shifted(reference, shift, copies) : reference
      })
      if (formula !== cell.formula) other.cells?.set(at, { ...cell, formula })
    }
    moveRules(other, sheet, shift)
  }
  for (const named of book.namedRanges ?? []) {
    named.range = withReferences(named.range, (reference) => {
      return reference.sheet === sheet.name ? shifted(reference, shift, undefined) : reference
    })
  }
}

type Shift = { readonly first: number; readonly last: number; readonly added: number; readonly height: number }

/** `copies`: in how many rows below the first of its own a formula of a row that repeats stands; undefined for any other. */
function shifted(reference: Reference, shift: Shift, copies: number | undefined): Reference {
  const { from, to } = reference
  if (to === undefined) return { ...reference, from: moved(from, shift, copies) }
  // Of one row in each that repeats it is that row's; else it is of all of them.
  const own = copies !== undefined && within(to, shift) && !to.rowFixed
  const end = within(to, shift) && !own ? { ...to, row: to.row + shift.added } : moved(to, shift, copies)
  return { ...reference, from: own || !within(from, shift) ? moved(from, shift, copies) : from, to: end }
}

function moved(corner: Corner, shift: Shift, copies: number | undefined): Corner {
  if (corner.row > shift.last) return { ...corner, row: corner.row + shift.added }
  const follows = copies !== undefined && within(corner, shift) && !corner.rowFixed
  return follows ? { ...corner, row: corner.row + copies * shift.height } : corner
}

function within({ row }: Corner, { first, last }: Shift): boolean {
  return row >= first && row <= last
}

/** What else names cells: what may be typed, what is coloured, tables, what is printed. */
function moveRules(other: Sheet, sheet: Sheet, shift: Shift): void {
  const change = (formula: string) =>
    withReferences(formula, (reference) => {
      return (reference.sheet ?? other.name) === sheet.name ? shifted(reference, shift, undefined) : reference
    })
  for (const rule of other.dataValidations ?? []) {
    if (rule.formula1 !== undefined) rule.formula1 = change(rule.formula1)
    if (rule.formula2 !== undefined) rule.formula2 = change(rule.formula2)
  }
  for (const rule of other.conditionalRules ?? []) {
    if (typeof rule.formula === 'string') rule.formula = change(rule.formula)
    else if (rule.formula) rule.formula = rule.formula.map(change)
  }
  if (other !== sheet) return
  // The library has moved their ranges down already; one that ends in the rows goes on to the last of them.
  const grown = (range: string) =>
    withReferences(range, ({ from, to = from, ...of }) => {
      return within(to, shift) ? { ...of, from, to: { ...to, row: to.row + shift.added } } : { ...of, from, to }
    })
  for (const rule of [...(sheet.dataValidations ?? []), ...(sheet.conditionalRules ?? [])]) {
    rule.range = rule.range.split(' ').map(grown).join(' ')
  }
  if (sheet.autoFilter) sheet.autoFilter.range = grown(sheet.autoFilter.range)
  for (const table of sheet.tables ?? []) if (table.range) table.range = change(table.range)
}

/**
 * Makes of each shared formula one of its own: a shared one is written once for cells beside one another, which rows that
 * repeat tear apart.
 */
export function unshareFormulas(sheet: Sheet): void {
  const masters = new Map<number, { readonly at: string; readonly formula: string }>()
  for (const [at, { formula, formulaSharedIndex: index }] of sheet.cells ?? []) {
    if (formula && index !== undefined && !masters.has(index)) masters.set(index, { at, formula })
  }
  for (const [at, cell] of sheet.cells ?? []) {
    const { formulaType, formulaSharedIndex: index, formulaRef: _, ...rest } = cell
    if (formulaType !== 'shared') continue
    const master = index === undefined ? undefined : masters.get(index)
    const formula = cell.formula || (master && copied(master.formula, master.at, at))
    if (formula) sheet.cells?.set(at, { ...(rest as Cell), formula })
  }
}

/** A formula as it reads in another cell. */
function copied(formula: string, from: string, to: string): string {
  const [row = 0, column = 0] = to.split(',').map(Number)
  const [fromRow = 0, fromColumn = 0] = from.split(',').map(Number)
  const move = (corner: Corner): Corner => ({
    ...corner,
    row: corner.rowFixed ? corner.row : corner.row + row - fromRow,
    column: corner.columnFixed ? corner.column : columnBeside(corner.column, column - fromColumn),
  })
  return withReferences(formula, (reference) => ({
    ...reference,
    from: move(reference.from),
    ...(reference.to ? { to: move(reference.to) } : {}),
  }))
}

function columnBeside(column: string, by: number): string {
  let number = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) + by
  let text = ''
  for (; number > 0; number = Math.floor((number - 1) / 26)) text = String.fromCharCode(65 + ((number - 1) % 26)) + text
  return text
}

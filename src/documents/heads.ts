import type { CellValue, MergeRange } from 'hucre/xlsx'

type Rows = readonly (readonly CellValue[])[]

/** Rows above a head that hold a title and what is to be heeded. */
const MOST_ABOVE = 20
/** What people write beside a column's name: a star, what to do, a line break. */
const BESIDE = /[\s\u3000*＊]|（.*）|\(.*\)/gu

/** The row that names the columns: the one of the first that names most of them. What is no name of these is passed over. */
export function headOf<Column extends string>(
  rows: Rows,
  columns: readonly Column[],
): { readonly head: readonly (Column | '')[]; readonly at: number } {
  const heads = rows.slice(0, MOST_ABOVE).map((cells) =>
    cells.map((cell): Column | '' => {
      const written = typeof cell === 'string' ? cell.trim() : ''
      return (
        columns.find((column) => column === written) ??
        columns.find((column) => column === written.replace(BESIDE, '')) ??
        ''
      )
    }),
  )
  const named = heads.map((head) => new Set(head.filter((column) => column !== '')).size)
  const at = Math.max(0, named.indexOf(Math.max(0, ...named)))
  return { head: heads[at] ?? [], at }
}

/**
 * The rows below a head as they are meant. Cells that were joined over several of them show what their first holds: each of
 * them holds it. A head that stands there again, on the next printed page, is an empty row.
 */
export function withJoined(rows: Rows, merges: readonly MergeRange[], head: number): Rows {
  const filled = rows.map((cells, row) => (row > head && isHead(cells, rows[head]) ? [] : [...cells]))
  for (const { startRow, endRow, startCol } of merges) {
    if (startRow <= head) continue
    const shown = rows[startRow]?.[startCol]
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = filled[row]
      if (cells && shown !== undefined) cells[startCol] = shown
    }
  }
  return filled
}

/** Whether a row names the columns once more. */
function isHead(cells: Rows[number], head: Rows[number] | undefined): boolean {
  return head?.some((cell) => words(cell) !== '') === true && head.every((cell, i) => words(cell) === words(cells[i]))
}

function words(cell: CellValue | undefined): string {
  return typeof cell === 'string' ? cell.replace(BESIDE, '') : String(cell ?? '')
}

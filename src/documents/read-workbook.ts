import type { Cell, CellValue, Sheet } from 'hucre/xlsx'
import { headOf, withJoined } from './heads.ts'
import { dayOf, dayTyped, type FileRow, isEmpty, momentIn, momentOf } from './read-cells.ts'
import { isLedger, ledgerRows, type Named } from './read-ledger.ts'
import { FORMULA_ERROR, readSheets } from './sheets.ts'
import { columnName } from './workbook-cells.ts'

/** Columns of a row itself; any other is a question's code. */
const ROW_COLUMNS = ['unit', 'form', 'on', 'at', 'id'] as const
const NEEDED = ['unit', 'form', 'on'] as const

/** A line of a sheet: what it holds, or what would be right. */
type SheetRow = { readonly line: number; readonly data?: unknown; readonly problem?: string }

/**
 * A workbook's sheets as rows: of a ledger that this program made its reports; of any other the first line of a sheet
 * names its columns, and empty cells are not answered.
 */
export async function readWorkbook(bytes: Uint8Array, zone: string, named?: Named): Promise<FileRow[]> {
  const sheets = await readSheets(bytes, { shown: true })
  const unreckoned = sheets.flatMap(({ name, cells }) => withoutResult(cells).map((row) => ({ ...row, sheet: name })))
  if (unreckoned.length > 0) return unreckoned
  if (named && isLedger(sheets)) return ledgerRows(sheets, named, zone)
  return sheets.flatMap((sheet) => sheetRows(sheet, zone).map((row) => ({ ...row, sheet: sheet.name })))
}

/** Formulas that whoever wrote the file has not worked out: what stands there is not known. */
function withoutResult(cells: ReadonlyMap<string, Partial<Cell>> | undefined): SheetRow[] {
  return [...(cells ?? [])].flatMap(([at, { formula, formulaResult }]) => {
    if (formula === undefined || (formulaResult !== null && formulaResult !== undefined)) return []
    const [row = 0, column = 0] = at.split(',').map(Number)
    const problem = `${columnName(column)}列的公式没有算出来的数，请用 Excel 或 WPS 打开后保存，再导入`
    return [{ line: row + 1, problem }]
  })
}

function sheetRows({ rows, merges = [] }: Sheet, zone: string): SheetRow[] {
  const top = rows.findIndex((cells) => !cells.every(isEmpty))
  if (top < 0) return []
  // A title may stand above; where nothing names a column it is the first line that lacks them.
  const { head, at } = headOf(rows, ROW_COLUMNS)
  const first = head.some((name) => name !== '') ? at : top
  const columns = (rows[first] ?? []).map((cell) => (isEmpty(cell) ? '' : String(cell).trim()))
  const problem = faultOfHeader(columns)
  if (problem !== undefined) return [{ line: first + 1, problem }]
  const ofRows = merges.filter(({ startCol }) => NEEDED.some((name) => columns[startCol] === name))
  return withJoined(rows, ofRows, first)
    .slice(first + 1)
    .flatMap((cells, i): SheetRow[] => {
      if (cells.every(isEmpty)) return []
      const line = first + 2 + i
      const failed = cells.findIndex((cell) => typeof cell === 'string' && FORMULA_ERROR.test(cell.trim()))
      if (failed >= 0)
        return [{ line, problem: `${columnName(failed)}列的公式出错了（${String(cells[failed])}），请改成数或文字` }]
      const nameless = cells.findIndex((cell, c) => !columns[c] && !isEmpty(cell))
      if (nameless >= 0) return [{ line, problem: `${columnName(nameless)}列上面没有列名，请补上` }]
      return [{ line, data: rowOf(columns, cells, zone) }]
    })
}

function faultOfHeader(columns: readonly string[]): string | undefined {
  const missing = NEEDED.filter((name) => !columns.includes(name))
  if (missing.length > 0) return `第一行要写列名，还缺：${missing.join('、')}`
  const twice = columns.find((name, i) => name !== '' && columns.indexOf(name) < i)
  return twice === undefined ? undefined : `“${twice}”这一列写了两遍，请只留一个`
}

function rowOf(columns: readonly string[], cells: readonly CellValue[], zone: string): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  const answers: Record<string, unknown> = {}
  for (const [i, name] of columns.entries()) {
    const cell = cells[i]
    if (cell === undefined || cell === null || isEmpty(cell)) continue
    if (name === 'at') row[name] = cell instanceof Date ? momentOf(cell, zone) : momentIn(String(cell).trim(), zone)
    else if (name === 'on') row[name] = cell instanceof Date ? dayOf(cell) : dayTyped(String(cell).trim())
    else if (ROW_COLUMNS.some((own) => own === name)) row[name] = String(cell).trim()
    else answers[name] = answerOf(cell)
  }
  return { ...row, answers }
}

function answerOf(cell: Exclude<CellValue, null>): unknown {
  if (cell instanceof Date) return dayOf(cell)
  if (typeof cell === 'string') return cell.trim()
  // A sheet shows 15 digits: what 0.1 + 0.2 has beyond them nobody wrote.
  return typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell
}

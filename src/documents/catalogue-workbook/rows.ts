import type { CellValue, MergeRange } from 'hucre/xlsx'
import { headOf, withJoined } from '../heads.ts'
import { dayOf } from '../read-cells.ts'
import { FORMULA_ERROR } from '../sheets.ts'
import { columnName } from '../workbook-cells.ts'
import { type Column, LEVELS, NOBODY } from './columns.ts'

/** What is wrong in a workbook, where, and what would do. */
export type Fault = { readonly place: string; readonly why: string }

/** A row as it stands: its cells by the names of their columns, and where each is. */
export type Row = {
  readonly cells: Readonly<Record<string, CellValue>>
  readonly at: (column?: string) => string
  /** Takes down what is wrong in a cell of it. */
  readonly fault: (column: string, why: string) => void
}

type Written = {
  readonly rows: readonly (readonly CellValue[])[]
  readonly merges?: readonly MergeRange[] | undefined
}

/** The rows of a sheet below its head; what the head lacks goes to `faults`. */
export function rowsOf(
  sheet: string,
  columns: readonly Column[],
  { rows, merges = [] }: Written,
  faults: Fault[],
): Row[] {
  const names = columns.map(({ name }) => name)
  const { head, at: first } = headOf(rows, names)
  const missing = columns.filter(({ name }) => !head.includes(name)).map(({ name }) => name)
  if (missing.length > 0) {
    faults.push({ place: sheet, why: `缺少这几列：${missing.join('、')}，请从新导出的工作簿改起` })
    return []
  }
  const twice = head.find((name, i) => name !== '' && head.indexOf(name) < i)
  if (twice !== undefined) faults.push({ place: sheet, why: `“${twice}”这一列写了两遍，请只留一个` })
  return withJoined(rows, merges, first)
    .slice(first + 1)
    .flatMap((cells, i): Row[] => {
      if (cells.every((cell) => textOf(cell) === '')) return []
      const line = first + i + 2
      const letter = (name: string) => columnName(Math.max(head.indexOf(name), 0))
      const at = (column?: string) =>
        column === undefined ? `${sheet}!${line}行` : `${sheet}!${letter(column)}${line}`
      return [
        {
          cells: Object.fromEntries(columns.map(({ name }) => [name, cells[head.indexOf(name)] ?? null])),
          at,
          fault: (column, why) => faults.push({ place: at(column), why }),
        },
      ]
    })
}

function textOf(cell: CellValue | undefined): string {
  return cell === null || cell === undefined ? '' : cell instanceof Date ? dayOf(cell) : String(cell).trim()
}

/** A row as fields, for a schema to look at. */
export function fieldsOf(columns: readonly Column[], row: Row): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const { name, field, kind } of columns) {
    if (field === undefined || textOf(row.cells[name]) === '') continue
    if (kind === 'yes') value[field] = yesOf(row, name)
    else if (kind === 'number') value[field] = numberOf(row, name)
    else if (kind === 'clause') value[field] = writtenIn(row, name, false)
    else if (kind === 'list')
      value[field] = writtenIn(row, name)
        .split(/[、，,]/u)
        .map((each) => each.trim())
    else value[field] = writtenIn(row, name)
  }
  const { asked_of: of } = value
  if (of !== undefined) {
    const column = columns.find(({ field }) => field === 'asked_of')?.name ?? ''
    value['asked_of'] = Array.isArray(of)
      ? of.filter((level) => level !== NOBODY).map((level) => levelOf(row, column, level))
      : levelOf(row, column, of)
  }
  return value
}

function levelOf(row: Row, column: string, written: unknown): unknown {
  const found = Object.entries(LEVELS).find(([code, name]) => written === name || written === code)
  if (!found) row.fault(column, `只写${Object.values(LEVELS).join('、')}；不再填的写“${NOBODY}”`)
  return found?.[0]
}

function yesOf(row: Row, name: string): boolean {
  const written = writtenIn(row, name)
  if (!['是', '否'].includes(written)) row.fault(name, '写“是”，或空着')
  return written === '是'
}

function numberOf(row: Row, name: string): number {
  const number = Number(textOf(row.cells[name]))
  if (!Number.isFinite(number)) row.fault(name, '要写一个数，或空着')
  return number
}

/** Words of a cell as they were written. A program may have made something else of them. */
export function writtenIn(row: Row, name: string, trimmed = true): string {
  const cell = row.cells[name]
  if (cell instanceof Date) row.fault(name, '变成了日期：请把这一格设为文本，重新写一遍')
  if (typeof cell === 'boolean') row.fault(name, '变成了真假值：请把这一格设为文本，重新写一遍')
  const text = cell === null || cell === undefined ? '' : String(cell)
  if (FORMULA_ERROR.test(text.trim())) {
    row.fault(name, `公式出错了（${text.trim()}），请改成文字`)
  }
  return trimmed ? text.trim() : text
}

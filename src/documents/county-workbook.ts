import type { CellValue, MergeRange } from 'hucre/xlsx'
import type { Day } from '../calendar/day.ts'
import { isDay } from '../calendar/day.ts'
import { AREAS, UNITS } from './county-sheets.ts'
import { headOf, withJoined } from './heads.ts'
import { dayOf, dayTyped, isEmpty } from './read-cells.ts'
import { FORMULA_ERROR, readSheets } from './sheets.ts'

/** Where something is wrong in a workbook, and what would be right. `column` is a column's name; absent: the whole row. */
export type CellProblem = {
  readonly sheet: string
  readonly line?: number
  readonly column?: string
  readonly problem: string
}

/** A row below a sheet's head: what its cells say, by the names of their columns. */
export type SheetLine<Column extends string> = {
  readonly line: number
  readonly says: Readonly<Partial<Record<Column, string>>>
}

export type NamedSheet = {
  readonly name: string
  readonly rows: readonly (readonly CellValue[])[]
  readonly merges: readonly MergeRange[]
}

/** The sheets of a workbook that somebody sees. @throws where it is none. */
export async function openSheets(bytes: Uint8Array): Promise<NamedSheet[]> {
  const sheets = await readSheets(bytes, { shown: true })
  return sheets.map(({ name, rows, merges = [] }) => ({ name: name.trim(), rows, merges }))
}

/** Whether a workbook with sheets of these names is meant as a county's. */
export function isCountyWorkbook(sheets: readonly string[]): boolean {
  return [AREAS.sheet, UNITS.sheet].every((name) => sheets.includes(name))
}

/**
 * The lines of the sheet of this name, wherever it stands and whatever stands above its head. `needed`: columns that have
 * to be there. `days`: columns of days; every other holds words.
 */
export function linesOf<Column extends string>(
  sheets: readonly NamedSheet[],
  asked: {
    readonly sheet: string
    readonly columns: readonly Column[]
    readonly needed: readonly Column[]
    readonly days?: readonly Column[]
  },
): { readonly lines: readonly SheetLine<Column>[]; readonly problems: readonly CellProblem[] } {
  const { sheet: name, columns, needed, days = [] } = asked
  const sheet = sheets.find((s) => s.name === name)
  if (!sheet) {
    const found = sheets.map((s) => `“${s.name}”`).join('、')
    return { lines: [], problems: [{ sheet: name, problem: `没有“${name}”这张表（现有${found}），请从模板开始填` }] }
  }
  const { head, at } = headOf(sheet.rows, columns)
  const missing = needed.filter((column) => !head.includes(column))
  if (missing.length > 0) {
    return { lines: [], problems: [{ sheet: name, line: at + 1, problem: `缺这几列：${missing.join('、')}` }] }
  }
  const twice = head.find((column, i) => column !== '' && head.indexOf(column) < i)
  if (twice !== undefined)
    return { lines: [], problems: [{ sheet: name, line: at + 1, problem: `“${twice}”这一列有两列，请只留一列` }] }
  const lines: SheetLine<Column>[] = []
  const problems: CellProblem[] = []
  for (const [r, cells] of withJoined(sheet.rows, sheet.merges, at).entries()) {
    if (r <= at) continue
    const says: Partial<Record<Column, string>> = {}
    for (const [c, column] of head.entries()) {
      if (column === '') continue
      const cell = cells[c]
      if (cell === undefined || cell === null || isEmpty(cell)) continue
      const read = days.includes(column) ? dayIn(cell) : wordsIn(cell)
      if ('problem' in read) problems.push({ sheet: name, line: r + 1, column, problem: read.problem })
      else says[column] = read.says
    }
    if (Object.keys(says).length > 0) lines.push({ line: r + 1, says })
  }
  return { lines, problems }
}

type Read = { readonly says: string } | { readonly problem: string }

function wordsIn(cell: Exclude<CellValue, null>): Read {
  if (cell instanceof Date) return { problem: `这里要写文字，现在是日期（${dayOf(cell)}），请把这一格设成文本` }
  if (typeof cell === 'boolean') return { problem: `这里要写文字，现在是 ${cell ? 'TRUE' : 'FALSE'}` }
  const says = String(cell).trim()
  return FORMULA_ERROR.test(says) ? { problem: `公式出错了（${says}），请改成文字` } : { says }
}

function dayIn(cell: Exclude<CellValue, null>): Read {
  const says: Day = cell instanceof Date ? dayOf(cell) : dayTyped(String(cell).trim())
  if (FORMULA_ERROR.test(says)) return { problem: `公式出错了（${says}），请改成日期` }
  return isDay(says) ? { says } : { problem: `“${String(cell)}”不是日期，要写成 2026-03-01 这样` }
}

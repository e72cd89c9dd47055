import type { ReadOptions, Sheet } from 'hucre/xlsx'
import { cleanText } from '../chinese/clean-text.ts'
import { officeParts, packed } from './office-parts.ts'

/** Stands in the rows where whoever wrote the file has not worked out a formula: the cell is not empty. */
const NOT_RECKONED = '#没算出来'
/** What a formula that failed shows in its cell. */
export const FORMULA_ERROR = new RegExp(
  `^#(?:REF!|N/A|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!)$|^${NOT_RECKONED}$`,
)

/** A workbook that is not read; its message says why, and what to do. */
export class UnreadableWorkbook extends Error {}

/**
 * The sheets of a workbook, with their texts cleaned: the one door for what Excel wrote. `shown`: without hidden ones, which
 * hold what drop-down lists are made of.
 * @throws UnreadableWorkbook
 */
export async function readSheets(bytes: Uint8Array, { shown = false } = {}): Promise<readonly Sheet[]> {
  const parts = officeParts(bytes)
  if (typeof parts === 'string') {
    throw new UnreadableWorkbook(
      startsAsZip(bytes) ? parts : '不是 .xlsx 工作簿，或已损坏、加了密码，请重新另存为 .xlsx',
    )
  }
  const options: ReadOptions = shown ? { sheets: (sheet) => !sheet.hidden && !sheet.veryHidden } : {}
  const { readXlsx } = await import('hucre/xlsx')
  try {
    const { sheets } = await readXlsx(packed(parts, 0), options)
    return sheets.map((sheet) => ({ ...sheet, name: cleanText(sheet.name), rows: rowsOf(sheet) }))
  } catch (error) {
    throw new UnreadableWorkbook('不是 .xlsx 工作簿，或已损坏、加了密码，请重新另存为 .xlsx', { cause: error })
  }
}

function rowsOf({ rows, cells }: Sheet): Sheet['rows'] {
  const cleaned = rows.map(cleanRow)
  for (const [at, { formula, formulaResult }] of cells ?? []) {
    if (formula === undefined || (formulaResult !== null && formulaResult !== undefined)) continue
    const [row = 0, column = 0] = at.split(',').map(Number)
    const of = cleaned[row]
    if (of && (of[column] ?? null) === null) of[column] = NOT_RECKONED
  }
  return cleaned
}

function cleanRow(cells: Sheet['rows'][number]): Sheet['rows'][number] {
  return cells.map((cell) => (typeof cell === 'string' ? cleanText(cell) : cell))
}

function startsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

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
  if (typeof parts === 'string') throw new UnreadableWorkbook(startsAsZip(bytes) ? parts : notWorkbook(bytes))
  if (!('xl/workbook.xml' in parts)) throw new UnreadableWorkbook(notWorkbook(bytes))
  const options: ReadOptions = shown ? { sheets: (sheet) => !sheet.hidden && !sheet.veryHidden } : {}
  const { readXlsx } = await import('hucre/xlsx')
  try {
    const { sheets } = await readXlsx(packed(parts, 0), options)
    return sheets.map((sheet) => ({ ...sheet, name: cleanText(sheet.name), rows: rowsOf(sheet) }))
  } catch (error) {
    throw new UnreadableWorkbook(notWorkbook(bytes), { cause: error })
  }
}

/** What the sheets of a workbook are called; of what is none nothing: that is told of by whoever reads it next. */
export async function sheetNames(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    return (await readSheets(bytes)).map(({ name }) => name.trim())
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return []
    throw error
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

/** Blanks without width, which come along with what was copied from a page of the web: nobody sees that they are there. */
const UNSEEN = /[\u200B\u2060\u00AD]/gu

function cleanRow(cells: Sheet['rows'][number]): Sheet['rows'][number] {
  return cells.map((cell) => (typeof cell === 'string' ? cleanText(cell).replace(UNSEEN, '') : cell))
}

function startsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** How a compound file begins: what is encrypted (MS-OFFCRYPTO), and the formats of before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
/** Looked at of a file, to see whether it is text. */
const BEGINNING = 2000

/** Why something is no workbook, whatever its name says. */
function notWorkbook(bytes: Uint8Array): string {
  const save = '请用 Excel 或 WPS 打开，另存为 .xlsx'
  if (COMPOUND.every((byte, i) => bytes[i] === byte))
    return `不是 .xlsx 工作簿，是旧格式（.xls、.et）或加了密码：${save}，不加密码`
  const beginning = bytes.subarray(0, BEGINNING)
  const isText = beginning.length > 0 && !beginning.includes(0)
  if (isText && !startsAsZip(bytes)) return `不是 .xlsx 工作簿，是文字（如 .csv、网页）改了后缀：${save}`
  return `不是 .xlsx 工作簿，或已损坏、加了密码，${save}`
}

import { readFileSync } from 'node:fs'
import { cleanTexts } from '../chinese/clean-text.ts'
import { decodeText } from '../chinese/encoding.ts'
import { QunbaoError, whyUnread } from '../errors.ts'
import type { FileRow } from './read-cells.ts'
import type { Named } from './read-ledger.ts'
import { readWorkbook } from './read-workbook.ts'
import { UnreadableWorkbook } from './sheets.ts'

/** What programs for tables also save as: none of it is read. */
const OTHER_FORMATS = /\.(xls|xlsm|xlsb|et|ett|ods|csv|tsv|numbers)$/iu
/** Longer no report is: a file without line breaks, say. */
const LONGEST_LINE = 1_000_000

/**
 * Reads a file of rows: .xlsx, else JSON lines. `zone`: where the times of a workbook were written. `named`: whose names a
 * ledger has.
 * @throws QunbaoError where the file as a whole cannot be read.
 */
export async function readRows(file: string, zone: string, named?: Named): Promise<FileRow[]> {
  const unreadable = (problem: string, cause?: unknown) =>
    new QunbaoError('import.wrong', `${file}：${problem}`, { cause })
  const [, other] = OTHER_FORMATS.exec(file) ?? []
  if (other !== undefined) throw unreadable(`.${other} 格式读不了，请用 Excel 或 WPS 打开，另存为 .xlsx`)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw unreadable(`${whyUnread(error)}，请核对文件名`, error)
  }
  if (!/\.xlsx$/i.test(file)) {
    const { text, problem } = decodeText(bytes)
    if (problem !== undefined) throw unreadable(problem)
    return jsonLines(text)
  }
  try {
    return await readWorkbook(bytes, zone, named)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw unreadable(error.message, error)
    throw error
  }
}

/** A row a line, empty lines passed over. */
function jsonLines(text: string): FileRow[] {
  return text.split('\n').flatMap((written, i): FileRow[] => {
    if (written.trim() === '') return []
    if (written.length > LONGEST_LINE) return [{ line: i + 1, problem: '这一行太长了，一行只写一次填报' }]
    try {
      return [{ line: i + 1, data: cleanTexts(JSON.parse(written)) }]
    } catch {
      return [{ line: i + 1, problem: '这一行不是 JSON，请核对引号、逗号和括号' }]
    }
  })
}

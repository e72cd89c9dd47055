import { readFileSync } from 'node:fs'
import { cleanTexts } from '../chinese/clean-text.ts'
import { decodeText } from '../chinese/encoding.ts'
import { QunbaoError, whyUnread } from '../errors.ts'
import { readWorkbook } from './read-workbook.ts'
import { UnreadableWorkbook } from './sheets.ts'

/** One row of a file, where it stands, and what it holds; or, where it cannot be read, what would be right. */
export type FileRow = {
  readonly line: number
  /** Only in a workbook. */
  readonly sheet?: string
  readonly data?: unknown
  readonly problem?: string
}

/**
 * Reads a file of rows: .xlsx, else JSON lines. `zone`: where the times of a workbook were written.
 * @throws QunbaoError where the file as a whole cannot be read.
 */
export async function readRows(file: string, zone: string): Promise<FileRow[]> {
  const unreadable = (problem: string, cause?: unknown) =>
    new QunbaoError('import.wrong', `${file}：${problem}`, { cause })
  if (/\.xls$/i.test(file)) throw unreadable('旧的 .xls 格式读不了，请另存为 .xlsx')
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
    return await readWorkbook(bytes, zone)
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw unreadable(error.message, error)
    throw error
  }
}

/** A row a line, empty lines passed over. */
function jsonLines(text: string): FileRow[] {
  return text.split('\n').flatMap((written, i): FileRow[] => {
    if (written.trim() === '') return []
    try {
      return [{ line: i + 1, data: cleanTexts(JSON.parse(written)) }]
    } catch {
      return [{ line: i + 1, problem: '这一行不是 JSON，请核对引号、逗号和括号' }]
    }
  })
}

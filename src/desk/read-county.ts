import { readFileSync } from 'node:fs'
import { type County, CountyError, readCounty } from '../catalogue/county.ts'
import type { Named } from '../catalogue/county-file.ts'
import type { CellProblem } from '../documents/county-workbook.ts'
import { type CountyRead, countyInWorkbook } from '../documents/read-county.ts'
import { UnreadableWorkbook } from '../documents/sheets.ts'
import { whyUnread } from '../errors.ts'

/**
 * The county that a file has: a workbook, else YAML. `now`: the county that there is, in which a workbook's lines without
 * codes are known again.
 * @throws CountyError with all that is wrong in it.
 */
export async function readCountyFile(file: string, organizations: readonly Named[], now?: County): Promise<County> {
  const wrong = (problem: string) => new CountyError([{ file, line: 1, field: '', problem }])
  if (/\.ya?ml$/iu.test(file)) return readCounty(file, organizations)
  const other = /\.(?:xls|et|ods|csv|numbers)$/iu.exec(file)
  if (other) throw wrong(`${other[0]} 读不了，请另存为 .xlsx`)
  if (!/\.xlsx$/iu.test(file)) return readCounty(file, organizations)
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw wrong(`${whyUnread(error)}，请核对文件名`)
  }
  const read = await countyInBytes(bytes, organizations, now)
  if ('county' in read) return read.county
  throw new CountyError(
    read.problems.map(({ sheet, line = 1, column, problem }) => ({
      ...{ file, line, problem },
      field: [sheet, column].filter(Boolean).join('.'),
    })),
  )
}

/** The same of what was sent: also what is no workbook at all is told as a problem. */
export async function countyInBytes(
  bytes: Uint8Array,
  organizations: readonly Named[],
  now: County | undefined,
): Promise<CountyRead> {
  try {
    return await countyInWorkbook(bytes, { organizations, now })
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error
    return { problems: [{ sheet: '', problem: error.message } satisfies CellProblem] }
  }
}

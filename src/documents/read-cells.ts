import type { CellValue } from 'hucre/xlsx'
import { instantIn } from '../calendar/day.ts'

/** One row of a file, where it stands, and what it holds; or, where it cannot be read, what would be right. */
export type FileRow = {
  readonly line: number
  /** Only in a workbook. */
  readonly sheet?: string
  readonly data?: unknown
  readonly problem?: string
  /** Of a ledger: the report's number in the database that it was made of. */
  readonly receipt?: number
}

export function isEmpty(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

/** A date cell is a day and a time without a zone; the reader gives it as if it were UTC, up to a fraction of a second. */
function wallClock(cell: Date): string {
  return new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString()
}

export function dayOf(cell: Date): string {
  return wallClock(cell).slice(0, 10)
}

/** The instant of a date and time that a clock of `zone` showed. */
export function momentOf(cell: Date, zone: string): string {
  const clock = wallClock(cell)
  return instantIn(zone, clock.slice(0, 10), clock.slice(11, 19)).toISOString()
}

const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/

/** `2022/11/9` or `2022年11月9日` typed as text → `2022-11-09`; anything else stays, for the check to tell of. */
export function dayTyped(typed: string): string {
  const [, year = '', month = '', date = ''] = DAY.exec(typed) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : typed
}

/** `2022-11-09 20:15` typed as text, by the clock of `zone`. */
export function momentIn(typed: string, zone: string): string {
  const [, day = '', hour = '', rest = ''] = /^(.*\S)\s+(\d{1,2}):(\d{2}(?::\d{2})?)$/.exec(typed) ?? []
  const found = dayTyped(day)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(found)) return typed
  try {
    return instantIn(zone, found, `${hour.padStart(2, '0')}:${rest}`).toISOString()
  } catch {
    return typed
  }
}

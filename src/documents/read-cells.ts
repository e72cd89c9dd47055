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

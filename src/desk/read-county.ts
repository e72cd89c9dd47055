import { type County, readCounty } from '../catalogue/county.ts'
import type { Named } from '../catalogue/county-file.ts'

/** The county that a file has: a workbook, else YAML. @throws CountyError with all that is wrong in it. */
export async function readCountyFile(file: string, organizations: readonly Named[]): Promise<County> {
  return readCounty(file, organizations)
}

import { join } from 'node:path'
import { countyNow } from '../database/county.ts'
import type { Database } from '../database/open.ts'
import { countySheets } from '../documents/county-sheets.ts'
import { writeWorkbook } from '../documents/workbook.ts'
import type { CountyDesk } from './county-desk.ts'

/** As a row of the outbox names it. */
export const COUNTY_FILE = 'county'

/** The county's areas and units as a workbook, in `folder`. */
export async function makeCountyFile(
  db: Database,
  { catalogue }: CountyDesk,
  _: unknown,
  folder: string,
): Promise<{ filename: string; path: string }> {
  const county = await countyNow(db)
  if (!county) throw new Error('there is no county')
  const path = join(folder, 'county.xlsx')
  await writeWorkbook(path, countySheets(county, catalogue.organizations))
  return { filename: `${county.name}单位表.xlsx`, path }
}

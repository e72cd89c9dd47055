import type { Database } from '../database/open.ts'
import type { Reads } from '../database/reads.ts'
import type { FileOwed } from '../messages/file-owed.ts'
import { CATALOGUE_WORKBOOK } from '../messages/forms-at-run-time.ts'
import { PERSONAL_DATA } from '../messages/personal.ts'
import { POSTERS } from '../messages/posters.ts'
import { FILLED_TABLE, SUPERIOR_TABLE } from '../messages/tables.ts'
import { catalogueWorkbookFile } from './catalogue-workbook.ts'
import type { CountyDesk } from './county-desk.ts'
import { COUNTY_FILE, makeCountyFile } from './county-file.ts'
import { digestFiles } from './digest-files.ts'
import { makePastTemplate, PAST_TEMPLATE } from './past-template.ts'
import { personalFile } from './personal-file.ts'
import { postersFile } from './posters-file.ts'
import { filledTable, superiorTableFile } from './superior-table-files.ts'
import { makeUnitLines, UNIT_LINES } from './unit-lines-file.ts'

/** Makes a file for one person, in `folder`, of what the row of the outbox says. */
type Make = (
  db: Database,
  desk: CountyDesk,
  of: Readonly<Record<string, unknown>>,
  folder: string,
) => Promise<{ filename: string; path: string }>

/** Files that are asked for in chat, by the name that a row of the outbox has for them. */
const MAKERS: Readonly<Record<string, Make>> = {
  [COUNTY_FILE]: makeCountyFile,
  [CATALOGUE_WORKBOOK]: catalogueWorkbookFile,
  [FILLED_TABLE]: filledTable,
  [PAST_TEMPLATE]: makePastTemplate,
  [PERSONAL_DATA]: personalFile,
  [POSTERS]: postersFile,
  [SUPERIOR_TABLE]: superiorTableFile,
  [UNIT_LINES]: makeUnitLines,
}

/** Makes every file that is owed. */
export function makeFiles(db: Database, desk: CountyDesk, reads: Reads) {
  const ofDigest = digestFiles(db, desk, reads)
  return (owed: FileOwed, folder: string) => {
    if (!('make' in owed)) return ofDigest(owed, folder)
    const make = MAKERS[owed.make]
    if (!make) throw new Error(`no file is called ${owed.make}`)
    return make(db, desk, owed.of, folder)
  }
}

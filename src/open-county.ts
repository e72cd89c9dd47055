import { fileURLToPath } from 'node:url'
import { readCounty } from './catalogue/county.ts'
import { readCatalogue } from './catalogue/read.ts'
import { areasBelow } from './database/area.ts'
import { keepCatalogue } from './database/catalogue-version.ts'
import { putCounty } from './database/county.ts'
import { type OpenDatabase, openDatabase } from './database/open.ts'
import type { CountyDesk } from './desk/county-desk.ts'
import { QunbaoError } from './errors.ts'
import type { Settings } from './settings.ts'

const SHIPPED_CATALOGUE = fileURLToPath(new URL('../catalogue', import.meta.url))
const EXAMPLE_COUNTY = fileURLToPath(new URL('../county.example.yaml', import.meta.url))

/** A database that is up to date with the county file and the catalogue, and the desk that works with it. */
export type OpenCounty = OpenDatabase & { readonly desk: CountyDesk }

/** The desk as settings, catalogue and county file have it; both files are checked before a database is touched. */
export function readDesk(settings: Settings) {
  const catalogue = readCatalogue(settings.catalogueFolder ?? SHIPPED_CATALOGUE)
  const county = readCounty(settings.countyFile ?? EXAMPLE_COUNTY, catalogue.organizations)
  const desk: CountyDesk = {
    county: county.name,
    catalogue,
    zone: settings.timeZone,
    weekly: settings.weekly,
    previewMinutes: settings.previewMinutes,
  }
  return { desk, county }
}

/** Opens the county of these settings. @throws QunbaoError where a file is wrong, or the database locked or unreachable. */
export async function openCounty(settings: Settings, now: Date): Promise<OpenCounty> {
  const read = readDesk(settings)
  const database = await openDatabase(settings.databaseUrl, settings.dataDir)
  try {
    return await prepareCounty(database, read, settings, now)
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Opens the county of these settings, and closes it when `use` has ended. */
export async function withCounty<T>(
  settings: Settings,
  now: Date,
  use: (opened: OpenCounty) => Promise<T>,
): Promise<T> {
  const opened = await openCounty(settings, now)
  try {
    return await use(opened)
  } finally {
    await opened.close()
  }
}

/**
 * Brings an open database up to date with the catalogue and the county file. Where no county file is named the county is
 * the one that the database has, else the example county.
 * @throws QunbaoError where it would be the example county, and a bot or a database is named: something is at stake there.
 */
export async function prepareCounty(
  database: OpenDatabase,
  { desk: read, county }: ReturnType<typeof readDesk>,
  { countyFile, botToken, databaseUrl }: Pick<Settings, 'countyFile' | 'botToken' | 'databaseUrl'>,
  now: Date,
): Promise<OpenCounty> {
  await database.migrate()
  const [kept] = countyFile === undefined ? await areasBelow(database.db, undefined) : []
  const isExample = countyFile === undefined && !kept
  if (isExample && (botToken !== undefined || databaseUrl !== undefined)) throw new QunbaoError('county.unnamed')
  const desk = kept ? { ...read, county: kept.name } : read
  await database.db.transaction(async (tx) => {
    if (!kept) await putCounty(tx, county)
    await keepCatalogue(tx, desk.catalogue, now)
  })
  return { ...database, desk }
}

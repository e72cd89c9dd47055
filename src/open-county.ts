import { fileURLToPath } from 'node:url'
import { dayIn } from './calendar/day.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { County } from './catalogue/county.ts'
import { FIRST_SETTINGS } from './catalogue/county-settings.ts'
import { readCatalogue } from './catalogue/read.ts'
import { keepCatalogue } from './database/catalogue-version.ts'
import { isCountyKeptHere } from './database/fact.ts'
import type { Limits } from './database/limits.ts'
import {
  type Database,
  databaseExists,
  IN_MEMORY,
  type OpenDatabase,
  openDatabase,
  shareDatabase,
} from './database/open.ts'
import { writeAll } from './database/write.ts'
import { followCatalogue } from './desk/catalogue-in-force.ts'
import { countyWrites, lookAtCounty } from './desk/change-county.ts'
import type { CountyDesk } from './desk/county-desk.ts'
import { readCountyFile } from './desk/read-county.ts'
import { followSettings } from './desk/settings-in-force.ts'
import { QunbaoError } from './errors.ts'
import type { Settings } from './settings.ts'

const SHIPPED_CATALOGUE = fileURLToPath(new URL('../catalogue', import.meta.url))
const EXAMPLE_COUNTY = fileURLToPath(new URL('../county.example.yaml', import.meta.url))

/** A database that is up to date with the county file and the catalogue, and the desk that works with it. */
export type OpenCounty = OpenDatabase & {
  readonly desk: CountyDesk
  /** The county file that was named says otherwise than the county, which was changed in chat or by workbook since. */
  readonly fileDiffers: boolean
}

type Read = { readonly desk: CountyDesk; readonly county: County }

export function shippedCatalogue(): Catalogue {
  return readCatalogue(SHIPPED_CATALOGUE)
}

/** The desk as settings, catalogue and county file have it; both files are checked before a database is touched. */
export async function readDesk(settings: Settings): Promise<Read> {
  const catalogue = settings.catalogueFolder ? readCatalogue(settings.catalogueFolder) : shippedCatalogue()
  const county = await readCountyFile(settings.countyFile ?? EXAMPLE_COUNTY, catalogue.organizations)
  const { weekly, previewMinutes } = settings
  const firstSettings = {
    ...FIRST_SETTINGS,
    weekly,
    previewMinutes,
    monthly: catalogue.month ?? { off: true as const },
  }
  const desk: CountyDesk = {
    county: county.name,
    catalogue,
    fileCatalogue: catalogue,
    zone: settings.timeZone,
    settings: firstSettings,
    firstSettings,
    settled: 0,
  }
  return { desk, county }
}

/** Opens the county of these settings; `told`: why its replica is not read. @throws QunbaoError where a file is wrong, or the database locked or unreachable. */
export function openCounty(
  settings: Settings,
  now: Date,
  limits?: Limits,
  told?: (why: string) => void,
): Promise<OpenCounty> {
  const replica = { url: settings.databaseReadUrl, told }
  return openWith(settings, now, () => openDatabase(settings.databaseUrl, settings.dataDir, limits, replica))
}

/** Both files are read before a database is opened. */
async function openWith(settings: Settings, now: Date, open: () => Promise<OpenDatabase>): Promise<OpenCounty> {
  const read = await readDesk(settings)
  const database = await open()
  return closedOnError(database, () => prepareCounty(database, read, settings, now))
}

/** Opens the county of these settings for a command, beside whoever works on it, and closes it when `use` has ended. */
export async function withCounty<T>(
  settings: Settings,
  now: Date,
  use: (opened: OpenCounty) => Promise<T>,
): Promise<T> {
  const share = () => shareDatabase(settings.databaseUrl, settings.dataDir)
  return closedAfter(await openWith(settings, now, share), use)
}

/** A county as it is found. `stored`: there is a database with it; else there is only what a start would make of the files. */
export type FoundCounty = OpenCounty & { readonly stored: boolean }

/**
 * The same for whoever only reads: the database stays as it is. Where there is none yet, it is the county that a start
 * would make, in memory.
 * @throws QunbaoError where the database is of another version.
 */
export async function withCountyAsItIs<T>(
  settings: Settings,
  now: Date,
  use: (found: FoundCounty) => Promise<T>,
): Promise<T> {
  return closedAfter(await findCounty(settings, await readDesk(settings), now), use)
}

async function findCounty(settings: Settings, read: Read, now: Date): Promise<FoundCounty> {
  if (settings.dataDir === IN_MEMORY || databaseExists(settings.databaseUrl, settings.dataDir)) {
    const database = await shareDatabase(settings.databaseUrl, settings.dataDir, { url: settings.databaseReadUrl })
    const tables = await closedOnError(database, () => database.tables())
    if (tables === 'behind' || tables === 'newer') {
      await database.close()
      throw new QunbaoError(`database.${tables}`)
    }
    if (tables === 'current') {
      const county = await closedOnError(database, () => kept(database, read, settings, now))
      return { ...database, ...county, stored: true }
    }
    await database.close()
  }
  const database = await openDatabase(undefined, IN_MEMORY)
  const county = await closedOnError(database, () => prepareCounty(database, read, settings, now))
  return { ...county, stored: false }
}

async function closedOnError<T>(database: OpenDatabase, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await database.close()
    throw error
  }
}

async function closedAfter<Opened extends OpenDatabase, T>(
  opened: Opened,
  use: (opened: Opened) => Promise<T>,
): Promise<T> {
  try {
    return await use(opened)
  } finally {
    await opened.close()
  }
}

type CountySettings = Pick<Settings, 'countyFile' | 'botToken' | 'databaseUrl' | 'databaseWorker'>

/**
 * Brings an open database up to date with the catalogue and the county file. The file is where a county begins, and is
 * followed until the county is changed in chat or by workbook; from then on it is only compared. Where none is named the
 * county is the one that the database has, else the example county.
 * @throws QunbaoError where it would be the example county, and a bot or a database is named: something is at stake there.
 */
export async function prepareCounty(
  database: OpenDatabase,
  read: Read,
  settings: CountySettings,
  now: Date,
): Promise<OpenCounty> {
  await database.migrate(settings.databaseWorker)
  return database.db.transaction(async (tx) => {
    const looked = await lookAtFile(tx, read, now)
    refuseExample(looked.now, settings)
    if (looked.fault !== undefined && settings.countyFile !== undefined)
      throw new QunbaoError('county.wrong', looked.fault)
    const follows = looked.now === undefined || (settings.countyFile !== undefined && !(await isCountyKeptHere(tx)))
    if (follows) await writeAll(tx, countyWrites(looked, { at: now, by: 'county file' }), [], now)
    await keepCatalogue(tx, read.desk.fileCatalogue, now)
    const county = (follows ? looked.next : looked.now)?.name ?? read.county.name
    const fileDiffers = !follows && settings.countyFile !== undefined && looked.changes.length > 0
    const desk = { ...read.desk, county }
    await followCatalogue(tx, desk, now)
    await followSettings(tx, desk)
    return { ...database, desk, fileDiffers }
  })
}

/** What is found without changing anything. */
async function kept(
  database: OpenDatabase,
  read: Read,
  settings: CountySettings,
  now: Date,
): Promise<Pick<OpenCounty, 'desk' | 'fileDiffers'>> {
  return database.db.transaction(async (tx) => {
    const looked = await lookAtFile(tx, read, now)
    refuseExample(looked.now, settings)
    const fileDiffers = settings.countyFile !== undefined && looked.now !== undefined && looked.changes.length > 0
    const desk = { ...read.desk, county: looked.now?.name ?? read.county.name }
    await followCatalogue(tx, desk, now)
    await followSettings(tx, desk)
    return { desk, fileDiffers }
  })
}

function lookAtFile(tx: Database, { desk, county }: Read, now: Date) {
  return lookAtCounty(tx, county, { day: dayIn(desk.zone, now), absent: 'stay' })
}

function refuseExample(now: County | undefined, { countyFile, botToken, databaseUrl }: CountySettings): void {
  const isExample = countyFile === undefined && now === undefined
  if (isExample && (botToken !== undefined || databaseUrl !== undefined)) throw new QunbaoError('county.unnamed')
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../src/calendar/day.ts'
import { weekOf } from '../src/calendar/week.ts'
import { readCounty } from '../src/catalogue/county.ts'
import { gather } from '../src/desk/gather.ts'
import { importReports } from '../src/desk/import-reports.ts'
import { countyDigest } from '../src/desk/subject.ts'
import { compile as compileEdition, summed } from '../src/digest/compile.ts'
import { week } from '../src/digest/kinds/week.ts'
import { openCounty } from '../src/open-county.ts'
import { readSettings } from '../src/settings.ts'
import { largeCounty } from './county.ts'
import { onEachEngine, onPglite, versionOf } from './engine.ts'
import { heading, line, numberLine, spreadLine } from './print.ts'
import { randomRows } from './rows.ts'
import { spreadOf } from './statistics.ts'

const WEEK = weekOf('2022-11-09')
const NOW = new Date('2022-11-14T17:00:00+08:00')
const REPORTS = { year: 50_000, week: 5_000 }
const RUNS = 7

/**
 * Gathers and compiles both editions of a week of 5,000 reports, with a year of 50,000 before it. Filling a database
 * takes long, so Postgres has its turn only when nothing else is measured.
 */
export function compile({ alone }: { readonly alone: boolean }): Promise<void> {
  const onEngines = alone ? onEachEngine : onPglite
  return onEngines(async (engine) => {
    heading(
      `A week of ${REPORTS.week} reports in a year of ${REPORTS.year}, ${engine.name} (${await versionOf(engine)})`,
    )
    const countyFile = join(engine.settings.DATA_DIR, 'county.yaml')
    writeFileSync(countyFile, largeCounty())
    const settings = readSettings({ ...engine.settings, COUNTY: countyFile })
    const opened = await openCounty(settings, NOW)
    try {
      const { db, desk } = opened
      const county = readCounty(countyFile, desk.catalogue.organizations)
      line('county', `${county.units.length} units`)
      const before = { from: '2022-01-01', to: addDays(WEEK.from, -1), count: REPORTS.year, firstLine: 1 }
      const within = { ...WEEK, count: REPORTS.week, firstLine: REPORTS.year + 1 }
      const rows = [before, within].flatMap((of) => randomRows(desk.catalogue, county, of))
      const began = performance.now()
      await importReports(db, desk, 'bench', rows, NOW)
      numberLine('import', Math.round((1000 * rows.length) / (performance.now() - began)), 'rows/s')

      const gathered: number[] = []
      const compiled: number[] = []
      const whole: number[] = []
      for (let run = 0; run < RUNS; run++) {
        const start = performance.now()
        const gathering = db.transaction((tx) => gather(tx, desk, countyDigest(week, WEEK), { asOf: NOW }))
        const matter = await gathering
        const middle = performance.now()
        const found = matter.layout === 'week' ? matter.entries.length : 0
        if (found !== REPORTS.week) throw new Error(`${found} reports in the week`)
        const both = summed(matter)
        for (const edition of ['group', 'office'] as const) compileEdition(both, edition)
        const end = performance.now()
        gathered.push(middle - start)
        compiled.push(end - middle)
        whole.push(end - start)
      }
      spreadLine('gather', spreadOf(gathered), 'ms')
      spreadLine('compile both editions', spreadOf(compiled), 'ms')
      spreadLine('gather and compile', spreadOf(whole), 'ms', { below: 1000 })
    } finally {
      await opened.close()
    }
  })
}

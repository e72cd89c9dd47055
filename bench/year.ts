import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarYear } from '../src/calendar/period.ts'
import { readCounty } from '../src/catalogue/county.ts'
import { gather } from '../src/desk/gather.ts'
import { importReports } from '../src/desk/import-reports.ts'
import { reportOn } from '../src/desk/subject.ts'
import { compile } from '../src/digest/compile.ts'
import { openCounty } from '../src/open-county.ts'
import { readSettings } from '../src/settings.ts'
import { largeCounty } from './county.ts'
import { onEachEngine, versionOf } from './engine.ts'
import { heading, line, numberLine, spreadLine } from './print.ts'
import { randomRows } from './rows.ts'
import { spreadOf } from './statistics.ts'

const NOW = new Date('2023-01-02T17:00:00+08:00')
const REPORTS = 200_000
const BATCH = 20_000
const RUNS = 5

/** Gathers and compiles both editions of a year of 200,000 reports. Filling a database takes minutes: only when asked for. */
export async function year({ alone }: { readonly alone: boolean }): Promise<void> {
  if (!alone) return
  await onEachEngine(async (engine) => {
    if (engine.name === 'PGlite' && process.env['BENCH_DATABASE_URL']) return
    heading(`A year of ${REPORTS} reports, ${engine.name} (${await versionOf(engine)})`)
    const countyFile = join(engine.settings.DATA_DIR, 'county.yaml')
    writeFileSync(countyFile, largeCounty())
    const opened = await openCounty(readSettings({ ...engine.settings, COUNTY: countyFile }), NOW)
    try {
      const { db, desk } = opened
      const county = readCounty(countyFile, desk.catalogue.organizations)
      line('county', `${county.units.length} units`)
      for (let done = 0; done < REPORTS; done += BATCH) {
        const of = { from: '2022-01-01', to: '2022-12-31', count: BATCH, firstLine: done + 1 }
        await importReports(db, desk, 'bench', randomRows(desk.catalogue, county, of), NOW)
      }
      const subject = reportOn(calendarYear(2022), { kind: 'county' })
      const times = { gather: [] as number[], compile: [] as number[], whole: [] as number[] }
      const before = process.memoryUsage().rss
      let most = before
      for (let run = 0; run < RUNS; run++) {
        const start = performance.now()
        const matter = await db.transaction((tx) => gather(tx, desk, subject, { asOf: NOW }))
        const middle = performance.now()
        for (const edition of ['group', 'office'] as const) compile(matter, edition)
        const end = performance.now()
        most = Math.max(most, process.memoryUsage().rss)
        times.gather.push(middle - start)
        times.compile.push(end - middle)
        times.whole.push(end - start)
      }
      spreadLine('gather', spreadOf(times.gather), 'ms')
      spreadLine('compile both editions', spreadOf(times.compile), 'ms')
      spreadLine('gather and compile', spreadOf(times.whole), 'ms', { below: 3000 })
      numberLine('memory at most', Math.round(most / 2 ** 20), 'MB', { below: 300 })
      line('memory before the first', `${Math.round(before / 2 ** 20)} MB`)
    } finally {
      await opened.close()
    }
  })
}

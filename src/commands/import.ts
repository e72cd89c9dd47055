import { allUnits } from '../database/unit.ts'
import { importReports } from '../desk/import-reports.ts'
import { readRows } from '../documents/read-rows.ts'
import { withCounty } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused } from './arguments.ts'
import type { Command } from './command.ts'
import { isPastFigures, takePastFigures } from './figures.ts'

/** All rows of the file, or none. */
export const importFile: Command = {
  name: 'import',
  usage: 'FILE',
  does: 'take reports from a .jsonl or .xlsx file, a ledger or last year’s figures too',
  async run([file, ...more], env) {
    if (!file || file.startsWith('-') || more.length > 0) {
      return misused('import takes one file: qunbao import reports.jsonl (or reports.xlsx)')
    }
    const settings = readSettings(env)
    const now = new Date()
    return withCounty(settings, now, async ({ db, desk }) => {
      if (await isPastFigures(file)) return takePastFigures(db, desk, file, { check: false, now })
      const rows = await readRows(file, settings.timeZone, { catalogue: desk.catalogue, units: await allUnits(db) })
      const done = await importReports(db, desk, file, rows, now)
      process.stdout.write(`imported ${done.added}, corrected ${done.corrected}, unchanged ${done.unchanged}\n`)
      for (const sentence of done.repeated) process.stdout.write(`${sentence}\n`)
      return 0
    })
  },
}

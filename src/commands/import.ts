import { importReports } from '../desk/import-reports.ts'
import { readJsonLines } from '../documents/read-rows.ts'
import { openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'
import type { Command } from './index.ts'

/** `import FILE`: all rows of the file, or none. */
export const importFile: Command = async ([file], env) => {
  if (!file) {
    process.stderr.write('import needs a file: qunbao import reports.jsonl\n')
    return 2
  }
  const settings = readSettings(env)
  const rows = readJsonLines(file)
  const now = new Date()
  const office = await openOffice(settings, now)
  try {
    const done = await importReports(office.db, office.desk, file, rows, now)
    process.stdout.write(`imported ${done.added}, corrected ${done.corrected}, unchanged ${done.unchanged}\n`)
    return 0
  } finally {
    await office.close()
  }
}

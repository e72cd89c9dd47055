import { importReports } from '../desk/import-reports.ts'
import { readRows } from '../documents/read-rows.ts'
import { openCounty } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused } from './arguments.ts'
import type { Command } from './index.ts'

/** `import FILE`: all rows of the file, or none. */
export const importFile: Command = async ([file, ...more], env) => {
  if (!file || file.startsWith('-') || more.length > 0) {
    return misused('import takes one file: qunbao import reports.jsonl (or reports.xlsx)')
  }
  const settings = readSettings(env)
  const rows = await readRows(file, settings.timeZone)
  const now = new Date()
  const opened = await openCounty(settings, now)
  try {
    const done = await importReports(opened.db, opened.desk, file, rows, now)
    process.stdout.write(`imported ${done.added}, corrected ${done.corrected}, unchanged ${done.unchanged}\n`)
    return 0
  } finally {
    await opened.close()
  }
}

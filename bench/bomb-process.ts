import { readFileSync } from 'node:fs'
import { readSheets } from '../src/documents/sheets.ts'

/** Reads the workbook that is named and says how long it took, the process's memory at its highest before and after, and what was said. */
const [, , file = ''] = process.argv
const bytes = readFileSync(file)
const memory = () => process.resourceUsage().maxRSS / 1024
const before = memory()
const began = performance.now()
const said = await readSheets(bytes).then(
  () => 'read',
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
)
process.stdout.write(JSON.stringify({ ms: performance.now() - began, before, highest: memory(), said }))

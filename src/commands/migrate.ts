import { openOffice } from '../office.ts'
import { readSettings } from '../settings.ts'
import type { Command } from './index.ts'

/** Brings the database up to date, with the county's units. */
export const migrate: Command = async (_args, env) => {
  const office = await openOffice(readSettings(env), new Date())
  await office.close()
  process.stdout.write(`up to date (${office.engine})\n`)
  return 0
}

import { openCounty } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, unasked } from './arguments.ts'
import type { Command } from './index.ts'

/** Brings the database up to date, with the county's units. */
export const migrate: Command = async (args, env) => {
  const wrong = unasked(args)
  if (wrong) return misused(`migrate ${wrong}`)
  const opened = await openCounty(readSettings(env), new Date())
  await opened.close()
  process.stdout.write(`up to date (${opened.engine})\n`)
  return 0
}

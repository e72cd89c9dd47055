import { withCounty } from '../open-county.ts'
import { readSettings } from '../settings.ts'
import { misused, unasked } from './arguments.ts'
import type { Command } from './command.ts'

/** Opening a county brings its database up to date. */
export const migrate: Command = {
  name: 'migrate',
  does: 'bring the database up to date',
  async run(args, env) {
    const wrong = unasked(args)
    if (wrong) return misused(`migrate ${wrong}`)
    await withCounty(readSettings(env), new Date(), async ({ engine }) => {
      process.stdout.write(`up to date (${engine})\n`)
    })
    return 0
  },
}

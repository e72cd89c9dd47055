import { shareDatabase } from '../database/open.ts'
import { backUp } from '../desk/backup-file.ts'
import { QunbaoError } from '../errors.ts'
import { readSettings } from '../settings.ts'
import { misused } from './arguments.ts'
import type { Command } from './command.ts'

/** The whole database in one file, also beside a running bot; of an earlier version too. */
export const backup: Command = {
  name: 'backup',
  usage: 'FILE',
  does: 'the whole database as one file, also beside the running bot',
  async run([file, ...more], env) {
    if (!file || file.startsWith('-') || more.length > 0)
      return misused('backup takes one file: qunbao backup 2022-11-09.backup')
    const { databaseUrl, dataDir } = readSettings(env)
    const database = await shareDatabase(databaseUrl, dataDir)
    try {
      const tables = await database.tables()
      if (tables === 'none') return misused('there is nothing to back up yet: no bot has started on this database')
      if (tables === 'newer') throw new QunbaoError('database.newer')
      await backUp(database.db, file, new Date())
    } finally {
      await database.close()
    }
    process.stdout.write(`${file}: done\n`)
    return 0
  },
}

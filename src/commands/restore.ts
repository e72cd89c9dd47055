import { COMMAND_LIMITS } from '../database/limits.ts'
import { openDatabase } from '../database/open.ts'
import { restoreLines } from '../database/restore.ts'
import { linesOfBackup } from '../desk/backup-file.ts'
import { QunbaoError } from '../errors.ts'
import { readSettings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './command.ts'

/** What `backup` wrote, put into an empty database: all of it, or nothing. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--replace]',
  does: 'put a backup into an empty database; --replace loses what is in it',
  async run(args, env) {
    const options = { replace: { type: 'boolean', default: false } } as const
    const read = readArguments({ args: [...args], allowPositionals: true, options })
    if (typeof read === 'string') return misused(`restore: ${read}`)
    const [file, ...more] = read.positionals
    if (!file || more.length > 0) return misused('restore takes one file: qunbao restore 2022-11-09.backup')
    const { databaseUrl, databaseWorker, dataDir } = readSettings(env)
    const database = await openDatabase(databaseUrl, dataDir, COMMAND_LIMITS)
    try {
      if (!(await database.alone())) throw new QunbaoError('restore.at-work')
      const { rows, at } = await restoreLines(database.db, linesOfBackup(file), read.values)
      await database.migrate(databaseWorker)
      process.stdout.write(`${file}: ${rows} rows, as of ${at}\n`)
    } finally {
      await database.close()
    }
    return 0
  },
}

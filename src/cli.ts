#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { commands } from './commands/index.ts'
import { QunbaoError } from './errors.ts'

const USAGE = `qunbao <command>
  start [--fresh]                run the bot; without BOT_TOKEN the trial in the browser, anew with --fresh
  sandbox [--fresh]              the trial, also where BOT_TOKEN is set
  migrate                        bring the database up to date
  import FILE                    take reports from a .jsonl or .xlsx file
  export --from DAY --to DAY [--organization CODE] [--out FILE.xlsx|FILE.jsonl]
                                 reports as a ledger, or as lines that import takes
  compile week|year --on DATE [--edition group|office] [--format text|md|json|docx|png|xlsx] [--out FILE]
          year: [--period half|quarter|month|union] [--from DATE --to DATE] [--scope AREA|ORGANIZATION]
          [--as-of INSTANT]; docx: [--lineage]
  trace week|year --on DATE [--number N] [--indicator CODE] [--format text|json]
                                 what each printed number was made of; the digest as for compile
  doctor                         check settings, files, database and Telegram`

/** Exit code 0 only when the command did all of it; what went wrong is one clear line (or one a row) on standard error. */
async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv
  const command = commands[name]
  if (!command) {
    const asked = ['help', '--help', '-h'].includes(name)
    process[asked ? 'stdout' : 'stderr'].write(`${name && !asked ? `unknown command ${name}\n` : ''}${USAGE}\n`)
    return asked ? 0 : 2
  }
  try {
    // One file of settings; what the environment already has comes first.
    if (existsSync('.env')) process.loadEnvFile('.env')
    return await command(args, process.env)
  } catch (error) {
    process.stderr.write(`${error instanceof QunbaoError ? error.message : told(error)}\n`)
    return 1
  }
}

/** A fault outside the catalogue of errors: with its place when debugging, else in one line. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (process.env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message
  // A failed query's own message is its whole text; why it failed is its cause.
  const why = error.cause instanceof Error ? error.cause : error
  return why.message.split('\n', 1)[0] ?? ''
}

// Whoever reads only the first lines, as `head` does, has what was wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await main(process.argv.slice(2))

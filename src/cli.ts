#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { helpOf } from './commands/command.ts'
import { allCommands, commandNamed } from './commands/index.ts'
import { refuseOlderNode } from './commands/node-version.ts'
import { exitCode, QunbaoError } from './errors.ts'
import { secretsOf, withoutSecrets } from './secrets.ts'

const { version: VERSION, engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
  engines: { node: string }
}

/** Exit code 0 only when the command did all of it; what went wrong is one clear line (or one a row) on standard error. */
async function main(argv: readonly string[]): Promise<number> {
  // By itself it starts: the trial, where nothing is set yet.
  const [name = 'start', ...args] = argv
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  try {
    refuseOlderNode(process.versions.node, engines.node)
    const command = await commandNamed(name)
    if (!command) {
      const asked = ['help', '--help', '-h'].includes(name)
      process[asked ? 'stdout' : 'stderr'].write(
        `${name && !asked ? `unknown command ${name}\n` : ''}${helpOf(await allCommands())}\n`,
      )
      return asked ? 0 : 2
    }
    loadSettings()
    return await command.run(args, process.env)
  } catch (error) {
    const { BOT_TOKEN, DATABASE_URL, DATABASE_READ_URL, TELEGRAM_API_ROOT, HTTPS_PROXY, WEBHOOK_SECRET } = process.env
    const databases = { databaseUrl: DATABASE_URL, databaseReadUrl: DATABASE_READ_URL }
    const addresses = { ...databases, telegramApiRoot: TELEGRAM_API_ROOT, httpsProxy: HTTPS_PROXY }
    const clean = withoutSecrets(
      secretsOf({ botToken: BOT_TOKEN, ...addresses, webhook: { url: '', secret: WEBHOOK_SECRET } }),
    )
    process.stderr.write(`${clean(error instanceof QunbaoError ? error.message : told(error))}\n`)
    // Only a start is tried again, by whoever keeps it running (deploy/qunbao.service).
    return name === 'start' ? exitCode(error) : 1
  }
}

/** One file of settings; what the environment already has comes first. */
function loadSettings(): void {
  if (!existsSync('.env')) return
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    // Node says that a file that may not be read is not there.
    const detail = `${resolve('.env')} must be a file that the user who runs this may read`
    throw new QunbaoError('settings.wrong', detail, { cause: error })
  }
}

/** A fault outside the catalogue of errors: with its place when debugging, else in one line. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (isDiskFull(error)) return new QunbaoError('disk.full').message
  if (process.env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message
  // A failed query's own message is its whole text; why it failed is its cause.
  const why = error.cause instanceof Error ? error.cause : error
  return why.message.split('\n', 1)[0] ?? ''
}

/** As the system says it, or Postgres. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ['ENOSPC', '53100'].includes(String(Reflect.get(error, 'code'))) || isDiskFull(error.cause)
}

// Whoever reads only the first lines, as `head` does, has what was wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await main(process.argv.slice(2))
// An embedded database that is damaged can leave something running behind that would keep the process for ever.
if (process.exitCode !== 0) setTimeout(() => process.exit(), 1_000).unref()

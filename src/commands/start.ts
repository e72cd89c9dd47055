import { makeLog, startBot } from '../main.ts'
import { readSettings } from '../settings.ts'
import type { Command } from './index.ts'

/** Within this, everything that was begun is finished or given up. */
const LONGEST_STOP_MS = 9_000

/** Runs the bot until the process is told to stop. */
export const start: Command = async (_args, env) => {
  const settings = readSettings(env)
  const log = makeLog(settings)
  const running = settings.botToken
    ? await startBot(settings, settings.botToken, log)
    : await (await import('../sandbox/start.ts')).startSandbox(settings, log)
  const signal = await new Promise<string>((stopped) => {
    for (const name of ['SIGTERM', 'SIGINT']) process.once(name, stopped)
  })
  log.info({ signal }, 'stopping')
  const late = setTimeout(() => {
    log.error('could not finish in time; what is left is in the database and goes on at the next start')
    process.exit(1)
  }, LONGEST_STOP_MS)
  await running.stop()
  clearTimeout(late)
  log.info('stopped')
  return 0
}

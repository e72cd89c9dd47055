import type { Logger } from 'pino'
import { makeLog } from '../log.ts'
import { startBot } from '../main.ts'
import { readSettings, type Settings } from '../settings.ts'
import { misused, readArguments } from './arguments.ts'
import type { Command } from './index.ts'

/** Within this, everything that was begun is finished or given up. */
const LONGEST_STOP_MS = 9_000

const options = { fresh: { type: 'boolean', default: false } } as const

/** Runs the bot until the process is told to stop; without a token, the trial. */
export const start: Command = async (args, env) => {
  const read = readArguments({ args: [...args], options })
  if (typeof read === 'string') return misused(`start: ${read}`)
  const settings = readSettings(env)
  const { fresh } = read.values
  if (fresh && settings.botToken) return misused('start: --fresh empties the trial, which only runs without BOT_TOKEN')
  const { botToken } = settings
  return untilStopped(settings, (log, signal) =>
    botToken ? startBot(settings, botToken, log, { signal }) : trial(settings, log, signal, fresh),
  )
}

/** Runs the trial, also where a token is set: it has a bot, a database and chats of its own. */
export const sandbox: Command = async (args, env) => {
  const read = readArguments({ args: [...args], options })
  if (typeof read === 'string') return misused(`sandbox: ${read}`)
  const settings = readSettings(env)
  return untilStopped(settings, (log, signal) => trial(settings, log, signal, read.values.fresh))
}

type Stoppable = { readonly stop: () => Promise<void> }

/** Loaded only where it is wanted: a bot on Telegram has no use for it. */
async function trial(settings: Settings, log: Logger, signal: AbortSignal, fresh: boolean): Promise<Stoppable> {
  return (await import('../trial/start.ts')).startTrial(settings, log, signal, { fresh })
}

async function untilStopped(
  settings: Settings,
  open: (log: Logger, signal: AbortSignal) => Promise<Stoppable>,
): Promise<number> {
  const log = makeLog(settings)
  const signal = stopSignal(log)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a fault of the program; start it again, nothing acknowledged is lost')
    process.exit(1)
  })
  try {
    const running = await open(log, signal)
    if (!signal.aborted) await new Promise((stopped) => signal.addEventListener('abort', stopped))
    await running.stop()
  } catch (error) {
    // Told to stop before it was up: what had started has stopped.
    if (!signal.aborted) throw error
  }
  log.info('stopped')
  // Answers to taps may still wait for Telegram; nothing depends on them.
  process.exit(0)
}

/** Aborts at SIGTERM or SIGINT. Told again it is none the faster: npm passes on the Ctrl-C that the process had already. */
function stopSignal(log: Logger): AbortSignal {
  const stopping = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT']) {
    process.on(name, () => {
      if (stopping.signal.aborted) return
      log.info({ signal: name }, 'stopping')
      stopping.abort()
      setTimeout(() => {
        log.error('could not finish in time; what is left is in the database and goes on at the next start')
        process.exit(1)
      }, LONGEST_STOP_MS)
    })
  }
  return stopping.signal
}

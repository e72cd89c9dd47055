import type { Logger } from 'pino'
import { makeLog } from '../log.ts'
import type { Settings } from '../settings.ts'

/** Within this, everything that was begun is finished or given up. */
const LONGEST_STOP_MS = 9_000

type Stoppable = { readonly stop: () => Promise<void> }

/** Runs what `open` opens until the process is told to stop; then the process ends. @throws what `open` throws */
export async function untilStopped(
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

import { type Logger as CronLogger, schedule } from 'node-cron'
import type { Logger } from 'pino'

/** How often it is looked whether the clock was set, or the machine slept. */
const LOOKED_AT_MS = 15_000
/** A clock that is corrected little by little goes wrong by less between two looks. */
const JUMP_MS = 5_000
/** So late a minute is still asked about: the next one is a minute later. */
const MINUTE_LATE_MS = 59_000

type Beats = {
  readonly zone: string
  readonly log: Logger
  /** Asked at once, each minute, and when the clock was set. */
  readonly minute: () => Promise<void>
  /** Once a night, or when the machine has slept over it. */
  readonly night: () => Promise<void>
}

/**
 * When the clock asks. A beat that was missed is nothing to be told of: what was due then is due at the next. Of a clock
 * that is set back node-cron would wait until it is there again, so that its tasks begin anew then.
 */
export function startBeats({ zone, log, minute, night }: Beats): { stop(): Promise<void> } {
  const options = { timezone: zone, noOverlap: true, suppressMissedWarning: true, logger: quietly(log) }
  const due = schedule('* * * * *', minute, { ...options, name: 'due', missedExecutionTolerance: MINUTE_LATE_MS })
  const tidy = schedule('41 3 * * *', night, { ...options, name: 'tidy' })
  const tasks = [due, tidy]
  let ahead = aheadOfSteady()
  let nextNight = tidy.getNextRun()
  const look = () => {
    const jumped = aheadOfSteady() - ahead
    ahead += jumped
    const overNight = nextNight !== null && nextNight.getTime() <= Date.now()
    nextNight = tidy.getNextRun()
    if (Math.abs(jumped) < JUMP_MS) return
    log.warn({ seconds: Math.round(jumped / 1000) }, 'the clock was set, or the machine slept: what is due is done now')
    for (const task of tasks) void restart(task)
    void minute()
    if (overNight) void night()
  }
  const timer = setInterval(look, LOOKED_AT_MS)
  void minute()
  return {
    stop: async () => {
      clearInterval(timer)
      for (const task of tasks) await task.stop()
    },
  }
}

async function restart(task: ReturnType<typeof schedule>): Promise<void> {
  await task.stop()
  await task.start()
}

/** The clock of the day goes by another than the steady one only when it is set, and while the machine sleeps. */
function aheadOfSteady(): number {
  return Date.now() - performance.now()
}

/** What node-cron says of beats that come late or meet is for whoever looks for a fault; what fails is told by its job. */
function quietly(log: Logger): CronLogger {
  const say = (message: string | Error) =>
    log.debug({ cron: message instanceof Error ? message.message : message }, 'cron')
  return { info: say, warn: say, debug: say, error: say }
}

import { followCatalogue } from '../desk/catalogue-in-force.ts'
import { ForTheWorkshop } from '../desk/for-the-workshop.ts'
import { nightsWork } from '../desk/night.ts'
import { followSettings } from '../desk/settings-in-force.ts'
import { startBeats } from './beats.ts'
import { dueDigests } from './digests.ts'
import type { Parts } from './parts.ts'
import { askInQuarter, remind, tellOfChanges } from './tell.ts'
import { tellItIsOver } from './troubles.ts'

type Job = {
  readonly name: string
  /** Every process does it, not only the one that leads. */
  readonly everywhere?: true
  readonly run: (parts: Parts) => Promise<void>
}

/**
 * What may be due, each by itself: one that fails does not keep the others from being done. First of all what is in force
 * is looked at: the others go by it.
 */
const JOBS: readonly Job[] = [
  { name: 'catalogue', everywhere: true, run: ({ db, desk, now }) => followCatalogue(db, desk, now()) },
  { name: 'settings', everywhere: true, run: ({ db, desk }) => followSettings(db, desk) },
  { name: 'reminders', run: remind },
  { name: 'digests', run: dueDigests },
  { name: 'troubles', run: tellItIsOver },
  { name: 'problems', run: askInQuarter },
  { name: 'changes', run: tellOfChanges },
]

/**
 * Does what is due now: compiles weeks, publishes previews that nobody acted on. Doing it twice changes nothing, but takes
 * twice the work: of several processes the one that `leads` does it.
 * @throws AggregateError of the jobs that failed; they are due again.
 */
export async function doDue(parts: Parts, leads = true): Promise<void> {
  const failures: unknown[] = []
  for (const { name, run } of JOBS.filter(({ everywhere }) => leads || everywhere)) {
    const done = run(parts).catch((error: unknown) => {
      if (error instanceof ForTheWorkshop && parts.handOver) return parts.handOver(name, parts.send)
      throw error
    })
    await done.catch((error: unknown) => {
      parts.log.error({ job: name, err: error }, 'a job failed; it is tried again in a minute')
      failures.push(error)
    })
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not all that was due could be done')
}

/** Does one of them, by its name. */
export async function doJob(name: string, parts: Parts): Promise<void> {
  const job = JOBS.find((each) => each.name === name)
  if (!job) throw new Error(`no job is called ${name}`)
  await job.run(parts)
}

/** Asks every minute what is due, and tidies once a night. The clock only asks; the database says what was done already. */
export function startJobs(parts: Parts, leads: () => Promise<boolean>): { stop(): Promise<void> } {
  // A database that does not answer says nothing: it is asked again in a minute.
  const whetherLeading = () =>
    leads().catch((error: unknown) => {
      parts.log.error({ err: error }, 'the database does not say which process leads')
      return false
    })
  let running: Promise<void> = Promise.resolve()
  const ask = () => {
    // One after the other. Each failure is in the log already.
    running = running
      .then(whetherLeading)
      .then((leading) => doDue(parts, leading))
      .catch(() => undefined)
    return running
  }
  let tidying: Promise<void> = Promise.resolve()
  const night = () => {
    tidying = whetherLeading()
      .then((leading) => (leading ? nightsWork(parts.db, parts.desk, parts.now()) : undefined))
      .catch((error: unknown) =>
        parts.log.error({ err: error }, 'old messages were not tidied away; it is tried again tomorrow'),
      )
    return tidying
  }
  const beats = startBeats({ zone: parts.desk.zone, log: parts.log, minute: ask, night })
  return {
    stop: async () => {
      await beats.stop()
      await Promise.all([running, tidying])
    },
  }
}

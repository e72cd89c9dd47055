import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { dueAt, quarterAskDue, remindersDue, weeksDue, yearDraftsDue } from '../calendar/due.ts'
import { doneAt, keepDone } from '../database/clock-task.ts'
import { digestOf, previewsDue } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { tidy } from '../database/tidy.ts'
import { askForProblems } from '../desk/ask-for-problems.ts'
import type { CountyDesk } from '../desk/county-desk.ts'
import { tellOfChanges } from '../desk/next-edition.ts'
import { holdBack, previewWeek, publishWeek } from '../desk/publish-week.ts'
import { draftYear } from '../desk/publish-year.ts'
import { remindMissing } from '../desk/remind.ts'

type Parts = {
  readonly db: Database
  readonly desk: CountyDesk
  readonly log: Logger
  readonly now: () => Date
  /** When the first process of this county started: weeks before it are not made up for. */
  readonly since: Date
}

/** What may be due, each by itself: one that fails does not keep the others from being done. */
const JOBS: readonly { readonly name: string; readonly run: (parts: Parts) => Promise<void> }[] = [
  { name: 'reminders', run: remind },
  { name: 'weeks', run: compileWeeks },
  { name: 'years', run: draftYears },
  { name: 'problems', run: askInQuarter },
  { name: 'changes', run: ({ db, desk, now }) => tellOfChanges(db, desk, now) },
  { name: 'releases', run: releasePreviews },
]

/**
 * Does what is due now: compiles weeks, publishes previews that nobody acted on. Doing it twice changes nothing.
 * @throws AggregateError of the jobs that failed; they are due again.
 */
export async function doDue(parts: Parts): Promise<void> {
  const failures: unknown[] = []
  for (const { name, run } of JOBS) {
    await run(parts).catch((error: unknown) => {
      parts.log.error({ job: name, err: error }, 'a job failed; it is tried again in a minute')
      failures.push(error)
    })
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not all that was due could be done')
}

async function remind({ db, desk, log, now, since }: Parts): Promise<void> {
  for (const week of remindersDue(now(), desk.weekly, desk.zone, since)) {
    // Once the digest is due a reminder comes too late.
    if (now() >= dueAt(week, desk.weekly, desk.zone) || (await doneAt(db, 'remind', week.from))) continue
    const units = await remindMissing(db, week, now)
    await keepDone(db, { task: 'remind', period: week.from, doneAt: now() })
    log.info({ week: week.from, units }, 'units were reminded')
  }
}

async function compileWeeks({ db, desk, log, now, since }: Parts): Promise<void> {
  for (const week of weeksDue(now(), desk.weekly, desk.zone, since)) {
    const row = await digestOf(db, week)
    if (row && row.state !== 'open') continue
    await previewWeek(db, desk, week, now)
    log.info({ week: week.from }, 'a week was compiled')
  }
}

async function draftYears({ db, desk, log, now, since }: Parts): Promise<void> {
  for (const year of yearDraftsDue(now(), desk.zone, since)) {
    if (await draftYear(db, year, now)) log.info({ year }, 'a year was drafted')
  }
}

async function askInQuarter({ db, desk, now, since }: Parts): Promise<void> {
  const quarter = quarterAskDue(now(), desk.zone, since)
  if (quarter) await askForProblems(db, desk, quarter, now)
}

async function releasePreviews({ db, desk, log, now }: Parts): Promise<void> {
  for (const row of await previewsDue(db, now())) {
    const done = await publishWeek(db, desk, row.id, now, null).catch(async (error: unknown) => {
      await holdBack(db, row.id, error, now)
      log.error({ digest: row.id, err: error }, 'a week was held back')
      return undefined
    })
    if (done && !done.already) log.info({ week: row.periodFrom, number: done.number }, 'a week was published')
  }
}

/** Asks every minute what is due, and tidies once a night. The clock only asks; the database says what was done already. */
export function startJobs(parts: Parts): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const ask = () => {
    // Each failure is in the log already.
    running = doDue(parts).catch(() => undefined)
    return running
  }
  let tidying: Promise<void> = Promise.resolve()
  const night = () => {
    tidying = tidy(parts.db, parts.now()).catch((error: unknown) =>
      parts.log.error({ err: error }, 'old messages were not tidied away; it is tried again tomorrow'),
    )
    return tidying
  }
  const options = { timezone: parts.desk.zone, noOverlap: true }
  const tasks = [
    schedule('* * * * *', ask, { ...options, name: 'due' }),
    schedule('41 3 * * *', night, { ...options, name: 'tidy' }),
  ]
  void ask()
  return {
    stop: async () => {
      for (const task of tasks) await task.stop()
      await Promise.all([running, tidying])
    },
  }
}

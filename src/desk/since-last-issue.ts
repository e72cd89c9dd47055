import { addDays, type Day, instantIn } from '../calendar/day.ts'
import { dueAt } from '../calendar/due.ts'
import { isPaused } from '../calendar/rhythm.ts'
import { issueYear, type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { type IssueAsked, issuesBefore } from '../database/issues.ts'
import type { Database } from '../database/open.ts'
import { nextNumbers } from '../digest/issue-numbers.ts'
import type { CountyDesk } from './county-desk.ts'
import { settingsAt } from './settings-in-force.ts'

/** Older reports that come late count in the year's numbers, but are no news any more. */
export const LATE_DAYS = 28

/** What a week's digest tells that the digests before it did not. */
export type SinceLastIssue = {
  /** Recorded after this and up to `upTo`. */
  readonly after: Date
  readonly upTo: Date
  /** Late activities are told back to this day. */
  readonly from: Day
  /** Late activities may have been recorded from then on. */
  readonly lateAfter: Date
  /** Whether an activity on `day` that was first recorded at `at` came too late for the digests before. */
  isLate(day: Day, at: Date): boolean
  /** Until when corrections of a week were told: by its newest edition, where it is out. */
  toldAt(week: Week): Date
  /** The earlier week whose digest told first of an activity on `day` that was recorded at `at`; of one taken back nobody reads it. */
  printedIn(day: Day, at: Date): Week | undefined
  /** `第44期`, or the days of a week that was not published. */
  issueName(week: Week): string
  /** 期号 and 总期号 that an issue of this year has next. */
  readonly number: number
  readonly running: number
  /** 下周安排, as an editor typed it. */
  readonly next: readonly string[]
}

export async function sinceLastIssue(
  db: Database,
  desk: CountyDesk,
  asked: IssueAsked,
  asOf: Date,
): Promise<SinceLastIssue> {
  const { week, scope } = asked
  const { published, begun, next } = await issuesBefore(db, asOf, asked)
  const issues = [...published].map(([from, { number, running }]) => ({
    year: issueYear(weekOf(from)),
    number,
    running,
  }))
  const { stops } = await settingsAt(db, desk, asOf)
  // Until when a week's digest took reports: when it was published, or fell due.
  const cutoff = (w: Week) => published.get(w.from)?.cutoff ?? dueAt(w, desk.settings.weekly, desk.zone)
  // 停刊: such a week has no digest, and the next one tells of all its activities.
  const isStopped = (w: Week) => !published.has(w.from) && isPaused(w, stops)
  const last = issueBeside(week, -1, isStopped)
  const after = cutoff(last)
  const untold = weekAfter(last)
  const firstTold = (w: Week) => addDays(w.from, -LATE_DAYS)
  return {
    after,
    upTo: published.get(week.from)?.cutoff ?? tellsUntil(desk, week, asOf),
    from: firstTold(week),
    lateAfter: untold.from < week.from ? earlier(after, instantIn(desk.zone, untold.from, '00:00')) : after,
    isLate: (day, at) => {
      const w = weekOf(day)
      return w.from >= untold.from ? w.from < week.from : at > after && (isStopped(w) || at > cutoff(w))
    },
    toldAt: (w) => published.get(w.from)?.toldAt ?? cutoff(w),
    printedIn: (day, at) => {
      for (let w = weekOf(day); w.from < week.from && firstTold(w) <= day; w = weekAfter(w)) {
        const compiled = published.has(w.from) || begun === undefined || cutoff(w) > begun
        if (compiled && !isStopped(w) && at <= cutoff(w)) return published.get(w.from)?.withdrawn ? undefined : w
      }
      return undefined
    },
    issueName: (w) => {
      const issue = published.get(w.from)
      return issue ? `第${issue.number}期` : `${weekLabel(w)}的汇编`
    },
    // Where the office began to count is said of the county's issues alone.
    ...nextNumbers(issues, issueYear(week), scope === 'county' ? desk.catalogue.week.begins : undefined),
    next,
  }
}

/** A digest tells of what came in until it is compiled; one compiled long after its time does not tell of later weeks. */
export function tellsUntil({ settings, zone }: CountyDesk, week: Week, asOf: Date): Date {
  const next = issueBeside(week, 1, (w) => isPaused(w, settings.stops))
  const overtaken = asOf >= dueAt(next, settings.weekly, zone)
  return overtaken ? dueAt(week, settings.weekly, zone) : asOf
}

/** No county goes without an issue for longer, in weeks. */
const LONGEST_STOP = 60

/** The nearest week before (`step` -1) or after a week that has an issue. */
function issueBeside(week: Week, step: 1 | -1, isStopped: (week: Week) => boolean): Week {
  let found = weekAfter(week, step)
  for (let weeks = 1; weeks < LONGEST_STOP && isStopped(found); weeks += 1) found = weekAfter(found, step)
  return found
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

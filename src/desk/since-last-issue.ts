import { addDays, type Day } from '../calendar/day.ts'
import { dueAt } from '../calendar/due.ts'
import { issueYear, type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { weekLabel } from '../chinese/periods.ts'
import { type IssueAsked, issuesBefore } from '../database/issues.ts'
import type { Database } from '../database/open.ts'
import { nextNumbers } from '../digest/issue-numbers.ts'
import type { CountyDesk } from './county-desk.ts'

/** Older reports that come late count in the year's numbers, but are no news any more. */
export const LATE_DAYS = 28

/** What a week's digest tells that the digests before it did not. */
export type SinceLastIssue = {
  /** Recorded after this and up to `upTo`. */
  readonly after: Date
  readonly upTo: Date
  /** Late activities are told back to this day. */
  readonly from: Day
  /** Until when a week's digest took reports: when it was published, or fell due. */
  cutoff(week: Week): Date
  /** Until when corrections of a week were told: by its newest edition, where it is out. */
  toldAt(week: Week): Date
  /** The earlier week whose digest told first of an activity on `day` that was recorded at `at`. */
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
  const cutoff = (w: Week) => published.get(w.from)?.cutoff ?? dueAt(w, desk.settings.weekly, desk.zone)
  const firstTold = (w: Week) => addDays(w.from, -LATE_DAYS)
  return {
    after: cutoff(weekAfter(week, -1)),
    upTo: published.get(week.from)?.cutoff ?? tellsUntil(desk, week, asOf),
    from: firstTold(week),
    cutoff,
    toldAt: (w) => published.get(w.from)?.toldAt ?? cutoff(w),
    printedIn: (day, at) => {
      for (let w = weekOf(day); w.from < week.from && firstTold(w) <= day; w = weekAfter(w)) {
        const compiled = published.has(w.from) || begun === undefined || cutoff(w) > begun
        if (compiled && at <= cutoff(w)) return w
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
export function tellsUntil(desk: CountyDesk, week: Week, asOf: Date): Date {
  const overtaken = asOf >= dueAt(weekAfter(week), desk.settings.weekly, desk.zone)
  return overtaken ? dueAt(week, desk.settings.weekly, desk.zone) : asOf
}

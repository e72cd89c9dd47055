import { yearToDate } from '../calendar/week.ts'
import type { GatheredIssue, IssueInput } from './gathered.ts'
import { Sums } from './sums.ts'

/** What an edition of a week is compiled from, with its sums. */
export type WeekInput = IssueInput & { readonly sums: WeekSums }

/** The sums of a week that its editions print: all that one was made of is the same for the other. */
export type WeekSums = {
  /** What was new this week, with what is there now where that was reported this week. */
  readonly told: Sums
  /** What was new this week, and what is there now. */
  readonly now: Sums
  /** Only what was new this week. */
  readonly flow: Sums
  /** What came late, of the days that it is of; a name that the year has at another level is none of its own. */
  readonly late: Sums
  /** What was new in the year up to this week's end. */
  readonly sofar: Sums
}

export function weekSums(gathered: GatheredIssue): WeekSums {
  const { period, figures, late, lateFigures, yearToDate: sofar } = gathered
  const { from, to } = yearToDate(period)
  const days = late.map(({ on }) => on).sort()
  const lateDays = { from: days[0] ?? period.from, to: days.at(-1) ?? period.to }
  const { flow } = figures
  return {
    told: new Sums(gathered, period, { flow, stock: flow }),
    now: new Sums(gathered, period, figures),
    flow: new Sums(gathered, period, { flow, stock: [] }),
    late: new Sums(gathered, lateDays, { flow: lateFigures, stock: lateFigures }, sofar),
    sofar: new Sums(gathered, { from, to }, { flow: sofar, stock: [] }),
  }
}

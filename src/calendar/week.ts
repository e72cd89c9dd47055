import { addDays, type Day, weekdayOf, yearOf } from './day.ts'

/** A reporting week: Monday to Sunday, both included. */
export type Week = { readonly from: Day; readonly to: Day }

/** The week that `day` lies in. */
export function weekOf(day: Day): Week {
  const from = addDays(day, 1 - weekdayOf(day))
  return { from, to: addDays(from, 6) }
}

export function weekAfter(week: Week, weeks = 1): Week {
  return weekOf(addDays(week.from, 7 * weeks))
}

/** The week 52 weeks earlier: the one of the year before whose days lie nearest. */
export function sameWeekYearBefore(week: Week): Week {
  return weekAfter(week, -52)
}

/** The year whose issues a week is numbered with: the one that most of its days lie in, i.e. the year of its Thursday. */
export function issueYear(week: Week): number {
  return yearOf(addDays(week.from, 3))
}

/** The part of its year that a week's running totals cover: from 1 January to the week's last day within that year. */
export function yearToDate(week: Week): { year: number; from: Day; to: Day } {
  const year = issueYear(week)
  const last = `${year}-12-31`
  return { year, from: `${year}-01-01`, to: week.to < last ? week.to : last }
}

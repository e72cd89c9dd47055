import chineseDays from 'chinese-days'
import { addDays, type Day } from './day.ts'

/**
 * Whether offices work on `day`: China's statutory holidays and the weekends worked in exchange. Years whose notice is
 * not out yet count as plain weeks with weekends off; `holidaysKnown` tells.
 */
export function isWorkday(day: Day): boolean {
  return chineseDays.isWorkday(day)
}

/** The summer holidays of schools, by month and date; those of winter move with the moon and the county. */
const SUMMER = ['07-16', '08-25'] as const

/** Whether schools are closed on `day`: a statutory holiday, the middle of summer. A plain weekend is neither. */
export function schoolsClosed(day: Day): boolean {
  const date = day.slice(5)
  // The name of a statutory holiday has its Chinese name and its length behind it, that of a plain day has not.
  const statutory = chineseDays.isHoliday(day) && chineseDays.getDayDetail(day).name.includes(',')
  return statutory || (date >= SUMMER[0] && date <= SUMMER[1])
}

/** Whether the holiday notice of `year` is in the table: without one, no working weekday of that year is off. */
export function holidaysKnown(year: number): boolean {
  const offOnWeekdays = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, true).filter((day) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6
  })
  return offOnWeekdays.length > 0
}

/** `day` itself, or the first working day after it. */
export function workdayFrom(day: Day): Day {
  let found = day
  while (!isWorkday(found)) found = addDays(found, 1)
  return found
}

/** The last working day before `day`. */
export function workdayBefore(day: Day): Day {
  let found = addDays(day, -1)
  while (!isWorkday(found)) found = addDays(found, -1)
  return found
}

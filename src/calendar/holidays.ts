import chineseDays from 'chinese-days'
import { addDays, type Day } from './day.ts'

/**
 * Whether offices work on `day`: China's statutory holidays and the weekends worked in exchange. Years whose notice is
 * not out yet count as plain weeks with weekends off; `holidaysKnown` tells.
 */
export function isWorkday(day: Day): boolean {
  return chineseDays.isWorkday(day)
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

import { addDays, type Day, weekdayOf } from '../calendar/day.ts'
import { fold } from './date-words.ts'
import { type DateRefusal, readDay } from './read-day.ts'
import { SPOKEN } from './small-number.ts'

/** 118: a month and a date, parted at either place. */
const RUN_TOGETHER = /^(\d)(\d)(\d)[日号]?$/u
/** 二十八 */
const IN_HANZI = new RegExp(`^(?:${SPOKEN})$`, 'u')
const WEEK = 7

/** The days that may have been meant by words that are refused, the likeliest first; none is to come. */
export function daysInstead(refusal: DateRefusal, text: string, today: Day): readonly Day[] {
  if (refusal.reason === 'wrong weekday') {
    return [refusal.day, nearest(refusal.day, refusal.typed)].filter((day) => day <= today)
  }
  const [, a, b, c] = (refusal.reason === 'number' && RUN_TOGETHER.exec(fold(text))) || []
  const ways = a === undefined ? [] : [`${a}${b}月${c}日`, `${a}月${b}${c}日`]
  if (IN_HANZI.test(fold(text))) ways.push(`${fold(text)}号`)
  const days = ways.flatMap((way) =>
    [readDay(way, today)].flatMap((reading) => ('day' in reading ? [reading.day] : [])),
  )
  return days.sort().reverse()
}

/** The day of that weekday that is nearest to `day`: 周三 beside the 8th, a Tuesday, is the 9th. */
function nearest(day: Day, weekday: number): Day {
  const ahead = (weekday - weekdayOf(day) + WEEK) % WEEK
  return addDays(day, ahead > WEEK / 2 ? ahead - WEEK : ahead)
}

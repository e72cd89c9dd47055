import { addDays, type Day, daysBetween, weekdayOf } from '../calendar/day.ts'
import { type Phrase, phrasesOf } from './date-grammar.ts'
import { fold } from './date-words.ts'
import { type UnreadReason, whyUnread } from './why-no-day.ts'

/** Says that another day is meant, and not yet which. */
export const OTHER_DAY = '其他日期'
/** No way of writing one day is longer; a longer text is a story. */
const LONGEST = 60
/** Reports are late by weeks; a year more is a year mistyped. */
const OLDEST = 400

/** Why a text is no day that an activity was held on. `day` is the day that it names, where it names one. */
export type DateRefusal =
  | { readonly reason: 'future' | 'too old'; readonly day: Day }
  | { readonly reason: 'wrong weekday'; readonly day: Day; readonly typed: number }
  | { readonly reason: 'no such day'; readonly month?: number; readonly date?: number }
  | { readonly reason: Exclude<UnreadReason, 'no such day'> }

export type DayReading = { readonly day: Day } | { readonly refusal: DateRefusal }

/**
 * The one day that `text` names, never after `today`. A text with anything left over, with days that disagree, or with
 * no exact day is refused: nothing is guessed.
 */
export function readDay(text: string, today: Day): DayReading {
  const folded = fold(text)
  if (folded === OTHER_DAY || folded === '') return refused({ reason: 'none yet' })
  const phrases = folded.length > LONGEST ? undefined : phrasesOf(folded, today)
  if (!phrases) return refused({ reason: whyUnread(folded) })
  return dayOfPhrases(phrases, today)
}

/** All phrases must name the same day: 昨天（11月8日，周二）. */
export function dayOfPhrases(phrases: readonly Phrase[], today: Day): DayReading {
  const none = phrases.find((p) => p.says === 'no such day')
  if (none) {
    const { says: _, ...where } = none
    return refused({ reason: 'no such day', ...where })
  }
  const said = phrases.filter((p) => p.says === 'day')
  const firm = said.filter(({ loosely }) => !loosely)
  const days = new Set((firm.length > 0 ? firm : said).map(({ day }) => day))
  const weekdays = new Set(phrases.flatMap((p) => (p.says === 'weekday' ? [p.weekday] : [])))
  if (days.size > 1 || weekdays.size > 1) return refused({ reason: 'two days' })
  const [weekday] = weekdays
  const [named] = days
  const day = named ?? (weekday === undefined ? undefined : latest(weekday, today))
  if (day === undefined) return refused({ reason: phrases.length > 0 ? 'only a time' : 'unclear' })
  if (weekday !== undefined && weekdayOf(day) !== weekday)
    return refused({ reason: 'wrong weekday', day, typed: weekday })
  if (day > today) return refused({ reason: 'future', day })
  if (daysBetween(day, today) > OLDEST) return refused({ reason: 'too old', day })
  return { day }
}

/** The last such weekday, today included. */
function latest(weekday: number, today: Day): Day {
  return addDays(today, -((weekdayOf(today) - weekday + 7) % 7))
}

function refused(refusal: DateRefusal): DayReading {
  return { refusal }
}

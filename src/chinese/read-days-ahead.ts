import { addDays, type Day, dayOf, weekdayOf, yearOf } from '../calendar/day.ts'
import { monthsAround, type Period } from '../calendar/period.ts'
import { fold } from './date-words.ts'

/** Days from one to another that may lie ahead, and what else was said with them. */
export type DaysAhead = Period & { readonly words: string }

/** A date that lies further back is one of next year. */
const BACK = 60
const NAMED: Readonly<Record<string, (today: Day) => Day>> = {
  今天: (today) => today,
  明天: (today) => addDays(today, 1),
  后天: (today) => addDays(today, 2),
  本周日: (today) => addDays(today, 7 - weekdayOf(today)),
  下周日: (today) => addDays(today, 14 - weekdayOf(today)),
  本月底: (today) => monthsAround(today, 1).to,
  月底: (today) => monthsAround(today, 1).to,
  本季度末: (today) => monthsAround(today, 3).to,
  年底: (today) => `${yearOf(today)}-12-31`,
}
const DATE = String.raw`(?:(?:(\d{4})[年./-])?(\d{1,2})[月./-])?(\d{1,2})[日号]?`
const DAY = `(?:${DATE}|(${Object.keys(NAMED).join('|')}))`
const RANGE = new RegExp(`(?:从|自)?${DAY}?(?:起|开始)?(?:到|至|-+|~)${DAY}(?:为?止)?`, 'u')

/**
 * `12月1日到12月31日 换届`, `12.1-15`, `到月底` (from today): the days, and the words beside them. A date without a year is the
 * next one. Undefined where no last day is named, or it lies before the first.
 */
export function readDaysAhead(text: string, today: Day): DaysAhead | undefined {
  const folded = fold(text).replaceAll('今年底', '年底')
  const found = RANGE.exec(folded)
  if (!found) return undefined
  const [all, year, month, date, name, toYear, toMonth, toDate, toName] = found
  const from = date === undefined && name === undefined ? today : dayAhead({ year, month, date, name }, today)
  if (from === undefined) return undefined
  const to =
    toMonth === undefined && toDate !== undefined && from !== today
      ? dayOf(yearOf(from), Number(from.slice(5, 7)), Number(toDate))
      : dayAhead({ year: toYear, month: toMonth, date: toDate, name: toName }, from < today ? from : today)
  if (to === undefined || to < from) return undefined
  const before = folded.slice(0, found.index)
  const words = `${before} ${folded.slice(found.index + all.length)}`
  return { from, to, words: words.replace(/[,，。;；:：()\s]+/gu, ' ').trim() }
}

type Said = Readonly<Record<'year' | 'month' | 'date' | 'name', string | undefined>>

function dayAhead({ year, month, date, name }: Said, today: Day): Day | undefined {
  if (name !== undefined) return NAMED[name]?.(today)
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(date))
  const dateIn = (y: number, m: number) => dayOf(y, m, Number(date))
  if (month !== undefined) {
    const near = dateIn(yearOf(today), Number(month))
    return near !== undefined && near < addDays(today, -BACK) ? dateIn(yearOf(today) + 1, Number(month)) : near
  }
  return dateIn(yearOf(today), Number(today.slice(5, 7)))
}

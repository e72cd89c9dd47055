import { addDays, type Day } from '../calendar/day.ts'
import { ONE_TO_NINE } from './digits.ts'
import { SPOKEN, smallNumber } from './small-number.ts'

/** A day of the lunar calendar: month 1 to 12, date 1 to 30. A leap month is not told from the one before it. */
export type LunarDate = { readonly month: number; readonly date: number }

const CHINESE = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
const MOST_BACK = 400

const MONTH = `(?<month>[正冬腊]|${SPOKEN})月`
const DATE = `(?:初(?<early>[${ONE_TO_NINE}十])|(?<date>廿[${ONE_TO_NINE}]?|${SPOKEN}))`
const WRITTEN = new RegExp(`^(?:农历|阴历|古历|旧历)?的?${MONTH}${DATE}$`, 'u')
const NAMED_MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }

/** `农历十月初十`, `腊月廿三`, `八月十五`. */
export function lunarDateIn(text: string): LunarDate | undefined {
  const { month = '', early, date = '' } = WRITTEN.exec(text)?.groups ?? {}
  if (month === '') return undefined
  const spoken = early ?? date.replace(/^廿/u, '二十')
  return { month: NAMED_MONTHS[month] ?? smallNumber(month), date: smallNumber(spoken) }
}

/** The last day that was this one of the lunar calendar, `today` included; none in the last 400 days is undefined. */
export function lastLunar({ month, date }: LunarDate, today: Day): Day | undefined {
  for (let ago = 0; ago <= MOST_BACK; ago++) {
    const day = addDays(today, -ago)
    const parts = CHINESE.formatToParts(new Date(`${day}T00:00:00Z`))
    const part = (type: string) => Number.parseInt(parts.find((p) => p.type === type)?.value ?? '', 10)
    if (part('month') === month && part('day') === date) return day
  }
  return undefined
}

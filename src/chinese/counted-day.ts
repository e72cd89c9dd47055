import { addDays, type Day, dayOf, weekdayOf, yearOf } from '../calendar/day.ts'
import { WEEKDAYS } from './days.ts'
import { smallNumber } from './small-number.ts'

const MONTH =
  '(?<last>上个?月)|(?<this>[本这]个?月|当月)|(?:(?<year>今年|去年|20\\d\\d年))?(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月份?'
const COUNTED = new RegExp(
  `^(?:${MONTH})的?(?:(?<first>第一|头一?|首)|(?<end>最后一?|末了?一|倒数第一)|第(?<nth>[二三四五2-5]))个?(?:天|日|(?:周|星期|礼拜)(?<weekday>[${WEEKDAYS}天1-7]))$`,
  'u',
)

/** 10月最后一天, 本月第一个周六: a day that is counted within its month; of a month to come the year before is meant. */
export function countedDay(text: string, today: Day): Day | undefined {
  const said = COUNTED.exec(text)?.groups
  if (!said) return undefined
  const [year, month] = monthSaid(said, today)
  if (month < 1 || month > 12) return undefined
  const first = dayOf(year, month, 1)
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)
  if (first === undefined || next === undefined) return undefined
  const { weekday, end, nth = '一' } = said
  if (weekday === undefined) return end === undefined ? (nth === '一' ? first : undefined) : addDays(next, -1)
  const wanted = /\d/u.test(weekday) ? Number(weekday) : weekday === '天' ? 7 : WEEKDAYS.indexOf(weekday) + 1
  const at = addDays(first, (wanted - weekdayOf(first) + 7) % 7)
  if (end === undefined) return within(addDays(at, 7 * (smallNumber(nth) - 1)), next)
  return [4, 3].map((weeks) => within(addDays(at, 7 * weeks), next)).find((day) => day !== undefined)
}

const within = (day: Day, next: Day): Day | undefined => (day < next ? day : undefined)

function monthSaid(said: Record<string, string | undefined>, today: Day): [year: number, month: number] {
  const [now, thisMonth] = [yearOf(today), Number(today.slice(5, 7))]
  if (said['this']) return [now, thisMonth]
  if (said['last']) return thisMonth === 1 ? [now - 1, 12] : [now, thisMonth - 1]
  const month = smallNumber(said['month'] ?? '')
  const { year } = said
  if (year === '去年') return [now - 1, month]
  if (year === '今年') return [now, month]
  return [year === undefined ? (month > thisMonth ? now - 1 : now) : Number(year.slice(0, 4)), month]
}

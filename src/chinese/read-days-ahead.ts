import { addDays, type Day, dayOf, weekdayOf, yearOf } from '../calendar/day.ts'
import { monthsAround, type Period } from '../calendar/period.ts'
import { fold } from './date-words.ts'
import { numberIn } from './numeral.ts'
import { speaksOfHoliday, speaksOfOtherDays } from './other-days.ts'

/** Days from one to another that may lie ahead, and what else was said with them. */
export type DaysAhead = Period & { readonly words: string }

/** A date that lies further back is one of next year. */
const BACK = 60
/** Nobody is away for longer at one time. */
const MOST_DAYS = 400
const HALF_A_MONTH = 15

/** What words mean on a day; each is a pattern. */
type Words<T> = readonly (readonly [words: string, on: (today: Day) => T])[]
const NAMED: Words<Day> = [
  ['今[天日]', (today) => today],
  ['明[天日]', (today) => addDays(today, 1)],
  ['大后天', (today) => addDays(today, 3)],
  ['后天', (today) => addDays(today, 2)],
  ['下月底', (today) => nextMonth(today).to],
  ['[本这]?月底', (today) => monthsAround(today, 1).to],
  ['本?季度?末', (today) => monthsAround(today, 3).to],
  ['[今本]?年底', (today) => `${yearOf(today)}-12-31`],
]
/** Days of which both ends are named by one word. */
const SPANS: Words<Period> = [
  ['今明[两2]?天', (today) => ({ from: today, to: addDays(today, 1) })],
  ['明后[两2]?天', (today) => ({ from: addDays(today, 1), to: addDays(today, 2) })],
  ['下下周', (today) => weekFrom(today, 2)],
  ['下周', (today) => weekFrom(today, 1)],
  ['[本这]周', (today) => ({ from: today, to: weekFrom(today, 0).to })],
  ['下个?月', nextMonth],
  ['[本这]个?月', (today) => ({ from: today, to: monthsAround(today, 1).to })],
]

const patterns = (of: Words<unknown>): string => of.map(([words]) => words).join('|')
function meant<T>(of: Words<T>, said: string, today: Day): T | undefined {
  return of.find(([words]) => new RegExp(`^(?:${words})$`, 'u').test(said))?.[1](today)
}
const WEEKDAY = '(?:(?<week>下下|下|本|这)个?)?周(?<weekday>[一二三四五六日天])(?!个?[天周月])'
const MONTH = String.raw`(?<!\d)(?:(?:(?<year>\d{4})[年./-]|(?<near>[今明])年))?(?<month>\d{1,2})[月./-]`
/** 10-15天 and 12月底 are no days of a month. */
const NO_MORE = String.raw`(?!\d|\.\d|个?[天周月年]|个?工作日)`
const DATE = String.raw`${MONTH}(?<date>\d{1,2})(?:[日号]|${NO_MORE})`
/** A number by itself is a day only where another stands beside it: 12.1-15. */
const OF_MONTH = String.raw`(?:(?<of>[下本这])个?月的?)?(?<alone>\d{1,2})`
const ALONE = String.raw`(?<!\d)${OF_MONTH}[日号]`
const BARE = `${OF_MONTH}(?:[日号]|${NO_MORE})`
const day = (alone: string) => `(?:${DATE}|(?<name>${patterns(NAMED)})|${WEEKDAY}|${alone})`
const FROM = '(?:从|自)?'

const whole = (...parts: readonly string[]) => new RegExp(parts.join(''), 'u')
/** 12月1日到, 下周一至, or only 到: where days begin, and where they end. */
const TO = '(?:到|至|-+|~)'
const AWAY = '(?:请假?|休假?|暂停|停报)'
const BEGINS = whole(FROM, String.raw`(?<![\d./-])`, day(BARE), `(?:起|开始)?${AWAY}?$`)
const ENDS = whole('^', TO, day(BARE), '(?:为?止)?')
const DAY = whole('(?<after>从|自)?', day(ALONE), '(?<since>起|开始)?')
const SPAN = whole(`(?<span>${patterns(SPANS)})(?![底末初中一二三四五六日天]|的?\\d{1,2}[日号])`)
/** 三天, 一周, 半个月: how long. */
const LONG =
  /(?<![月./\d-])(?:(?<count>\d+|[一二两三四五六七八九十]+)(?:个?(?<of>天|周|工作日)|个(?<months>月))|半个(?<half>月)|半天)/u

/** What stands around and between the words for the days, in their order. */
type Found = Period & { readonly left: readonly string[] }

/**
 * `12月1日到12月31日 换届`, `12.1-15`, `到月底` (from today), `下周一到周三`, `请假三天`, `明天起一周`, `下周`: the days, and the words
 * beside them. A date without a year is the next one. Undefined where no last day is named, it lies before the first, or
 * the words beside them speak of time too.
 */
export function readDaysAhead(text: string, today: Day): DaysAhead | undefined {
  const folded = fold(text)
    .replace(/星期|礼拜/gu, '周')
    .replace(/周天/gu, '周日')
    .replace(/[一二三四五六七八九十]+(?=[月号])|(?<=月)[一二三四五六七八九十]+(?=日)/gu, (words) =>
      String(numberIn(words) ?? words),
    )
  const said = withLastDays(folded, today).replace(WITH_WEEKDAY, (both, ...of) =>
    agreed(both, of.at(-1) as Said, today),
  )
  const found = fromTo(said, today) ?? inOneWord(said, today) ?? forSoLong(said, today) ?? oneDay(said, today)
  if (!found || found === 'unread' || found.to < found.from || addDays(found.from, MOST_DAYS) < found.to)
    return undefined
  if (speaksOfOtherDays(found.left)) return undefined
  const words = found.left.join(' ').replace(/[,，。;；:：()\s]+/gu, ' ')
  return { from: found.from, to: found.to, words: words.trim() }
}

/** 明年3月底 → 2023年3月31日. */
function withLastDays(text: string, today: Day): string {
  return text.replace(
    /(?:(\d{4})|([今明]))年(1[0-2]|[1-9])月份?底/gu,
    (_, year?: string, near?: string, month = '') => {
      const of = year ?? String(yearOf(today) + (near === '明' ? 1 : 0))
      const { to } = monthsAround(`${of}-${month.padStart(2, '0')}-01`, 1)
      return `${of}年${Number(month)}月${Number(to.slice(8))}日`
    },
  )
}

/** 12月5日（周一）, 12月5日周一 */
const WITH_WEEKDAY = new RegExp(`${DATE}(?:\\(周(?<own>[一二三四五六日])\\)|周(?<beside>[一二三四五六日])(?!个))`, 'gu')

/** The date alone, where it is that weekday. */
function agreed(both: string, said: Said, today: Day): string {
  const { own, beside = own ?? '' } = said ?? {}
  const on = dayAhead({ ...said, weekday: undefined }, today)
  const isIt = on !== undefined && '一二三四五六日'.indexOf(beside) + 1 === weekdayOf(on)
  return isIt ? both.replace(/\(?周.\)?$/u, '') : both
}

/** `unread`: it is said from when until when, and there are no such days. */
function fromTo(text: string, today: Day): Found | 'unread' | undefined {
  for (const sign of [/[到至~]/gu, /-+/gu]) {
    for (const { index } of text.matchAll(sign)) {
      const ends = ENDS.exec(text.slice(index))
      const rest = text.slice(index + (ends?.[0].length ?? 0))
      const begins = BEGINS.exec(text.slice(0, index))
      // A stroke without a day before it belongs to a date: 2022-12-01.
      if (!ends || /^[-\d]/u.test(rest) || (!begins && text[index] === '-')) continue
      const from = begins ? dayAhead(begins.groups, today) : today
      const to = from && lastDay(ends.groups, from, begins !== null, today)
      if (from === undefined || to === undefined) return 'unread'
      return { from, to, left: [text.slice(0, begins?.index ?? index), rest] }
    }
  }
  return undefined
}

/** 1日到15日: of the month in which it begins; 下周一到周三: of that week. */
function lastDay(said: Said, from: Day, isFromSaid: boolean, today: Day): Day | undefined {
  if (said?.['alone'] !== undefined && said['of'] === undefined && isFromSaid) {
    return dayOf(yearOf(from), Number(from.slice(5, 7)), Number(said['alone']))
  }
  const isOfFirst = said?.['weekday'] !== undefined && said['week'] === undefined
  return dayAhead(said, isOfFirst || from < today ? from : today)
}

function forSoLong(text: string, today: Day): Found | undefined {
  const long = LONG.exec(text)
  if (!long) return undefined
  const { count = '', of, months, half } = long.groups ?? {}
  const before = text.slice(0, long.index)
  const since = DAY.exec(before)
  if (!since && speaksOfHoliday(before)) return undefined
  const from = since ? dayAhead(since.groups, today) : today
  const many = half ? HALF_A_MONTH : count === '' ? 1 : /^\d/u.test(count) ? Number(count) : numberIn(count)
  // 5个工作日 end on a day that holidays decide.
  if (from === undefined || many === undefined || many < 1 || many > MOST_DAYS || of === '工作日') return undefined
  const to = months ? addDays(monthsLater(from, many), -1) : addDays(from, (of === '周' ? 7 * many : many) - 1)
  const behind = text.slice(long.index + long[0].length)
  const left = since ? [before.slice(0, since.index), before.slice(since.index + since[0].length)] : [before]
  return { from, to, left: [...left, behind] }
}

function inOneWord(text: string, today: Day): Found | 'unread' | undefined {
  const found = SPAN.exec(text)
  const days = found ? meant(SPANS, found[0], today) : undefined
  // 下周请三天: which ones is not said.
  if (found && LONG.test(text.replace(found[0], ''))) return 'unread'
  return found && days ? { ...days, left: around(text, found) } : undefined
}

/** 周五请假; 12月1日起 has no end, nor has 从周五; 请假15日 may be so many days. */
function oneDay(text: string, today: Day): Found | undefined {
  const found = DAY.exec(text)
  const { after, since, month, of, alone } = found?.groups ?? {}
  if (!found || after !== undefined || since !== undefined) return undefined
  const isBare = alone !== undefined && month === undefined && of === undefined
  if (isBare && found.index > 0 && found[0].endsWith('日')) return undefined
  const only = dayAhead(found.groups, today)
  return only ? { from: only, to: only, left: around(text, found) } : undefined
}

function around(text: string, { index, 0: read }: RegExpExecArray): string[] {
  return [text.slice(0, index), text.slice(index + read.length)]
}

type Said = Readonly<Record<string, string | undefined>> | undefined

function dayAhead(said: Said = {}, today: Day): Day | undefined {
  const { year, near, month, date, name, week, weekday, of, alone } = said
  if (name !== undefined) return meant(NAMED, name, today)
  if (weekday !== undefined) return weekdayAhead(week, '一二三四五六日'.indexOf(weekday), today)
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(date))
  if (near !== undefined) return dayOf(yearOf(today) + (near === '明' ? 1 : 0), Number(month), Number(date))
  if (month === undefined) return dateOf(of === '下' ? nextMonth(today).from : today, Number(alone), of ? '' : today)
  const next = dayOf(yearOf(today), Number(month), Number(date))
  return next !== undefined && next < addDays(today, -BACK)
    ? dayOf(yearOf(today) + 1, Number(month), Number(date))
    : next
}

/** The 5th of a month; 5号 alone that is over may be that of the next one, or of this. */
function dateOf(month: Day, date: number, first: Day | ''): Day | undefined {
  const found = dayOf(yearOf(month), Number(month.slice(5, 7)), date)
  return found !== undefined && found < first ? undefined : found
}

/** 下周三; 周三 is the next one, today too. */
function weekdayAhead(week: string | undefined, place: number, today: Day): Day {
  if (week !== undefined) {
    return addDays(mondayOf(today), place + 7 * (week === '下下' ? 2 : week === '下' ? 1 : 0))
  }
  return addDays(today, (place + 1 - weekdayOf(today) + 7) % 7)
}

function mondayOf(today: Day): Day {
  return addDays(today, 1 - weekdayOf(today))
}

function weekFrom(today: Day, weeks: number): Period {
  const monday = addDays(mondayOf(today), 7 * weeks)
  return { from: monday, to: addDays(monday, 6) }
}

function nextMonth(today: Day): Period {
  return monthsAround(addDays(monthsAround(today, 1).to, 1), 1)
}

/** The same date so many months later, or the end of that month. */
function monthsLater(from: Day, months: number): Day {
  let first = from
  for (let i = 0; i < months; i++) first = nextMonth(first).from
  const date = Number(from.slice(8))
  return dayOf(yearOf(first), Number(first.slice(5, 7)), date) ?? monthsAround(first, 1).to
}

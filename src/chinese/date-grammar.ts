import { addDays, type Day, dayOf, daysBetween, weekdayOf, yearOf } from '../calendar/day.ts'
import { YEAR_DIGIT, yearNumber } from './date-words.ts'
import { WEEKDAYS } from './days.ts'
import { ONE_TO_NINE } from './digits.ts'
import { SPOKEN, smallNumber } from './small-number.ts'

/** What one phrase says of the day. `weekday` (周四) tells the day when it stands alone, and checks it beside a date. */
export type Phrase =
  /** `loosely`: 刚, which beside another day is only a word: 昨天刚命名. */
  | { readonly says: 'day'; readonly day: Day; readonly loosely?: true }
  | { readonly says: 'weekday'; readonly weekday: number }
  /** `month`: the one that has no such date, where there is such a month. */
  | { readonly says: 'no such day'; readonly month?: number; readonly date?: number }
  /** A time within the day: 下午3点. */
  | { readonly says: 'time' }

type Groups = Readonly<Record<string, string | undefined>>
type Rule = { readonly pattern: RegExp; readonly means: (found: Groups, today: Day) => Phrase }

/**
 * A month and date without a year that lie ahead are last year's if that is at most so many days ago (12月28日 typed in
 * January); nearer than that to its return, the cadre more likely means a day to come (11月20日 typed on 9 November).
 */
const LAST_YEAR_WITHIN = 300
const LONGEST_MONTH = 31

const NUMBER = `\\d{1,2}|${SPOKEN}`
const YEAR_WORDS = ['前年', '去年', '今年', '明年']
const YEAR = `(?:(?<year>\\d{4}|\\d{2}|${YEAR_DIGIT}{4}|${YEAR_DIGIT}{2})年|(?<yearWord>前年|去年|上年|今年|本年|明年))的?`
/** In characters a date needs its 日 or 号: 八月十五 and 三月三 are lunar days. */
const WORDED = `(?<month>${NUMBER}|元)月份?的?(?:(?<date>${NUMBER})[日号]|(?<bare>\\d{1,2})(?!\\d))`
const POINTED = '(?<month>\\d{1,2})[./](?<date>\\d{1,2})(?!\\d)[日号]?'
/** No 日 or 号 here: 3-5号 is the 3rd to the 5th as readily as 5 March. */
const DASHED = '(?<month>\\d{1,2})-(?<date>\\d{1,2})(?!\\d)'
const SHORT_YEAR = '(?<year>\\d{4}|\\d{2})'

const WEEK = '(?:周|星期|礼拜)'
const WEEKDAY = `(?<weekday>[${WEEKDAYS}天]|[1-6](?!\\d))`
const WHICH = '(?<which>[本这]个?|上+个?|下+个?)'

const PERIOD =
  '凌晨|清晨|早晨|晨|早上|一?大?清?早|上午|上半天|中午|正午|午后|下午|下半天|傍晚|晚上|晚间|夜里|夜晚|夜间|半夜|深夜|晚|夜|白天|全天|一?整天|一天|(?:放学|下班|午饭|晚饭|饭|会)后'
const HOUR = `(?:二十[一二三四]?|十[${ONE_TO_NINE}]?|[${ONE_TO_NINE}两]|2[0-4]|[01]?\\d)`
const MINUTE = `(?:[0-5]\\d|${SPOKEN})`
const CLOCK = `${HOUR}(?:(?:点钟?|时)(?:整|半|[一三]刻|${MINUTE}分?)?(?:多|左右|许)?|:[0-5]\\d(?::[0-5]\\d)?)(?!\\d)`
/** The end may be later the same day, never 凌晨: that would be the next. */
const CLOCKS = `${CLOCK}(?:[到至~-](?:中午|下午|傍晚|晚上)?${CLOCK})?`

const rule = (pattern: string, means: Rule['means']): Rule => ({ pattern: new RegExp(pattern, 'uy'), means })
const dated: Rule['means'] = (found, today) => monthAndDateOf(found, today)

const RULES: readonly Rule[] = [
  rule(`(?:${YEAR})?${WORDED}`, dated),
  rule(`(?:${YEAR})?${POINTED}`, dated),
  rule(`(?:${YEAR})?${DASHED}`, dated),
  rule(`${SHORT_YEAR}[./-]${WORDED}`, dated),
  rule(`${SHORT_YEAR}(?<sign>[./-])(?<month>\\d{1,2})\\k<sign>(?<date>\\d{1,2})(?!\\d)[日号]?`, dated),
  rule('(?<year>\\d{4}|\\d{2})(?<month>\\d{2})(?<date>\\d{2})(?!\\d)[日号]?', dated),
  rule('(?<month>0[1-9]|1[0-2])(?<date>0[1-9]|[12]\\d|3[01])(?!\\d)[日号]?', dated),
  rule(`${WHICH}月份?的?(?:(?<date>${NUMBER})[日号]|(?<bare>\\d{1,2})(?!\\d))`, (found, today) => {
    const [year, month] = monthsFrom(today, step(found.which))
    const date = smallNumber(found.date ?? found.bare ?? '')
    return onDay(dayOf(year, month, date), month, date)
  }),
  rule(`(?<date>${NUMBER})[日号]`, (found, today) => latestDate(smallNumber(found.date ?? ''), today)),
  rule(`${WHICH}${WEEK}的?${WEEK}?${WEEKDAY}`, (found, today) => {
    const monday = addDays(today, 1 - weekdayOf(today) + 7 * step(found.which))
    return { says: 'day', day: addDays(monday, weekdayNumber(found.weekday) - 1) }
  }),
  rule(`${WHICH}${WEEK}末的?${WEEK}(?<weekday>[六日天])`, (found, today) => {
    const monday = addDays(today, 1 - weekdayOf(today) + 7 * step(found.which))
    return { says: 'day', day: addDays(monday, weekdayNumber(found.weekday) - 1) }
  }),
  rule(`${WEEK}${WEEKDAY}`, (found) => ({ says: 'weekday', weekday: weekdayNumber(found.weekday) })),
  rule('(?<near>今|昨|大*前|明|大*后)(?:天|日|朝|儿个?|个儿?)', nearDay),
  rule(`(?<near>今|昨|大*前|明)(?=${PERIOD})`, nearDay),
  rule(`(?<which>上+个?)${WEEK}的?今天`, ({ which }, today) => ({ says: 'day', day: addDays(today, 7 * step(which)) })),
  rule(`(?<ago>[1-9]|[一二两三四])个?${WEEK}(?:以前|之前|前)的今天`, ({ ago = '' }, today) => {
    return { says: 'day', day: addDays(today, -7 * smallNumber(ago)) }
  }),
  // 刚过去的礼拜天: never today.
  rule(`刚刚?过(?:去|完)?的?(?:这个?)?${WEEK}${WEEKDAY}`, ({ weekday }, today) => {
    return { says: 'day', day: addDays(today, -((weekdayOf(today) - weekdayNumber(weekday) + 6) % 7) - 1) }
  }),
  rule('刚刚|刚才|才刚|刚|方才|现在|这会儿?', (_, today) => ({ says: 'day', day: today, loosely: true })),
  rule(`(?<ago>[1-9]\\d{0,2}|${SPOKEN}|两)天(?:以前|之前|前)`, (found, today) => {
    return { says: 'day', day: addDays(today, -smallNumber(found.ago ?? '')) }
  }),
  rule(`(?:${PERIOD})(?:[和、到至](?:${PERIOD})|${CLOCKS}|${HOUR}\\.[0-5]\\d(?!\\d))?|${CLOCKS}`, () => ({
    says: 'time',
  })),
]

const LEAD =
  /(?:(?:活动|开展|举办|举行|会议)?的?(?:时间|日期)[是为在]?:?|公历|阳历|新历|收到|好的|(?:我们|咱们?)(?:[村镇乡县](?:里|上)?|社区|单位)?|[我本][村镇乡县]|[村镇乡县][里上]|补报|补|嗯|哦|活动(?=[于在])|就是|是|就|在|于|[,:(])*/uy
const LINK = /(?:[ ,()的是]|那天|当天|这天)+/uy
const TAIL =
  /(?:已经|已|刚刚|刚|才|就|都|正式)?(?:(?:开展|举办|举行|召开|组织|进行|完成|结束|命名|成立|挂牌|授牌|揭牌|活动|开|办|搞|做|弄|去)+[完好]?(?:了|过|的)*个?(?:活动|会议|会)?)?[的了啊呀哦噢呢哈嘛吧]*(?:[,。.!;]*(?:谢谢|辛苦)[您你了]?(?:领导|老师)?)?[。.,!;~…\p{Extended_Pictographic}\p{Emoji_Modifier}]*$/uy

/**
 * The phrases that folded `text` is made of, or undefined where any part of it is left over: a lead (时间：), phrases in
 * any order, and a tail (开展的). At each place the longest phrase is taken and never given back.
 */
export function phrasesOf(text: string, today: Day): Phrase[] | undefined {
  const phrases: Phrase[] = []
  let at = end(LEAD, text, 0)
  while (at < text.length) {
    if (phrases.length > 0 && end(TAIL, text, at) === text.length) return phrases
    const found = phraseAt(text, at, today)
    if (!found) return undefined
    phrases.push(found.phrase)
    at = end(LINK, text, found.end)
  }
  return phrases
}

/** The longest phrase that begins at `at` in folded text, and where it ends. */
export function phraseAt(text: string, at: number, today: Day): { phrase: Phrase; end: number } | undefined {
  let longest = at
  let phrase: Phrase | undefined
  for (const { pattern, means } of RULES) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found || pattern.lastIndex <= longest) continue
    longest = pattern.lastIndex
    phrase = means(found.groups ?? {}, today)
  }
  return phrase && { phrase, end: longest }
}

function end(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : from
}

function onDay(day: Day | undefined, month = 0, date = 0): Phrase {
  if (day !== undefined) return { says: 'day', day }
  return month >= 1 && month <= 12 ? { says: 'no such day', month, date } : { says: 'no such day' }
}

function monthAndDateOf({ year, yearWord, month: inMonth = '', date: onDate, bare = '' }: Groups, today: Day): Phrase {
  const [month, date] = [inMonth === '元' ? 1 : smallNumber(inMonth), smallNumber(onDate ?? bare)]
  const on = (y: number) => dayOf(y, month, date)
  const thisYear = yearOf(today)
  if (year !== undefined) return onDay(on(yearNumber(year)), month, date)
  if (yearWord !== undefined) {
    const word = yearWord.replace('上年', '去年').replace('本年', '今年')
    return onDay(on(thisYear - 2 + YEAR_WORDS.indexOf(word)), month, date)
  }
  const day = on(thisYear)
  if (day === undefined || day <= today) return onDay(day, month, date)
  const before = on(thisYear - 1)
  return onDay(before !== undefined && daysBetween(before, today) <= LAST_YEAR_WITHIN ? before : day)
}

/** 30号 is this month's, or the last month's while this month's is still to come. No further back. */
function latestDate(date: number, today: Day): Phrase {
  const [thisYear, thisMonth] = monthsFrom(today, 0)
  const day = dayOf(thisYear, thisMonth, date)
  if (day !== undefined && day <= today) return onDay(day)
  const [year, month] = monthsFrom(today, -1)
  // 32号 and 0号 are in no month.
  return date > LONGEST_MONTH || date < 1 ? onDay(undefined) : onDay(dayOf(year, month, date), month, date)
}

/** The year and month so many months from today's. */
function monthsFrom(today: Day, months: number): [number, number] {
  const counted = 12 * yearOf(today) + Number(today.slice(5, 7)) - 1 + months
  return [Math.floor(counted / 12), (counted % 12) + 1]
}

/** 本 0, 上 −1, 上上 −2, 下 +1. */
function step(which = ''): number {
  return which.split('下').length - which.split('上').length
}

function weekdayNumber(name = ''): number {
  return WEEKDAYS.indexOf(name.replace('天', '日')) + 1 || Number(name)
}

/** 今 0, 昨 −1, 前 −2, 大前 −3; 明 +1, 后 +2. */
function nearDay({ near = '' }: Groups, today: Day): Phrase {
  const base = { 今: 0, 昨: -1, 前: -2, 明: 1, 后: 2 }[near.slice(-1)] ?? 0
  return { says: 'day', day: addDays(today, base + Math.sign(base) * (near.length - 1)) }
}

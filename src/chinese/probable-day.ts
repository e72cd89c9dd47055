import { addDays, type Day, dayOf, daysBetween, weekdayOf, yearOf } from '../calendar/day.ts'
import { countedDay } from './counted-day.ts'
import { phraseAt, phrasesOf } from './date-grammar.ts'
import { fold } from './date-words.ts'
import { WEEKDAYS } from './days.ts'
import { festivalIn } from './festivals.ts'
import { lastLunar, lunarDateIn } from './lunar.ts'
import { putRight as correction } from './put-right.ts'
import { type DayReading, dayOfPhrases, readDay } from './read-day.ts'
import { respelledDays } from './respelled-days.ts'
import { whyUnread } from './why-no-day.ts'

/** No activity that is one report lasts longer. */
const LONGEST_SPAN = 31
/** So many characters are enough to say from when until when. */
const LONGEST_SAID = 60

/**
 * The day that was probably meant by a text that names none for certain; undefined where nothing is probable. Of several
 * days in a row it is the last, or the `first`.
 */
export function probableDay(text: string, today: Day, first: boolean): Day | undefined {
  const folded = fold(text)
  for (const way of [respelled, withoutDoubt, putRight, agreed, named, lastOfThatName]) {
    const day = way(way === putRight ? text.trim() : folded, today)
    if (day) return day
  }
  return spanned(folded, today, first) ?? amidWords(folded, today)
}

const dayIn = (reading: DayReading): Day | undefined => ('day' in reading ? reading.day : undefined)

/** The day of words that were only spelled wrong. */
function respelled(text: string, today: Day): Day | undefined {
  return respelledDays(text)
    .map((way) => dayIn(readDay(way, today)))
    .find((day) => day !== undefined)
}

const DOUBT =
  /[,，](?:忘|记不|不记得|不知道).*几[号日].*$|\((?:农历|阴历)[^)]+\)|[前这头][几两些]天的?(?:那个?)?(?=.)|左右|前后|大概是?|大约|大致|约|可能是?|好像是?|也许是?|估计是?|应该是?|差不多|印象中|不记得了?|忘了?|记不(?:太)?清了?|不(?:太)?确定|具体.*$|[?吗么]+|吧$/gu

const IN_HANZI = '[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}'
/** A date, and what else its day is called beside it, in either order. */
const TWICE = [
  new RegExp(`^(?<date>${IN_HANZI}|.*?\\d[日号]?)(?![日号])[,，(是]*(?<other>\\D+?)\\)?$`, 'u'),
  /^(?<other>\D+?)[,，(是]*(?<date>(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}\.\d{1,2})\)?$/u,
]

/**
 * 三月十二植树节, 记者节那天，11月8号; 十一月十五，礼拜二: the date alone, where what else is said of its day agrees. In hanzi
 * it is of the civil calendar then.
 */
function agreed(text: string, today: Day): Day | undefined {
  for (const pattern of TWICE) {
    const { date = '', other = '' } = pattern.exec(text)?.groups ?? {}
    if (date === '') continue
    const written = new RegExp(`^${IN_HANZI}$`, 'u').test(date) ? `${date}日` : date
    const phrases = phrasesOf(written, today)
    const reading = phrases && dayOfPhrases(phrases, today)
    if (!reading || !('day' in reading)) continue
    const said = phrasesOf(other, today)
    const weekday = said?.find((phrase) => phrase.says === 'weekday')
    const agrees = weekday
      ? written !== date && weekday.weekday === weekdayOf(reading.day)
      : festivalIn(other, today) === reading.day
    if (agrees) return reading.day
  }
  return undefined
}

const SOME_DAYS_AGO = /[前头][几两些]天的?(?:那个?)?(?:周|星期|礼拜)/u

/** 大概昨天, 好像是周三吧. */
function withoutDoubt(text: string, today: Day): Day | undefined {
  const certain = text.replace(DOUBT, '').replace(/^[,。]+|[,。]+$/gu, '')
  const day = certain === text ? undefined : (dayIn(readDay(certain, today)) ?? respelled(certain, today))
  // 前几天的周三, on a Wednesday: the one before.
  return day === today && SOME_DAYS_AGO.test(text) ? addDays(day, -7) : day
}

/** 不是20号是21号, 原定20号，21号办的: the day that it was after all. */
function putRight(typed: string, today: Day): Day | undefined {
  const corrected = correction(typed) ?? ''
  const certain = fold(corrected).replace(DOUBT, '').replace(/^是/u, '')
  const right = dayIn(readDay(certain, today)) ?? respelled(certain, today)
  if (right) return right
  const text = fold(typed)
  const [, then] =
    /^(?:不是|原定|原计划|本来[定是]?|通知是?)[^,，是]+(?:[,，](?:实际|后来|提前|推迟)?[是在到]?|[,，]?(?:而)?是|[,，]?实际是?)(.+)$/u.exec(
      text,
    ) ??
    /^(?:改|推迟|延期|提前)[到在成至](.+(?:办|开|搞|举[办行])[的了])$/u.exec(text) ??
    /^(.+?)(?:开展?|办|搞|做|举[办行])的[，,].+(?:通知|定)的?$/u.exec(text) ??
    /^.+[日号天](?:的?通知|[接收]到通知|发的?通知|报名|报到|筹备)[,，]?(.+)$/u.exec(text) ??
    []
  return then === undefined ? undefined : dayIn(readDay(then, today))
}

const THIS_WEEKDAY = /^这个?(?=(?:周|星期|礼拜)[一二三四五六日天]$)/u

/** 这个礼拜天, said midweek of what was done: the last one. */
function lastOfThatName(text: string, today: Day): Day | undefined {
  return THIS_WEEKDAY.test(text) ? dayIn(readDay(text.replace(THIS_WEEKDAY, ''), today)) : undefined
}

/** 10月最后一天, where it is not to come. */
function countedIn(text: string, today: Day): Day | undefined {
  const day = countedDay(text.replace(/^在|(?:那天|当天)?(?:[上下]午|晚上|早上)?(?:[办搞开]的)?$/gu, ''), today)
  return day !== undefined && day <= today ? day : undefined
}

/** 国庆节, 农历十月初十. */
function named(text: string, today: Day): Day | undefined {
  const lunar = lunarDateIn(text.replace(/^(.+)\((农历|阴历)\)$/u, '$2$1'))
  if (!lunar) return countedIn(text, today) ?? festivalIn(text, today)
  // 八月十五 is lunar as a rule, 十一月二十 may be either: it is the one that was last.
  const days = [lastLunar(lunar, today), dayIn(readDay(`${text}日`, today))].filter((day) => day !== undefined)
  return days.sort().at(-1)
}

/** 11月20号到22号, 3-5号, 周三到周五, 昨天和今天: its last day, or its first. */
function spanned(text: string, today: Day, first: boolean): Day | undefined {
  // Where it may be parted at each of its signs, reading both sides of each takes the square of its length.
  if (text.length > LONGEST_SAID) return undefined
  const begun = /^(?:从|自)?(.+?)(?:起|开始)(?:的|了)?$/u.exec(text)?.[1]
  if (first && begun !== undefined) return dayIn(readDay(begun, today))
  const said = text.replace(/(?<=[日号](?:开[班课营幕]|启动|报到))(?=\d)/gu, ',')
  const bare = said
    .replace(/^(?:(?:连续|一?共)?[\d一二两三四五六七]天,)?(?:从|自)?/u, '')
    .replace(/([今昨前])([今昨前])两天$/u, '$1天和$2天')
    .replace(/[起止]|开[始班课营幕]|结[束业]|闭幕|[搞办做弄]?完了?/gu, '')
    .replace(/[到至]今$/u, '到今天')
    .replace(/(?:[,(]?(?:共|连续)?[\d一二两三四五六七]天\)?|[这前]?两日|期间|开展的?|举办的?)$/u, '')
  // 13日开始，14日结束; 13日开班14日结业
  const begins = /(?:[起始]|开[班课营幕])[^,，\n]*[,，].*(?:[止束完]|结业|闭幕)/u.test(said)
    ? /[,，]/gu
    : /[到至~、和及与]|-+/gu
  for (const { 0: sign, index } of bare.matchAll(begins)) {
    const left = bare.slice(0, index)
    // 上周一到周三 ends in that week too.
    const week = /^(上+个?)(?:周|星期|礼拜)/u.exec(left)?.[1] ?? ''
    const right = bare.slice(index + sign.length).replace(/^(?=周|星期|礼拜)/u, week)
    const month =
      /^(.*?\d{1,2}月|.*?[一二三四五六七八九十]{1,2}月)/u.exec(left)?.[0] ??
      /^\d{1,2}(?=[./]\d)/u.exec(left)?.[0].concat('月') ??
      ''
    const suffix = /[日号]$/u.exec(right)?.[0] ?? '号'
    const ends = [
      [left, `${left}${suffix}`],
      [...(month === '' ? [] : [`${month}${right}`, `${month}${right}${suffix}`]), right, `${right}${suffix}`],
    ].map((ways) => ways.map((way) => dayIn(readDay(way, today))).find((day) => day !== undefined))
    const [from, to] = ends
    if (from === undefined || to === undefined || from >= to || daysBetween(from, to) > LONGEST_SPAN) continue
    return first ? from : to
  }
  return undefined
}

const WEEKDAY_PAIR =
  /^(?<which>上+个?)?(?:周|星期|礼拜)(?:末|(?<one>[一二三四五六])(?:[、,和]?(?:周|星期|礼拜)|[、,和]?)(?<two>[二三四五六日天]))(?:两天)?$/u

/**
 * Two days that a text names, the earlier first, where only its writer knows which of them is meant: 上周六周日, 周末,
 * 18号20号, 昨天21号; 十月二十八, which may be lunar. Neither is to come.
 */
export function eitherDay(typed: string, today: Day): readonly [Day, Day] | undefined {
  const text = fold(typed)
    .replace(DOUBT, '')
    .replace(/^好像是?|(?:还是|或者?)(?=.)/gu, '')
    .replace(/(?<=[今昨前][天日])[、和与及跟,](?=大?[今昨前][天日])/gu, '')
  const { which = '', one = '六', two = '日' } = WEEKDAY_PAIR.exec(text)?.groups ?? {}
  const ofOneWeek = WEEKDAY_PAIR.test(text)
  const lunar = lunarDateIn(text)
  const named = ofOneWeek
    ? [one, two].map((weekday) => dayIn(readDay(`${which}周${weekday}`, today)))
    : lunar
      ? [lastLunar(lunar, today), dayIn(readDay(`${text}日`, today))]
      : (phrasesOf(text, today) ?? []).map((phrase) => (phrase.says === 'day' ? phrase.day : undefined))
  const [first, second, third] = named
  if (first === undefined || second === undefined || third !== undefined || first === second) return undefined
  // 周三周四 typed on a Wednesday: one of them is to come.
  if (ofOneWeek && first > second) return undefined
  const [earlier, later] = first < second ? [first, second] : [second, first]
  return later <= today && daysBetween(earlier, today) <= LONGEST_SPAN ? [earlier, later] : undefined
}

/** The first day of what goes on until a day to come: 11月20号到30号 typed on the 23rd; undefined of all else. */
export function stillGoingOn(typed: string, today: Day): Day | undefined {
  const text = fold(typed).replace(/^(?:从|自)/u, '')
  const [, left = '', month, date, weekday] =
    /^(.+?)(?:起|开始)?(?:[到至~]|-+)(?:(\d{1,2})月)?(?:(\d{1,2})[日号]?|(?:本|这)?(?:周|星期|礼拜)([一二三四五六日天]))(?:止|结束)?$/u.exec(
      text,
    ) ?? []
  const [from] = [left, `${left}号`].map((way) => dayIn(readDay(way, today))).filter((day) => day !== undefined)
  if (from === undefined) return undefined
  const end =
    weekday === undefined ? dayOf(yearOf(from), Number(month ?? from.slice(5, 7)), Number(date)) : next(weekday, from)
  return end !== undefined && end > today && daysBetween(from, end) <= LONGEST_SPAN ? from : undefined
}

/** The first such weekday behind a day. */
function next(weekday: string, from: Day): Day {
  const ahead = (WEEKDAYS.indexOf(weekday.replace('天', '日')) + 1 - weekdayOf(from) + 7) % 7
  return addDays(from, ahead === 0 ? 7 : ahead)
}

/** Words beside a date that make it another matter: 3号没开展, 改到5号. */
const OTHERWISE = /[没未不无非前后上下去年起始终止每各\d]|取消|延期|推[迟到]|改[到在为成]?|[原暂]定/u

const COUNTED = /(?:参加|[来去到有]了?|共|约)*\d+[余多来]*(?:人次|[人名位户份件]|场次?)(?:参加)?/gu

/** 昨天开展了普法宣传, 11月3日甲村: the one date amid other words. */
function amidWords(text: string, today: Day): Day | undefined {
  if (whyUnread(text) !== 'unclear') return undefined
  const phrases = []
  // 昨天50人: how many came tells no other day.
  const uncounted = text.replace(COUNTED, '')
  let words = ''
  for (let at = 0; at < uncounted.length; ) {
    const found = phraseAt(uncounted, at, today)
    if (found) phrases.push(found.phrase)
    else words += uncounted[at]
    at = found ? found.end : at + 1
  }
  if (
    phrases.length === 0 ||
    OTHERWISE.test(words) ||
    /[一二三四五六七八九十]\d/u.test(text) ||
    !/^[\p{Script=Han}\p{P}]*$/u.test(words)
  )
    return undefined
  return dayIn(dayOfPhrases(phrases, today))
}

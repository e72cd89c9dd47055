import { addDays, type Day, daysBetween, weekdayOf, yearOf } from '../calendar/day.ts'
import { withoutCourtesy } from '../chinese/courtesy.ts'
import { fullDate, monthAndDate, weekdayLabel, weekdayName } from '../chinese/days.ts'
import { daysInstead } from '../chinese/days-instead.ts'
import { eitherDay, probableDay, stillGoingOn } from '../chinese/probable-day.ts'
import { quoted } from '../chinese/quoted.ts'
import { type DateRefusal, OTHER_DAY, readDay } from '../chinese/read-day.ts'
import { type Kind, type Reading, refused } from './kind.ts'
import { noData, plainData, typedData } from './shared/data.ts'

/** The day an activity was held, as a `Day`. */
export const date: Kind = {
  howTo: () => '',
  suggest: () => [['今天', '昨天', '前天', OTHER_DAY].map((label) => ({ label, input: label }))],
  remembered: () => [],
  picks: 'nothing',
  takesPictures: false,
  shape: () => undefined,
  read({ ask: asked }, input, { today }) {
    const text = withoutCourtesy(input)
    const reading = readDay(text, today)
    if ('day' in reading) {
      const { day } = reading
      return {
        kind: 'value',
        value: day,
        ...(isLongAgo(day, today) || mayBeAhead(text, day, today) ? { ask: `是${dayInWords(day)}，对吗？` } : {}),
      }
    }
    const first = FIRST_DAY.test(asked)
    const either = whichOf(text, today, first)
    if (either) return either
    const day = probableDay(text, today, first)
    if (day !== undefined) return { kind: 'guess', value: day, ask: `是${dayInWords(day)}，对吗？` }
    const instead = daysInstead(reading.refusal, text, today).map((on) => ({ label: shortly(on), input: on }))
    return goingOn(text, today, first) ?? refused(sentenceFor(reading.refusal, text, today, first), instead)
  },
  show: ({ value }) => dayInWords(String(value)),
  asTyped: ({ raw, value }) => raw.trim() === value || /^\d{4}年.+日/.test(raw.trim()),
  tellsDay: true,
  counts: 'nothing',
  figures: () => [],
  words: 'nothing',
  said: (value) => ({ as: 'names', names: [String(value)] }),
  cell: String,
  cellWidth: 16,
  fromData: noData,
  typedData,
  plainData,
}

/** What begins on its first day: an opening, a course. Whatever else lasts counts for its last one. */
const FIRST_DAY = /开班|开学|启动|开幕|开工|首日|第一天|开始|开通|成立/u
/** Reports are late by days and weeks: a day further back may be a slip. */
const RECENT = 31
/** At the turn of the year what was last week is in another one. */
const JUST_NOW = 14

function isLongAgo(day: Day, today: Day): boolean {
  const ago = daysBetween(day, today)
  return ago > RECENT || (yearOf(day) !== yearOf(today) && ago > JUST_NOW)
}

/** 周五开, typed on a Wednesday: last Friday, or what is planned. */
function mayBeAhead(text: string, day: Day, today: Day): boolean {
  const planned = /^(?:周|星期|礼拜).*(?:开|办|搞|做|举[办行]|召开|开展)[。.]?$/u.test(text)
  return planned && daysBetween(day, today) >= weekdayOf(today)
}

function dayInWords(day: Day): string {
  return `${fullDate(day)}（${weekdayName(day)}）`
}

const shortly = (day: Day): string => `${monthAndDate(day)}（${weekdayName(day)}）`

/** Which of two days, where both are as likely. */
function whichOf(text: string, today: Day, first: boolean): Reading | undefined {
  const pair = eitherDay(text, today)
  if (!pair) return undefined
  const [likely, other] = first ? pair : [pair[1], pair[0]]
  const ask = `是${shortly(likely)}，还是${shortly(other)}？`
  return { kind: 'guess', value: likely, ask, yes: shortly(likely), or: { label: shortly(other), value: other } }
}

/** What is not over yet may be reported on the day it began, or on today. */
function goingOn(text: string, today: Day, first: boolean): Reading | undefined {
  const from = stillGoingOn(text, today)
  if (from === undefined) return undefined
  if (first || from === today) return { kind: 'guess', value: from, ask: `是${dayInWords(from)}，对吗？` }
  const or = { label: `今天 ${shortly(today)}`, value: today }
  return { kind: 'guess', value: from, ask: '还没结束。先按哪天报？', yes: shortly(from), or }
}

/**
 * One sentence or two, at most 60 characters: what was not understood, and what would do. Its example would do.
 * `first`: of several days the first is asked for.
 */
export function sentenceFor(refusal: DateRefusal, text: string, today: Day, first = false): string {
  const example = monthAndDate(addDays(today, -1))
  const typed = quoted(text)
  switch (refusal.reason) {
    case 'none yet':
      return `请打日期，如 ${example}、上周五。`
    case 'future':
      return `${fullDate(refusal.day)}还没到（今天是${monthAndDate(today)}）。请写活动已开展的日期。`
    case 'too old':
      return `${fullDate(refusal.day)}已过去一年多。请核对年份，如 ${fullDate(addDays(today, -1))}。`
    case 'wrong weekday':
      return `${fullDate(refusal.day)}是${weekdayName(refusal.day)}，不是${weekdayLabel(refusal.typed)}。请核对后只写日期，如 ${example}。`
    case 'no such day':
      return refusal.month === undefined
        ? `日历上没有${typed}这一天。请核对，如 ${example}。`
        : `${refusal.month}月没有${refusal.date}号。请核对，如 ${example}。`
    case 'two days':
      return `${typed}里的日期对不上。请只写一个日期，如 ${example}。`
    case 'several days':
      return `${typed}不止一天。请只写${first ? '第一天' : '最后一天'}，如 ${example}。`
    case 'only a time':
      return `${typed}没说是哪一天。请写日期，如 ${example}、昨天。`
    case 'planned':
      return `${typed}还没到。只报已开展的活动，请写开展的日期，如 ${example}。`
    case 'not held':
      return `还没开展的先不报。开展了请写日期，如 ${example}。`
    case 'unsure':
      return `${typed}还不确定。请查一下是哪一天，再写日期，如 ${example}。`
    case 'lunar':
      return `${typed}像是农历。请换成公历，如 ${example}。`
    case 'festival':
      return `${typed}像是节日，活动不一定在当天。请写开展的日期，如 ${example}。`
    case 'week number':
      return `${typed}是周次，不是哪一天。请写日期，如 ${example}。`
    case 'no exact day':
      return `${typed}是哪一天？请写日期，如 ${example}、上周五。`
    case 'number':
      return `${typed}看不出是哪一天。请把月和日写全，如 ${example}。`
    case 'unclear':
      return `没看懂${typed}是哪一天。请只写日期，如 ${example}、上周五。`
  }
}

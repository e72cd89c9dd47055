import { issueYear, type Week, weekOf } from '../calendar/week.ts'
import { numberIn } from '../chinese/numeral.ts'
import { readDay } from '../chinese/read-day.ts'
import { weekNumbered } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { lastOpenWeek } from '../desk/open-week.ts'
import { sentenceFor } from '../kinds/date.ts'
import type { Asked } from './asked.ts'
import type { Door } from './feature.ts'

/** 第2期 of this year. */
const ISSUE = /^第?(\d{1,3}|[一二三四五六七八九十]{1,3})期$/u

/**
 * The week of the day behind a command (`/week 11月9日`), or of an issue (`/week 第2期`); a sentence where no day can be read. Without one it is the week that
 * there is something to do about: the last one until its issue is out, as on a Monday, then the present one.
 */
export async function askedWeek(db: Database, asked: Asked, { desk, today }: Door): Promise<Week | string> {
  if (asked.by !== 'command' || asked.words === '') return (await lastOpenWeek(db, desk, today)) ?? weekOf(today)
  const issue = ISSUE.exec(asked.words)?.[1]
  if (issue !== undefined) {
    const number = /^\d/u.test(issue) ? Number(issue) : (numberIn(issue) ?? 0)
    const year = issueYear(weekOf(today))
    const from = await weekNumbered(db, { year, number })
    return from ? weekOf(from) : `${year}年没有第${number}期。\n例如 /${asked.command} 11月9日`
  }
  const read = readDay(asked.words, today)
  if ('day' in read) return weekOf(read.day)
  return `${sentenceFor(read.refusal, asked.words, today)}\n例如 /${asked.command} 11月9日`
}

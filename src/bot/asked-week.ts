import { issueYear, type Week, weekOf } from '../calendar/week.ts'
import { readDay } from '../chinese/read-day.ts'
import { readIssue, readWeek } from '../chinese/week-words.ts'
import { weekNumbered } from '../database/digest.ts'
import type { Database } from '../database/open.ts'
import { sentenceFor } from '../kinds/date.ts'
import type { Asked } from './asked.ts'
import type { Door } from './feature.ts'
import { dueWeek } from './week-at-hand.ts'

/**
 * The week behind a command: by a day in it (`/week 11月9日`), by its issue of this year (`/week 第2期`), or said (`/missing 上周`);
 * a sentence where none can be read. Without one it is the week that there is something to do about.
 */
export async function askedWeek(db: Database, asked: Asked, { desk, today }: Door): Promise<Week | string> {
  if (asked.by !== 'command' || asked.words === '') return dueWeek(db, { desk, today })
  const said = readWeek(asked.words, today)
  if (said) return said
  const number = readIssue(asked.words)
  if (number !== undefined) {
    const year = issueYear(weekOf(today))
    const from = await weekNumbered(db, { year, number })
    return from ? weekOf(from) : `${year}年没有第${number}期。\n例如 /${asked.command} 11月9日`
  }
  const read = readDay(asked.words, today)
  if ('day' in read) return weekOf(read.day)
  return `${sentenceFor(read.refusal, asked.words, today)}\n例如 /${asked.command} 11月9日，或 /${asked.command} 第2期`
}

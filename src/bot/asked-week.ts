import { type Week, weekOf } from '../calendar/week.ts'
import { readDay } from '../chinese/read-day.ts'
import type { Database } from '../database/open.ts'
import { lastOpenWeek } from '../desk/open-week.ts'
import { sentenceFor } from '../kinds/date.ts'
import type { Asked } from './asked.ts'
import type { Door } from './feature.ts'

/**
 * The week of the day behind a command (`/week 11月9日`); a sentence where no day can be read. Without one it is the week that
 * there is something to do about: the last one until its issue is out, as on a Monday, then the present one.
 */
export async function askedWeek(db: Database, asked: Asked, { desk, today }: Door): Promise<Week | string> {
  if (asked.by !== 'command' || asked.words === '') return (await lastOpenWeek(db, desk, today)) ?? weekOf(today)
  const read = readDay(asked.words, today)
  if ('day' in read) return weekOf(read.day)
  return `${sentenceFor(read.refusal, asked.words, today)}\n例如 /${asked.command} 11月9日`
}

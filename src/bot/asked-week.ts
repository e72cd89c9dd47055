import { type Week, weekOf } from '../calendar/week.ts'
import { readDay } from '../chinese/read-day.ts'
import { sentenceFor } from '../kinds/date.ts'
import type { Asked } from './asked.ts'
import type { Door } from './feature.ts'

/** The week of the day behind a command (`/week 11月9日`), or the present one; a sentence where no day can be read. */
export function askedWeek(asked: Asked, { today }: Door): Week | string {
  if (asked.by !== 'command' || asked.words === '') return weekOf(today)
  const read = readDay(asked.words, today)
  if ('day' in read) return weekOf(read.day)
  return `${sentenceFor(read.refusal, asked.words, today)}\n例如 /${asked.command} 11月9日`
}

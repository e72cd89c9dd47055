import type { Day } from '../calendar/day.ts'
import { readPhrase } from './number-phrase.ts'
import { splitOutside } from './quotes.ts'
import { readDay } from './read-day.ts'
import { tidy, trimEnds } from './typed.ts'

/**
 * Answers typed in one message, set apart by commas, semicolons and lines: 职工运动会，昨天，200多人. A number keeps its own
 * commas. Blanks set apart only where one of the parts is plainly a day or a number: a name may have them too.
 */
export function answersIn(typed: string, today: Day): string[] {
  const text = tidy(typed).replace(/(?<=\d)[，,](?=\d{3}(?!\d))/gu, '')
  const parts = splitOutside(text, (sign) => /[，,；;。\n]/u.test(sign))
    .map((part) => trimEnds(part.trim()))
    .filter(Boolean)
  const spaced = parts.length === 1 ? splitOutside(parts[0] ?? '', (sign) => sign === ' ').filter(Boolean) : []
  return spaced.some((part) => plainlyIs(part, today) !== undefined) ? spaced : parts
}

/** What a part of such a message plainly is: a day, or a number with its measure word; undefined where it may be a name. */
export function plainlyIs(part: string, today: Day): 'day' | 'number' | undefined {
  if ('day' in readDay(part, today)) return 'day'
  const phrase = readPhrase(part, '', undefined)
  const measured = !('fault' in phrase) && phrase.unsure === undefined && phrase.counted?.attached === true
  return measured || /^\d+$/u.test(part) ? 'number' : undefined
}

/** 上午, 下午3点. */
function isTime(line: string, today: Day): boolean {
  const reading = readDay(line, today)
  return 'refusal' in reading && reading.refusal.reason === 'only a time'
}

/** More hanzi than belong to a day or a number. */
const WORDY = /^(?:\P{Script=Han}*\p{Script=Han}){5}/u

/** Whether a line by itself is a day or a number and no name: 50户. 走访慰问困难职工50户 may be what something is called. */
export function isNoName(line: string, today: Day): boolean {
  return !WORDY.test(line) && (plainlyIs(line, today) !== undefined || isTime(line, today))
}

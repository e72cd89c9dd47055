import type { Day } from '../calendar/day.ts'
import { type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { numberIn } from './numeral.ts'

const NUMBER = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})'
/** How a week that has begun is said, and how an issue is; both are patterns. */
export const WEEK_SAID = '(?:上上|上|本|这)[个一]?(?:周|星期|礼拜)'
export const ISSUE_SAID = `第${NUMBER}期`

const WEEK = new RegExp(`^${WEEK_SAID}$`, 'u')
const ISSUE = new RegExp(`^第?(${NUMBER})期$`, 'u')

/** 上周, 这个星期 on a day. */
export function readWeek(words: string, today: Day): Week | undefined {
  return WEEK.test(words) ? weekAfter(weekOf(today), -(words.match(/上/gu)?.length ?? 0)) : undefined
}

/** The number of 第2期. */
export function readIssue(words: string): number | undefined {
  const said = ISSUE.exec(words)?.[1]
  if (said === undefined) return undefined
  return /^\d/u.test(said) ? Number(said) : (numberIn(said) ?? 0)
}

import type { Day } from '../calendar/day.ts'
import { type Week, weekAfter, weekOf } from '../calendar/week.ts'
import { numberIn } from './numeral.ts'

const NUMBER = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})'
/** How a week that has begun is said, and how an issue is. */
export const WEEK_SAID = '(?:上上|上|本|这)[个一]?(?:周|星期|礼拜)'
const ISSUE_SAID = `第${NUMBER}期`

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

/** A week or an issue that is said among other words. */
export const ISSUE_OR_WEEK = new RegExp(`${WEEK_SAID}|${ISSUE_SAID}`, 'u')

const PAPER = '(?:一周汇编|汇编|简报|周报)'
const AN_ISSUE = new RegExp(
  `^(?:看看?|打开|查)?(?:(?:我们?|咱们?|本|全)?(?:镇|县|乡|街道)(?:里|上)?的?)?(?<head>${PAPER})?(?:(?<week>${WEEK_SAID})|(?<day>\\d{1,2}月\\d{1,2}[日号]|(?:1[0-2]|0?[1-9])[./-](?:3[01]|[12]\\d|0?[1-9]))|(?<issue>${ISSUE_SAID}))?的?(?<paper>${PAPER})?$`,
  'u',
)

/** 看看第2期, 第十二期汇编, 上周的汇编, 11月9日: the issue, the week or the day in it, `''` where it is only 汇编. */
export function asksForIssue(words: string): string | undefined {
  const { head, week, day, issue, paper } = AN_ISSUE.exec(words)?.groups ?? {}
  return issue ?? week ?? day ?? ((head ?? paper) === undefined ? undefined : '')
}

const MISSING =
  /(?:(?:还有)?(?:谁|哪[些个几]?个?(?:单位|乡镇|镇|村)?|多少(?:单位)?)(?:还|都)?没有?报(?:送|上来)?|报送情况|没有?报的(?:单位)?(?:有哪些|是谁|名单)?)(?:了|的|呢|啊)*[?？]?$/u
const WHO_IS_MISSING = new RegExp(`^(?:看看?|查一?下?)?(?<week>${WEEK_SAID}|${ISSUE_SAID})?的?${MISSING.source}`, 'u')

/** 谁还没报, 上周哪些单位没报, 第2期报送情况: the week that is said in it, `''` where none is. */
export function asksWhoIsMissing(words: string): string | undefined {
  const asked = WHO_IS_MISSING.exec(words)
  return asked ? (asked.groups?.['week'] ?? '') : undefined
}

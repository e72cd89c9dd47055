import { DIGITS } from './digits.ts'
import { spell } from './number-spelling.ts'
import { numberIn } from './numeral.ts'
import { ordinal } from './small-number.ts'
import { keyOf } from './typed.ts'

const NUMBER = `\\d{1,4}|[${DIGITS}〇两十百]{1,5}`
const SEASON = new RegExp(`(?:第|\\bs)?(${NUMBER})季(?!度)`, 'u')
const ISSUE = new RegExp(`(?:总第|第|总|no\\.?)?(${NUMBER})(?:期|讲|课|集|次|回)`, 'u')
/** `13-5`, `13.5`, `s13e5`: season and issue without their words. */
const PAIR = /^(?:第|s)?(\d{1,3})[-–—.·/_e](\d{1,3})(?:期)?$/u
const DATED = new RegExp(`(?:(?:20)?(\\d\\d)年(?:度)?)?(?:(${NUMBER})月(?:份)?)?`, 'u')
const FIGURE = new RegExp(`[\\d${DIGITS}]`, 'u')
/** What makes an issue another one than that of the same number. */
const SPECIAL = /特[辑别刊]|番外|专[辑题刊]|增刊|补学|[上中下](?:篇|半)?$/u

/**
 * Under what an issue is kept, however it is written: 第十三季第5期, 13季5期, 2022年第13季第五期 and “青年大学习”13-5 are all
 * `13季5期`. Where there is no season, year and month tell issues of one number apart. Words that name no issue by numbers
 * alone stay as they were typed, but for marks, width and case.
 */
export function issueKey(typed: string): string {
  const words = keyOf(typed).replace(/[《》〈〉()（）【】]/gu, '')
  const bare = words.replace(/^(?:网上)?(?:青年)?大学习/u, '')
  const [, first, second] = PAIR.exec(bare) ?? []
  if (first !== undefined && second !== undefined) return `${Number(first)}季${Number(second)}期`
  const [dated = '', year, month] = DATED.exec(bare) ?? []
  const undated = dated === '' ? bare : bare.replace(dated, '')
  const season = SEASON.exec(undated)
  const unseasoned = season ? undated.replace(season[0], '') : undated
  const issue = ISSUE.exec(unseasoned)
  const rest = issue ? unseasoned.replace(issue[0], '') : unseasoned
  const [seasonIs, monthIs, issueIs] = [season?.[1], month, issue?.[1]].map((figures) =>
    figures === undefined ? undefined : numberIn(spell(figures).text),
  )
  // A number that is none of these may be what tells it from others.
  if ((seasonIs ?? issueIs) === undefined || FIGURE.test(rest)) return words
  const when =
    seasonIs === undefined
      ? `${year === undefined ? '' : `${year}年`}${monthIs === undefined ? '' : `${monthIs}月`}`
      : `${seasonIs}季`
  if (issueIs === undefined) return `${when}${rest}`
  return `${when}${issueIs}期${SPECIAL.exec(rest)?.[0] ?? ''}`
}

const SHORT = new RegExp(`^第?(${NUMBER})季第?(${NUMBER})期$`, 'u')

/** An issue as it is printed: 第十六季第17期 of 16季17期 and of 第十六季第十七期. Any other name stays. */
export function issueName(name: string): string {
  const [, ...written] = SHORT.exec(name) ?? []
  const [season, issue] = written.map((figures) => numberIn(spell(figures).text))
  return season === undefined || season < 1 || season > 99 || issue === undefined
    ? name
    : `第${ordinal(season)}季第${issue}期`
}

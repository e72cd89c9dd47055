import { DIGITS, digitOf } from './digits.ts'
import { numberIn } from './numeral.ts'

/** What is celebrated by its years, and the year that it counts from. */
const FOUNDED: readonly (readonly [names: RegExp, year: number])[] = [
  [/建党|中国共产党成立|党的生日/u, 1921],
  [/建团|共青团成立|中国共青团成立/u, 1922],
  [/建军|人民军队/u, 1927],
  [/新中国成立|中华人民共和国成立|建国|国庆|全国妇联成立|中国文联成立/u, 1949],
  [/改革开放/u, 1978],
  [/红军长征|长征胜利/u, 1936],
  [/抗战胜利|抗日战争/u, 1945],
  [/辛亥革命/u, 1911],
  [/五四运动/u, 1919],
  [/香港回归/u, 1997],
  [/澳门回归/u, 1999],
  [/红十字会成立/u, 1904],
  [/总工会成立/u, 1925],
  [/中国科协成立/u, 1958],
  [/残联成立/u, 1988],
  [/工商联成立/u, 1953],
]

const NUMERAL = `[0-9${DIGITS}十百〇两]+`
const ANNIVERSARY = new RegExp(
  `[^，。；、！？“”《》（）]{0,14}?(?:(${NUMERAL})\\s*(?:周年|年华诞|华诞)|(?<=[建成党团军放立])(百年|百周年))`,
  'gu',
)
const YEAR = new RegExp(`(?:20\\d{2}|二[〇零○]\\d?[${DIGITS}〇○]{2})年`, 'gu')

/** What `text` says of a year that is not `year`: 建党百年 of 2021 in 2022, 2021年 in 2022. An unknown anniversary is not told. */
export function otherYearsIn(text: string, year: number): { readonly words: string; readonly of: number }[] {
  const found: { words: string; of: number }[] = []
  for (const match of text.matchAll(ANNIVERSARY)) {
    const founded = FOUNDED.find(([names]) => names.test(match[0]))?.[1]
    const years = match[2] ? 100 : numberIn(match[1] ?? '')
    if (founded === undefined || years === undefined || founded + years === year) continue
    found.push({
      words: match[0].replace(
        /^.*?(?=建党|建团|建军|建国|中国共产党|共青团|新中国|改革|红军|长征|抗|辛亥|五四|香港|澳门|国庆)/u,
        '',
      ),
      of: founded + years,
    })
  }
  for (const match of text.matchAll(YEAR)) {
    const of = yearOf(match[0].slice(0, -1))
    if (of !== undefined && of !== year && of !== year + 1) found.push({ words: match[0], of })
  }
  return found
}

/** Whether `text` speaks of some anniversary, a known one or not. */
export function hasAnniversary(text: string): boolean {
  return text.search(ANNIVERSARY) >= 0
}

/** 2021 of 2021 and of 二〇二一. */
function yearOf(words: string): number | undefined {
  const digits = [...words].map((sign) => digitOf(sign) ?? Number.NaN)
  return digits.some(Number.isNaN) ? undefined : Number(digits.join(''))
}

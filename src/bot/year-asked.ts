import { addDays, type Day, yearOf } from '../calendar/day.ts'
import { calendarYear, type Period } from '../calendar/period.ts'
import { PERIOD_KINDS } from '../digest/kinds/index.ts'

/** What an editor asked for behind /year: a period, and the name of a town or an organization. */
export type YearAsked = { readonly period: Period; readonly scope: string }

const STILL_LAST_YEAR_DAYS = 59

/** The year that is reported on: in January and February the one that has ended. */
export function yearReportedOn(today: Day): number {
  return yearOf(addDays(today, -STILL_LAST_YEAR_DAYS))
}

/** The year that stands alone behind a command: `2022`, `2022年`, nothing for the one that is reported on; else undefined. */
export function yearTyped(words: string, today: Day): number | undefined {
  if (words === '') return yearReportedOn(today)
  const found = /^(20\d\d)年?$/u.exec(words)
  return found ? Number(found[1]) : undefined
}

/** Reads `2022`, `2022年上半年`, `三季度 妇联`, `统计年度`, `11月 甲镇`; undefined where a month or year is none. */
export function yearAsked(text: string, today: Day): YearAsked | undefined {
  let rest = text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = rest.replace(found[0], ' ')
    return found
  }
  const written = take(/(\d{4}) ?年?(?!\d)/u)
  const year = written ? Number(written[1]) : yearReportedOn(today)
  if (year < 2000 || year > 2100) return undefined
  const period = periodIn(year, take)
  // Around a name, not in it: there is a 丰年镇.
  const scope = rest.replace(/^[年度的\s]+|[的\s]+$/gu, '').replace(/\s+/gu, ' ')
  return period && { period, scope: scope === '' ? 'county' : scope }
}

function periodIn(year: number, take: (pattern: RegExp) => RegExpExecArray | null): Period | undefined {
  for (const { asked } of PERIOD_KINDS) {
    const found = asked && take(asked.pattern)
    if (found) return asked.in(year, found)
  }
  return calendarYear(year)
}

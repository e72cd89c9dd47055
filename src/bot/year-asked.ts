import { addDays, type Day, yearOf } from '../calendar/day.ts'
import { addMonths, calendarYear, type Period } from '../calendar/period.ts'
import { numberIn } from '../chinese/numeral.ts'
import { inPlainWords } from '../chinese/same-words.ts'
import { ORGANIZATION_NOUNS } from '../chinese/thing-nouns.ts'
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
  const take: Take = (pattern) => {
    const found = pattern.exec(rest)
    if (found) rest = rest.replace(found[0], ' ')
    return found
  }
  const present = nearIn(today, take)
  const written = take(/(\d{4}) ?年?(?!\d)/u)
  const relative = written ? null : take(/[今去]年/u)
  const year = written
    ? Number(written[1])
    : relative
      ? yearOf(today) - (relative[0] === '去年' ? 1 : 0)
      : yearReportedOn(today)
  if (year < 2000 || year > 2100) return undefined
  const period = present ?? periodIn(year, take)
  // Around a name, not in it: there is a 丰年镇.
  const scope = rest
    .replace(PAPER, '')
    .replace(/^[年度的\s]+|[的\s]+$/gu, '')
    .replace(/\s+/gu, ' ')
  return period && { period, scope: scope === '' ? 'county' : scope }
}

type Take = (pattern: RegExp) => RegExpExecArray | null

/** 本季度, 这个月, 上个月: the present one or the last. */
const near = (name: string) => new RegExp(`([本这上])一?个?${name}`, 'u')

function nearIn(today: Day, take: Take): Period | undefined {
  for (const { asked, around, before } of PERIOD_KINDS) {
    const found = asked?.near === undefined ? null : take(near(asked.near))
    if (found) return found[1] === '上' ? before(around(today)) : around(today)
  }
  return undefined
}

const NUMBER = '\\d{1,2}|[一二两三四五六七八九十]{1,2}'
const QUARTER = '[一二两三四1-4]'
const TO = '[-—–~～至到]'
/** 1—9月, 一至三季度, 前三季度, 前十个月: several months of a year that are no kind of their own. */
const MONTHS = new RegExp(
  `[从自]?(?:${[
    `(?<first>${NUMBER})月?份?${TO}(?<last>${NUMBER})月份?`,
    `第?(?<firstQuarter>${QUARTER})(?:季度?)?${TO}第?(?<lastQuarter>${QUARTER})季度?`,
    `前(?<quarters>[一二两三1-3])个?季度?`,
    `前(?<months>${NUMBER})个?月`,
  ].join('|')})`,
  'u',
)

function severalMonths(year: number, { groups = {} }: RegExpExecArray): Period | undefined {
  const read = (said = '') => (/^\d/u.test(said) ? Number(said) : (numberIn(said) ?? 0))
  const { first, last, firstQuarter, lastQuarter, quarters, months } = groups
  const from = firstQuarter === undefined ? (first === undefined ? 1 : read(first)) : 3 * read(firstQuarter) - 2
  const to = (lastQuarter ?? quarters) === undefined ? read(last ?? months) : 3 * read(lastQuarter ?? quarters)
  if (from < 1 || to < from || to > 12) return undefined
  const day = `${year}-${String(from).padStart(2, '0')}-01`
  return { from: day, to: addDays(addMonths(day, to - from + 1), -1) }
}

function periodIn(year: number, take: Take): Period | undefined {
  const several = take(MONTHS)
  if (several) return severalMonths(year, several)
  for (const { asked } of PERIOD_KINDS) {
    const found = asked && take(asked.pattern)
    if (found) return asked.in(year, found)
  }
  return calendarYear(year)
}

/** The period that is said among other words, as it would stand behind /year. */
export function periodSaid(words: string): string | undefined {
  // What it is compared with is no period that is asked for: 跟去年比.
  const said = inPlainWords(words).replace(
    /(?:[跟和与同比较]|相比)*(?:去年|上年)(?:同期)?(?:相?比|同期)|比(?:去年|上年)(?:同期)?/gu,
    '',
  )
  const found = PERIODS.flatMap((period) => period.exec(said)?.[0] ?? [])
  // 去年 and 上半年 are said together, and of 上半年 年 is no period of its own.
  const year = /[今去]年|20\d\d年?/u.exec(said)?.[0]
  const within = found.find((each) => each !== year)
  return within === undefined ? year : `${year === undefined || within.includes(year) ? '' : year}${within}`
}

/** Whose: one's own. */
const OWN = /^(?:(?:我们?|咱们?|本)(?:镇|县|乡|街道)|全(?:镇|乡|街道))里?的?/u
const PAPER =
  /(?:以来|至今|到现在|到目前)?(?:都|一共|总共)?(?:[做干搞办报]了|开展了?|完成了?)?(?:些|哪些|什么|多少|怎么样|几件|工作|活动|事)*的?(?:年度|年终)?(?:总结报告|汇报|报告|总结|情况|材料|汇编|数据|数字|数|[年月季]报|半年报)?$/u
const PERIODS = [
  /20\d\d年?度?|[今去]年度?/u,
  MONTHS,
  ...PERIOD_KINDS.flatMap(({ asked }) => (asked?.near === undefined ? [] : [near(asked.near)])),
  ...PERIOD_KINDS.flatMap(({ asked }) => asked?.pattern ?? []),
]
const PLACE = new RegExp(`^的?\\p{Script=Han}{0,6}?(?:[镇乡县]|街道|${ORGANIZATION_NOUNS})的?$`, 'u')

/**
 * 上半年汇报, 本季度, 2021年, 妇联三季度: what would stand behind /year. Undefined for any words but a period, with the name of a
 * town or an organization at most.
 */
export function asksForReport(words: string): string | undefined {
  const asked = inPlainWords(words).replace(OWN, '').replace(PAPER, '')
  const rest = PERIODS.reduce((left, period) => left.replace(period, ''), asked)
  return rest !== asked && (rest === '' || PLACE.test(rest)) ? asked : undefined
}

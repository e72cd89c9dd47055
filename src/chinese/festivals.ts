import { addDays, type Day, dayOf, daysBetween, yearOf } from '../calendar/day.ts'
import { type LunarDate, lastLunar } from './lunar.ts'
import { lastTerm } from './solar-terms.ts'

/** Month and date of the civil calendar. */
type CivilDate = readonly [month: number, date: number]

/** Days that are known by name. An activity need not have been on the day itself, so that each is asked about. */
const CIVIL: readonly (readonly [names: RegExp, on: CivilDate])[] = [
  [/^元旦节?$/u, [1, 1]],
  [/^(?:三八|3[.·]?8)?(?:国际)?(?:劳动)?妇女节|^三八节?$/u, [3, 8]],
  [/^(?:学)?雷锋(?:纪念|活动)?日?$/u, [3, 5]],
  [/^(?:全国)?爱耳日$/u, [3, 3]],
  [/^植树节$/u, [3, 12]],
  [/^(?:国际)?消费者权益(?:保护)?日$/u, [3, 15]],
  [/^(?:全民)?国家安全(?:教育)?日$/u, [4, 15]],
  [/^(?:世界|全民)?(?:读书|阅读)日$/u, [4, 23]],
  [/^(?:世界)?红十字日$/u, [5, 8]],
  [/^(?:国际)?护士节$|^(?:全国)?防灾减灾日$/u, [5, 12]],
  [/^五一(?:国际)?(?:劳动)?节?$|^劳动节$/u, [5, 1]],
  [/^五四(?:青年)?节?$|^青年节$/u, [5, 4]],
  [/^六一(?:国际)?(?:儿童)?节?$|^儿童节$/u, [6, 1]],
  [/^(?:世界)?环境日$/u, [6, 5]],
  [/^(?:全国)?爱眼日$/u, [6, 6]],
  [/^(?:国际)?禁毒日$/u, [6, 26]],
  [/^七一(?:建党)?节?$|^建党节$/u, [7, 1]],
  [/^八一(?:建军)?节?$|^建军节$/u, [8, 1]],
  [/^(?:中国)?医师节$/u, [8, 19]],
  [/^教师节$/u, [9, 10]],
  [/^烈士纪念日$/u, [9, 30]],
  [/^十一$|^(?:十一)?国庆节?$/u, [10, 1]],
  [/^(?:中国)?记者节$/u, [11, 8]],
  [/^双(?:11|十一)$|^光棍节$/u, [11, 11]],
  [/^(?:全国)?(?:119|11[.·]9)?消防(?:宣传|安全)?日$/u, [11, 9]],
  [/^(?:世界)?艾滋病日$/u, [12, 1]],
  [/^(?:国际)?残疾人日$/u, [12, 3]],
  [/^(?:国家)?宪法日$/u, [12, 4]],
  [/^(?:国际)?志愿者日$/u, [12, 5]],
]
const LUNAR: readonly (readonly [names: RegExp, on: LunarDate])[] = [
  [/^春节$|^大年初一$/u, { month: 1, date: 1 }],
  [/^元宵节?$/u, { month: 1, date: 15 }],
  [/^三月三$/u, { month: 3, date: 3 }],
  [/^端午节?$/u, { month: 5, date: 5 }],
  [/^七夕节?$/u, { month: 7, date: 7 }],
  [/^中秋节?$/u, { month: 8, date: 15 }],
  [/^(?:九九)?重阳节?$/u, { month: 9, date: 9 }],
  [/^腊八节?$/u, { month: 12, date: 8 }],
]
const NEXT_TO: Readonly<Record<string, number>> = { 前一天: -1, 前两天: -2, 后一天: 1, 第二天: 1, 次日: 1 }

/** Nobody reports of a feast longer ago. */
const OLDEST = 400

/** The last day of this name, `today` included: 国庆节, 国庆节前一天, 今年三八, 立冬那天, 去年国庆节当天. */
export function festivalIn(text: string, today: Day): Day | undefined {
  const [last = ''] = /^(?:去年|上年)的?(?=.+[当那这天]天)/u.exec(text) ?? []
  if (last !== '') {
    const day = festivalIn(text.slice(last.length), `${yearOf(today) - 1}-12-31`)
    return day !== undefined && yearOf(day) < yearOf(today) && daysBetween(day, today) <= OLDEST ? day : undefined
  }
  const [, name = '', next, itself] =
    /^(?:今年)?的?(.+?)(?:的?(前一天|前两天|后一天|第二天|次日)|(当天|那天|当日|这天))?(?:上午|下午|早上|中午|晚上)?$/u.exec(
      text,
    ) ?? []
  // 立冬 is a time of the year, 立冬那天 a day.
  const term = (of: string) => ((next ?? itself) === undefined ? undefined : lastTerm(of.replace(/节$/u, ''), today))
  const civil = CIVIL.find(([names]) => names.test(name))?.[1]
  const lunar = LUNAR.find(([names]) => names.test(name))?.[1]
  const day = civil ? lastCivil(civil, today) : lunar ? lastLunar(lunar, today) : term(name)
  const held = day === undefined ? undefined : addDays(day, NEXT_TO[next ?? ''] ?? 0)
  return held !== undefined && held <= today ? held : undefined
}

function lastCivil([month, date]: CivilDate, today: Day): Day | undefined {
  const [now, before] = [yearOf(today), yearOf(today) - 1].map((year) => dayOf(year, month, date))
  return now !== undefined && now <= today ? now : before
}

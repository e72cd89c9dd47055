import { yearOf } from '../../calendar/day.ts'
import { calendarYear, monthsAround, type Period, yearBefore } from '../../calendar/period.ts'
import { nearest } from '../../catalogue/nearest.ts'
import { PERIOD_KINDS } from '../kinds/index.ts'
import { AGAINST, type AskedFigure, type Known, REPEATS } from './asked.ts'

/** What stands behind an `@`: a place, a time, what it is compared with. A text is what is wrong with it, and what would do. */
export function placeOrTime(at: string, { areas }: Known): Partial<AskedFigure> | string {
  const each = REPEATS.find((r) => at === `各${r}`)
  if (each && each !== '村') return { each }
  if (at === '全县' || at === '全部' || at === areas[0]?.name) return { part: { of: 'whole' } }
  if (at === '县本级') return { part: { of: 'own' } }
  const against = AGAINST.find((how) => at === how)
  if (against) return { against }
  const period = periodOf(at)
  if (period) return { period }
  const [area, ...others] = areas.filter((a) => [a.id, a.name, a.nameNow].includes(at))
  if (area && others.length > 0) {
    return `叫“${at}”的地方有${others.length + 1}个，请写代码：${[area, ...others].map((a) => a.id).join('、')}`
  }
  if (area) return { part: { of: 'area', area } }
  const times = [
    '3月',
    '一季度',
    '上半年',
    '本年',
    '本年累计',
    '上年',
    '上年同期',
    '同比',
    '增减',
    '各镇',
    '各月',
    '县本级',
  ]
  const like = nearest(at, [...areas.map((a) => a.name), ...times])
  return like
    ? `“@${at}”看不懂，是不是“@${like}”？`
    : `“@${at}”看不懂。可以写地方（@${areas[1]?.name ?? '甲镇'}、@县本级、@各镇）或时间（@3月、@一季度、@上半年、@本年累计、@上年同期、@各月）`
}

function periodOf(at: string): AskedFigure['period'] {
  if (at === '本年' || at === '全年') return ({ to }) => calendarYear(yearOf(to))
  if (at === '上年' || at === '去年') return ({ to }) => calendarYear(yearOf(to) - 1)
  if (at === '上年同期') return yearBefore
  if (at === '本年累计' || at === '累计') return ({ to }) => ({ from: calendarYear(yearOf(to)).from, to })
  if (at === '本月') return ({ to }) => monthsAround(to, 1)
  if (at === '本季度') return ({ to }) => monthsAround(to, 3)
  const [, written, rest = at] = /^(20\d\d)年(.*)$/u.exec(at) ?? []
  const yearIn = ({ to }: Period) => (written === undefined ? yearOf(to) : Number(written))
  if (written !== undefined && (rest === '' || rest === '度')) return (filled) => calendarYear(yearIn(filled))
  const months = monthsFromTo(rest)
  if (months) return (filled) => months(yearIn(filled))
  for (const { asked } of PERIOD_KINDS) {
    const found = asked?.pattern.exec(rest)
    if (!asked || !found || found[0] !== rest || !asked.in(2000, found)) continue
    return (filled) => asked.in(yearIn(filled), found) ?? filled
  }
  return undefined
}

/** 1-6月, 1月至6月, 前三季度: of a year from the first day of one month to the last of another. */
function monthsFromTo(written: string): ((year: number) => Period) | undefined {
  const months = written === '前三季度' ? '1-9月' : written
  const [, first, last] = /^(\d{1,2})月?[-－–—~～至到](\d{1,2})月(?:份)?$/u.exec(months)?.map(Number) ?? []
  if (!first || !last || first > last || last > 12) return undefined
  const month = (year: number, of: number) => monthsAround(`${year}-${String(of).padStart(2, '0')}-01`, 1)
  return (year) => ({ from: month(year, first).from, to: month(year, last).to })
}

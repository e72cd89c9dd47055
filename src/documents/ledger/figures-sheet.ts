import { type Day, yearOf } from '../../calendar/day.ts'
import { weekOf } from '../../calendar/week.ts'
import type { FoundIndicator } from '../../catalogue/catalogue.ts'
import { levelIn } from '../../catalogue/figures.ts'
import type { Organization } from '../../catalogue/schema.ts'
import type { Cell, Sheet } from '../workbook.ts'
import type { Entry, Ledger } from './entry.ts'

export const FIGURES = '数据透视'

/** 约数, as it is written. */
export const APPROXIMATE = { over: '余', about: '约', near: '近' }
/** What may be done with an indicator's numbers: a pivot table adds up anything it is given. */
const SUMMED = { sum: '相加', latest: '取最新', average: '取平均', distinct: '不重复计' }

const COLUMNS = [
  { name: '组织', width: 10 },
  { name: '表', width: 16 },
  { name: '指标', width: 24 },
  { name: '汇总方式', width: 10 },
  { name: '填报单位', width: 18 },
  { name: '区域', width: 12 },
  { name: '镇', width: 12 },
  { name: '年', width: 7 },
  { name: '月', width: 5 },
  { name: '周（周一）', width: 12 },
  { name: '开展日期', width: 12 },
  { name: '级别', width: 12 },
  { name: '名称', width: 20 },
  { name: '数值', width: 12 },
  { name: '计量单位', width: 9 },
  { name: '约数', width: 6 },
  { name: '编号', width: 9 },
]

/** One row a figure, every row complete: what a pivot table is made of. */
export function figuresSheet({ catalogue, entries }: Ledger, wanted: readonly Organization[]): Sheet {
  const titles = new Map(catalogue.forms.map((f) => [f.code, f.title]))
  const names = new Map(wanted.map((o) => [o.code, o.name]))
  const only = wanted.length === 1 ? wanted[0]?.code : undefined
  const timeOf = remembered((on: Day): Cell[] => [
    yearOf(on),
    Number(on.slice(5, 7)),
    { day: weekOf(on).from },
    { day: on },
  ])
  const rowsOf = (entry: Entry): Cell[][] => {
    const organization = names.get(entry.organization)
    if (organization === undefined) return []
    const time = timeOf(entry.on)
    return entry.figures.map((figure) => {
      const of = catalogue.indicator(figure.indicator)
      return [
        organization,
        titles.get(entry.form) ?? entry.form,
        of?.indicator.label ?? figure.indicator,
        of && SUMMED[of.indicator.over_time],
        entry.unitName,
        entry.area,
        entry.town,
        ...time,
        ...placeOf(of, figure.label),
        figure.quantity.value,
        of?.indicator.unit,
        figure.quantity.said && APPROXIMATE[figure.quantity.said],
        entry.receipt,
      ]
    })
  }
  async function* rows(): AsyncGenerator<Cell[][]> {
    for await (const some of entries('figures', only)) yield some.flatMap(rowsOf)
  }
  return { name: FIGURES, columns: COLUMNS, rows: rows() }
}

/** 级别 and 名称. Levels have a column of their own, for they are never added up. */
function placeOf(of: FoundIndicator | undefined, label: string): [string, string] {
  if (of?.indicator.split_by === undefined) return ['', label]
  const level = levelIn(of.indicator, label)
  return [level, label.slice(level.length + 1)]
}

/** A period has few days, and calendars are slow. */
function remembered<T>(make: (day: Day) => T): (day: Day) => T {
  const made = new Map<Day, T>()
  return (day) => {
    const known = made.get(day) ?? make(day)
    made.set(day, known)
    return known
  }
}

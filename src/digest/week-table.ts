import { yearToDate } from '../calendar/week.ts'
import type { FigureGroup } from './aggregate.ts'
import type { Block, Span } from './digest.ts'
import { exactSpan, type Line, lineName, linesOf } from './lines.ts'
import { Matter } from './matter.ts'
import { wordClause } from './print-clause.ts'
import { words } from './spans.ts'
import { membersOf, totalOf } from './total.ts'
import type { WeekInput } from './week-input.ts'

/** 本周数据: what was new this week and this year, and what is held now. Held numbers are never added up over time. */
export function figureTable(input: WeekInput): Block[] {
  const { year, from, to } = yearToDate(input.week)
  const { week, year: yearly, held } = input.figures
  // What is held is told where it was reported this week.
  const told = matterOf(input, input.week, week, week)
  const now = matterOf(input, input.week, week, held)
  const sofar = matterOf(input, { from, to }, yearly, [])
  const cell = (matter: Matter, line: Line): Span[] => {
    const total = matter.total(line.found, { level: line.level })
    return total ? [exactSpan(matter, line, total)] : []
  }
  const rows = linesOf(undefined, told).map((line) => {
    const stock = line.found.question.stock
    return [
      [words(lineName(line))],
      [words(line.found.indicator.unit)],
      stock ? [] : cell(now, line),
      stock ? [] : cell(sofar, line),
      stock ? cell(now, line) : [],
    ]
  })
  return rows.length > 0 ? [{ kind: 'table', columns: ['指标', '单位', '本周', `${year}年`, '现有'], rows }] : []
}

/** `开展活动52场次，参与3200余人次`: totals over the indicators that name one with `adds_to`. */
export function totalSpans(input: WeekInput): Span[] {
  const matter = matterOf(input, input.week, input.figures.week, [])
  const members = membersOf(matter, input.catalogue.week.totals)
  const parts = input.catalogue.week.totals.flatMap(({ code, words: clause }) => {
    const spans = wordClause(input.catalogue.clause(clause), (asked) =>
      asked === code ? totalOf(code, members.get(code) ?? [], matter) : undefined,
    )
    return spans ? [spans] : []
  })
  return parts.flatMap((spans, i) => (i === 0 ? spans : [words('，'), ...spans]))
}

function matterOf(
  { catalogue, edition }: WeekInput,
  period: { readonly from: string; readonly to: string },
  flow: readonly FigureGroup[],
  held: readonly FigureGroup[],
): Matter {
  return new Matter({ catalogue, edition, period, figures: { flow, held }, names: [], units: [] })
}

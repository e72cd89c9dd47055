import type { Period } from '../calendar/period.ts'
import { yearToDate } from '../calendar/week.ts'
import type { FigureGroup } from './aggregate.ts'
import type { Block, Span } from './digest.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { IssueInput } from './gathered.ts'
import { exactSpan, lineName, linesOf, membersOf, totalOf, unitIn } from './lines.ts'
import { wordClause } from './print-clause.ts'
import { words } from './spans.ts'

/** 本周数据 by organization: what was new this week and this year, and what there is now. A stock is never added up over time. */
export function figureTable(input: IssueInput): Block[] {
  const { year, from, to } = yearToDate(input.period)
  const { flow, stock } = input.figures
  // What there is now is told where it was reported this week.
  const told = figuresOf(input, input.period, flow, flow)
  const now = figuresOf(input, input.period, flow, stock)
  const sofar = figuresOf(input, { from, to }, input.yearToDate, [])
  const rows = input.catalogue.organizations.flatMap(({ code, name }) =>
    linesOf(code, told).map((line) => {
      const isStock = line.found.question.stock
      const of = isStock ? { held: now } : { week: now, year: sofar }
      const total = (figures: FiguresByCode | undefined) =>
        figures?.total(line.found, { organization: code, level: line.level })
      const unit = unitIn(line, Object.values(of).map(total))
      const cell = (figures: FiguresByCode | undefined): Span[] => {
        const found = total(figures)
        return figures && found ? [exactSpan(figures, line, found, unit)] : []
      }
      return [[words(name)], [words(lineName(line))], [words(unit)], cell(of.week), cell(of.year), cell(of.held)]
    }),
  )
  const columns = ['组织', '指标', '单位', '本周', `${year}年`, '现有']
  return rows.length > 0 ? [{ kind: 'table', columns, rows }] : []
}

/** `开展活动52场次，参与3200余人次`: totals over the indicators that name one with `adds_to`. */
export function totalSpans(input: IssueInput): Span[] {
  const figures = figuresOf(input, input.period, input.figures.flow, [])
  const members = membersOf(figures, input.catalogue.week.totals)
  const parts = input.catalogue.week.totals.flatMap(({ code, words: clause }) => {
    const spans = wordClause(input.catalogue.clause(clause), (asked) =>
      asked === code ? totalOf(code, members.get(code) ?? [], figures) : undefined,
    )
    return spans ? [spans] : []
  })
  return parts.flatMap((spans, i) => (i === 0 ? spans : [words('，'), ...spans]))
}

function figuresOf(
  { catalogue, edition, units }: IssueInput,
  period: Period,
  flow: readonly FigureGroup[],
  stock: readonly FigureGroup[],
): FiguresByCode {
  return new FiguresByCode({ catalogue, edition, period, figures: { flow, stock }, names: [], units })
}

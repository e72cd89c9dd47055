import { yearToDate } from '../calendar/week.ts'
import type { Block, Span } from './digest.ts'
import { FiguresByCode } from './figures-by-code.ts'
import { exactSpan, type Line, lineName, linesOf, membersOf, totalOf, unitIn } from './lines.ts'
import { words } from './spans.ts'
import type { Sums } from './sums.ts'
import type { WeekInput } from './week-sums.ts'
import { wordClause } from './word-clause.ts'

/**
 * 本周数据 by organization: what was new this week, what came late, what was new this year, and what there is now. What
 * came late is no number of the week: it has a column of its own, and is in the year's. A stock is never added up over time.
 */
export function figureTable(input: WeekInput): Block[] {
  const { sums } = input
  const { year } = yearToDate(input.period)
  const told = new FiguresByCode(input, sums.told)
  const now = new FiguresByCode(input, sums.now)
  const sofar = new FiguresByCode(input, sums.sofar)
  const late = input.lateFigures.length > 0 ? new FiguresByCode(input, sums.late) : undefined
  const rows = input.catalogue.organizations.flatMap(({ code, name }) =>
    linesToldOf(code, told, late).map((line) => {
      const isStock = line.found.question.stock
      const of = isStock ? { held: now } : { week: now, late, year: sofar }
      const total = (figures: FiguresByCode | undefined) =>
        figures?.total(line.found, { organization: code, level: line.level })
      const unit = unitIn(line, Object.values(of).map(total))
      const cell = (figures: FiguresByCode | undefined): Span[] => {
        const found = total(figures)
        return figures && found ? [exactSpan(figures, line, found, unit)] : []
      }
      const numbers = [cell(of.week), ...(late ? [cell(of.late)] : []), cell(of.year), cell(of.held)]
      return [[words(name)], [words(lineName(line, told.towns))], [words(unit)], ...numbers]
    }),
  )
  const columns = ['组织', '指标', '单位', '本周', ...(late ? ['补报'] : []), `${year}年`, '现有']
  return rows.length > 0 ? [{ kind: 'table', columns, rows }] : []
}

/**
 * The lines of the week, then those that only came late; a level of which nothing came is no line beside others, and one
 * of which all counts at another level is none.
 */
function linesToldOf(organization: string, week: FiguresByCode, late: FiguresByCode | undefined): Line[] {
  const own = linesOf(organization, week)
  if (!late) return own
  const isNew = ({ found, level }: Line) => {
    const lines = own.filter((line) => line.found.code === found.code)
    if (late.groups(found, { organization, level }).every((group) => group.elsewhere)) return false
    const nothing = late.total(found, { organization, level })?.quantity.value === 0
    return lines.length === 0 || !(nothing || lines.some((line) => line.level === level))
  }
  return [...own, ...linesOf(organization, late).filter(isNew)]
}

/** `开展活动52场次，参与3200余人次`: the week's totals over the indicators that name one with `adds_to`. */
export function weekTotals(input: WeekInput): Span[] {
  return totalSpans(input, input.sums.flow)
}

/** The same of what came late; nothing where none of it adds to a total. */
export function lateTotals(input: WeekInput): Span[] {
  return totalSpans(input, input.sums.late)
}

function totalSpans(input: WeekInput, sums: Sums): Span[] {
  const figures = new FiguresByCode(input, sums)
  const members = membersOf(figures, input.catalogue.week.totals)
  const parts = input.catalogue.week.totals.flatMap(({ code, words: clause }) => {
    const spans = wordClause(input.catalogue.clause(clause), (asked) =>
      asked === code ? totalOf(code, members.get(code) ?? [], figures) : undefined,
    )
    return spans ? [spans] : []
  })
  return parts.flatMap((spans, i) => (i === 0 ? spans : [words('，'), ...spans]))
}

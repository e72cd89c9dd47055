import { yearToDate } from '../calendar/week.ts'
import { parseClause } from '../catalogue/clause.ts'
import { type FoundIndicator, indicatorsOf } from '../catalogue/find.ts'
import { type Aggregate, aggregate, type FigureGroup } from './aggregate.ts'
import type { Block, FigureSpan, Lineage, Span } from './digest.ts'
import { combine, printNumber } from './rounding.ts'
import { words } from './spans.ts'
import type { WeekInput } from './week-input.ts'
import { wordClause } from './wording.ts'

type Counted = FoundIndicator

/** 本周数据: what was new this week and this year, and what is held now. Held numbers are never added up over time. */
export function figureTable(input: WeekInput): Block[] {
  const { year, from, to } = yearToDate(input.week)
  const rows = indicatorsOf(input.catalogue).flatMap((counted) => {
    if (counted.question.sensitive && input.edition === 'group') return []
    return splits(counted, input.figures.week).map(({ label, of }) => {
      const held = counted.question.stock
      const cell = (groups: readonly FigureGroup[], period: { from: string; to: string }): Span[] => {
        const span = figureSpan(counted, groups.filter(of), period)
        return span ? [span] : []
      }
      return [
        [words(label)],
        [words(counted.indicator.unit)],
        held ? [] : cell(input.figures.week, input.week),
        held ? [] : cell(input.figures.year, { from, to }),
        held ? cell(input.figures.held, { from: '', to: input.week.to }) : [],
      ]
    })
  })
  return rows.length > 0 ? [{ kind: 'table', columns: ['指标', '单位', '本周', `${year}年`, '现有'], rows }] : []
}

/** Levels (省级、县级 …) are never mixed in one sum: an indicator split by one has a row for each that occurs. */
function splits(counted: Counted, groups: readonly FigureGroup[]) {
  const own = groups.filter((g) => g.indicator === counted.code)
  if (own.length === 0) return []
  if (!counted.indicator.split_by) {
    return [{ label: counted.indicator.label, of: (g: FigureGroup) => g.indicator === counted.code }]
  }
  const levels = [...new Set(own.map((g) => levelOf(g.label)))].sort()
  return levels.map((level) => ({
    label: level ? `${counted.indicator.label}（${level}）` : counted.indicator.label,
    of: (g: FigureGroup) => g.indicator === counted.code && levelOf(g.label) === level,
  }))
}

function levelOf(label: string): string {
  return label.split('/')[0] ?? ''
}

function figureSpan(
  counted: Counted,
  groups: readonly FigureGroup[],
  period: { from: string; to: string },
): FigureSpan | undefined {
  const total = aggregate(counted.indicator, groups)
  if (!total) return undefined
  return {
    kind: 'figure',
    indicator: counted.code,
    value: total.value,
    printed: printNumber(total.value, total.approximate ? { approximate: total.approximate } : {}),
    ...(total.approximate ? { approximate: total.approximate } : {}),
    lineage: lineageOf(counted.indicator.over_time, [counted.code], total, period),
  }
}

function lineageOf(
  rule: string,
  indicators: readonly string[],
  total: Pick<Aggregate, 'units' | 'figures' | 'reports'>,
  period: { from: string; to: string },
): Lineage {
  return {
    rule,
    indicators,
    from: period.from,
    to: period.to,
    units: total.units,
    figures: total.figures,
    ...(total.reports ? { reports: total.reports } : {}),
  }
}

/** `开展活动52场次，参与3200余人次`: totals over the indicators that name one with `adds_to`. */
export function totalSpans(input: WeekInput): Span[] {
  const parts = input.catalogue.week.totals.flatMap(({ code, words: clause }) => {
    const spans = wordClause(parseClause(clause), (asked) => (asked === code ? totalValue(input, code) : undefined))
    return spans ? [spans] : []
  })
  return parts.flatMap((spans, i) => (i === 0 ? spans : [words('，'), ...spans]))
}

function totalValue(input: WeekInput, code: string) {
  const members = indicatorsOf(input.catalogue).filter(
    (c) => c.indicator.adds_to === code && !(c.question.sensitive && input.edition === 'group'),
  )
  const totals = members.flatMap((member) => {
    const total = aggregate(
      member.indicator,
      input.figures.week.filter((g) => g.indicator === member.code),
    )
    return total ? [{ code: member.code, total }] : []
  })
  if (totals.length === 0) return undefined
  const approximate = combine(totals.map((t) => t.total.approximate))
  const sorted = (all: readonly string[]) => [...new Set(all)].sort()
  return {
    kind: 'figure' as const,
    indicator: code,
    value: totals.reduce((sum, t) => sum + t.total.value, 0),
    ...(approximate ? { approximate } : {}),
    lineage: lineageOf(
      'sum',
      totals.map((t) => t.code),
      {
        units: sorted(totals.flatMap((t) => t.total.units)),
        figures: totals.reduce((sum, t) => sum + t.total.figures, 0),
        reports: sorted(totals.flatMap((t) => t.total.reports ?? [])),
      },
      input.week,
    ),
  }
}

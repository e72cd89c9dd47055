import { yearToDate } from '../calendar/week.ts'
import { parseClause } from '../catalogue/clause.ts'
import { levelIn } from '../catalogue/figures.ts'
import { type FoundIndicator, indicatorsOf } from '../catalogue/find.ts'
import { type Aggregate, aggregate, type FigureGroup } from './aggregate.ts'
import type { Block, FigureSpan, Lineage, Span } from './digest.ts'
import { labelWith } from './label.ts'
import { wordClause } from './print-clause.ts'
import { combine, printNumber } from './rounding.ts'
import { words } from './spans.ts'
import type { WeekInput } from './week-input.ts'

type Counted = FoundIndicator
type Period = Pick<Lineage, 'from' | 'to'> & { readonly level?: string }

/** The groups of one indicator by level: levels (省级、县级 …) are never mixed in one sum. */
type Levels = ReadonlyMap<string, readonly FigureGroup[]>

/** 本周数据: what was new this week and this year, and what is held now. Held numbers are never added up over time. */
export function figureTable(input: WeekInput): Block[] {
  const { year, from, to } = yearToDate(input.week)
  const counted = indicatorsOf(input.catalogue).filter((c) => !(c.question.sensitive && input.edition === 'group'))
  const [ofWeek, ofYear, ofAll] = [input.figures.week, input.figures.year, input.figures.held].map((groups) =>
    levelsByIndicator(counted, groups),
  )
  const rows = counted.flatMap((c) =>
    levelsInOrder(c, ofWeek?.get(c.code)).map((level) => {
      const cell = (of: ReadonlyMap<string, Levels> | undefined, period: Period): Span[] => {
        const span = figureSpan(c, of?.get(c.code)?.get(level) ?? [], { ...period, level })
        return span ? [span] : []
      }
      const { stock: held } = c.question
      return [
        [words(labelWith(c.indicator.label, level))],
        [words(c.indicator.unit)],
        held ? [] : cell(ofWeek, input.week),
        held ? [] : cell(ofYear, { from, to }),
        held ? cell(ofAll, { to: input.week.to }) : [],
      ]
    }),
  )
  return rows.length > 0 ? [{ kind: 'table', columns: ['指标', '单位', '本周', `${year}年`, '现有'], rows }] : []
}

function levelsByIndicator(counted: readonly Counted[], groups: readonly FigureGroup[]): ReadonlyMap<string, Levels> {
  const found = new Map(
    counted.map((c) => [c.code, { indicator: c.indicator, levels: new Map<string, FigureGroup[]>() }]),
  )
  for (const group of groups) {
    const of = found.get(group.indicator)
    if (!of) continue
    const level = levelIn(of.indicator, group.label)
    const same = of.levels.get(level)
    if (same) same.push(group)
    else of.levels.set(level, [group])
  }
  return new Map([...found].map(([code, { levels }]) => [code, levels]))
}

/** The levels that occur, as the question for the level offers them; others behind, sorted. */
function levelsInOrder(counted: Counted, levels: Levels | undefined): string[] {
  const offered = counted.form.questions.find((q) => q.code === counted.indicator.split_by)?.choices ?? []
  const place = (level: string) => (offered.includes(level) ? offered.indexOf(level) : offered.length)
  return [...(levels?.keys() ?? [])].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

function figureSpan(counted: Counted, groups: readonly FigureGroup[], period: Period): FigureSpan | undefined {
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
  period: Period,
): Lineage {
  return {
    rule,
    indicators,
    ...(period.level ? { level: period.level } : {}),
    ...(period.from === undefined ? {} : { from: period.from }),
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
  const groups = levelsByIndicator(members, input.figures.week)
  const totals = members.flatMap((member) => {
    const total = aggregate(member.indicator, [...(groups.get(member.code)?.values() ?? [])].flat())
    return total ? [{ code: member.code, total }] : []
  })
  if (totals.length === 0) return undefined
  const approximate = combine(totals.map((t) => t.total.approximate))
  const sorted = (all: readonly string[]) => [...new Set(all)].sort()
  return {
    kind: 'figure' as const,
    indicator: code,
    // Binary fractions of decimals would show: 0.1 + 0.2.
    value: Number(totals.reduce((sum, t) => sum + t.total.value, 0).toFixed(4)),
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

import type { Period } from '../calendar/period.ts'
import type { FoundIndicator } from '../catalogue/catalogue.ts'
import { inUnit, type Measure, smallUnit, unitOf } from '../chinese/measure.ts'
import { printInFull } from '../chinese/print-quantity.ts'
import { sumOf, times } from '../chinese/quantity.ts'
import type { Aggregate } from './aggregate.ts'
import type { ClauseValue } from './clause-value.ts'
import type { FigureSpan } from './digest.ts'
import { type FiguresByCode, lineageOf } from './figures-by-code.ts'
import { labelWith } from './label.ts'
import { isTold } from './once-a-level.ts'
import { figureSpan } from './spans.ts'
import type { Share } from './sums.ts'

/**
 * One line or column of the annex: an indicator, at one level where it has levels. `whole`: all of it is of one level that
 * no word tells (其他, or none): the row is called 推选最美家庭, not 推选最美家庭（其余）.
 */
export type Line = { readonly found: FoundIndicator; readonly level: string | undefined; readonly whole?: true }

/** What an organization, or the whole county, has numbers for, in the order of forms; those that all have come last. */
export function linesOf(organization: string | undefined, figures: FiguresByCode): Line[] {
  return figures.indicators
    .filter((i) => i.organization === undefined || organization === undefined || i.organization.code === organization)
    .flatMap((found): Line[] => {
      if (figures.groups(found, { organization }).length === 0) return []
      if (found.indicator.split_by === undefined) return [{ found, level: undefined }]
      // Where something was counted a level of which nothing was is an empty row; where nothing was, 0 is what was reported.
      const counted = figures.levels(found, { organization })
      const levels = counted.length > 0 ? counted : figures.reportedLevels(found, { organization })
      const isWhole = levels.length === 1 && !levels.some(isTold)
      return levels.map((level) => ({ found, level, ...(isWhole ? { whole: true } : {}) }))
    })
}

export function lineName({ found, level, whole }: Line, towns: string): string {
  return labelWith(found.indicator.label, whole ? undefined : level, towns)
}

/**
 * In what the numbers of a row or column of a table are: people of several events are 人次, and money that would take more
 * than two decimals in 万元 is in 元.
 */
export function unitIn({ found }: Line, totals: readonly (Aggregate | undefined)[]): string {
  const unit = unitOf({
    unit: found.indicator.unit,
    severalEvents: totals.some((t) => addsEvents(found, t)),
    inWan: true,
  })
  const small = smallUnit(unit)
  const isFine = totals.some((total) => total && !Number.isInteger(times(total.quantity, 100).value))
  return small !== undefined && isFine ? small : unit
}

/** A number of a period as a table has it, in `unit`: to the last digit, or as far as it is known. */
export function exactSpan(
  { period, inWan }: { readonly period: Period; readonly inWan: boolean },
  { found, level }: Line,
  total: Aggregate,
  unit: string,
): FigureSpan {
  const { quantity } = total
  const lineage = lineageOf(period, found, total, level)
  const printed = printInFull(inUnit(quantity, found.indicator.unit, unit), {
    inWan: inWan && smallUnit(unit) === undefined,
  })
  return figureSpan(quantity, printed, { indicator: found.code, lineage })
}

/** A total, as far as it tells of how many reports it is. */
type Counted = Pick<Aggregate, 'figures'>

/** Whether a total adds up what several reports said of how many took part. */
function addsEvents({ indicator, question }: FoundIndicator, total: Counted | undefined): boolean {
  const { over_time, adds_to } = indicator
  return total !== undefined && total.figures > 1 && over_time === 'sum' && adds_to !== undefined && !question.stock
}

/** How a total is printed in a text. */
export function measureOf(found: FoundIndicator, total: Counted, inWan: boolean): Measure {
  return { unit: found.indicator.unit, severalEvents: addsEvents(found, total), inWan }
}

/** One number of several indicators that add up to it, e.g. 参与人次; undefined where nothing was reported of any. */
export function totalOf(
  code: string,
  members: readonly string[],
  figures: FiguresByCode,
  share: Pick<Share, 'organization'> = {},
): (ClauseValue & { kind: 'figure' }) | undefined {
  const totals = members.flatMap((member) => {
    const indicator = figures.indicator(member)
    const total = indicator && figures.total(indicator, share)
    return indicator && total ? [{ indicator, total }] : []
  })
  const [first] = totals
  if (!first) return undefined
  const once = (all: readonly string[]) => [...new Set(all)].sort()
  const { reports: _, ...lineage } = lineageOf(figures.period, first.indicator, first.total)
  const traced = totals.every((t) => t.total.reports)
  return {
    kind: 'figure',
    indicator: code,
    quantity: sumOf(totals.map((t) => t.total.quantity)),
    measure: { inWan: figures.inWan },
    lineage: {
      ...lineage,
      rule: 'sum',
      indicators: totals.map((t) => t.indicator.code),
      units: once(totals.flatMap((t) => t.total.units)),
      figures: totals.reduce((sum, t) => sum + t.total.figures, 0),
      ...(traced ? { reports: once(totals.flatMap((t) => t.total.reports ?? [])) } : {}),
    },
  }
}

/** The indicators that each line of totals adds up, by its code. */
export function membersOf({ indicators }: FiguresByCode, totals: readonly { readonly code: string }[]) {
  return new Map(
    totals.map(({ code }) => [code, indicators.filter((i) => i.indicator.adds_to === code).map((i) => i.code)]),
  )
}

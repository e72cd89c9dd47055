import type { Period } from '../calendar/period.ts'
import type { FoundIndicator } from '../catalogue/catalogue.ts'
import { combine } from '../chinese/approximation.ts'
import { printExact } from '../chinese/rounding.ts'
import type { Aggregate } from './aggregate.ts'
import type { FigureSpan } from './digest.ts'
import { type FiguresByCode, lineageOf, type Share } from './figures-by-code.ts'
import { labelWith } from './label.ts'
import type { ClauseValue } from './print-clause.ts'

/** One line or column of the annex: an indicator, at one level where it has levels. */
export type Line = { readonly found: FoundIndicator; readonly level: string | undefined }

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
      return levels.map((level) => ({ found, level }))
    })
}

export function lineName({ found, level }: Line): string {
  return labelWith(found.indicator.label, level)
}

/** A number of a period as a table has it: to the last digit, with the mark of approximation that its parts bring. */
export function exactSpan(
  { period }: { readonly period: Period },
  { found, level }: Line,
  total: Aggregate,
): FigureSpan {
  const { value, approximate } = total
  return {
    kind: 'figure',
    indicator: found.code,
    value,
    printed: printExact(value, approximate),
    ...(approximate ? { approximate } : {}),
    lineage: lineageOf(period, found, total, level),
  }
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
    // Binary fractions of decimals would show: 0.1 + 0.2.
    value: Number(totals.reduce((sum, t) => sum + t.total.value, 0).toFixed(4)),
    approximate: combine(totals.map((t) => t.total.approximate)),
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

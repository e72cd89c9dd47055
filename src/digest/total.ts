import { combine } from '../chinese/approximation.ts'
import { type FiguresByCode, lineageOf, type Share } from './figures-by-code.ts'
import type { ClauseValue } from './print-clause.ts'

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

import type { Period } from '../calendar/period.ts'
import type { FoundIndicator } from '../catalogue/catalogue.ts'
import { printExact } from '../chinese/rounding.ts'
import type { Aggregate } from './aggregate.ts'
import type { FigureSpan } from './digest.ts'
import { type FiguresByCode, lineageOf } from './figures-by-code.ts'
import { labelWith } from './label.ts'

/** One line or column of the annex: an indicator, at one level where it has levels. */
export type Line = { readonly found: FoundIndicator; readonly level: string | undefined }

/** What an organization, or the whole county, has numbers for, in the order of forms; those that all have come last. */
export function linesOf(organization: string | undefined, figures: FiguresByCode): Line[] {
  return figures.indicators
    .filter((i) => i.organization === undefined || organization === undefined || i.organization.code === organization)
    .flatMap((found): Line[] => {
      if (figures.groups(found, { organization }).length === 0) return []
      if (found.indicator.split_by === undefined) return [{ found, level: undefined }]
      return figures.reportedLevels(found, { organization }).map((level) => ({ found, level }))
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

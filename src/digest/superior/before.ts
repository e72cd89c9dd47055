import type { Period } from '../../calendar/period.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { exactly, isExact, sumOf } from '../../chinese/quantity.ts'
import type { Aggregate } from '../aggregate.ts'
import { LEAST_BASE } from '../comparison.ts'
import { type PastFigure, pastTotals } from '../past-figures.ts'
import type { Against, AskedIndicator, Part } from './asked.ts'
import { type InMeasure, writtenIn } from './measure-asked.ts'

/** As a text and, where it is known, as a cell has it. */
type Written = { readonly text: string; readonly number?: number }

/** What a workbook gave of times before the county reported here, of what a table is filled for. */
export type Given = { readonly catalogue: Catalogue; readonly past: readonly PastFigure[] }

/**
 * What a workbook gave of what nobody has reported: of the county (`within` undefined), or of a town. Of the county's own units
 * and of villages it gives nothing.
 */
export function givenBefore(
  { found, organization, level = '' }: AskedIndicator,
  { catalogue, past }: Given,
  of: { readonly period: Period; readonly part: Part; readonly within: string | undefined },
): Aggregate | undefined {
  const { period, part, within } = of
  if (part.of === 'own') return undefined
  const place = part.of === 'area' ? part.area.id : (within ?? null)
  const own = past.filter((each) => each.area === place)
  const totals = pastTotals(catalogue, period, own).filter(
    (each) =>
      each.indicator === found.code &&
      each.level === level &&
      (organization === undefined || each.organization === organization),
  )
  if (totals.length === 0) return undefined
  const quantity = sumOf(totals.map(({ value }) => exactly(value)))
  return { quantity, figures: totals.reduce((sum, each) => sum + each.figures, 0), units: [] }
}

/**
 * 同比 in hundredths, where both are exact and the one before is no small number; 增减 as a difference. Nothing, where one of
 * the two is not known.
 */
export function against(
  how: Against,
  is: Aggregate | undefined,
  was: Aggregate | undefined,
  measure?: InMeasure,
): Written {
  if (!is || !was) return { text: '' }
  const difference = Number((is.quantity.value - was.quantity.value).toFixed(4))
  if (how === '增减') {
    if (!measure) return signed(difference, '')
    const { text, number } = writtenIn(measure, exactly(difference))
    return { text: `${number > 0 ? '+' : ''}${text}`, number }
  }
  const base = was.quantity.value
  if (!isExact(is.quantity) || !isExact(was.quantity) || base < LEAST_BASE) return { text: '' }
  return signed(Math.round((difference / base) * 1000) / 10, '%')
}

function signed(number: number, unit: string): Written {
  return { text: `${number > 0 ? '+' : ''}${number}${unit}`, number }
}

import type { FoundIndicator } from '../catalogue/catalogue.ts'
import type { ClauseSlot } from '../catalogue/clause.ts'
import { exactly, isExact, sumOf } from '../chinese/quantity.ts'
import { type Aggregate, aggregate, type FigureGroup } from './aggregate.ts'
import type { ClauseValue } from './clause-value.ts'
import { LEAST_BASE, reporting } from './comparison.ts'
import type { Lineage } from './digest.ts'
import { FiguresByCode, lineageOf } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { heirAmong } from './heirs.ts'
import type { Printing, YearBefore } from './printing.ts'
import { figureSpan } from './spans.ts'
import { type Share, Sums } from './sums.ts'

/** More of a number than this from units that reported in one of the two periods alone, and it is no rise or fall. */
const MOST_FROM_OTHERS = 0.1

/**
 * The year before of a report; a growth is said of whole numbers, so that most of both has to be of the same units. It is
 * added up where a clause first asks for it: few do.
 */
export function yearBeforeOf(input: ReportInput, figures: FiguresByCode): YearBefore {
  let known: Before | undefined
  return (found, share, total) => {
    known ??= beforeOf(input)
    const { figures: before, isOfBoth } = known
    const was = before?.total(found, share)
    if (!before || !was) return importedBefore(input, found, share)
    const sides = [[figures, total] as const, [before, was] as const]
    return sides.every(([of, sum]) => isOfTheSame(found, of.groups(found, share), sum, isOfBoth))
      ? { total: was, imported: false }
      : undefined
  }
}

type Before = {
  readonly figures: FiguresByCode | undefined
  /** Whether a unit reported in both periods, or another that it became. */
  readonly isOfBoth: (group: FigureGroup) => boolean
}

function beforeOf(input: ReportInput): Before {
  const earlier = input.earlier.find(({ what }) => what === 'year-before')
  const home = heirAmong(input.heirs, new Set([...reporting(input), ...(earlier?.reported ?? [])]))
  const [now, then] = [reporting(input), earlier?.reported ?? []].map((ids) => new Set(ids.map(home)))
  return {
    figures: earlier && new FiguresByCode(input, new Sums(input, earlier.period, earlier)),
    isOfBoth: ({ unit }) => now?.has(home(unit)) === true && then?.has(home(unit)) === true,
  }
}

function isOfTheSame(
  found: FoundIndicator,
  groups: readonly FigureGroup[],
  { quantity }: Aggregate,
  isOfBoth: Before['isOfBoth'],
): boolean {
  const others = aggregate(
    found.indicator,
    groups.filter((group) => !isOfBoth(group)),
  )
  return (others?.quantity.value ?? 0) <= quantity.value * MOST_FROM_OTHERS
}

/** As a workbook gave it, of an organization. */
function importedBefore({ imported }: ReportInput, found: FoundIndicator, { organization }: Share) {
  const own = organization ?? found.organization?.code
  const given = (imported ?? [])
    .filter(({ what }) => what === 'year-before')
    .flatMap(({ totals }) => totals)
    .filter((each) => each.indicator === found.code && each.organization === own && each.level === '')
  if (given.length === 0) return undefined
  const figures = given.reduce((sum, each) => sum + each.figures, 0)
  return { total: { quantity: sumOf(given.map(({ value }) => exactly(value))), figures, units: [] }, imported: true }
}

/** `{code|同比}`, `{code|of:whole}`; undefined where what it is said beside is not known, or not exactly. */
export function valueBeside(
  found: FoundIndicator,
  slot: ClauseSlot,
  { figures, organization, yearBefore }: Printing,
): ClauseValue | undefined {
  const is = figures.total(found, { organization })
  if (!is || !isExact(is.quantity)) return undefined
  if (slot.whole !== undefined) return shareOf(found, is, slot.whole, { figures, organization })
  const was = yearBefore?.(found, { organization }, is)
  if (!was || !isExact(was.total.quantity) || was.total.quantity.value < LEAST_BASE) return undefined
  const base = was.total.quantity.value
  const rate = Math.round(((is.quantity.value - base) / base) * 1000) / 10
  const isSame = is.quantity.value === base
  const said =
    rate === 0 ? `与上年同期${isSame ? '' : '基本'}持平` : `同比${rate > 0 ? '增长' : '下降'}${Math.abs(rate)}%`
  const lineage = lineageBeside(found, [is, was.total], lineageOf(figures.period, found, is), 'difference')
  return { kind: 'spans', spans: [figureSpan(exactly(rate), said, { indicator: found.code, lineage })] }
}

/** 96.5 of a hundred. */
function shareOf(
  found: FoundIndicator,
  part: Aggregate,
  code: string,
  { figures, organization }: Pick<Printing, 'figures' | 'organization'>,
): ClauseValue | undefined {
  const whole = figures.indicator(code) ?? figures.indicatorAsked(code)
  const total = whole && figures.total(whole, { organization })
  if (!total || !isExact(total.quantity) || total.quantity.value <= 0) return undefined
  const hundredths = Math.round((part.quantity.value / total.quantity.value) * 1000) / 10
  const own = lineageOf(figures.period, found, part)
  const lineage = lineageBeside(found, [part, total], { ...own, indicators: [found.code, whole.code] }, 'share')
  return { kind: 'figure', indicator: found.code, quantity: exactly(hundredths), lineage }
}

function lineageBeside(
  { code }: FoundIndicator,
  totals: readonly Aggregate[],
  { reports: _, ...own }: Lineage,
  rule: string,
): Lineage {
  return {
    ...own,
    indicators: own.indicators.length > 0 ? own.indicators : [code],
    rule,
    units: [...new Set(totals.flatMap(({ units }) => units))].sort(),
    figures: totals.reduce((sum, { figures }) => sum + figures, 0),
  }
}

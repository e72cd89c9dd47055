import type { Period } from '../calendar/period.ts'
import { yearToDate } from '../calendar/week.ts'
import type { Catalogue, FoundIndicator } from '../catalogue/catalogue.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import type { Uncounted } from '../database/as-of.ts'
import { type FiguresAsked, figureRows } from '../database/figure-groups.ts'
import type { Database } from '../database/open.ts'
import type { Unit } from '../database/unit.ts'
import type { FigureGroup } from '../digest/aggregate.ts'
import type { PeriodFigures } from '../digest/gathered.ts'

/** Of what figures are read. */
export type FiguresOf = {
  readonly period: Period
  readonly asOf: Date
  readonly uncounted: Uncounted
  /** Every unit there ever was, and whether the digest is about it. */
  readonly units: readonly (Unit & { readonly mine: boolean })[]
  /** The periods to compare with. */
  readonly earlier: readonly Period[]
}

/** The same of a week, with the receipts of what came late. */
type AskedOfIssue = FiguresOf & { readonly late: readonly number[] }

type Found = {
  readonly figures: PeriodFigures
  readonly earlier: readonly PeriodFigures[]
}

type FoundOfIssue = Found & {
  /** What was new in the week's year up to its end. */
  readonly yearToDate: readonly FigureGroup[]
  /** What came late. */
  readonly lateFigures: readonly FigureGroup[]
}

/**
 * The figures of a week and of what came late, and of all that was reported in either: those of its year, what there is
 * now, and of earlier weeks.
 */
export async function issueFigures(tx: Database, catalogue: Catalogue, asked: AskedOfIssue): Promise<FoundOfIssue> {
  const { period, units, earlier, late: receipts } = asked
  const { isStock, isLatest, at } = rulesOf(catalogue, asked)
  const late: FiguresAsked[] = receipts.length > 0 ? [{ to: period.to, only: receipts, reports: 'all' }] : []
  const [flow = [], came = []] = await figureRows(tx, [{ ...period, reports: 'all' }, ...late], at)
  const told = [...new Set([...flow, ...came].map((row) => row.indicator))]
  const flowing = told.filter((indicator) => !isStock(indicator))
  const of = (days: { from?: string; to: string }, indicators: string[]): FiguresAsked => {
    return { ...days, indicators, reports: 'unless-many' }
  }
  const { from, to } = yearToDate(period)
  const [sofar = [], stock = [], ...before] = await figureRows(
    tx,
    [
      of({ from, to }, flowing),
      of({ to: period.to }, told.filter(isStock)),
      ...earlier.map((before) => of(before, flowing)),
    ],
    at,
  )
  const ofMine = ofThose(units)
  return {
    figures: { flow: ofMine(flow), stock: ofMine(stillThere(stock, units, period.to)) },
    lateFigures: ofMine(came),
    yearToDate: ofMine(withoutHanded(sofar, units, period.to, (row) => isLatest(row.indicator))),
    earlier: before.map((rows) => ({ flow: ofMine(rows), stock: [] })),
  }
}

/** The figures of a longer period and of those that it is compared with: what was new in each, and what there was at its end. */
export async function reportFigures(tx: Database, catalogue: Catalogue, asked: FiguresOf): Promise<Found> {
  const { units, earlier } = asked
  const { codes, isStock, isLatest, at } = rulesOf(catalogue, asked)
  const periods = [asked.period, ...earlier]
  const rows = await figureRows(
    tx,
    periods.flatMap(({ from, to }): FiguresAsked[] => [
      { from, to, indicators: codes.filter((code) => !isStock(code)), reports: 'unless-many' },
      { to, indicators: codes.filter(isStock), reports: 'unless-many' },
    ]),
    at,
  )
  // Heirs too: what a unit handed on may be held by one that the digest is not about.
  const ofMine = ofThose(units)
  const [figures = { flow: [], stock: [] }, ...others] = periods.map(({ to }, i): PeriodFigures => {
    const [flow = [], stock = []] = [rows[2 * i], rows[2 * i + 1]]
    return {
      flow: ofMine(withoutHanded(flow, units, to, (row) => isLatest(row.indicator))),
      stock: ofMine(stillThere(stock, units, to)),
    }
  })
  return { figures, earlier: others }
}

/** The figures of the units that a digest is about. */
function ofThose(units: FiguresOf['units']): (found: readonly FigureGroup[]) => FigureGroup[] {
  const mine = new Set(units.filter((u) => u.mine).map((u) => u.id))
  return (found) => found.filter((row) => mine.has(row.unit))
}

function rulesOf(catalogue: Catalogue, { asOf, uncounted, units }: FiguresOf) {
  const counted = catalogue.indicators
  const codes = (which: (of: FoundIndicator) => boolean) => counted.filter(which).map((i) => i.code)
  const stock = new Set(codes((i) => i.question.stock))
  const latest = new Set(codes((i) => i.indicator.over_time === 'latest'))
  const newestOf = codes((i) => i.indicator.over_time === 'latest' || i.indicator.over_units === 'latest')
  return {
    codes: codes(() => true),
    isStock: (code: string) => stock.has(code),
    isLatest: (code: string) => latest.has(code),
    at: { asOf, uncounted, units: unitsRead(units), newestOf, basesOf: basesIn(catalogue) },
  }
}

/** Whose figures are read: of a part of the county its units, and those that any of them went into; undefined: of all. */
function unitsRead(units: FiguresOf['units']): string[] | undefined {
  if (units.every((u) => u.mine)) return undefined
  const heirs = new Map(units.map((u) => [u.id, u.successorId]))
  const read = new Set<string>()
  for (const { id, mine } of units) {
    for (let unit: string | null = mine ? id : null; unit !== null && !read.has(unit); unit = heirs.get(unit) ?? null) {
      read.add(unit)
    }
  }
  return [...read]
}

/** Rates, each with the indicator that it is weighed by: `base` names the question. */
function basesIn(catalogue: Catalogue): ReadonlyMap<string, string> {
  return new Map(
    catalogue.indicators.flatMap(({ code, indicator: { base }, form }) => {
      const question = form.questions.find((q) => q.code === base)
      return question ? [[code, indicatorCode(question)] as const] : []
    }),
  )
}

/** Whether a unit exists on any day of the period. */
export function existsIn({ validFrom, validTo }: Unit, { from, to }: Period): boolean {
  return (validFrom === null || validFrom <= to) && (validTo === null || validTo >= from)
}

function isClosed({ validTo }: Unit, by: string): boolean {
  return validTo !== null && validTo < by
}

/** 撤并: of the units that were closed before `by`, the one that each went into. */
export function heirsOf(units: readonly Unit[], by: string): ReadonlyMap<string, string> {
  return new Map(units.flatMap((u) => (isClosed(u, by) && u.successorId !== null ? [[u.id, u.successorId]] : [])))
}

/**
 * 撤并: what a closed unit had is its successor's to report, so that nothing is counted twice. It stands until the
 * successor has reported after the merger; with a unit that has no successor it is gone.
 */
function stillThere(rows: readonly FigureGroup[], units: readonly Unit[], by: string): FigureGroup[] {
  const gone = new Set(units.filter((u) => isClosed(u, by) && u.successorId === null).map((u) => u.id))
  return withoutHanded(rows, units, by, () => true).filter((row) => !gone.has(row.unit))
}

/** Rows without those (of the ones that `concerns`) of a closed unit whose successor has reported the same after the merger. */
function withoutHanded(
  rows: readonly FigureGroup[],
  units: readonly Unit[],
  by: string,
  concerns: (row: FigureGroup) => boolean,
): FigureGroup[] {
  const closed = new Map(units.filter((u) => isClosed(u, by)).map((u) => [u.id, u]))
  if (closed.size === 0) return [...rows]
  const key = (unit: string, { indicator, label }: FigureGroup) => `${unit}\n${indicator}\n${label}`
  const newest = new Map(rows.map((row) => [key(row.unit, row), row.newest?.on ?? '']))
  return rows.filter((row) => {
    const end = closed.get(row.unit)
    if (!end || !concerns(row)) return true
    for (let heir = end.successorId; heir; heir = closed.get(heir)?.successorId ?? null) {
      if ((newest.get(key(heir, row)) ?? '') > (end.validTo ?? '')) return false
    }
    return true
  })
}

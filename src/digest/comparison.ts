import { levelIn } from '../catalogue/figures.ts'
import { inUnit } from '../chinese/measure.ts'
import { printQuantity } from '../chinese/print-quantity.ts'
import { exactly, isExact, type Quantity, sumOf } from '../chinese/quantity.ts'
import { type Aggregate, aggregate, type FigureGroup } from './aggregate.ts'
import type { FigureSpan, Section, Span } from './digest.ts'
import type { FiguresByCode } from './figures-by-code.ts'
import type { Earlier, Imported, PeriodFigures, ReportInput } from './gathered.ts'
import { heirAmong } from './heirs.ts'
import { periodLabel } from './kinds/index.ts'
import { exactSpan, type Line, lineName, unitIn } from './lines.ts'
import { countSpan, figureSpan, words } from './spans.ts'
import { byIndicator } from './sums.ts'

/** Of a year's or a week's input what a comparison needs. */
type Compared = Pick<ReportInput, 'period' | 'figures' | 'coverage' | 'earlier' | 'heirs' | 'units' | 'imported'>

const NAMES = { before: '上期', 'year-before': '上年同期' }

/**
 * This period beside the one before and the same one a year earlier. Only units that reported in both are compared: that
 * a unit has begun or ceased to report is no rise or fall. How many these are stands beside it. What a unit that was
 * merged reported stands on both sides under the one that it went into.
 */
export function comparisonSection(
  input: Compared,
  figures: FiguresByCode,
  lines: readonly Line[],
): Section | undefined {
  const blocks = input.earlier.flatMap((earlier) => {
    const home = heirAmong(input.heirs, new Set([...reporting(input), ...earlier.reported]))
    const [now, before] = [reporting(input), earlier.reported].map((ids) => new Set(ids.map(home)))
    const both = new Set([...(now ?? [])].filter((id) => before?.has(id)))
    if (isOneOfMany(both, now ?? new Set())) return []
    const comparable = (of: PeriodFigures) =>
      byIndicator(
        figures.indicators,
        {
          flow: of.flow.filter((g) => both.has(home(g.unit))),
          stock: of.stock.filter((g) => both.has(home(g.unit))),
        },
        input.units,
      )
    const sides = [comparable(input.figures), comparable(earlier)]
    const compared = lines.flatMap((line) => {
      const [is, was] = sides.map((groups) => totalOf(line, groups.get(line.found.code) ?? []))
      return is && was ? [{ line, is, was }] : []
    })
    const rows = compared.map(({ line, is, was }) => {
      const unit = unitIn(line, [is, was])
      return rowOf(
        input,
        figures,
        { line, is, was, unit },
        exactSpan({ ...earlier, inWan: figures.inWan }, line, was, unit),
      )
    })
    return [
      {
        what: earlier.what,
        lines: compared.map(({ line }) => line),
        note: noteOf(input, earlier, { both, now: now ?? new Set() }),
        table: { kind: 'table' as const, columns: columnsOf(input, earlier), rows },
      },
    ]
  })
  const imported = (input.imported ?? []).map((past) => {
    const told = new Set(blocks.flatMap(({ what, lines }) => (what === past.what ? lines : [])))
    return importedBlock(
      input,
      past,
      figures,
      lines.filter((line) => !told.has(line)),
    )
  })
  const told = [...blocks, ...imported].filter((b) => b.table.rows.length > 0)
  return told.length === 0
    ? undefined
    : {
        code: 'comparison',
        heading: '与以往对比',
        blocks: told.flatMap(({ note, table }) => [{ kind: 'item' as const, spans: note }, table]),
      }
}

/** What a single unit of several did says nothing of all of them. */
function isOneOfMany(both: ReadonlySet<string>, now: ReadonlySet<string>): boolean {
  return both.size < 2 && now.size > 2
}

function columnsOf({ period }: Compared, earlier: Pick<Earlier, 'period'>): string[] {
  return ['指标', '单位', periodLabel(period), periodLabel(earlier.period), '增减']
}

type Sides = { readonly line: Line; readonly is: Aggregate; readonly was: Aggregate; readonly unit: string }

function rowOf({ period }: Compared, figures: FiguresByCode, { line, is, was, unit }: Sides, before: FigureSpan) {
  return [
    [words(lineName(line, figures.towns))],
    [words(unit)],
    [exactSpan(figures, line, is, unit)],
    [before],
    [differenceSpan(is, was, line, { ...period, unit })],
  ]
}

/** What reports say nothing of beside what a workbook gave: of the organizations of which it did, all units together. */
function importedBlock(input: Compared, past: Imported, figures: FiguresByCode, lines: readonly Line[]) {
  const organizations = new Map(input.units.map(({ id, organization }) => [id, organization]))
  const rows = lines.flatMap((line) => {
    const given = past.totals.filter(
      ({ indicator, level }) => indicator === line.found.code && level === (line.level ?? ''),
    )
    const of = new Set(given.map(({ organization }) => organization))
    const groups = figures.groups(line.found, {}).filter(({ unit }) => of.has(organizations.get(unit) ?? ''))
    const is = totalOf(line, groups)
    if (!is || given.length === 0) return []
    const quantity = sumOf(given.map(({ value }) => exactly(value)))
    const was = { quantity, figures: given.reduce((sum, each) => sum + each.figures, 0), units: [] }
    const unit = unitIn(line, [is])
    const { lineage, ...span } = exactSpan({ period: past.period, inWan: figures.inWan }, line, was, unit)
    return [rowOf(input, figures, { line, is, was, unit }, { ...span, lineage: { ...lineage, rule: 'imported' } })]
  })
  const note = [
    words(`与${NAMES[past.what]}（${periodLabel(past.period)}）对比，以往的数是导入的上年数，按全部单位合计。`),
  ]
  return { note, table: { kind: 'table' as const, columns: columnsOf(input, past), rows } }
}

function totalOf({ found: { indicator }, level }: Line, groups: readonly FigureGroup[]): Aggregate | undefined {
  const own = level === undefined ? groups : groups.filter((g) => levelIn(indicator, g.label) === level)
  return aggregate(indicator, own)
}

/** The units that reported in the period, zero reports too. */
export function reporting({ coverage }: Pick<Compared, 'coverage'>): string[] {
  return [...coverage.reported, ...coverage.zero].map((u) => u.id)
}

function noteOf(
  { period }: Compared,
  earlier: Earlier,
  { both, now }: { both: ReadonlySet<string>; now: ReadonlySet<string> },
): Span[] {
  const units = [...both].sort()
  const counted = countSpan('units_comparable', units.length, { ...period, units })
  const all = countSpan('units_reported', now.size, { ...period, units: [...now].sort() })
  const lead = words(`与${NAMES[earlier.what]}（${periodLabel(earlier.period)}）对比，只比两期都报过的`)
  if (units.length === now.size) return [lead, counted, words('个单位。')]
  return [lead, counted, words('个单位，本期报过的有'), all, words('个，其余的不可比。')]
}

/** The lowest number of which a growth in hundredths says something: 1 → 3 is no 200%. */
export const LEAST_BASE = 10

/** `+12（+8.5%）`, `-3`, `0`; in hundredths only where both are exact. Numbers that are not differ by one that is not. */
function differenceSpan(
  now: Aggregate,
  before: Aggregate,
  { found }: Line,
  { to, unit }: { readonly to: string; readonly unit: string },
): FigureSpan {
  const difference = minus(now.quantity, before.quantity)
  const { value } = difference
  const sign = value > 0 ? '+' : value < 0 ? '-' : ''
  const exact = isExact(now.quantity) && isExact(before.quantity)
  const base = before.quantity.value
  const share =
    exact && base >= LEAST_BASE && value !== 0 ? `（${sign}${Math.round((Math.abs(value) / base) * 1000) / 10}%）` : ''
  const lineage = {
    rule: 'difference',
    indicators: [found.code],
    to,
    units: [...new Set([...now.units, ...before.units])].sort(),
    figures: now.figures + before.figures,
  }
  const printed = printDifference(inUnit(difference, found.indicator.unit, unit))
  return figureSpan(difference, `${printed}${share}`, { indicator: found.code, lineage })
}

function minus(now: Quantity, before: Quantity): Quantity {
  const less = (a: number, b: number) => Number((a - b).toFixed(4))
  return {
    value: less(now.value, before.value),
    low: less(now.low, before.high),
    high: less(now.high, before.low),
  }
}

/** Where not even the direction is known, only that: 相近. */
function printDifference({ value, low, high }: Quantity): string {
  if (low === high) return `${value > 0 ? '+' : ''}${printQuantity(exactly(value))}`
  if (low > 0) return withSign('+', { value, low, high })
  if (high < 0) return withSign('-', { value: -value, low: -high, high: -low })
  return '相近'
}

function withSign(sign: string, size: Quantity): string {
  return printQuantity(size).replace(/^约?/u, (mark) => `${mark}${sign}`)
}

import { type Catalogue, writesWan } from '../catalogue/catalogue.ts'
import { monthAndDate } from '../chinese/days.ts'
import { printQuantity } from '../chinese/print-quantity.ts'
import { exactly, type Quantity, sumOf } from '../chinese/quantity.ts'
import { notDueWords } from './coverage.ts'
import type { Digest, FigureSpan } from './digest.ts'
import { periodLabel } from './kinds/index.ts'
import { issueHead } from './label.ts'
import { titleWith } from './masthead.ts'
import { withinOf } from './scope.ts'
import { quantityIn, textOf } from './spans.ts'

/** A number as a picture has it: as long as `value`, printed as a text prints it, with its mark (GB/T 15835). */
export type Drawn = { readonly name: string; readonly value: number; readonly printed: string }

/** A row of bars lying, each with its number; as many columns standing; one bar in parts. */
export type Chart = {
  readonly kind: 'bars' | 'columns' | 'parts'
  readonly heading: string
  readonly of: readonly Drawn[]
}

/** One picture for a phone: a digest's numbers by organization, by week, and who reported. */
export type Picture = {
  readonly title: string
  /** Names that a title of two lines does not cut. */
  readonly names: readonly string[]
  readonly subtitle: string
  readonly charts: readonly Chart[]
}

/** A week's sum of comparable numbers, from Monday. */
export type WeekSum = { readonly from: string; readonly sum: Quantity }

/** More units than these make a picture too long for a phone. */
const MOST_UNITS = 20

const HEADINGS: Readonly<Record<string, string>> = { sessions: '活动场次', attendance: '参与人次' }

/** The picture of a digest; undefined where it has no number to show. Organizations stand in their order, never ranked. */
export function pictureOf(digest: Digest, catalogue: Catalogue, byWeek: readonly WeekSum[]): Picture | undefined {
  const totals = catalogue.week.totals.map((t) => t.code)
  const charts: Chart[] = [
    ...totals.flatMap((code) => barsOf(digest, catalogue, code)),
    ...weeksOf(byWeek, HEADINGS[totals[0] ?? ''] ?? '', writesWan(catalogue)),
    ...coverageOf(digest),
  ]
  if (charts.length === 0) return undefined
  const { kind, period, county, title } = digest
  return {
    names: [county],
    title: titleWith(county, title),
    subtitle: kind === 'year' ? periodLabel(period) : issueHead(digest),
    charts,
  }
}

function weeksOf(byWeek: readonly WeekSum[], what: string, inWan: boolean): Chart[] {
  if (byWeek.filter((w) => w.sum.value > 0).length < 2) return []
  const of = byWeek.map(({ from, sum }) => drawn(monthAndDate(from), [sum], inWan))
  return [{ kind: 'columns', heading: `每周${what}`, of }]
}

/** The sum of these numbers, printed as a text prints it. */
function drawn(name: string, parts: readonly Quantity[], inWan: boolean): Drawn {
  const sum = sumOf(parts)
  return { name, value: sum.value, printed: printQuantity(sum, { inWan }) }
}

/** What each organization has of a total; of an organization's own report, what each of its units has, where they are few. */
function barsOf(digest: Digest, catalogue: Catalogue, total: string): Chart[] {
  const adding = new Map(
    catalogue.indicators.filter((i) => i.indicator.adds_to === total).map((i) => [i.code, i.organization?.name]),
  )
  const of = (rows: readonly Named[]) => {
    const names = [...new Set(rows.map((row) => row.name))]
    const bars = names.map((name) =>
      drawn(
        name,
        rows.flatMap((row) => (row.name === name && adding.has(row.span.indicator) ? [quantityIn(row.span)] : [])),
        writesWan(catalogue),
      ),
    )
    return bars.filter((bar) => bar.value > 0)
  }
  const units = withinOf(digest.scope).organization !== undefined ? of(unitFigures(digest)) : []
  const order = catalogue.organizations.map((o) => o.name)
  // A table of before did not say whose a number is: then it may be of a form that all organizations have.
  const owned = tableFigures(digest).flatMap(({ name, span }) => {
    const owner = name || adding.get(span.indicator)
    return owner ? [{ name: owner, span }] : []
  })
  const bars =
    units.length > 1 && units.length <= MOST_UNITS
      ? units
      : of(owned).toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  return bars.length > 0 ? [{ kind: 'bars', heading: HEADINGS[total] ?? total, of: bars }] : []
}

type Named = { readonly name: string; readonly span: FigureSpan }

/** The numbers of each unit, in the annex of an organization's report; its last row is their sum. */
function unitFigures({ sections }: Digest): Named[] {
  const tables = sections.filter((s) => s.code.startsWith('units.')).flatMap((s) => s.blocks)
  return tables.flatMap((block) =>
    block.kind === 'table'
      ? block.rows
          .slice(0, -1)
          .flatMap(([name = [], ...cells]) =>
            cells.flat().flatMap((span) => (span.kind === 'figure' ? [{ name: textOf(name), span }] : [])),
          )
      : [],
  )
}

/** The numbers of the period in the digest's table of figures, with the organization where the table names it. */
function tableFigures(digest: Digest): Named[] {
  const of = digest.kind === 'week' ? '本周' : '本期'
  return digest.sections
    .filter((section) => section.code === 'figures')
    .flatMap((section) => section.blocks)
    .flatMap((block) => {
      if (block.kind !== 'table') return []
      const column = block.columns.indexOf(of)
      const named = block.columns.indexOf('组织')
      return block.rows.flatMap((row) => {
        const [span] = row[column] ?? []
        const [name] = named < 0 ? [] : (row[named] ?? [])
        return span?.kind === 'figure' ? [{ name: name?.kind === 'words' ? name.text : '', span }] : []
      })
    })
}

function coverageOf({ coverage }: Digest): Chart[] {
  const { due, reported, zero, missing, unappointed = 0 } = coverage
  if (due === 0) return []
  const states: [string, number][] = [
    ['报过活动', reported],
    ['零报告', zero],
    ['未报', missing - unappointed],
    ...(unappointed > 0 ? [['还没有填报人', unappointed] as [string, number]] : []),
  ]
  const of = states.map(([name, value]) => drawn(name, [exactly(value)], false))
  return [{ kind: 'parts', heading: `报送情况（${[`应报${due}个单位`, ...notDueWords(coverage)].join('，')}）`, of }]
}

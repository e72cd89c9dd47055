import type { Organization } from '../catalogue/schema.ts'
import { aggregate, type FigureGroup, grouped } from './aggregate.ts'
import { comparisonSection } from './comparison.ts'
import type { Block, Section, Span } from './digest.ts'
import type { FiguresByCode } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { heirAmong } from './heirs.ts'
import { exactSpan, type Line, lineName, linesOf } from './lines.ts'
import { countSpan, words } from './spans.ts'

/** Indicators a table has room for side by side on a page lying down. */
const MOST_COLUMNS = 8

/** 附件: every number exact, by organization and by unit with sums, compared with earlier periods; who reported. */
export function annexSections(input: ReportInput, figures: FiguresByCode): Section[] {
  const lines = linesByOrganization(input, figures)
  const totals = totalsTable(input, figures)
  const sections: (Section | undefined)[] = [
    totals && { code: 'figures', heading: '数据汇总表', blocks: [totals] },
    ...lines.map((of) => unitsSection(of.organization, of.lines, input, figures)),
    comparisonSection(input, figures, linesOf(undefined, figures)),
    coverageSection(input),
  ]
  return sections.flatMap((section) => (section ? [{ ...section, annex: true as const }] : []))
}

type OwnLines = { readonly organization: Organization; readonly lines: readonly Line[] }

function linesByOrganization({ catalogue }: Pick<ReportInput, 'catalogue'>, figures: FiguresByCode): OwnLines[] {
  return catalogue.organizations.map((organization) => ({ organization, lines: linesOf(organization.code, figures) }))
}

/** The scope's numbers by organization; of `codes` alone, indicators or their questions, where they are given. */
export function totalsTable(
  input: Pick<ReportInput, 'catalogue'>,
  figures: FiguresByCode,
  codes?: readonly string[],
): Block | undefined {
  const wanted = ({ found }: Line) =>
    codes === undefined || [found.code, found.question.code].some((c) => codes.includes(c))
  const rows = linesByOrganization(input, figures).flatMap(({ organization, lines }) =>
    lines.filter(wanted).flatMap((line) => {
      const total = figures.total(line.found, { organization: organization.code, level: line.level })
      if (!total) return []
      const cell: Span[] = [exactSpan(figures, line, total)]
      const stock = line.found.question.stock
      return [
        [
          [words(organization.name)],
          [words(lineName(line))],
          [words(line.found.indicator.unit)],
          stock ? [] : cell,
          stock ? cell : [],
        ],
      ]
    }),
  )
  if (rows.length === 0) return undefined
  const columns = ['组织', '指标', '单位', '本期', '现有']
  return { kind: 'table', columns, rows }
}

/** One row a unit, the last row their sum. What a unit that was merged had reported stands under the one it went into. */
function unitsSection(
  organization: Organization,
  lines: readonly Line[],
  input: ReportInput,
  figures: FiguresByCode,
): Section | undefined {
  const units = input.units.filter((u) => u.organization === organization.code)
  const home = heirAmong(input.heirs, new Set(units.map((u) => u.id)))
  const blocks: Block[] = []
  for (let start = 0; start < lines.length; start += MOST_COLUMNS) {
    const columns = lines.slice(start, start + MOST_COLUMNS)
    const byUnit = columns.map((line) =>
      grouped(figures.groups(line.found, { organization: organization.code, level: line.level }), (g) => home(g.unit)),
    )
    const cells = (of: (column: number) => readonly FigureGroup[]): Span[][] =>
      columns.map((line, i) => {
        const total = aggregate(line.found.indicator, of(i))
        return total ? [exactSpan(figures, line, total)] : []
      })
    const rows = units.flatMap((unit) => {
      if (home(unit.id) !== unit.id) return []
      const row = cells((i) => byUnit[i]?.get(unit.id) ?? [])
      return row.some((cell) => cell.length > 0) ? [[[words(unit.name)], ...row]] : []
    })
    const sum = [[words('合计')], ...cells((i) => [...(byUnit[i]?.values() ?? [])].flat())]
    const names = columns.map((line) => `${lineName(line)}（${line.found.indicator.unit}）`)
    blocks.push({ kind: 'table', columns: ['填报单位', ...names], rows: [...rows, sum] })
  }
  return blocks.length > 0
    ? { code: `units.${organization.code}`, heading: `${organization.name}分单位数据`, blocks }
    : undefined
}

function coverageSection({ catalogue, coverage, units, period, edition }: ReportInput): Section | undefined {
  const organizationOf = new Map(units.map((u) => [u.id, u.organization]))
  const states = [coverage.reported, coverage.zero, coverage.missing]
  const codes = ['units_reported', 'units_zero', 'units_missing']
  const rows = catalogue.organizations.flatMap(({ code, name }) => {
    const own = states.map((state) => state.filter((u) => organizationOf.get(u.id) === code))
    const due = own.flat()
    if (due.length === 0) return []
    const count = (what: string, counted: readonly { id: string }[], named = counted): Span[] => [
      countSpan(what, counted.length, { ...period, units: named.map((u) => u.id) }),
    ]
    // Which units are missing is for the office.
    const cells = own.map((state, i) => count(codes[i] ?? '', state, edition === 'group' ? due : state))
    return [[[words(name)], count('units_due', due), ...cells]]
  })
  if (rows.length === 0) return undefined
  const columns = ['组织', '应报单位', '报过活动', '只报零报告', '没有报过']
  return { code: 'coverage', heading: '报送情况', blocks: [{ kind: 'table', columns, rows }] }
}

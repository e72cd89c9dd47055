import type { Organization } from '../catalogue/schema.ts'
import { aggregate, type FigureGroup, grouped } from './aggregate.ts'
import { comparisonSection } from './comparison.ts'
import { NOT_DUE, silentIn } from './coverage.ts'
import type { Block, Section, Span } from './digest.ts'
import type { FiguresByCode } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { heirAmong } from './heirs.ts'
import { exactSpan, type Line, lineName, linesOf, unitIn } from './lines.ts'
import { countSpan, words } from './spans.ts'

/** Indicators that a table has room for beside the unit, on an upright page. */
const MOST_COLUMNS = 5
/** Attachments of several tables: one for each organization would be eight, most of them half a page. */
const IN_ALL = '数据汇总和报送情况'
const BY_UNIT = '分单位数据'

/** 附件: every number exact, by organization and by unit with sums, compared with earlier periods; who reported. */
export function annexSections(input: ReportInput, figures: FiguresByCode): Section[] {
  const lines = linesByOrganization(input, figures)
  const totals = totalsTable(input, figures)
  const together = [
    totals && { code: 'figures', heading: '数据汇总表', blocks: [totals] },
    comparisonSection(input, figures, linesOf(undefined, figures)),
    coverageSection(input),
  ].map((section) => section && { ...section, attached: IN_ALL })
  // Where each organization has but one unit, as in a village, the table of all has said everything.
  const isParted = new Set(input.units.map((u) => u.organization)).size < input.units.length
  const byUnit = isParted ? lines.map((of) => unitsSection(of.organization, of.lines, input, figures)) : []
  return [...together, ...byUnit].flatMap((section) => (section ? [{ ...section, annex: true as const }] : []))
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
      const unit = unitIn(line, [total])
      const cell: Span[] = [exactSpan(figures, line, total, unit)]
      const stock = line.found.question.stock
      return [
        [
          [words(organization.name)],
          [words(lineName(line, figures.towns))],
          [words(unit)],
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
  const tables = Math.ceil(lines.length / MOST_COLUMNS)
  for (let i = 0; i < tables; i++) {
    // As many columns in each as in the others, or one less.
    const columns = lines.slice(Math.round((i * lines.length) / tables), Math.round(((i + 1) * lines.length) / tables))
    const byUnit = columns.map((line) =>
      grouped(figures.groups(line.found, { organization: organization.code, level: line.level }), (g) => home(g.unit)),
    )
    const totals = (of: (column: number) => readonly FigureGroup[]) =>
      columns.map((line, i) => aggregate(line.found.indicator, of(i)))
    const told = units.flatMap((unit) => {
      const row =
        home(unit.id) === unit.id ? totals((i) => (byUnit[i]?.get(unit.id) ?? []).filter((g) => !g.elsewhere)) : []
      return row.some((total) => total !== undefined) ? [{ name: unit.name, row }] : []
    })
    const sum = { name: '合计', row: totals((i) => [...(byUnit[i]?.values() ?? [])].flat()) }
    // A sum of one would say its numbers again.
    const all = told.length > 1 ? [...told, sum] : told.length > 0 ? told : [sum]
    const measures = columns.map((line, i) =>
      unitIn(
        line,
        all.map(({ row }) => row[i]),
      ),
    )
    const rows = all.map(({ name, row }): Span[][] => [
      [words(name)],
      ...columns.map((line, i) => {
        const total = row[i]
        return total ? [exactSpan(figures, line, total, measures[i] ?? '')] : []
      }),
    ])
    const names = columns.map((line, i) => `${lineName(line, figures.towns)}（${measures[i]}）`)
    blocks.push({ kind: 'table', columns: ['填报单位', ...names], rows })
  }
  return blocks.length > 0
    ? { code: `units.${organization.code}`, heading: `${organization.name}${BY_UNIT}`, attached: BY_UNIT, blocks }
    : undefined
}

function coverageSection({ catalogue, coverage, units, period, edition }: ReportInput): Section | undefined {
  const organizationOf = new Map(units.map((u) => [u.id, u.organization]))
  const told = coverage.unappointed.length > 0
  const states = [...[coverage.reported, coverage.zero, silentIn(coverage)], ...(told ? [coverage.unappointed] : [])]
  const notDue = NOT_DUE.filter(({ state }) => coverage[state].length > 0)
  const codes = ['units_reported', 'units_zero', 'units_missing', 'units_unappointed']
  const rows = catalogue.organizations.flatMap(({ code, name }) => {
    const own = states.map((state) => state.filter((u) => organizationOf.get(u.id) === code))
    const due = own.flat()
    const others = notDue.map(({ state }) => coverage[state].filter((u) => organizationOf.get(u.id) === code))
    if (due.length === 0 && others.every((state) => state.length === 0)) return []
    const count = (what: string, counted: readonly { id: string }[], named = counted): Span[] => [
      countSpan(what, counted.length, { ...period, units: named.map((u) => u.id) }),
    ]
    // Which units are missing is for the office.
    const cells = own.map((state, i) => count(codes[i] ?? '', state, edition === 'group' ? due : state))
    const besides = others.map((state, i) =>
      count(notDue[i]?.code ?? '', state, edition === 'group' ? others.flat() : state),
    )
    return [[[words(name)], count('units_due', due), ...cells, ...besides]]
  })
  if (rows.length === 0) return undefined
  const columns = [
    '组织',
    '应报单位',
    '报过活动',
    '只报零报告',
    '没有报过',
    ...(told ? ['还没有填报人'] : []),
    ...notDue.map((of) => of.words),
  ]
  return { code: 'coverage', heading: '报送情况', blocks: [{ kind: 'table', columns, rows }] }
}

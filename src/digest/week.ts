import { formOf } from '../catalogue/find.ts'
import { JOINT_LEAD } from '../catalogue/known-codes.ts'
import { cleanText } from '../chinese/printed-names.ts'
import { ordinal } from '../chinese/small-number.ts'
import { comparisonSection } from './comparison.ts'
import type { Block, Coverage, Digest, Section, Span } from './digest.ts'
import { eventDoubts } from './event-doubts.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { IssueInput, UnitName } from './gathered.ts'
import { jointDoubts } from './joint-doubts.ts'
import { linesByArea } from './label.ts'
import { linesOf } from './lines.ts'
import { scopeKey } from './scope.ts'
import { countSpan, words } from './spans.ts'
import { changeBlocks } from './week-changes.ts'
import { entryItems } from './week-items.ts'
import { figureTable, totalSpans } from './week-table.ts'
import { withHash } from './with-hash.ts'

/** Compiles one edition of a week. Pure: the same input gives the same bytes. */
export function compileWeek(input: IssueInput): Digest {
  const coverage = coverageOf(input)
  const items = entryItems(input, input.entries)
  const joint = input.entries.filter((entry) => entry.answers[JOINT_LEAD])
  const changes = input.changes.length > 0 ? changeBlocks(input) : { blocks: [], corrections: [] }
  const body: Section[] = [
    ...input.catalogue.themes.map((theme) =>
      section(
        theme.code,
        theme.name,
        items.filter((i) => i.theme === theme.code).map((i) => i.block),
      ),
    ),
    section('figures', '本周数据', figureTable(input)),
    section(
      'late',
      '补报',
      entryItems(input, input.late).map((i) => i.block),
    ),
    section('corrections', '更正', changes.blocks),
    section(
      'next',
      '下周安排',
      input.next.map((line) => textBlock(cleanText(line))),
    ),
    section(
      'joint',
      '待核对',
      input.edition === 'office' ? [...jointDoubts({ ...input, entries: joint }), ...eventDoubts(input.events)] : [],
    ),
    section('coverage', '报送情况', input.edition === 'office' ? unitBlocks(input) : []),
  ].filter((s) => s.blocks.length > 0)
  const numbered = body.map((s, i) => ({ ...s, heading: `${ordinal(i + 1)}、${s.heading}` }))
  const content = {
    kind: 'week' as const,
    scope: scopeKey(input.scope),
    edition: input.edition,
    county: input.county,
    title: input.catalogue.week.title,
    period: input.period,
    number: input.number,
    version: 1,
    sections: [section('overview', '', overview(input)), ...numbered, ...comparison(input)],
    coverage,
    corrections: changes.corrections,
    asOf: input.asOf,
    catalogueVersion: input.catalogue.version,
  }
  return withHash(content)
}

/** An annex: what was new this week beside earlier weeks; a stock changes too little from week to week to be compared. */
function comparison(input: IssueInput): Section[] {
  if (input.earlier.length === 0) return []
  const flow = { flow: input.figures.flow, stock: [] }
  const figures = new FiguresByCode({ ...input, figures: flow, names: [] })
  const compared = comparisonSection(input, figures, linesOf(undefined, figures))
  return compared ? [{ ...compared, annex: true }] : []
}

function section(code: string, heading: string, blocks: readonly Block[]): Section {
  return { code, heading, blocks }
}

function textBlock(text: string): Block {
  return { kind: 'item', spans: [words(text)] }
}

function coverageOf({ coverage: { reported, zero, missing }, edition }: IssueInput): Coverage {
  const counts = {
    due: reported.length + zero.length + missing.length,
    reported: reported.length,
    zero: zero.length,
    missing: missing.length,
  }
  if (edition === 'group') return counts
  return { ...counts, zeroUnits: zero.map((u) => u.name), missingUnits: missing.map((u) => u.name) }
}

/** The first lines: who reported, and totals of comparable numbers only. */
function overview(input: IssueInput): Block[] {
  const { coverage: units, period, entries } = input
  const due = [...units.reported, ...units.zero, ...units.missing]
  const count = (code: string, of: readonly { id: string }[], named = of) =>
    countSpan(code, of.length, { ...period, units: named.map((u) => u.id) })
  // Which units are missing is for the office; the group's number is traced to the units that were due.
  const missing = count('units_missing', units.missing, input.edition === 'group' ? due : units.missing)
  const coverageLine: Span[] = [
    words('应报'),
    count('units_due', due),
    words('个单位，已报'),
    count('units_reported', units.reported),
    words('个，零报告'),
    count('units_zero', units.zero),
    words('个，未报'),
    missing,
    words('个。'),
  ]
  const printed = entries.filter((e) => formOf(input.catalogue, e.organization, e.form)?.item !== undefined)
  const organizations = new Set(printed.map((e) => e.organization))
  const reports = printed.map((e) => e.receipt)
  const unitIds = [...new Set(printed.map((e) => e.unitId))]
  const totals = totalSpans(input)
  const summary: Span[] =
    printed.length === 0
      ? [words('本期没有活动报送。')]
      : [
          words('本期速览：'),
          countSpan('organizations', organizations.size, { ...period, units: unitIds, reports }),
          words('家组织报送'),
          countSpan('entries', printed.length, { ...period, units: unitIds, reports }),
          words('条'),
          ...(totals.length > 0 ? [words('；'), ...totals] : []),
          words('。'),
        ]
  return [
    { kind: 'item', spans: coverageLine },
    { kind: 'item', spans: summary },
  ]
}

/** Office edition: which units sent a zero report, and which nothing; a line an area, in their order, never ranked. */
function unitBlocks({ coverage: { zero, missing } }: IssueInput): Block[] {
  return [...unitLines('零报告', zero), ...unitLines('未报送', missing)]
}

function unitLines(lead: string, units: readonly UnitName[]): Block[] {
  return units.length > 0 ? [`${lead}：`, ...linesByArea(units)].map(textBlock) : []
}

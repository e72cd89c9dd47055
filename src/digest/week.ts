import { formOf } from '../catalogue/find.ts'
import { JOINT_LEAD } from '../catalogue/known-codes.ts'
import { ordinal } from '../chinese/small-number.ts'
import { comparisonSection } from './comparison.ts'
import { coverageBlocks, coverageOf, NOT_DUE, silentIn } from './coverage.ts'
import type { Block, Digest, Section, Span } from './digest.ts'
import { eventDoubts } from './event-doubts.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { IssueInput } from './gathered.ts'
import { jointDoubts } from './joint-doubts.ts'
import { linesOf } from './lines.ts'
import { mastheadOf, titleOf } from './masthead.ts'
import { scopeKey } from './scope.ts'
import { countSpan, words } from './spans.ts'
import { unusualAnswers } from './unusual-answers.ts'
import { activityBlocks } from './week-activities.ts'
import { changeBlocks } from './week-changes.ts'
import { fittedSections } from './week-message.ts'
import { type WeekInput, weekSums } from './week-sums.ts'
import { figureTable, weekTotals } from './week-table.ts'
import { withHash } from './with-hash.ts'

/** Compiles one edition of a week. Pure: the same input gives the same bytes. */
export function compileWeek(issue: IssueInput & Partial<Pick<WeekInput, 'sums'>>): Digest {
  const input = { ...issue, sums: issue.sums ?? weekSums(issue) }
  const changes = input.changes.length > 0 ? changeBlocks(input) : { blocks: [], corrections: [] }
  const head = {
    ...{ title: titleOf(input), county: input.county },
    ...{ period: input.period, number: input.number, running: input.running },
  }
  const opening = { code: 'overview', heading: '', blocks: overview(input) }
  const body = fittedSections(input, { head, opening, changes: changes.blocks })
  const numbered = body.map((s, i) => ({ ...s, heading: `${ordinal(i + 1)}、${s.heading}` }))
  return withHash({
    kind: 'week',
    scope: scopeKey(input.scope),
    edition: input.edition,
    ...head,
    masthead: mastheadOf(input),
    version: 1,
    sections: [opening, ...numbered, ...annexes(input)],
    coverage: coverageOf(input),
    corrections: changes.corrections,
    asOf: input.asOf,
    catalogueVersion: input.catalogue.version,
  })
}

/** Attachments of half a page each would be leafed through: all but the activities stand in one. */
const IN_ALL = '数据和报送情况'

/** What stands behind the message: for the office every activity, who reported, what to ask; for both the figures. */
function annexes(input: WeekInput): Section[] {
  const office = input.edition === 'office'
  const joint = input.entries.filter((entry) => entry.answers[JOINT_LEAD])
  const activities = { code: 'activities', heading: '活动一览', blocks: office ? activityBlocks(input) : [] }
  const together: (Section | undefined)[] = [
    { code: 'figures', heading: '本周数据', blocks: figureTable(input) },
    comparison(input),
    { code: 'coverage', heading: '报送情况', blocks: office ? coverageBlocks(input) : [] },
    {
      code: 'joint',
      heading: '待核对',
      blocks: office ? [...jointDoubts({ ...input, entries: joint }), ...eventDoubts(input.events)] : [],
    },
  ]
  together.push({
    code: 'unusual',
    heading: '已确认的少见数字',
    blocks: office ? unusualAnswers(input) : [],
  })
  const sections = [activities, ...together.map((section) => section && { ...section, attached: IN_ALL })]
  return sections.flatMap((section) => (section && section.blocks.length > 0 ? [{ ...section, annex: true }] : []))
}

/** What was new this week beside earlier weeks; a stock changes too little from week to week to be compared. */
function comparison(input: WeekInput): Section | undefined {
  if (input.earlier.length === 0) return undefined
  const flow = { flow: input.figures.flow, stock: [] }
  const figures = new FiguresByCode(input, input.sums.flow)
  return comparisonSection({ ...input, figures: flow }, figures, linesOf(undefined, figures))
}

/** The first lines: who reported, and totals of comparable numbers only. */
function overview(input: WeekInput): Block[] {
  const { coverage: units, period, entries } = input
  const due = [...units.reported, ...units.zero, ...units.missing]
  const count = (code: string, of: readonly { id: string }[], named = of) =>
    countSpan(code, of.length, { ...period, units: named.map((u) => u.id) })
  // Which units are missing is for the office; the group's number is traced to the units that were due.
  const open = (code: string, of: readonly { id: string }[]) => count(code, of, input.edition === 'group' ? due : of)
  const notDue = NOT_DUE.flatMap(({ state }) => units[state])
  const named = (of: readonly { id: string }[]) => (input.edition === 'group' ? notDue : of)
  const coverageLine: Span[] = [
    words('应报'),
    count('units_due', due),
    words('个单位，已报'),
    count('units_reported', units.reported),
    words('个，零报告'),
    count('units_zero', units.zero),
    words('个，未报'),
    open('units_missing', silentIn(units)),
    ...(units.unappointed.length > 0 ? [words('个，还没有填报人'), open('units_unappointed', units.unappointed)] : []),
    ...NOT_DUE.flatMap(({ state, words: lead, code }) =>
      units[state].length > 0 ? [words(`个，${lead}`), count(code, units[state], named(units[state]))] : [],
    ),
    words('个。'),
  ]
  const printed = entries.filter((e) => formOf(input.catalogue, e.organization, e.form)?.item !== undefined)
  const organizations = new Set(printed.map((e) => e.organization))
  const reports = printed.map((e) => e.receipt)
  const unitIds = [...new Set(printed.map((e) => e.unitId))]
  const totals = weekTotals(input)
  const summary: Span[] =
    printed.length === 0
      ? [words('本期没有活动报送。')]
      : [
          words('本期速览：'),
          countSpan('organizations', organizations.size, { ...period, units: unitIds, reports }),
          words('家组织报送信息'),
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

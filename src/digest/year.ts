import { yearOf } from '../calendar/day.ts'
import type { Clause } from '../catalogue/clause.ts'
import { PROBLEMS } from '../catalogue/known-codes.ts'
import { isCadresOwn } from '../catalogue/own-words.ts'
import { paragraphsOf, scopedCode } from '../catalogue/text-blocks.ts'
import type { HeadingsCounted } from '../catalogue/year-schema.ts'
import { ordinal } from '../chinese/small-number.ts'
import { namesOfReport } from './activity-names.ts'
import { yearBeforeOf } from './beside.ts'
import { countyWords } from './county-words.ts'
import { coverageOf } from './coverage.ts'
import type { Digest, Section, Span } from './digest.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { nextPeriodLabel, periodLabel } from './kinds/index.ts'
import { membersOf } from './lines.ts'
import { isPrinted, type PlacedSection, placedSections, printedSection } from './locked-sentence.ts'
import { printClause, type TextPrinter } from './print-clause.ts'
import type { Printing } from './printing.ts'
import { isDropped, publicWords } from './public-words.ts'
import { scopeKey, scopeName, wholePlace } from './scope.ts'
import { textOf } from './spans.ts'
import { Sums } from './sums.ts'
import { townsCalled } from './towns-called.ts'
import { withHash } from './with-hash.ts'
import { sentencesOf, type WrittenSection } from './written-section.ts'
import { activitiesByForm } from './year-activities.ts'
import { annexSections } from './year-annex.ts'
import { chapterSections } from './year-chapters.ts'
import { subjectOf } from './year-sentences.ts'

/** What an edition is compiled from; its sums, where they are made already. */
type YearInput = ReportInput & { readonly sums?: Sums }

/** An edition before anything of it is printed: its input in public words, its figures, and what prints its texts. */
type Edition = { readonly input: ReportInput; readonly printing: Printing; readonly print: TextPrinter }

function editionOf(given: YearInput): Edition {
  const input = withPublicWords(given)
  const sums = given.sums ?? new Sums(given, given.period, given.figures)
  const printing = printingOf(input, sums)
  return { input, printing, print: textPrinter(input, printing) }
}

/** Compiles one edition of a year's report, or of any longer period's. Pure: the same input gives the same bytes. */
export function compileYear(input: YearInput): Digest {
  const edition = editionOf(input)
  return reportOf(edition, placedOf(edition, input))
}

/** The sections of an edition, sentence by sentence, with what is locked of them. */
export function placedIn(input: YearInput): readonly PlacedSection[] {
  return placedOf(editionOf(input), input)
}

/** A locked sentence is found in the office's edition, whichever is printed: `given` is what that is made of. */
function placedOf(edition: Edition, given: YearInput): readonly PlacedSection[] {
  const { locked, catalogue, verdicts } = given
  const isOffice = given.edition === 'office'
  const own = writtenSections(edition)
  const office = isOffice || locked.size === 0 ? own : writtenSections(editionOf({ ...given, edition: 'office' }))
  const { print } = edition
  const headingOf = (code: string) => print.text(`theme.${code}.heading`) || print.text(`${code}.heading`)
  const isPublic = (spans: readonly Span[]) =>
    !spans.some((span) => isSensitive(span, catalogue.sensitive) || isDropped(span, verdicts))
  return placedSections({ office, own }, locked, { headingOf, ...(isOffice ? {} : { isPublic }) })
}

function isSensitive(span: Span, sensitive: ReadonlySet<string>): boolean {
  if (span.kind === 'words') return false
  const codes = span.kind === 'figure' ? [span.indicator, ...span.lineage.indicators] : [span.code]
  return codes.some((code) => sensitive.has(code))
}

/** Everything that is said, before anything is locked or numbered. */
function writtenSections({ input, printing, print }: Edition): readonly WrittenSection[] {
  const around = (code: 'opening' | 'closing'): WrittenSection[] => {
    const sentences = sentencesOf(print.paragraphs(scopedCode(code, input.scope.kind)))
    return sentences.length > 0 ? [{ code, heading: '', sentences }] : []
  }
  return [...around('opening'), ...chapterSections(input, printing, print), ...around('closing')]
}

/** An edition as it is printed. */
function reportOf({ input, printing, print }: Edition, placed: readonly PlacedSection[]): Digest {
  const { kind } = input.scope
  const addressed = print.text(scopedCode('addressed_to', kind))
  const by = print.text(`signature.${kind}`)
  return withHash({
    kind: 'year',
    scope: scopeKey(input.scope),
    edition: input.edition,
    county: input.county,
    title: print.text(`title.${kind}`),
    period: input.period,
    ...(addressed ? { addressed } : {}),
    ...(by ? { signed: { by, on: input.dated } } : {}),
    version: 1,
    sections: [...numbered(placed), ...annexSections(input, printing.figures)],
    coverage: coverageOf(input),
    corrections: [],
    asOf: input.asOf,
    catalogueVersion: input.catalogue.version,
  })
}

/** What has something to print, under its heading: 一 with （一）, （二） … below it, 二, 三. */
function numbered(placed: readonly PlacedSection[]): Section[] {
  let [chapters, parts] = [0, 0]
  return placed.flatMap((section, i) => {
    const { heading, level, apart, heads, counted } = section
    if (level !== 2) parts = 0
    if (!(heads ? partsBehind(placed, i).some(isPrinted) : isPrinted(section))) return []
    if (level !== 2) return printedSection(section, heading === '' ? '' : `${ordinal(++chapters)}、${heading}`)
    parts += 1
    const isAlone = parts === 1 && !partsBehind(placed, i).some(isPrinted)
    return printedSection(section, `${countOf(parts, isAlone, counted)}${heading}${apart ? '' : '。'}`)
  })
}

/** What stands before a heading below a chapter's; 1. and 一是 of one alone would promise another. */
function countOf(part: number, isAlone: boolean, counted: HeadingsCounted = '（一）'): string {
  if (counted === '（一）') return `（${ordinal(part)}）`
  if (counted === '无' || isAlone) return ''
  return counted === '1.' ? `${part}.` : `${ordinal(part)}是`
}

/** The sections of level 2 that follow one. */
function partsBehind(placed: readonly PlacedSection[], index: number): readonly PlacedSection[] {
  const behind = placed.slice(index + 1)
  const end = behind.findIndex(({ level }) => level !== 2)
  return end < 0 ? behind : behind.slice(0, end)
}

/** The names and sentences that units gave, each as this edition may print it. */
function withPublicWords(input: ReportInput): ReportInput {
  const { catalogue, names, pairs, asOf } = input
  const said = (code: string, text: string) => publicWords({ code, text, recordedAt: asOf }, input)
  const publicNames = names.flatMap((group) => {
    const question = catalogue.question(group.code)?.question
    const own = question && isCadresOwn(question, group.name)
    const name = own ? said(group.code, group.name) : group.name
    return name === undefined ? [] : [{ ...group, name }]
  })
  return {
    ...input,
    names: namesOfReport({ ...input, names: publicNames }),
    pairs: pairs.flatMap((pair) => {
      if (!pair.ofUnit) return [pair]
      const problem = said(PROBLEMS.problem, pair.problem)
      const plan = said(PROBLEMS.plan, pair.plan)
      return problem === undefined || plan === undefined ? [] : [{ ...pair, problem, plan }]
    }),
  }
}

function textPrinter({ wording, catalogue }: ReportInput, printing: Printing): TextPrinter {
  const lines = (code: string) => paragraphsOf(wording(code) ?? '')
  const clause: TextPrinter['clause'] = (code, texts) => {
    const line = lines(code).join('')
    return line === '' ? undefined : printClause(catalogue.clause(line), texts ? { ...printing, texts } : printing)
  }
  return {
    clause,
    text: (code) => textOf(clause(code) ?? []),
    paragraphs: (code) =>
      lines(code).flatMap((line) => {
        const spans = printClause(catalogue.clause(line), printing)
        return spans ? [[{ of: code, spans }]] : []
      }),
  }
}

function printingOf(input: ReportInput, sums: Sums): Printing {
  const { catalogue, county, period, scope, wording } = input
  const fixed = new Map([
    // A town's year speaks of the town where the county's speaks of the county.
    ['county', scope.kind === 'area' ? scope.name : county],
    ['period', periodLabel(period)],
    ['year', String(yearOf(period.to))],
    ['next_year', String(yearOf(period.to) + 1)],
    ['next_period', nextPeriodLabel(period)],
    ['scope', scopeName(scope, county)],
    ['towns', townsCalled(input.units)],
  ])
  if (scope.kind === 'organization') {
    const signing = catalogue.organizations.find((o) => o.code === scope.code)
    if (signing) fixed.set('organization', subjectOf(signing, input))
  }
  const figures = new FiguresByCode(input, sums)
  const worded = Object.keys(catalogue.words).flatMap((code): [string, Clause][] => {
    const text = wording(`word.${code}`)
    return text ? [[code, catalogue.clause(text)]] : []
  })
  const own = countyWords(new Map(worded), fixed)
  const totals = membersOf(figures, catalogue.week.totals)
  const activities = activitiesByForm(input)
  return {
    yearBefore: yearBeforeOf(input, figures),
    ...{ figures, activities, examples: input.examples, words: own.fixed, phrases: own.phrases, totals },
    ...(scope.kind === 'area' ? { place: wholePlace(scope.name) } : {}),
  }
}

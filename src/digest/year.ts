import { yearOf } from '../calendar/day.ts'
import type { Clause } from '../catalogue/clause.ts'
import { paragraphsOf, scopedCode } from '../catalogue/text-blocks.ts'
import { kindOf } from '../kinds/index.ts'
import { countyWords } from './county-words.ts'
import type { Coverage, Digest, Section } from './digest.ts'
import { type Sentence, sentencesOf, withSentences } from './edited-section.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { periodLabel } from './kinds/index.ts'
import { membersOf } from './lines.ts'
import { scopeKey, scopeName } from './scope.ts'
import { item, textOf } from './spans.ts'
import { withHash } from './with-hash.ts'
import { annexSections } from './year-annex.ts'
import { chapterSections } from './year-chapters.ts'
import { type Printing, printClause, type TextPrinter } from './year-clause.ts'
import { subjectOf } from './year-sentences.ts'

/** Compiles one edition of a year's report, or of any longer period's. Pure: the same input gives the same bytes. */
export function compileYear(given: ReportInput): Digest {
  const input = given.unread && given.edition === 'group' ? withoutSentences(given) : given
  const printing = printingOf(input)
  const print = textPrinter(input, printing)
  const { kind } = input.scope
  const around = (code: 'opening' | 'closing'): Section[] => {
    const blocks = print.paragraphs(scopedCode(code, kind)).map(item)
    return blocks.length > 0 ? [{ code, heading: '', blocks }] : []
  }
  const sections = [...around('opening'), ...chapterSections(input, printing, print), ...around('closing')]
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
    sections: [...sections.map((s) => locked(input, s)), ...annexSections(input, printing.figures)],
    coverage: coverageOf(input),
    corrections: [],
    asOf: input.asOf,
    catalogueVersion: input.catalogue.version,
  })
}

/** What nobody has read of the sentences of units stays out; names and numbers do not. */
function withoutSentences(input: ReportInput): ReportInput {
  const { catalogue, names, pairs } = input
  const texts = new Set(
    catalogue.forms.flatMap((f) =>
      f.questions.flatMap((q) => (kindOf(q).words === 'sentence' ? [`${f.code}/${q.code}`] : [])),
    ),
  )
  return {
    ...input,
    names: names.filter(({ form, code }) => !texts.has(`${form}/${code}`)),
    pairs: pairs.filter((pair) => !pair.unread),
  }
}

/** A locked section as it was locked; the group's edition without the sentences that print something sensitive. */
function locked({ locked: by, edition, catalogue }: ReportInput, compiled: Section): Section {
  const kept = by.get(compiled.code)
  if (!kept || edition === 'office') return kept ?? compiled
  const isPublic = ({ spans }: Sentence) =>
    spans.every(
      (span) => span.kind === 'words' || !catalogue.sensitive.has(span.kind === 'figure' ? span.indicator : span.code),
    )
  const open = withSentences(kept, sentencesOf(kept).filter(isPublic))
  return open.blocks.length > 0 ? open : compiled
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
        const said = printClause(catalogue.clause(line), printing)
        return said ? [said] : []
      }),
  }
}

function printingOf(input: ReportInput): Printing {
  const { catalogue, county, period, scope, wording } = input
  const fixed = new Map([
    // A town's year speaks of the town where the county's speaks of the county.
    ['county', scope.kind === 'area' ? scope.name : county],
    ['period', periodLabel(period)],
    ['year', String(yearOf(period.to))],
    ['next_year', String(yearOf(period.to) + 1)],
    ['scope', scopeName(scope, county)],
  ])
  if (scope.kind === 'organization') {
    const signing = catalogue.organizations.find((o) => o.code === scope.code)
    if (signing) fixed.set('organization', subjectOf(signing, input))
  }
  const figures = new FiguresByCode(input)
  const worded = Object.keys(catalogue.words).flatMap((code): [string, Clause][] => {
    const text = wording(`word.${code}`)
    return text ? [[code, catalogue.clause(text)]] : []
  })
  const own = countyWords(new Map(worded), fixed)
  return { figures, words: own.fixed, phrases: own.phrases, totals: membersOf(figures, catalogue.week.totals) }
}

function coverageOf({ coverage: { reported, zero, missing }, edition }: ReportInput): Coverage {
  const counts = {
    due: reported.length + zero.length + missing.length,
    reported: reported.length,
    zero: zero.length,
    missing: missing.length,
  }
  if (edition === 'group') return counts
  return { ...counts, zeroUnits: zero.map((u) => u.name), missingUnits: missing.map((u) => u.name) }
}

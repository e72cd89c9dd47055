import { yearOf } from '../calendar/day.ts'
import type { Clause } from '../catalogue/clause.ts'
import type { Organization } from '../catalogue/schema.ts'
import { sentencesUnder } from '../catalogue/text-blocks.ts'
import { ordinal } from '../chinese/small-number.ts'
import { kindOf } from '../kinds/index.ts'
import type { Block, Coverage, Digest, Section, Span } from './digest.ts'
import { type Sentence, sentencesOf, withSentences } from './edited-section.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { periodLabel } from './kinds/index.ts'
import { membersOf } from './lines.ts'
import { scopeKey, scopeName } from './scope.ts'
import { textOf, words } from './spans.ts'
import { withHash } from './with-hash.ts'
import { annexSections } from './year-annex.ts'
import { type BlockPrinter, type Printing, printClause } from './year-clause.ts'
import { pairSections } from './year-pairs.ts'

/** Compiles one edition of a year's report, or of any longer period's. Pure: the same input gives the same bytes. */
export function compileYear(given: ReportInput): Digest {
  const input = given.unread && given.edition === 'group' ? withoutSentences(given) : given
  const printing = printingOf(input)
  const block = blockPrinter(input, printing)
  const work = themeSections(input, printing, block)
  const level1 = [
    ...(work.length > 0 ? [[heading('work', block('work.heading')), ...work]] : []),
    ...pairSections(input, block).map((section) => [section]),
  ]
  const body = level1.flatMap(([first, ...rest], i) =>
    first ? [{ ...first, heading: `${ordinal(i + 1)}、${first.heading}` }, ...rest] : [],
  )
  const opening = input.scope.kind === 'county' ? block('opening') : undefined
  const signature = block(`signature.${input.scope.kind}`)
  const sections = [...(opening ? [{ code: 'opening', heading: '', blocks: [item(opening)] }] : []), ...body]
  return withHash({
    kind: 'year',
    scope: scopeKey(input.scope),
    edition: input.edition,
    county: input.county,
    title: textOf(block(`title.${input.scope.kind}`) ?? []),
    period: input.period,
    ...(signature ? { signed: { by: textOf(signature), on: input.dated } } : {}),
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

function blockPrinter({ wording, catalogue }: ReportInput, printing: Printing): BlockPrinter {
  return (code, texts) => {
    const text = wording(code)
    if (text === undefined || text === '') return undefined
    return printClause(catalogue.clause(text), texts ? { ...printing, texts } : printing)
  }
}

function printingOf(input: ReportInput): Printing {
  const { catalogue, county, period, scope, wording } = input
  const fixed = new Map([
    // A town's year speaks of the town where the county's speaks of the county.
    ['county', scope.kind === 'area' ? scope.name : county],
    ['period', periodLabel(period)],
    ['year', String(yearOf(period.to))],
    ['scope', scopeName(scope)],
  ])
  if (scope.kind === 'organization') {
    const signing = catalogue.organizations.find((o) => o.code === scope.code)
    if (signing) fixed.set('organization', subjectOf(signing, input))
  }
  const figures = new FiguresByCode(input)
  for (const code of Object.keys(catalogue.words)) {
    const text = wording(`word.${code}`)
    if (text !== undefined) fixed.set(code, text)
  }
  return { figures, words: fixed, totals: membersOf(figures, catalogue.week.totals) }
}

function heading(code: string, spans: readonly Span[] | undefined): Section {
  return { code, heading: textOf(spans ?? []), blocks: [] }
}

export function item(spans: readonly Span[]): Block {
  return { kind: 'item', spans }
}

/** （一） to （四）: the lead, the organizations in their order, the closing: one paragraph behind its heading. */
function themeSections(input: ReportInput, printing: Printing, block: BlockPrinter): Section[] {
  const { catalogue, scope } = input
  const organizations = catalogue.organizations.filter((o) => scope.kind !== 'organization' || o.code === scope.code)
  const written = catalogue.themes.flatMap((theme) => {
    const said = organizations.flatMap((o) => saidOf(o, theme.code, input, printing))
    if (said.length === 0) return []
    // The lead and the closing speak of the county.
    const around = (part: string) => (scope.kind === 'county' ? (block(`theme.${theme.code}.${part}`) ?? []) : [])
    const title = textOf(block(`theme.${theme.code}.heading`) ?? [])
    return [{ code: theme.code, title, spans: [...around('lead'), ...said, ...around('closing')] }]
  })
  return written.map(({ code, title, spans }, i) => ({
    code,
    heading: `（${ordinal(i + 1)}）${title}。`,
    level: 2,
    blocks: [item(joinedWords(spans))],
  }))
}

/** All sentences of an organization under a theme; only the first names it. */
function saidOf(organization: Organization, theme: string, input: ReportInput, printing: Printing): Span[] {
  const subject = subjectOf(organization, input)
  const spans: Span[] = []
  for (const { code } of sentencesUnder(organization, theme)) {
    const text = input.wording(code)
    if (text === undefined || text === '') continue
    const name = spans.length === 0 ? subject : ''
    const clause = input.catalogue.clause(text)
    const said = printClause(name === '' ? withoutSubject(clause) : clause, {
      ...printing,
      organization: organization.code,
      words: new Map([...printing.words, ['organization', name]]),
    })
    spans.push(...(said ?? []))
  }
  return spans
}

/** Who a sentence is about: 青禾县妇联, 团青禾县委; in a town's year the town's own unit, 甲镇妇联. */
function subjectOf({ code, full_name, name }: Organization, { scope, units, county, catalogue }: ReportInput): string {
  if (scope.kind === 'area') {
    const own = units.find((u) => u.organization === code && u.area === scope.name)
    return own?.name ?? `${scope.name}${name}`
  }
  return catalogue
    .clause(full_name)
    .map((part) =>
      part.kind === 'words' ? part.text : part.kind === 'value' && part.code === 'county' ? county : name,
    )
    .join('')
}

/** The clause without an {organization} at its head. */
export function withoutSubject(clause: Clause): Clause {
  const [first, ...rest] = clause.filter((part, i) => i > 0 || part.kind !== 'words' || part.text.trim() !== '')
  return first?.kind === 'value' && first.code === 'organization' ? rest : clause
}

/** Neighbouring words are one span: what is compared byte for byte should not depend on how it was put together. */
function joinedWords(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last?.kind === 'words' && span.kind === 'words') joined[joined.length - 1] = words(last.text + span.text)
    else joined.push(span)
  }
  return joined
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

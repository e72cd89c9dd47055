import { yearOf } from '../calendar/day.ts'
import type { Clause } from '../catalogue/clause.ts'
import type { Organization } from '../catalogue/schema.ts'
import { sentencesUnder } from '../catalogue/text-blocks.ts'
import { ordinal } from '../chinese/small-number.ts'
import { kindOf } from '../kinds/index.ts'
import type { Coverage, Digest, Section, Span } from './digest.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { ReportInput } from './gathered.ts'
import { periodLabel } from './kinds/index.ts'
import { membersOf } from './lines.ts'
import { isPrinted, type PlacedSection, placedSections, printedSection } from './locked-sentence.ts'
import { scopeKey, scopeName } from './scope.ts'
import { textOf } from './spans.ts'
import { withHash } from './with-hash.ts'
import { type Passage, sentencesOf, type WrittenSection } from './written-section.ts'
import { annexSections } from './year-annex.ts'
import { type BlockPrinter, type Printing, printClause } from './year-clause.ts'
import { pairSections } from './year-pairs.ts'

/** Compiles one edition of a year's report, or of any longer period's. Pure: the same input gives the same bytes. */
export function compileYear(input: ReportInput): Digest {
  return reportOf(input, placedIn(input))
}

/** The sections of an edition, sentence by sentence, with what is locked of them. */
export function placedIn(input: ReportInput): readonly PlacedSection[] {
  const { locked, edition, catalogue } = input
  const block = blockPrinter(input, printingOf(input))
  const own = writtenSections(input)
  const office = edition === 'office' || locked.size === 0 ? own : writtenSections({ ...input, edition: 'office' })
  const titleOf = (code: string) => textOf(block(`theme.${code}.heading`) ?? block(`${code}.heading`) ?? [])
  const isPublic = (spans: readonly Span[]) => !spans.some((span) => isSensitive(span, catalogue.sensitive))
  return placedSections({ office, own }, locked, { titleOf, ...(edition === 'group' ? { isPublic } : {}) })
}

function isSensitive(span: Span, sensitive: ReadonlySet<string>): boolean {
  if (span.kind === 'words') return false
  const codes = span.kind === 'figure' ? [span.indicator, ...span.lineage.indicators] : [span.code]
  return codes.some((code) => sensitive.has(code))
}

/** The same edition as it is printed. */
export function reportOf(input: ReportInput, placed: readonly PlacedSection[]): Digest {
  const printing = printingOf(input)
  const block = blockPrinter(input, printing)
  const signature = block(`signature.${input.scope.kind}`)
  return withHash({
    kind: 'year',
    scope: scopeKey(input.scope),
    edition: input.edition,
    county: input.county,
    title: textOf(block(`title.${input.scope.kind}`) ?? []),
    period: input.period,
    ...(signature ? { signed: { by: textOf(signature), on: input.dated } } : {}),
    version: 1,
    sections: [...numbered(placed, block('work.heading') ?? []), ...annexSections(input, printing.figures)],
    coverage: coverageOf(input),
    corrections: [],
    asOf: input.asOf,
    catalogueVersion: input.catalogue.version,
  })
}

/** What has something to print, under its heading: 一 with （一）, （二） … below it, 二, 三. */
function numbered(placed: readonly PlacedSection[], work: readonly Span[]): Section[] {
  const sections: Section[] = []
  let [parts, themes] = [0, 0]
  for (const section of placed) {
    if (!isPrinted(section)) continue
    const { code, title, level } = section
    if (level === 2) {
      if (themes === 0) sections.push({ code: 'work', heading: `${ordinal(++parts)}、${textOf(work)}`, blocks: [] })
      sections.push(printedSection(section, `（${ordinal(++themes)}）${title}。`))
    } else {
      sections.push(printedSection(section, code === 'opening' ? '' : `${ordinal(++parts)}、${title}`))
    }
  }
  return sections
}

/** Everything that is said, before anything is locked or numbered. */
function writtenSections(given: ReportInput): readonly WrittenSection[] {
  const input = given.unread && given.edition === 'group' ? withoutSentences(given) : given
  const printing = printingOf(input)
  const block = blockPrinter(input, printing)
  const opening = input.scope.kind === 'county' ? block('opening') : undefined
  return [
    ...(opening ? [{ code: 'opening', title: '', sentences: sentencesOf([[{ of: 'opening', spans: opening }]]) }] : []),
    ...themeSections(input, printing, block),
    ...pairSections(input, block),
  ]
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

/** （一） to （四）: the lead, the organizations in their order, the closing: one paragraph behind its heading. */
function themeSections(input: ReportInput, printing: Printing, block: BlockPrinter): WrittenSection[] {
  const { catalogue, scope } = input
  const organizations = catalogue.organizations.filter((o) => scope.kind !== 'organization' || o.code === scope.code)
  return catalogue.themes.flatMap(({ code }): WrittenSection[] => {
    const said = organizations.flatMap((o) => saidOf(o, code, input, printing))
    if (said.length === 0) return []
    // The lead and the closing speak of the county.
    const around = (part: string): Passage[] => {
      const of = `theme.${code}.${part}`
      const spans = scope.kind === 'county' ? block(of) : undefined
      return spans ? [{ of, spans }] : []
    }
    const title = textOf(block(`theme.${code}.heading`) ?? [])
    return [{ code, title, level: 2, sentences: sentencesOf([[...around('lead'), ...said, ...around('closing')]]) }]
  })
}

/** All sentences of an organization under a theme; only the first names it. */
function saidOf(organization: Organization, theme: string, input: ReportInput, printing: Printing): Passage[] {
  const subject = subjectOf(organization, input)
  const said: Passage[] = []
  for (const { code } of sentencesUnder(organization, theme)) {
    const text = input.wording(code)
    if (text === undefined || text === '') continue
    const name = said.length === 0 ? subject : ''
    const clause = input.catalogue.clause(text)
    const spans = printClause(name === '' ? withoutSubject(clause) : clause, {
      ...printing,
      organization: organization.code,
      words: new Map([...printing.words, ['organization', name]]),
    })
    if (spans) said.push({ of: code, spans })
  }
  return said
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
function withoutSubject(clause: Clause): Clause {
  const [first, ...rest] = clause.filter((part, i) => i > 0 || part.kind !== 'words' || part.text.trim() !== '')
  return first?.kind === 'value' && first.code === 'organization' ? rest : clause
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

import { type Clause, clauseCodes, slotsOf } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { formsOf } from '../catalogue/find.ts'
import { periodClause } from '../catalogue/period-clause.ts'
import type { Form, Organization } from '../catalogue/schema.ts'
import { cleanText, saysSomething } from '../chinese/printed-names.ts'
import { kindOf } from '../kinds/index.ts'
import type { Span } from './digest.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { Entry, IssueInput, UnitOfScope } from './gathered.ts'
import { joinSpans } from './join-spans.ts'
import { type Leaving, wordClause } from './print-clause.ts'
import { publicWords } from './public-words.ts'
import { SUBJECT, words } from './spans.ts'
import { highlightsOf } from './week-highlights.ts'
import { countsElsewhere, themeOf, unitWithPartners } from './week-items.ts'
import { namesOfEntries } from './week-names.ts'
import { AREA, MOST_PLACES, whereSpans } from './where.ts'
import { type Printing, printClause } from './year-clause.ts'
import { withoutSubject } from './year-sentences.ts'

/** How much of a paragraph is said. */
export type Saying = {
  /** Names of a list; absent: as many as the clause has. */
  readonly names?: number
  /** Towns that are named; undefined: where it was is not said at all. */
  readonly towns: number | undefined
  /** Only the first sentence. */
  readonly once?: true
  /** Of each clause no part behind the first that has a number. */
  readonly brief?: true
  /** Of a form with one report what it says in its own words, where an edition may print that. */
  readonly texts?: true
}

/** What the number of towns is called, before the form's code. */
const TOWNS = 'towns/'

export const ALL: Saying = { towns: MOST_PLACES, texts: true }

/** What one organization did under one theme, in at most two sentences; as much of it as is asked for. */
export type Paragraph = {
  readonly theme: string
  readonly organization: string
  readonly said: (saying: Saying) => readonly Span[] | undefined
}

/** A paragraph for each organization under each theme in which something can be said of it. */
export function paragraphsOf(input: IssueInput): Paragraph[] {
  const { catalogue } = input
  // A stock is told where it was reported this week.
  const figures = new FiguresByCode({ ...input, names: namesOfEntries(input, input.entries) })
  const highlights = new Set(highlightsOf(input))
  return catalogue.themes.flatMap((theme) => {
    const entries = input.entries.filter((entry) => themeOf(catalogue, entry) === theme.code && !countsElsewhere(entry))
    return catalogue.organizations.flatMap((organization) => {
      const own = entries.filter((entry) => entry.organization === organization.code)
      const told = { figures, highlights, theme: theme.name, entries: own }
      const said = (saying: Saying) => sentences(input, organization, told, saying)
      return said(ALL) === undefined ? [] : [{ theme: theme.code, organization: organization.code, said }]
    })
  })
}

type Told = {
  readonly figures: FiguresByCode
  readonly highlights: ReadonlySet<Entry>
  readonly theme: string
  readonly entries: readonly Entry[]
}

function sentences(
  input: IssueInput,
  organization: Organization,
  told: Told,
  saying: Saying,
): readonly Span[] | undefined {
  let last: string | undefined
  const clauses = formsOf(input.catalogue, organization.code).flatMap((form) => {
    const of = told.entries.filter((entry) => entry.form === form.code)
    const said = of.length > 0 ? clauseOf(input, organization, form, { ...told, entries: of }, last, saying) : undefined
    last = said?.subject ?? last
    return said ? [said.spans] : []
  })
  const first = Math.max(1, Math.floor(clauses.length / 2))
  const parts = [clauses.slice(0, first), ...(saying.once ? [] : [clauses.slice(first)])]
  const spans = parts.flatMap((part) => part.flatMap((said, i) => (i < part.length - 1 ? ended(said, '；') : said)))
  return spans.length > 0 ? spans : undefined
}

/** What one form brought; the subject is said unless it was said `last`. */
function clauseOf(
  input: IssueInput,
  organization: Organization,
  form: Form,
  { figures, highlights, theme, entries }: Told,
  last: string | undefined,
  saying: Saying,
): { readonly spans: readonly Span[]; readonly subject: string } | undefined {
  const text = periodClause(form)
  if (text === undefined) return undefined
  const whole = input.catalogue.clause(text)
  const clause = saying.brief ? briefly(whole, form) : whole
  const subject = subjectOf(input, organization, form, entries)
  const where =
    saying.towns === undefined
      ? []
      : whereSpans(unitsOf(input, entries), { code: `${TOWNS}${form.code}`, period: input.period, most: saying.towns })
  const printing: Printing = {
    figures,
    organization: organization.code,
    theme,
    words: new Map([['county', input.county]]),
    ready: new Map<string, readonly Span[]>([
      ['organization', [{ kind: 'name', text: subject, code: SUBJECT }]],
      ['where', where],
    ]),
    totals: new Map(),
  }
  const leaving: Leaving = saying.names === undefined ? {} : { mostNames: saying.names }
  const spans = printClause(subject === last ? withoutSubject(clause) : clause, printing, leaving)
  if (!spans?.some(saysFact)) return undefined
  const [only] = entries
  const own =
    saying.texts && only && entries.length === 1 && !highlights.has(only) ? ownText(input, form, only) : undefined
  return { spans: own ? withText(spans, own) : spans, subject }
}

/** What it is about, and where, is no fact of a sentence. */
function saysFact(span: Span): boolean {
  if (span.kind === 'figure') return !span.indicator.startsWith(TOWNS)
  return span.kind !== 'words' && !(span.kind === 'name' && [SUBJECT, AREA].includes(span.code))
}

/** What a report says in its own words, with those that its item has around them; a highlight says it already. */
function ownText(input: IssueInput, form: Form, entry: Entry): readonly Span[] | undefined {
  if (form.item === undefined) return undefined
  const item = input.catalogue.clause(form.item)
  const printed = clauseCodes(item)
  const texts = form.questions.flatMap((question): FreeSpan[] => {
    const given = entry.answers[question.code]
    if (!given || !printed.includes(question.code) || kindOf(question).words !== 'sentence') return []
    const said = publicWords({ code: question.code, text: String(given.value), recordedAt: entry.recordedAt }, input)
    const text = said === undefined ? '' : cleanText(said)
    return saysSomething(text) ? [{ kind: 'free', text, code: question.code, report: entry.receipt }] : []
  })
  const [text] = texts
  if (!text) return undefined
  const around = item.find((part) => part.kind === 'optional' && clauseCodes([part]).join() === text.code)
  return (around && wordClause([around], () => text)) ?? [text]
}

type FreeSpan = Extract<Span, { kind: 'free' }>

function withText(spans: readonly Span[], text: readonly Span[]): Span[] {
  return [...joinSpans([...ended(spans, '，'), ...text, words('。')], { dropped: false, end: '' })]
}

/** 妇联; where it was one unit, its own name, with those that it led in its only report. */
function subjectOf(input: IssueInput, { name }: Organization, form: Form, entries: readonly Entry[]): string {
  const [first] = entries
  if (!first || entries.some(({ unitId }) => unitId !== first.unitId)) return name
  return entries.length === 1 ? unitWithPartners(input, form, first) : first.unitName
}

function unitsOf({ units }: IssueInput, entries: readonly Entry[]): UnitOfScope[] {
  const ids = new Set(entries.map(({ unitId }) => unitId))
  return units.filter(({ id }) => ids.has(id))
}

/** The clause without the parts in brackets behind its first number. */
function briefly(clause: Clause, form: Form): Clause {
  const numbers = new Set(form.questions.flatMap((q) => (q.indicator ? [q.code, indicatorCode(q)] : [])))
  const first = clause.findIndex(
    (part) => part.kind !== 'words' && slotsOf([part]).some(({ code }) => numbers.has(code)),
  )
  return first < 0 ? clause : clause.filter((part, i) => part.kind !== 'optional' || i <= first)
}

/** A clause that goes on, behind this stop. */
function ended(spans: readonly Span[], stop: string): Span[] {
  const last = spans.at(-1)
  if (last?.kind !== 'words') return [...spans, words(stop)]
  return [...spans.slice(0, -1), words(`${last.text.replace(/。$/u, '')}${stop}`)]
}

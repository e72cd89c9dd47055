import type { Period } from '../calendar/period.ts'
import { type Clause, type ClausePart, clauseCodes, slotsOf } from '../catalogue/clause.ts'
import { indicatorCode } from '../catalogue/figures.ts'
import { formsOf } from '../catalogue/find.ts'
import { periodClause } from '../catalogue/period-clause.ts'
import type { Form, Organization } from '../catalogue/schema.ts'
import { cleanText, saysSomething } from '../chinese/printed-names.ts'
import { kindOf } from '../kinds/index.ts'
import { grouped } from './aggregate.ts'
import type { Span } from './digest.ts'
import { FiguresByCode } from './figures-by-code.ts'
import type { Entry, IssueInput, UnitOfScope } from './gathered.ts'
import { joinSpans } from './join-spans.ts'
import { printClause } from './print-clause.ts'
import type { Printing } from './printing.ts'
import { publicWords } from './public-words.ts'
import { saidOnce } from './said-once.ts'
import { scopeName } from './scope.ts'
import { SUBJECT, textOf, words } from './spans.ts'
import { countsElsewhere, themeOf, unitWithPartners } from './week-items.ts'
import { namesOfEntries } from './week-names.ts'
import type { WeekInput } from './week-sums.ts'
import { ACROSS, AREA, type County, countyOf, coversAll, MOST_PLACES, NOWHERE, placesOf } from './where.ts'
import { type Leaving, wordClause } from './word-clause.ts'
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

const ACROSS_SAID = new RegExp(`(?:^|，)${ACROSS}(?:全.)?$`, 'u')

const ALL: Saying = { towns: MOST_PLACES, texts: true }

/** What one organization did under one theme, in at most two sentences. */
export type Paragraph = {
  readonly theme: string
  readonly organization: string
  readonly whole: readonly Span[]
  /** As much of it as is asked for; undefined where then nothing is left to say. */
  readonly said: (saying: Saying) => readonly Span[] | undefined
}

/** What a form brought, and all that its sentence is made of. */
type Brought = {
  readonly form: string
  readonly clause: Clause
  /** The clause in which nothing is told but its first number. */
  readonly brief: Clause
  readonly printing: Printing
  /** Who did it: an organization, or the one unit that did. */
  readonly subject: string
  readonly units: readonly UnitOfScope[]
  readonly county: County
  /** Of its only report what it says in its own words, unless that is a highlight. */
  readonly own: readonly Span[] | undefined
}

/** A paragraph for each organization under each theme in which something can be said of it. */
export function paragraphsOf(input: WeekInput, highlights: readonly Entry[]): Paragraph[] {
  const { catalogue } = input
  // A stock is told where it was reported this week.
  const figures = new FiguresByCode({ ...input, names: namesOfEntries(input, input.entries) }, input.sums.now)
  const county = countyOf(input.units, scopeName({ kind: 'county' }, input.county))
  const counting = input.entries.filter((entry) => !countsElsewhere(entry))
  const entries = grouped(counting, (entry) => placeOf(themeOf(catalogue, entry), entry.organization, entry.form))
  return catalogue.themes.flatMap((theme) => {
    // That it was everywhere is said once under a theme, of many towns once a paragraph.
    let everywhere = false
    return catalogue.organizations.flatMap((organization): Paragraph[] => {
      const brought = formsOf(catalogue, organization.code).flatMap((form) => {
        const own = entries.get(placeOf(theme.code, organization.code, form.code))
        const told = { figures, county, highlights, theme: theme.name, organization, form }
        return own ? broughtBy(input, { ...told, entries: own }) : []
      })
      const leaveOut = everywhere
      everywhere ||= brought.some(({ units }) => coversAll(units, county))
      const said = (saying: Saying) => sentences(input.period, brought, { ...saying, leaveOut })
      const whole = said(ALL)
      return whole ? [{ theme: theme.code, organization: organization.code, whole, said }] : []
    })
  })
}

function placeOf(theme: string | undefined, organization: string, form: string): string {
  return `${theme}/${organization}/${form}`
}

type Told = {
  readonly county: County
  readonly figures: FiguresByCode
  readonly highlights: readonly Entry[]
  readonly theme: string
  readonly organization: Organization
  readonly form: Form
  readonly entries: readonly Entry[]
}

function broughtBy(input: IssueInput, told: Told): Brought[] {
  const { figures, county, highlights, theme, organization, form, entries } = told
  const text = periodClause(form)
  if (text === undefined) return []
  const clause = input.catalogue.clause(text)
  const subject = subjectOf(input, organization, form, entries)
  const [only, ...others] = entries
  const alone = only && others.length === 0 ? only : undefined
  // A highlight has told it.
  if (alone && highlights.includes(alone)) return []
  return [
    {
      ...{ form: form.code, clause, brief: briefly(clause, form), subject },
      printing: {
        ...{ figures, theme, organization: organization.code, totals: new Map() },
        words: new Map([
          ['county', input.county],
          ['towns', county.called],
        ]),
        ready: new Map([['organization', [{ kind: 'name', text: subject, code: SUBJECT }]]]),
      },
      ...{ units: unitsOf(input, entries), county },
      own: alone && ownText(input, form, alone, clause),
    },
  ]
}

/** `leaveOut`: that it was everywhere is said already. */
type Telling = Saying & { readonly leaveOut: boolean }

function sentences(period: Period, brought: readonly Brought[], saying: Telling): readonly Span[] | undefined {
  let last: string | undefined
  let place = ''
  let across = false
  const clauses = brought.flatMap((one) => {
    const said = sentenceOf(period, one, { last, across, place }, saying)
    if (said) {
      last = one.subject
      const at = placeIn(period, one, saying)
      // Not every clause has room for it.
      place = at === place || textOf(said).includes(at) ? at : ''
    }
    across ||= said?.some((span) => span.kind === 'words' && ACROSS_SAID.test(span.text)) ?? false
    return said ? [said] : []
  })
  const first = Math.max(1, Math.floor(clauses.length / 2))
  const parts = [clauses.slice(0, first), ...(saying.once ? [] : [clauses.slice(first)])]
  const spans = parts.flatMap((part) => part.flatMap((said, i) => (i < part.length - 1 ? ended(said, '；') : said)))
  return spans.length > 0 ? spans : undefined
}

/** Where the sentence of a form says that it was: 在甲镇、乙镇. */
function placeIn(period: Period, { form, units, county }: Brought, { towns }: Telling): string {
  if (towns === undefined) return ''
  return textOf(placesOf(units, { code: `${TOWNS}${form}`, period, most: towns, county }).at)
}

/** What one form brought; the subject is said unless it was said `last`, that it was all `across` the county unless that was, and the `place` of the one before it. */
function sentenceOf(
  period: Period,
  { form, clause, brief, printing, subject, units, county, own }: Brought,
  {
    last,
    across: saidAcross,
    place,
  }: { readonly last: string | undefined; readonly across: boolean; readonly place: string },
  saying: Telling,
): readonly Span[] | undefined {
  const { towns, names, texts, leaveOut } = saying
  const code = `${TOWNS}${form}`
  const places = placesOf(units, { code, period, most: towns ?? MOST_PLACES, county })
  const { where, at, across } = towns === undefined ? NOWHERE : places
  const leaving: Leaving = {
    ...(names === undefined ? {} : { mostNames: names }),
    ...(towns === undefined && places.where.length > 0 ? { unsaid: new Set(['where']) } : {}),
  }
  const asked = saying.brief ? brief : clause
  const isWide = across[0]?.kind === 'words' && across[0].text === ACROSS
  const isKnown = isWide && (saidAcross || (leaveOut && coversAll(units, county)))
  const told = [
    ['where', where],
    // Where it was is not said again of the next.
    ['at', place !== '' && textOf(at) === place ? [] : at],
    ['across', isKnown ? [] : across],
  ] as const
  const ready = new Map([...(printing.ready ?? []), ...told])
  // A clause without room for its place would seem to go on at that of the one before.
  const isElsewhere = place !== '' && textOf(at) !== place && !slotsOf(asked).some(({ code }) => PLACED.includes(code))
  const goesOn = subject === last && !isElsewhere
  const spans = printClause(goesOn ? withoutSubject(asked) : asked, { ...printing, ready }, leaving)
  if (!spans?.some(saysFact)) return undefined
  return texts && own ? withText(spans, own) : spans
}

/** How a clause asks where it was. */
const PLACED: readonly string[] = ['at', 'across', 'where']

/** What it is about, and where, is no fact of a sentence. */
function saysFact(span: Span): boolean {
  if (span.kind === 'figure') return !span.indicator.startsWith(TOWNS)
  return span.kind !== 'words' && !(span.kind === 'name' && [SUBJECT, AREA].includes(span.code))
}

/**
 * What a report says in its own words, with those that its item has around them, where that sets it off by a comma: an art
 * form within the item's words is no sentence. Not what the period's `clause` prints.
 */
function ownText(input: IssueInput, form: Form, entry: Entry, clause: Clause): readonly Span[] | undefined {
  if (form.item === undefined) return undefined
  const item = input.catalogue.clause(form.item)
  const known = clauseCodes(clause)
  const printed = item
    .flatMap((part) => (setOff(part) ? clauseCodes([part]) : []))
    .filter((code) => !known.includes(code))
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

/** `[，{code}]`. */
function setOff(part: ClausePart): boolean {
  const [first] = part.kind === 'optional' ? part.parts : []
  return first?.kind === 'words' && first.text.startsWith('，')
}

type FreeSpan = Extract<Span, { kind: 'free' }>

function withText(spans: readonly Span[], text: readonly Span[]): Span[] {
  return [...saidOnce(joinSpans([...ended(spans, '，'), ...text, words('。')], { dropped: false, end: '' }))]
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

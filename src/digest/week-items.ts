import type { Answer } from '../catalogue/answers.ts'
import { type Catalogue, writesWan } from '../catalogue/catalogue.ts'
import { type Clause, type ClauseSlot, clauseCodes } from '../catalogue/clause.ts'
import { indicatorCode, tookPartOnly } from '../catalogue/figures.ts'
import { formOf } from '../catalogue/find.ts'
import { JOINT_ORGS, THEME } from '../catalogue/known-codes.ts'
import { periodClause } from '../catalogue/period-clause.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { monthAndDate } from '../chinese/days.ts'
import { exactly, type Quantity, sumOf } from '../chinese/quantity.ts'
import { kindOf } from '../kinds/index.ts'
import { nameOfEntry } from './activity-names.ts'
import type { ClauseValue } from './clause-value.ts'
import type { ItemBlock, Span } from './digest.ts'
import type { Entry, IssueInput } from './gathered.ts'
import { joinSpans } from './join-spans.ts'
import { publicValue } from './public-words.ts'
import { shorten } from './shorten-clause.ts'
import { words } from './spans.ts'
import { tookPartIn } from './took-part.ts'
import { levelCalled, townsCalled } from './towns-called.ts'

/** Longest item of a group's week, in characters: it is read on a phone. The office has all that the cadre wrote. */
const LONGEST_ITEM = 80

/** More partners than these are not named one by one. */
const MOST_PARTNERS = 4

/** What could be picked up to 0.2.0 in place of a name. */
const UNNAMED = '其他部门'

/** One item an activity: organizations in their order, then by day, unit and receipt; with the theme each belongs to. */
export function entryItems(
  input: IssueInput,
  entries: readonly Entry[],
): { theme: string | undefined; block: ItemBlock }[] {
  const order = new Map(input.catalogue.organizations.map((o, i) => [o.code, i]))
  const place = (e: Entry) => order.get(e.organization) ?? order.size
  return [...entries]
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        compare(a.on, b.on) ||
        compare(a.unitId, b.unitId) ||
        Number(a.receipt) - Number(b.receipt),
    )
    .flatMap((entry) => {
      // The leading organization prints a joint activity with its numbers; the group reads of it once.
      if (countsElsewhere(entry) && input.edition === 'group') return []
      const most = input.edition === 'office' ? Number.POSITIVE_INFINITY : LONGEST_ITEM
      const block = activityItem(input, entry, most)
      return block ? [{ theme: themeOf(input.catalogue, entry), block }] : []
    })
}

/** One activity in at most so many characters; undefined where nothing can be said of it. */
export function activityItem(input: Printing, entry: Entry, most: number): ItemBlock | undefined {
  const form = itemForm(input.catalogue, entry)
  const spans = form && shorten(form.clause, (code, slot) => clauseValue(input, form.form, entry, code, slot), most)
  if (!form || !spans || !tellsMore(spans, form.clause, entry)) return undefined
  return { kind: 'item', organization: entry.organization, report: entry.receipt, spans: countedOnce(spans, entry) }
}

/** …（与编号4同一次，不另计）。 where another report of the same event has its numbers. */
function countedOnce(spans: readonly Span[], { countedIn }: Entry): readonly Span[] {
  if (countedIn === undefined) return spans
  const last = spans.at(-1)
  const [said, end] =
    last?.kind === 'words' && last.text.endsWith('。')
      ? [[...spans.slice(0, -1), words(last.text.slice(0, -1))], '）。']
      : [spans, '）']
  const note = [words('（与编号'), { kind: 'name' as const, text: countedIn, code: 'receipt' }]
  return joinSpans([...said, ...note, words(`同一次，不另计${end}`)], { dropped: false, end: '' })
}

/** What one item is printed with. */
type Printing = Pick<IssueInput, 'catalogue' | 'county' | 'edition' | 'period' | 'readUpTo' | 'units' | 'verdicts'>

/** A form whose reports are printed, with its clause. */
type ItemForm = { readonly form: Form; readonly clause: Clause }

function itemForm(catalogue: Catalogue, entry: Entry): ItemForm | undefined {
  const form = formOf(catalogue, entry.organization, entry.form)
  if (!form?.item) return undefined
  const clause = catalogue.clause(form.item)
  return { form, clause: tookPartOnly(entry.answers) ? tookPartIn(clause) : clause }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A form's own theme, or the one its `theme` question was answered with. */
export function themeOf(catalogue: Catalogue, entry: Entry): string | undefined {
  const form = formOf(catalogue, entry.organization, entry.form)
  if (!form || form.theme) return form?.theme
  const chosen = entry.answers[THEME]?.value
  return catalogue.themes.find((t) => t.name === chosen)?.code
}

/**
 * Whether an item tells more than that a unit did such work: of 新命名0个 nothing is left but that it named some. Who only
 * took part tells just that, and so does a form that asks for no more.
 */
function tellsMore(spans: readonly Span[], clause: Clause, entry: Entry): boolean {
  const tells = spans.some((span) => span.kind !== 'words' && !(span.kind === 'name' && span.code === 'unit'))
  return tells || countsElsewhere(entry) || clauseCodes(clause).every((code) => ALWAYS.includes(code))
}

/** What every report has. */
const ALWAYS: readonly string[] = ['on', 'unit', 'county', 'organization']

function clauseValue(
  input: Printing,
  form: Form,
  entry: Entry,
  code: string,
  slot: ClauseSlot,
): ClauseValue | undefined {
  if (code === 'on') return { kind: 'words', text: monthAndDate(entry.on) }
  if (code === 'county') return { kind: 'words', text: input.county }
  if (code === 'unit') return { kind: 'names', code, names: [unitWithPartners(input, form, entry)] }
  const question = form.questions.find((q) => q.code === code)
  const answer = entry.answers[code]
  if (!question || !answer) return undefined
  if (question.sensitive && input.edition === 'group') return undefined
  const value = publicValue(question, answer.value, entry.recordedAt, input)
  const said = value === undefined ? undefined : kindOf(question).said(value, question)
  switch (said?.as) {
    case 'figure':
      if (countsElsewhere(entry) && !question.stock) return undefined
      return reportedFigure(input, question, given(question, answer), entry)
    case 'names':
      if (said.names.length === 0) return undefined
      if (slot.count) return reportedFigure(input, question, exactly(new Set(said.names).size), entry)
      return { kind: 'names', code, names: said.names.map((name) => printedName(input, entry, question, name)) }
    case 'free':
      return { kind: 'free', text: said.text, code, report: entry.receipt }
    case 'words':
      return { kind: 'words', text: said.text }
    default:
      return undefined
  }
}

function printedName(input: Printing, entry: Entry, question: Question, name: string): string {
  if (kindOf(question).picks === 'one') return levelCalled(name, townsCalled(input.units))
  return nameOfEntry(input, entry, question, name)
}

function given(question: Question, answer: Answer): Quantity {
  return sumOf(
    kindOf(question)
      .figures(answer)
      .map((counted) => counted.quantity),
  )
}

/** A number of this report alone. */
function reportedFigure({ catalogue }: Printing, question: Question, quantity: Quantity, entry: Entry): ClauseValue {
  const indicator = indicatorCode(question)
  return {
    kind: 'figure',
    indicator,
    quantity,
    measure: { unit: question.indicator?.unit, inWan: writesWan(catalogue) },
    lineage: {
      figures: 1,
      from: entry.on,
      indicators: [indicator],
      reports: [entry.receipt],
      rule: 'report',
      to: entry.on,
      units: [entry.unitId],
    },
  }
}

/** Whether another report counts the activity: its lead's, or that of another level. */
export function countsElsewhere({ answers, countedIn }: Entry): boolean {
  return countedIn !== undefined || tookPartOnly(answers)
}

/** 甲镇妇联 on its own, `甲镇妇联联合团委、残联` where it led others. */
export function unitWithPartners(input: Printing, form: Form, entry: Entry): string {
  const question = form.questions.find((q) => q.code === JOINT_ORGS)
  const partners = entry.answers[JOINT_ORGS]?.value
  if (!question || tookPartOnly(entry.answers) || !Array.isArray(partners) || partners.length === 0) {
    return entry.unitName
  }
  const named = publicValue(question, partners, entry.recordedAt, input)
  const names = Array.isArray(named) ? named : [UNNAMED]
  const said = names.map((name) => (name === UNNAMED ? '有关部门' : name))
  const more = said.length > MOST_PARTNERS ? `等${said.length}家单位` : ''
  return `${entry.unitName}联合${said.slice(0, more ? 3 : MOST_PARTNERS).join('、')}${more}`
}

/** The questions of a form whose answers, as far as they are a cadre's own words, the group's edition may print. */
export function printedQuestions(catalogue: Catalogue, form: Form): readonly Question[] {
  if (form.item === undefined) return []
  const clauses = [form.item, periodClause(form) ?? []].flat().map((text) => catalogue.clause(text))
  const printed = new Set([...clauses.flatMap(clauseCodes), JOINT_ORGS])
  return form.questions.filter(({ code, sensitive }) => !sensitive && printed.has(code))
}

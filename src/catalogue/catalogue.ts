import type { Clause } from './clause.ts'
import { indicatorCode } from './figures.ts'
import { JOINT_LEAD, JOINT_ORGS } from './known-codes.ts'
import { parseClause } from './parse-clause.ts'
import { periodClause } from './period-clause.ts'
import {
  type CatalogueContent,
  contentSchema,
  type Form,
  type Indicator,
  type Organization,
  type Question,
} from './schema.ts'
import { paragraphsOf, type TextBlock, textBlocksOf } from './text-blocks.ts'

/** A question and the form that asks it; `organization` is a code, undefined for a form that all organizations have. */
export type AskedQuestion = {
  readonly question: Question
  readonly form: Form
  readonly organization: string | undefined
}

export type FoundIndicator = {
  /** What figures name it by. */
  readonly code: string
  readonly indicator: Indicator
  readonly question: Question
  readonly form: Form
  /** Undefined where more than one organization is asked it. */
  readonly organization: Organization | undefined
}

/** A form as it is written, and as an organization's units are asked it. */
type OwnForm = { readonly form: Form; readonly asked: Form }

/** What an organization can report with: its own forms, then those that all have. */
type OwnForms = {
  readonly organization: Organization
  readonly forms: readonly Form[]
  readonly byCode: ReadonlyMap<string, OwnForm>
}

/** A catalogue that is worked with: its content, and what would else be looked for again with every digest and answer. */
export type Catalogue = CatalogueContent & {
  /** The plain data alone, as it is stored. */
  readonly content: CatalogueContent
  /** Every form: those of organizations in their order, then those that all have. */
  readonly forms: readonly Form[]
  readonly formsByOrganization: ReadonlyMap<string, OwnForms>
  /** Every indicator once, in the order of organizations, forms and questions; those of several organizations last. */
  readonly indicators: readonly FoundIndicator[]
  /** Codes of questions and indicators that only the office's edition prints. */
  readonly sensitive: ReadonlySet<string>
  /** Every text block of the year's report, in the order in which they are printed; the fixed words last. */
  readonly blocks: readonly TextBlock[]
  indicator(code: string): FoundIndicator | undefined
  /** Of a question that several forms ask the last form. */
  question(code: string): AskedQuestion | undefined
  /** A clause of the catalogue, or of words that the county put in its place: each is parsed once. @throws ClauseError */
  clause(text: string): Clause
}

/** Whether a county writes numbers from 10,000 on in 万. */
export function writesWan({ large_numbers = '万' }: Pick<CatalogueContent, 'large_numbers'>): boolean {
  return large_numbers === '万'
}

/** Makes a catalogue of checked content. */
export function loadCatalogue(content: CatalogueContent): Catalogue {
  const { organizations, commonForms } = content
  const owned = [
    ...organizations.flatMap((organization) => organization.forms.map((form) => ({ form, organization }))),
    ...commonForms.map((form) => ({ form, organization: undefined })),
  ]
  const asked = owned.flatMap((of) => of.form.questions.map((question) => ({ ...of, question })))
  const questions = new Map(
    asked.map((a): [string, AskedQuestion] => [a.question.code, { ...a, organization: a.organization?.code }]),
  )
  const indicators = new Map(indicatorsIn(asked).map((found) => [found.code, found]))
  const clause = clauseReader()
  for (const text of clausesIn(content)) clause(text)
  return {
    ...content,
    content,
    forms: owned.map(({ form }) => form),
    formsByOrganization: new Map(organizations.map((o) => [o.code, ownForms(o, commonForms)])),
    indicators: [...indicators.values()],
    sensitive: new Set(asked.flatMap(({ question: q }) => (q.sensitive ? [q.code, indicatorCode(q)] : []))),
    blocks: textBlocksOf(content),
    indicator: (code) => indicators.get(code),
    question: (code) => questions.get(code),
    clause,
  }
}

type Owned = { readonly form: Form; readonly organization: Organization | undefined; readonly question: Question }

/** Each indicator once, with the first form that asks it; those that more than one organization is asked have none, and come last. */
function indicatorsIn(asked: readonly Owned[]): readonly FoundIndicator[] {
  const askedBy = new Map<string, Set<Organization | undefined>>()
  const first = new Map<string, FoundIndicator>()
  for (const { question, ...of } of asked) {
    const code = indicatorCode(question)
    if (!question.indicator) continue
    askedBy.set(code, (askedBy.get(code) ?? new Set()).add(of.organization))
    if (!first.has(code)) first.set(code, { code, indicator: question.indicator, question, ...of })
  }
  const found = [...first.values()].map((i) =>
    askedBy.get(i.code)?.size === 1 ? i : { ...i, organization: undefined },
  )
  return [...found.filter((i) => i.organization), ...found.filter((i) => !i.organization)]
}

/** A catalogue that was stored, by this release or one before it. @throws ZodError where it is none. */
export function storedCatalogue(stored: unknown): Catalogue {
  return loadCatalogue(contentSchema.parse(stored))
}

function ownForms(organization: Organization, common: readonly Form[]): OwnForms {
  const forms = [...organization.forms, ...common]
  return {
    organization,
    forms,
    byCode: new Map(forms.map((form) => [form.code, { form, asked: askedBy(organization, form) }])),
  }
}

/** Nobody is a partner of itself. */
function askedBy({ name }: Organization, form: Form): Form {
  if (!form.questions.some((question) => question.code === JOINT_ORGS)) return form
  const questions = form.questions.map((question) => {
    const partners = question.code === JOINT_ORGS || question.code === JOINT_LEAD
    return partners
      ? { ...question, self: name, choices: question.choices?.filter((label) => label !== name) }
      : question
  })
  return { ...form, questions }
}

function clauseReader(): Catalogue['clause'] {
  const read = new Map<string, Clause>()
  return (text) => {
    const known = read.get(text)
    if (known) return known
    const clause = parseClause(text)
    read.set(text, clause)
    return clause
  }
}

/** Every clause of the content: items, what forms say of a period, totals, text blocks, the masthead, and how each organization is named. */
function clausesIn(content: CatalogueContent): string[] {
  const { organizations, commonForms, week } = content
  const forms = [...organizations.flatMap((o) => o.forms), ...commonForms]
  return [
    ...forms.flatMap((form) => [form.item, periodClause(form)].flatMap((text) => text ?? [])),
    ...organizations.map((o) => o.full_name),
    ...week.totals.map(({ words }) => words),
    ...[week.issuer, ...Object.values(week.copies ?? {})].flatMap((text) => text ?? []),
    ...textBlocksOf(content).flatMap(({ words }) => paragraphsOf(words ?? '')),
  ]
}

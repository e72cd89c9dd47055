import { kindOf } from '../kinds/index.ts'
import { askedInRow } from './applicable.ts'
import { canonicalJson } from './canonical.ts'
import type { CatalogueContent, Form, Question } from './schema.ts'

/** What is another in one catalogue than in the one before it. */
export type CatalogueChange =
  | { readonly is: 'form added' | 'form removed'; readonly owner: string; readonly form: string }
  | { readonly is: 'form changed'; readonly owner: string; readonly form: string; readonly fields: readonly Field[] }
  | {
      readonly is: 'question added' | 'question removed'
      readonly owner: string
      readonly form: string
      readonly ask: string
    }
  | {
      readonly is: 'question changed'
      readonly owner: string
      readonly form: string
      readonly ask: string
      readonly fields: readonly Field[]
    }
  | { readonly is: 'questions in another order'; readonly owner: string; readonly form: string }
  | { readonly is: 'sentences changed'; readonly owner: string }

/** A field that reads otherwise; undefined where it is not there. */
export type Field = { readonly name: string; readonly before: unknown; readonly after: unknown }

/** What a form costs a cadre at most: taps or messages, and seconds. */
export type Cost = { readonly taps: number; readonly seconds: number }
export type CostChange = { readonly owner: string; readonly form: string; readonly before: Cost; readonly after: Cost }

type Owned = { readonly owner: string; readonly form: Form }

function formsIn({ organizations, commonForms }: CatalogueContent): Map<string, Owned> {
  const owned = [
    ...organizations.flatMap(({ name, forms }) => forms.map((form) => ({ owner: name, form }))),
    ...commonForms.map((form) => ({ owner: '共用', form })),
  ]
  return new Map(owned.map((of) => [of.form.code, of]))
}

/** Everything that changed, in the order of the new catalogue; what is gone last. */
export function catalogueChanges(before: CatalogueContent, after: CatalogueContent): CatalogueChange[] {
  const [old, now] = [formsIn(before), formsIn(after)]
  const changed = [...now].flatMap(([code, { owner, form }]): CatalogueChange[] => {
    const was = old.get(code)?.form
    return was ? formChanges(owner, was, form) : [{ is: 'form added', owner, form: form.title }]
  })
  const gone = [...old].flatMap(([code, { owner, form }]): CatalogueChange[] =>
    now.has(code) ? [] : [{ is: 'form removed', owner, form: form.title }],
  )
  const said = after.organizations.flatMap((organization): CatalogueChange[] => {
    const was = before.organizations.find(({ code }) => code === organization.code)
    return same(was?.sentences, organization.sentences) ? [] : [{ is: 'sentences changed', owner: organization.name }]
  })
  return [...changed, ...gone, ...said]
}

function formChanges(owner: string, before: Form, after: Form): CatalogueChange[] {
  const of = { owner, form: after.title }
  const { questions: old, ...was } = before
  const { questions: now, ...is } = after
  const fields = fieldsOf(was, is)
  const asked = now.flatMap((question): CatalogueChange[] => {
    const other = old.find(({ code }) => code === question.code)
    const { ask } = question
    if (!other) return [{ is: 'question added', ...of, ask }]
    const changed = fieldsOf(other, question)
    return changed.length > 0 ? [{ is: 'question changed', ...of, ask: other.ask, fields: changed }] : []
  })
  const gone = old.filter(({ code }) => !now.some((q) => q.code === code))
  const kept = (questions: readonly Question[], among: readonly Question[]) =>
    questions.map(({ code }) => code).filter((code) => among.some((q) => q.code === code))
  return [
    ...(fields.length > 0 ? [{ is: 'form changed' as const, ...of, fields }] : []),
    ...asked,
    ...gone.map(({ ask }) => ({ is: 'question removed' as const, ...of, ask })),
    ...(same(kept(old, now), kept(now, old)) ? [] : [{ is: 'questions in another order' as const, ...of }]),
  ]
}

function fieldsOf(before: object, after: object): Field[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
    same(was.get(name), is.get(name)) ? [] : [{ name, before: was.get(name), after: is.get(name) }],
  )
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}

/** A code that was given means the same for ever: past figures are kept under it. What a change would make of them. */
export function brokenCodes(
  before: CatalogueContent,
  after: CatalogueContent,
): { code: string; field: 'kind' | 'unit' }[] {
  const questions = (of: CatalogueContent) =>
    new Map([...formsIn(of).values()].flatMap(({ form }) => form.questions.map((q) => [q.code, q] as const)))
  const old = questions(before)
  return [...questions(after)].flatMap(([code, { kind, indicator }]) => {
    const was = old.get(code)
    if (!was) return []
    const unit = was.indicator && indicator && was.indicator.unit !== indicator.unit
    return [
      ...(was.kind !== kind ? [{ code, field: 'kind' as const }] : []),
      ...(unit ? [{ code, field: 'unit' as const }] : []),
    ]
  })
}

/** Forms that cost a cadre more or less than before. */
export function costChanges(before: CatalogueContent, after: CatalogueContent): CostChange[] {
  const old = formsIn(before)
  const none: Cost = { taps: 0, seconds: 0 }
  return [...formsIn(after)].flatMap(([code, { owner, form }]) => {
    const was = old.get(code)?.form
    const cost = { owner, form: form.title, before: was ? costOf(was) : none, after: costOf(form) }
    return same(cost.before, cost.after) ? [] : [cost]
  })
}

/** To choose the form and to confirm it. */
const AROUND: Cost = { taps: 2, seconds: 6 }
/** An answer by a button, a number that is typed, words that are typed. */
const TAPPED = 3
const NUMBER = 5
const WORDS = 12

export function costOf(form: Form): Cost {
  const row = askedInRow(form)
  const seconds = row.map((question) => {
    const kind = kindOf(question)
    if (kind.picks !== 'nothing' || kind.tellsDay || question.kind === 'yesno') return TAPPED
    return kind.counts === 'number' ? NUMBER : WORDS
  })
  return { taps: AROUND.taps + row.length, seconds: seconds.reduce((sum, s) => sum + s, AROUND.seconds) }
}

/** Codes of forms that are new or read otherwise. */
export function formsChanged(before: CatalogueContent, after: CatalogueContent): string[] {
  const old = formsIn(before)
  return [...formsIn(after)].flatMap(([code, { form }]) => (same(old.get(code)?.form, form) ? [] : [code]))
}

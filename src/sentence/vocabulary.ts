import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Clause } from '../catalogue/clause.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { type Deed, deedsIn } from '../chinese/deeds.ts'
import { PEOPLE_NOUNS } from '../chinese/people-nouns.ts'
import { ORGANIZATION_NOUNS } from '../chinese/thing-nouns.ts'
import { pairsIn } from './plain.ts'

/** How telling the words of a form are, by where they stand. */
const OF_TITLE = 4
const OF_LABEL = 2
const OF_OTHERS = 1

/** What a form is called, by the catalogue and by those who fill it in. */
function callsOf({ title, also = [] }: Form): readonly string[] {
  return [title, ...also]
}

/** What whoever came is counted as, whatever the question calls them. */
const HOW_MANY_CAME = '人数'

type Weights = ReadonlyMap<string, number>

/** The words that the catalogue has for each form and question: what a cadre's sentence is compared with. */
export type Vocabulary = {
  /** How much of a form these words say, with their pairs of hanzi. */
  weigh(form: Form, words: string, pairs: ReadonlySet<string>): number
  /** Whether a name of the form is among these words. */
  calls(form: Form, words: string): boolean
  meant(form: Form, question: Question): Meant
  /** A pattern of what the organizations are called, those of the catalogue and what each is called in villages and companies. */
  readonly organizations: string
}

/** What the words of the catalogue say that a question asks. */
export type Meant = {
  /** The words around its answer: its label, what it asks, and what its form's clause says beside it. */
  readonly words: string
  /** The same in pairs of hanzi. */
  readonly pairs: ReadonlySet<string>
  /** The same, and what its form is called. */
  readonly names: string
  readonly deeds: ReadonlySet<Deed>
  /** Fixed words of the form's clause directly before and behind the answer. */
  readonly beside: readonly [before: string, behind: string]
}

const vocabularies = new WeakMap<Catalogue, Vocabulary>()

export function vocabularyOf(catalogue: Catalogue): Vocabulary {
  const found = vocabularies.get(catalogue)
  if (found) return found
  const made = make(catalogue)
  vocabularies.set(catalogue, made)
  return made
}

function make(catalogue: Catalogue): Vocabulary {
  const weights = new Map(catalogue.forms.map((form) => [form.code, weightsOf(catalogue, form)]))
  const forms = new Map<string, number>()
  for (const words of weights.values()) for (const pair of words.keys()) forms.set(pair, (forms.get(pair) ?? 0) + 1)
  const rarity = (pair: string) => Math.log(1 + catalogue.forms.length / (forms.get(pair) ?? 1))
  const most = Math.log(1 + catalogue.forms.length)
  const calls = new Map<string, number>()
  for (const form of catalogue.forms)
    for (const name of new Set(callsOf(form))) calls.set(name, (calls.get(name) ?? 0) + 1)
  const besideOf = (form: Form, { code }: Question): Meant['beside'] => {
    const item = form.item === undefined ? [] : flat(catalogue.clause(form.item))
    const at = item.findIndex((part) => typeof part !== 'string' && part.code === code)
    if (at < 0) return ['', '']
    const [before, behind] = [item[at - 1], item[at + 1]].map((part) => (typeof part === 'string' ? part : ''))
    return [(before ?? '').split(/[，。]/u).at(-1) ?? '', (behind ?? '').split(/[，。]/u)[0] ?? '']
  }
  const known = new Map<string, Meant>()
  const meantBy = (form: Form, question: Question): Meant => {
    const key = `${form.code} ${question.code}`
    const found = known.get(key)
    if (found) return found
    const stands = besideOf(form, question)
    const words = [
      question.label,
      question.indicator?.label,
      ...(question.also ?? []),
      asked(question.ask),
      ...(question.indicator?.adds_to === 'attendance' ? [HOW_MANY_CAME] : []),
      ...stands,
    ].join('，')
    const names = [words, ...callsOf(form)].join('，')
    const made = {
      words,
      pairs: pairsIn(isOfSessions(question) ? words.replace(PEOPLE, '，') : words),
      names,
      deeds: new Set(deedsIn(words)),
      beside: stands,
    }
    known.set(key, made)
    return made
  }
  const calledBy = (form: Form, words: string) =>
    callsOf(form).filter((name) => words.includes(name) || isParted(name, words))
  return {
    calls: (form, words) => calledBy(form, words).length > 0,
    weigh(form, words, pairs) {
      const own = weights.get(form.code) ?? new Map<string, number>()
      const shared = [...pairs].reduce((sum, pair) => sum + ((own.get(pair) ?? 0) * rarity(pair)) / most, 0)
      const called = calledBy(form, words)
      const telling = (name: string) =>
        (name.length * (isOfPeople(name) ? OF_LABEL : OF_TITLE)) / 2 / Math.sqrt(calls.get(name) ?? 1)
      return shared + Math.max(0, ...called.map(telling))
    },
    meant: meantBy,
    organizations: [...catalogue.organizations.map(({ name }) => name), ORGANIZATION_NOUNS, '共青团'].join('|'),
  }
}

/** 企业家代表6名捐赠: who did it says less than what was done. */
const WHO = new RegExp(`(?:${PEOPLE_NOUNS}|者)$`, 'u')
const isOfPeople = (name: string): boolean => WHO.test(name)
/** Whom it is for says nothing of how often it was held. */
const PEOPLE = new RegExp(PEOPLE_NOUNS, 'gu')
const isOfSessions = ({ indicator }: Question): boolean => indicator?.adds_to === 'sessions'

/** 走访了5家企业, 发展20名会员: what is called by a verb and its object, with what stands between them. */
function isParted(name: string, words: string): boolean {
  if (name.length !== 4) return false
  const at = words.indexOf(name.slice(0, 2))
  const end = at < 0 ? -1 : words.indexOf(name.slice(2), at + 3)
  return end >= 0 && end - at <= 12 && !/[，,。;；]/u.test(words.slice(at, end))
}

/** The words of a question without those that only ask. */
function asked(ask: string): string {
  return ask.replace(/一共|有?多少|是?哪些?|这次|本次|本单位|什么|怎么|[了吗？。]/gu, '，')
}

function weightsOf(catalogue: Catalogue, form: Form): Weights {
  const weights = new Map<string, number>()
  const add = (words: string | undefined, weight: number) => {
    for (const pair of pairsIn(words ?? '')) weights.set(pair, Math.max(weight, weights.get(pair) ?? 0))
  }
  for (const words of [form.title, ...(form.also ?? [])]) add(words, OF_TITLE)
  for (const question of form.questions) {
    const own = question.choices === undefined ? question : { ...question, choices: undefined }
    for (const words of [own.label, own.indicator?.label, ...(own.also ?? [])]) add(words, OF_LABEL)
    add(asked(own.ask), OF_OTHERS)
    add(own.hint, OF_OTHERS)
  }
  for (const clause of [form.item, form.period]) {
    if (clause === undefined) continue
    for (const part of flat(catalogue.clause(clause))) if (typeof part === 'string') add(part, OF_OTHERS)
  }
  return weights
}

type Flat = string | { readonly code: string }

/** The words and places of a clause in a row, those of its optional parts too. */
function flat(clause: Clause): Flat[] {
  return clause.flatMap((part): Flat[] => {
    if (part.kind === 'words') return [part.text]
    if (part.kind === 'value') return [{ code: part.code }]
    return [...flat(part.parts), ...(part.or ? flat([part.or]) : [])]
  })
}

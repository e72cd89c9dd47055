import { formOf } from '../catalogue/find.ts'
import { JOINT_ORGS } from '../catalogue/known-codes.ts'
import { ownWordsIn } from '../catalogue/own-words.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import type { Value } from '../kinds/kind.ts'
import type { Entry, IssueInput } from './gathered.ts'
import { verdictOn } from './public-words.ts'
import { countsElsewhere, printedQuestions } from './week-items.ts'

/** How many activities a digest has as highlights. */
export const MOST_HIGHLIGHTS = 5

/**
 * Why an activity is proposed. None says that it is better than another: which of them is told is for an editor. That its
 * words were let through is no reason: 这一页都可以发 would change which are told.
 */
export type Reason = 'award' | 'first' | 'together' | 'county'

const REASONS: readonly Reason[] = ['award', 'first', 'together', 'county']

/** A level above the county's. */
const HIGHER = /^(?:国家|全国|省|州|市|地|盟)[^县]*级$/u
const FIRST = /首(?:届|次|个|家|批|场|支|创|期)|第一(?:届|次|个|家|批|支|期)/u
/** From how many partners on it is told that units worked together. */
const TOGETHER = 2

/** An activity that may be told as a highlight, and why; `isNew`: it came after an editor had read the week. */
export type Candidate = { readonly entry: Entry; readonly reason: Reason; readonly isNew: boolean }

type Looked = Pick<IssueInput, 'catalogue' | 'entries' | 'units' | 'readUpTo'>

/**
 * What may be told as a highlight, by rule: an award of a higher level, a first, several units together, the county's own.
 * Each organization has one before any has a second; then by reason, day and receipt. What is new pushes out nothing that
 * an editor has read.
 */
export function highlightCandidates(input: Looked): Candidate[] {
  const { readUpTo } = input
  const place = new Map(input.catalogue.organizations.map((o, i) => [o.code, i]))
  const county = new Set(input.units.flatMap(({ id, town }) => (town === undefined ? [id] : [])))
  const found = input.entries.flatMap((entry): Candidate[] => {
    const reason = reasonOf(input, county, entry)
    const isNew = readUpTo !== undefined && entry.recordedAt > readUpTo
    return reason ? [{ entry, reason, isNew }] : []
  })
  const inOrder = found.sort(
    (a, b) =>
      Number(a.isNew) - Number(b.isNew) ||
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason) ||
      (a.entry.on < b.entry.on ? -1 : a.entry.on > b.entry.on ? 1 : 0) ||
      Number(a.entry.receipt) - Number(b.entry.receipt),
  )
  const turn = new Map<Candidate, number>()
  const times = new Map<string, number>()
  for (const candidate of inOrder) {
    const { organization } = candidate.entry
    turn.set(candidate, times.get(organization) ?? 0)
    times.set(organization, (times.get(organization) ?? 0) + 1)
  }
  const at = ({ entry }: Candidate) => place.get(entry.organization) ?? place.size
  return inOrder.sort(
    (a, b) => Number(a.isNew) - Number(b.isNew) || (turn.get(a) ?? 0) - (turn.get(b) ?? 0) || at(a) - at(b),
  )
}

/**
 * The activities that are told as highlights: those that an editor picked; where nobody has, those proposed first. Of what
 * came after an editor had read the week, and of a week that the clock publishes, only that of which all that units said
 * was let through.
 */
export function highlightsOf(input: Looked & Pick<IssueInput, 'picked' | 'edition' | 'verdicts'>): Entry[] {
  const { picked, entries, edition, readUpTo } = input
  const byClock = edition === 'group' && readUpTo === undefined
  const proposed = () =>
    highlightCandidates(input).flatMap(({ entry, isNew }) =>
      (isNew || byClock) && !isLetThrough(input, entry) ? [] : [entry],
    )
  const told = picked?.flatMap((receipt) => entries.find((entry) => entry.receipt === receipt) ?? [])
  return (told ?? proposed()).slice(0, MOST_HIGHLIGHTS)
}

function reasonOf({ catalogue }: Looked, county: ReadonlySet<string>, entry: Entry): Reason | undefined {
  const form = formOf(catalogue, entry.organization, entry.form)
  if (!form?.item || countsElsewhere(entry)) return undefined
  const answered = (is: (question: Question, value: Value) => boolean) =>
    form.questions.some((question) => {
      const given = entry.answers[question.code]
      return given ? is(question, given.value) : false
    })
  if (answered((question, value) => isHigherLevel(question, value, form))) return 'award'
  if (answered((question, value) => kindOf(question).words === 'names' && FIRST.test(String(value)))) return 'first'
  const partners = entry.answers[JOINT_ORGS]?.value
  if (Array.isArray(partners) && partners.length >= TOGETHER) return 'together'
  return county.has(entry.unitId) ? 'county' : undefined
}

/** Whether an editor has let through, or put in other words, all that a unit said of an activity; where it said nothing nobody has. */
export function isLetThrough(
  { catalogue, verdicts }: Pick<IssueInput, 'catalogue' | 'verdicts'>,
  entry: Entry,
): boolean {
  const form = formOf(catalogue, entry.organization, entry.form)
  const said = (form ? printedQuestions(catalogue, form) : []).flatMap((question) =>
    ownWordsIn(question, entry.answers[question.code]?.value).map((text) => ({ code: question.code, text })),
  )
  const is = said.map((words) => verdictOn(verdicts, words)?.is)
  return is.length > 0 && is.every((verdict) => verdict === 'passed' || verdict === 'reworded')
}

/** The level of something that may be said: what is sensitive is no news. */
function isHigherLevel(question: Question, value: Value, { questions }: Form): boolean {
  if (typeof value !== 'string' || kindOf(question).picks !== 'one' || !HIGHER.test(value)) return false
  const about = questions.find(({ code }) => code === question.when) ?? question
  return !about.sensitive
}

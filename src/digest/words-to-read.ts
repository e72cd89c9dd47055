import type { Catalogue } from '../catalogue/catalogue.ts'
import { JOINT_ORGS, PROBLEMS } from '../catalogue/known-codes.ts'
import { isCadresOwn, ownWordsIn } from '../catalogue/own-words.ts'
import { doubtIn } from '../chinese/doubt.ts'
import { bareName } from '../chinese/name-marks.ts'
import { cleanText } from '../chinese/printed-names.ts'
import { grouped } from './aggregate.ts'
import type { Digest, Section } from './digest.ts'
import type { Change, Entry, Gathered, GatheredIssue, GatheredReport } from './gathered.ts'
import { type CadreWords, nameInLabel, REASON, readUnder, type Verdicts, verdictOn, wordsKey } from './public-words.ts'
import { SUBJECT } from './spans.ts'
import { countsElsewhere, printedQuestions } from './week-items.ts'

/** Words of cadres that a group's edition may print: an editor reads them before it goes out, once, whoever gave them. */
export type WordsToRead = {
  /** Of the question that they answer; `reason` of a correction's. */
  readonly code: string
  readonly text: string
  /** Who gave them first: a unit, of a longer period's report the organization. */
  readonly by: string
  /** In how many reports they stand. */
  readonly reports: number
}

type Given = { readonly words: CadreWords; readonly by: string; readonly report: string; readonly reports?: number }

/**
 * Words that editors read before a digest goes out, in the order of the reports that gave them; of a week, which has
 * thousands, those that the text of its `editions` prints. Pure.
 */
export function wordsToRead(gathered: Gathered, editions: readonly Digest[]): WordsToRead[] {
  const given = wordsGiven(gathered)
  if (gathered.layout === 'year') return given
  const printed = printedWords(editions.flatMap(({ sections }) => sections.filter(({ annex }) => !annex)))
  return given.filter((words) => isPrinted(words, printed))
}

/** All that units gave, whatever of it is printed. Pure. */
export function wordsGiven(gathered: Gathered): WordsToRead[] {
  const found = new Map<string, { first: Given; reports: Set<string>; more: number }>()
  for (const given of gathered.layout === 'week' ? ofIssue(gathered) : ofReport(gathered)) {
    const key = wordsKey(given.words)
    const known = found.get(key) ?? { first: given, reports: new Set<string>(), more: 0 }
    known.reports.add(given.report)
    known.more += (given.reports ?? 1) - 1
    found.set(key, known)
  }
  return [...found.values()].map(({ first: { words, by }, reports, more }) => ({
    ...{ code: words.code, text: words.text },
    ...{ by, reports: reports.size + more },
  }))
}

/** What cadres said in reports that are printed one by one. */
function ofEntries(catalogue: Catalogue, entries: readonly Entry[]): Given[] {
  const printed = new Map(catalogue.forms.map((form) => [form.code, printedQuestions(catalogue, form)]))
  return entries.flatMap((entry) => {
    const questions = countsElsewhere(entry) ? [] : (printed.get(entry.form) ?? [])
    return questions.flatMap((question) =>
      ownWordsIn(question, entry.answers[question.code]?.value).map((text): Given => {
        return { words: { code: question.code, text }, by: entry.unitName, report: entry.receipt }
      }),
    )
  })
}

function ofIssue({ catalogue, entries, late, changes }: GatheredIssue): Given[] {
  const ofChange = (change: Change) => {
    const name = nameInLabel(catalogue, change)
    const { activity, why } = change
    const words = [name ?? [], activity ?? [], why ? { code: REASON, text: why } : []].flat()
    return words.map((each): Given => ({ words: each, by: change.unitName, report: change.receipt }))
  }
  return [...ofEntries(catalogue, [...entries, ...late]), ...changes.flatMap(ofChange)]
}

function ofReport({ catalogue, names, pairs, activities }: GatheredReport): Given[] {
  const called = new Map(catalogue.organizations.map((o) => [o.code, o.name]))
  const ofNames = names.flatMap(({ organization, code, name, count, first }): Given[] => {
    const question = catalogue.question(code)?.question
    if (!question || !isCadresOwn(question, name)) return []
    const by = called.get(organization) ?? organization
    return [{ words: { code, text: name }, by, report: String(first), reports: count }]
  })
  const ofPairs = pairs.flatMap(({ ofUnit, area, problem, plan, reports }): Given[] => {
    if (!ofUnit) return []
    const given = { by: area, report: reports.at(-1) ?? '' }
    return [
      { words: { code: PROBLEMS.problem, text: problem }, ...given },
      { words: { code: PROBLEMS.plan, text: plan }, ...given },
    ]
  })
  return [...ofNames, ...ofPairs, ...ofEntries(catalogue, activities)]
}

/** How many words nobody has read one by one, and how many of these are doubtful: groups never have them unread. */
export type NotRead = { readonly all: number; readonly doubtful: number }

export function notReadIn(all: readonly WordsToRead[], verdicts: Verdicts): NotRead {
  const fresh = all.filter((words) => verdictOn(verdicts, words) === undefined)
  return { all: fresh.length, doubtful: fresh.filter(({ text }) => doubtIn(text) !== undefined).length }
}

/**
 * Of the words that nobody has decided on those that a group's edition prints: who publishes it passes them. As they are
 * kept (`readUnder`).
 */
export function passedWith(
  group: Digest,
  all: readonly WordsToRead[],
  verdicts: Verdicts,
): ReturnType<typeof readUnder>[] {
  const printed = printedWords(group.sections)
  return all.flatMap((words) => {
    if (verdictOn(verdicts, words)) return []
    return isPrinted(words, printed) ? [readUnder(words)] : []
  })
}

function isPrinted({ code, text }: WordsToRead, printed: ReturnType<typeof printedWords>): boolean {
  const said = asMatched(cleanText(text))
  // Partners stand in one name with the unit that led them.
  if (code === JOINT_ORGS) return printed.get(SUBJECT)?.some((text) => text.includes(said)) ?? false
  return printed.get(code)?.some((text) => text === said || (text.endsWith(CUT) && isHead(text, said))) ?? false
}

/** The mark of a text that was cut, as keys have it. */
const CUT = '...'
const isHead = (cut: string, whole: string) => whole.startsWith(cut.slice(0, -CUT.length))

/** Inside of marks of its own kind a name has other marks. */
function asMatched(text: string): string {
  const marks: Readonly<Record<string, string>> = { '〈': '《', '〉': '》', '〔': '（', '〕': '）', '；': '，' }
  const cut = bareName(text).endsWith('…') ? CUT : ''
  return readUnder({ code: '', text: text.replace(/[〈〉〔〕；]/gu, (mark) => marks[mark] ?? mark) }).words + cut
}

/** The names and sentences that a digest prints, by the codes of their questions. */
function printedWords(sections: readonly Section[]): ReadonlyMap<string, readonly string[]> {
  const spans = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'item' ? block.spans : block.rows.flat(2))),
  )
  const own = spans.flatMap((span) => (span.kind === 'name' || span.kind === 'free' ? [span] : []))
  const said = grouped(own, ({ code }) => SIDES[code] ?? code)
  return new Map([...said].map(([code, all]) => [code, all.map(({ text }) => asMatched(text))]))
}

/** A pair's sides stand in a report under names of their own. */
const SIDES: Readonly<Record<string, string>> = { problem: PROBLEMS.problem, plan: PROBLEMS.plan }

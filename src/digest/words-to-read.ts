import { PROBLEMS } from '../catalogue/known-codes.ts'
import type { Change, Entry, Gathered, GatheredIssue, GatheredReport } from './gathered.ts'
import { type CadreWords, nameInLabel, ownQuestions, REASON, wordsKey } from './public-words.ts'
import { printedQuestions } from './week-items.ts'

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

/** All of them, in the order of the reports that gave them. Pure. */
export function wordsToRead(gathered: Gathered): WordsToRead[] {
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

function ofIssue({ catalogue, entries, late, changes }: GatheredIssue): Given[] {
  const ofEntry = (entry: Entry) =>
    printedQuestions(catalogue, entry).flatMap(({ code }) => {
      const value = entry.answers[code]?.value
      const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
      return texts.map((text: string): Given => ({ words: { code, text }, by: entry.unitName, report: entry.receipt }))
    })
  const ofChange = (change: Change) => {
    const name = nameInLabel(catalogue, change)
    const words = [...(name ? [name] : []), ...(change.why ? [{ code: REASON, text: change.why }] : [])]
    return words.map((each): Given => ({ words: each, by: change.unitName, report: change.receipt }))
  }
  return [...[...entries, ...late].flatMap(ofEntry), ...changes.flatMap(ofChange)]
}

function ofReport({ catalogue, names, pairs }: GatheredReport): Given[] {
  const own = ownQuestions(catalogue)
  const called = new Map(catalogue.organizations.map((o) => [o.code, o.name]))
  const ofNames = names.flatMap(({ organization, form, code, name, count, first }): Given[] => {
    if (!own.has(`${form}/${code}`)) return []
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
  return [...ofNames, ...ofPairs]
}

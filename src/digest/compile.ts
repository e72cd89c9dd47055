import type { Digest, EditionKind } from './digest.ts'
import type { Gathered, GatheredIssue, GatheredReport } from './gathered.ts'
import type { PlacedSection } from './locked-sentence.ts'
import { Sums } from './sums.ts'
import { fixedWords, placesOf } from './untraced.ts'
import { compileWeek } from './week.ts'
import { type ShownCandidate, shownCandidates } from './week-message.ts'
import { type WeekSums, weekSums } from './week-sums.ts'
import { withHash } from './with-hash.ts'
import { type NotRead, notReadIn, passedWith, type WordsToRead, wordsToRead } from './words-to-read.ts'
import { compileYear, placedIn } from './year.ts'

/** What was gathered, with the sums that are the same for every edition. */
export type Summed = (GatheredIssue & { readonly sums: WeekSums }) | (GatheredReport & { readonly sums: Sums })

/** For whoever compiles more than one edition. */
export function summed(gathered: Gathered): Summed {
  if (gathered.layout === 'week') return { ...gathered, sums: weekSums(gathered) }
  return { ...gathered, sums: new Sums(gathered, gathered.period, gathered.figures) }
}

/** Compiles one edition of a digest, as its layout says. Pure: the same input gives the same bytes. */
export function compile(gathered: Gathered | Summed, edition: EditionKind): Digest {
  return gathered.layout === 'week' ? compileWeek({ ...gathered, edition }) : compileYear({ ...gathered, edition })
}

/** The same, read by nobody: as the clock publishes it. */
export function unread(gathered: Gathered): Gathered {
  const { readUpTo: _, ...rest } = gathered
  return rest
}

/** A digest that is not out yet, in all that may become of it. Plain data. */
export type Preview = {
  readonly office: Digest
  /** For the group, as an editor publishes it, and as the clock does: without what nobody has read. */
  readonly group: Digest
  readonly unread: Digest
  /** Where numbers stand that nobody can trace: they forbid publishing. */
  readonly untraced: readonly string[]
  /** What may be told as a highlight of a week, those that are proposed first. */
  readonly candidates: readonly ShownCandidate[]
  /** The words of cadres that its group edition may print. */
  readonly toRead: readonly WordsToRead[]
  /** How many of them nobody has read one by one, and how many of these are doubtful. */
  readonly notRead: NotRead
  /** Those of them that an editor passes by publishing it, as they are kept. */
  readonly passing: readonly { readonly code: string; readonly words: string }[]
  /** A report's sections as the office has them, sentence by sentence, with what is locked of them; a week has none. */
  readonly placed: readonly PlacedSection[]
}

/** Compiles all of it. Pure. */
export function previewOf(given: Gathered): Preview {
  const gathered = summed(given)
  const [office, group] = [compile(gathered, 'office'), compile(gathered, 'group')]
  const byClock = compile(unread(gathered), 'group')
  const toRead = wordsToRead(gathered, [office, group])
  return {
    ...{ office, group, unread: byClock },
    untraced: placesOf([group, office, byClock], fixedWords(gathered)),
    candidates: gathered.layout === 'week' ? shownCandidates({ ...gathered, edition: 'office' }) : [],
    toRead,
    notRead: notReadIn(toRead, gathered.verdicts),
    passing: passedWith(group, toRead, gathered.verdicts),
    placed: gathered.layout === 'year' ? placedIn({ ...gathered, edition: 'office' }) : [],
  }
}

/** The same digest at a later instant up to which nothing was recorded; `dated`: the day of it where the county is. */
export function laterBy(digest: Digest, at: { readonly asOf: string; readonly dated: string }): Digest {
  const { sha256: _, ...same } = digest
  const signed = same.signed ? { signed: { ...same.signed, on: at.dated } } : {}
  const masthead = same.masthead ? { masthead: { ...same.masthead, dated: at.dated } } : {}
  return withHash({ ...same, ...signed, ...masthead, asOf: at.asOf })
}

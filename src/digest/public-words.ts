import type { Catalogue } from '../catalogue/catalogue.ts'
import { behindLevel } from '../catalogue/figures.ts'
import { isCadresOwn } from '../catalogue/own-words.ts'
import type { Question } from '../catalogue/schema.ts'
import { doubtIn } from '../chinese/doubt.ts'
import { bareName } from '../chinese/name-marks.ts'
import { keyOf } from '../chinese/typed.ts'
import type { Value } from '../kinds/kind.ts'
import type { EditionKind, Span } from './digest.ts'

/** What an editor made of a cadre's words on reading them: `words` are printed in their place where they were reworded. */
export type Verdict = { readonly is: 'passed' | 'dropped' | 'reworded'; readonly words?: string }

/** What editors made of words, by their `wordsKey`. */
export type Verdicts = ReadonlyMap<string, Verdict>

/** A cadre's own words: a name, one name of a list, or a sentence, and the code of the question that they answer. */
export type CadreWords = {
  readonly code: string
  readonly text: string
  /** When they were recorded (ISO 8601). Absent: an editor has to have read them one by one. */
  readonly recordedAt?: string
}

/** As whose eyes an edition looks at words. */
export type Reading = {
  readonly edition: EditionKind
  readonly verdicts: Verdicts
  /** An editor has read everything recorded until then (ISO 8601). Absent: nobody has read anything as a whole. */
  readonly readUpTo?: string | undefined
}

/** The code under which the reason of a correction is read, which answers no question. */
export const REASON = 'reason'

/** What the same words have in common, whoever gives them and whenever: read once, they are read for good. */
export function readUnder({ code, text }: CadreWords): { readonly code: string; readonly words: string } {
  return { code, words: keyOf(bareName(text)) }
}

/** The same as one key; of words as they are stored (`readUnder`), too. */
export function wordsKey(of: CadreWords | ReturnType<typeof readUnder>): string {
  const { code, words } = 'words' in of ? of : readUnder(of)
  return `${code} ${words}`
}

/** What editors made of these words. */
export function verdictOn(verdicts: Verdicts, words: CadreWords): Verdict | undefined {
  // A week has thousands of words, and of most counties' weeks none was decided on.
  return verdicts.size === 0 ? undefined : verdicts.get(wordsKey(words))
}

/**
 * A cadre's words as an edition may print them; undefined where they may not stand there. The group's edition has what an
 * editor has read and not dropped: one by one, or with all the rest, where nothing in it is doubtful. The office's has all;
 * words of an editor's take the place of a cadre's in both.
 */
export function publicWords(of: CadreWords, { edition, verdicts, readUpTo }: Reading): string | undefined {
  const verdict = verdictOn(verdicts, of)
  if (verdict?.is === 'reworded') return verdict.words
  if (edition === 'office' || verdict?.is === 'passed') return of.text
  if (verdict?.is === 'dropped') return undefined
  const read = of.recordedAt !== undefined && readUpTo !== undefined && of.recordedAt <= readUpTo
  return read && doubtIn(of.text) === undefined ? of.text : undefined
}

/**
 * An answer as an edition may print it: of a list the names that may stand there, each as it may. Undefined where nothing
 * of it may. What is not in a cadre's own words is public.
 */
export function publicValue(
  question: Question,
  value: Value,
  recordedAt: string | undefined,
  reading: Reading,
): Value | undefined {
  const said = (text: string) => {
    if (!isCadresOwn(question, text)) return text
    return publicWords({ code: question.code, text, ...(recordedAt === undefined ? {} : { recordedAt }) }, reading)
  }
  if (typeof value === 'string') return said(value)
  if (!Array.isArray(value)) return value
  const names = value.flatMap((name: string) => said(name) ?? [])
  return names.length > 0 || value.length === 0 ? names : undefined
}

/**
 * Whether these are words that an editor has dropped, also where they were put into a sentence by hand, and where a name is
 * printed without the place or the year at its head, or with the town that tells it apart.
 */
export function isDropped(span: Span, verdicts: Verdicts): boolean {
  if (span.kind !== 'name' && span.kind !== 'free') return false
  if (verdictOn(verdicts, span)?.is === 'dropped') return true
  const { code, words } = readUnder(span)
  const dropped = [...verdicts].flatMap(([key, { is }]) =>
    is === 'dropped' && key.startsWith(`${code} `) ? [key.slice(code.length + 1)] : [],
  )
  const isPart = (of: string, whole: string) => of.length > 3 && whole.endsWith(of)
  return span.kind === 'name' && dropped.some((said) => isPart(words, said) || isPart(said, words))
}

/** The label of a figure as an edition may print it: with the name in it as it may stand there, or without. */
export function publicLabel(
  catalogue: Catalogue,
  of: { readonly indicator: string; readonly label: string },
  reading: Reading,
): string {
  const named = nameInLabel(catalogue, of)
  if (!named) return of.label
  const level = of.label.slice(0, -named.text.length)
  return level + (publicWords(named, reading) ?? '')
}

/** The name in the label of a figure, where a cadre gave one: a counted name, or what a number is kept under. */
export function nameInLabel(
  catalogue: Catalogue,
  of: { readonly indicator: string; readonly label: string },
): CadreWords | undefined {
  const found = catalogue.indicator(of.indicator)
  const text = found && behindLevel(found.indicator, of.label)
  if (!found || !text) return undefined
  const { keyed_by: key } = found.indicator
  const asked = key === undefined ? found.question : found.form.questions.find((q) => q.code === key)
  return asked && isCadresOwn(asked, text) ? { code: asked.code, text } : undefined
}

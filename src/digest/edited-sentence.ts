import type { Span } from './digest.ts'
import { textOf, words } from './spans.ts'
import { knownWords, numbersIn } from './untraced.ts'

/**
 * A sentence in an editor's words. Numbers and names that it had, or that `others` have, keep what is known of them; a
 * number that is new has no reports behind it: `untraced` names the words around each of these, and then there is none.
 */
export function editedSentence(
  own: readonly Span[],
  others: readonly Span[],
  text: string,
  fixed: readonly string[],
): { readonly spans: readonly Span[] } | { readonly untraced: readonly string[] } {
  const known = [...own, ...others].filter((span) => span.kind === 'figure' || span.kind === 'name')
  const spans = spansOf(text.trim().replace(/\s*\n\s*/gu, ''), known, new Set())
  const untraced = numbersIn(spans, knownWords(fixed))
  return untraced.length > 0 ? { untraced: untraced.map((u) => u.around) } : { spans }
}

/** `line` with the figures and names of `known` found again in it, each at its first place, the longest first. */
function spansOf(line: string, known: readonly Span[], kept: Set<Span>): Span[] {
  const candidates = known
    .filter((span) => !kept.has(span))
    .map((span) => ({ span, at: placeOf(line, textOf([span])) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || textOf([b.span]).length - textOf([a.span]).length)
  const [first] = candidates
  if (!first) return line === '' ? [] : [words(line)]
  kept.add(first.span)
  const said = textOf([first.span])
  const before = line.slice(0, first.at)
  return [
    ...(before === '' ? [] : [words(before)]),
    first.span,
    ...spansOf(line.slice(first.at + said.length), known, kept),
  ]
}

/** What makes another number of one before it: 1320万, 1320%. */
const GOES_ON = /[0-9０-９.．余十百千万亿%％‰]/u

/** Where a text stands in a line; a number never within a longer one. */
function placeOf(line: string, text: string): number {
  const isDigit = (sign: string | undefined) => sign !== undefined && /[0-9０-９.．]/u.test(sign)
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
    const within = isDigit(text[0]) && isDigit(line[at - 1])
    const goesOn = /[0-9余万亿]$/u.test(text) && GOES_ON.test(line[at + text.length] ?? '')
    if (!within && !goesOn) return at
  }
  return -1
}

import type { Section, Span } from './digest.ts'
import { textOf, words } from './spans.ts'
import { numbersIn } from './untraced.ts'

/**
 * A section in an editor's words. Numbers and names that it had keep what is known of them; a number that is new has no
 * reports behind it: `untraced` names these, and then there is no section. Lines are paragraphs.
 */
export function editedSection(
  section: Section,
  text: string,
  fixed: readonly string[],
): { section: Section } | { untraced: string[] } {
  const spans = section.blocks.flatMap((block) => (block.kind === 'item' ? block.spans : []))
  const known = spans.filter((span) => span.kind === 'figure' || span.kind === 'name')
  const paragraphs = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const kept = new Set<Span>()
  const blocks = paragraphs.map((line) => ({ kind: 'item' as const, spans: spansOf(line, known, kept) }))
  const untraced = blocks.flatMap(({ spans: of }) =>
    of.flatMap((span) => (span.kind === 'words' ? numbersIn(span.text, fixed.join('\n')) : [])),
  )
  if (untraced.length > 0) return { untraced: untraced.map((u) => u.around) }
  return { section: { ...section, blocks } }
}

/** The text of a section as an editor gets it to change: its paragraphs, without the heading. */
export function sectionText(section: Section): string {
  return section.blocks.flatMap((block) => (block.kind === 'item' ? [textOf(block.spans)] : [])).join('\n')
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

/** Where a text stands in a line; a number never within a longer one. */
function placeOf(line: string, text: string): number {
  const isDigit = (sign: string | undefined) => sign !== undefined && /[0-9.]/.test(sign)
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
    const within = isDigit(text[0]) && isDigit(line[at - 1])
    if (!within && !(isDigit(text.at(-1)) && /[0-9余]/.test(line[at + text.length] ?? ''))) return at
  }
  return -1
}

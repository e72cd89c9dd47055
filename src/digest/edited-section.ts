import { closingOf } from '../chinese/pairs.ts'
import type { Block, Section, Span } from './digest.ts'
import { textOf, words } from './spans.ts'
import { knownWords, numbersIn } from './untraced.ts'

/** A sentence of a section, and the paragraph that it stands in. */
export type Sentence = { readonly block: number; readonly spans: readonly Span[] }

/** The sentences of a section in the order in which they are read. Names and numbers are never parted. */
export function sentencesOf(section: Section): readonly Sentence[] {
  return section.blocks.flatMap((block, i) =>
    block.kind === 'item' ? sentencesIn(block.spans).map((spans) => ({ block: i, spans })) : [],
  )
}

const OPENING = '“‘（《〈'
const CLOSING = closingOf(OPENING)

function sentencesIn(spans: readonly Span[]): Span[][] {
  const sentences: Span[][] = [[]]
  let depth = 0
  for (const span of spans) {
    if (span.kind !== 'words' && span.kind !== 'free') {
      sentences.at(-1)?.push(span)
      continue
    }
    let start = 0
    const signs = [...span.text]
    for (const [i, sign] of signs.entries()) {
      if (OPENING.includes(sign)) depth += 1
      if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1)
      // A quotation may end a sentence with its own full stop; what it exclaims goes on.
      const ends = '。！？'.includes(sign) || (CLOSING.includes(sign) && signs[i - 1] === '。')
      if (depth > 0 || !ends || CLOSING.includes(signs[i + 1] ?? ' ')) continue
      sentences.at(-1)?.push({ ...span, text: signs.slice(start, i + 1).join('') })
      sentences.push([])
      start = i + 1
    }
    if (start < signs.length) sentences.at(-1)?.push({ ...span, text: signs.slice(start).join('') })
  }
  return sentences.filter((sentence) => sentence.length > 0)
}

/** `section` made of other sentences; paragraphs without any are gone. */
export function withSentences(section: Section, sentences: readonly Sentence[]): Section {
  const blocks = section.blocks.flatMap((block, i): Block[] => {
    if (block.kind !== 'item') return [block]
    const spans = sentences.filter((s) => s.block === i).flatMap((s) => s.spans)
    return spans.length > 0 ? [{ ...block, spans }] : []
  })
  return { ...section, blocks }
}

/**
 * A section with its `index`th sentence in an editor's words; none where `text` is empty. Numbers and names that the
 * section has keep what is known of them; a number that is new has no reports behind it: `untraced` names these, and
 * then there is no section.
 */
export function editedSection(
  section: Section,
  index: number,
  text: string,
  fixed: readonly string[],
): { section: Section } | { untraced: string[] } {
  const sentences = sentencesOf(section)
  const own = sentences[index]
  if (!own) throw new RangeError(`no sentence ${index} in ${section.code}`)
  const others = sentences.filter((s) => s !== own).flatMap((s) => s.spans)
  const known = [...own.spans, ...others].filter((span) => span.kind === 'figure' || span.kind === 'name')
  const spans = spansOf(text.trim().replace(/\s*\n\s*/gu, ''), known, new Set())
  const untraced = numbersIn(spans, knownWords(fixed))
  if (untraced.length > 0) return { untraced: untraced.map((u) => u.around) }
  const edited = sentences.map((s) => (s === own ? { ...s, spans } : s))
  return { section: withSentences(section, edited) }
}

/** The text of a section: its paragraphs, without the heading. */
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

/** What makes another number of one before it: 1320万, 1320%. */
const GOES_ON = /[0-9０-９.．余十百千万亿%％‰]/u

/** Where a text stands in a line; a number never within a longer one. */
function placeOf(line: string, text: string): number {
  const isDigit = (sign: string | undefined) => sign !== undefined && /[0-9０-９.．]/u.test(sign)
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
    const within = isDigit(text[0]) && isDigit(line[at - 1])
    const goesOn = /[0-9余]$/u.test(text) && GOES_ON.test(line[at + text.length] ?? '')
    if (!within && !goesOn) return at
  }
  return -1
}

import type { HeadingsCounted } from '../catalogue/year-schema.ts'
import { closingOf } from '../chinese/pairs.ts'
import { ordinal } from '../chinese/small-number.ts'
import type { Block, Section, Span } from './digest.ts'
import { item, words } from './spans.ts'

/** What a text block has printed. */
export type Passage = { readonly of: string; readonly spans: readonly Span[] }

/** A sentence of a section, known by the text block that it is of and its place among the sentences of that block. */
export type Sentence = Passage & {
  readonly place: number
  readonly paragraph: number
  /** It belongs to the how-manieth of what is counted, from 0. */
  readonly point?: number
}

/** How points are counted: 一是 …, or 1. … */
export type Counting = 'points' | 'numbered'

/** A section of a report, sentence by sentence, before anything is locked or numbered. */
export type WrittenSection = {
  readonly code: string
  /** Without a number. */
  readonly heading: string
  readonly level?: 2
  readonly apart?: true
  /** Of level 2: how its heading is counted. Absent: （一）. */
  readonly counted?: HeadingsCounted
  /** It heads the sections of level 2 behind it, and stands where one of them does. */
  readonly heads?: true
  readonly counting?: Counting
  readonly sentences: readonly Sentence[]
  /** Behind the sentences. */
  readonly tables?: readonly Block[]
}

/** The passages of a paragraph, each with the point that it belongs to. */
export type Paragraph = readonly (Passage & Pick<Sentence, 'point'>)[]

/** The sentences of paragraphs in the order in which they are read. */
export function sentencesOf(paragraphs: readonly Paragraph[]): readonly Sentence[] {
  const places = new Map<string, number>()
  return paragraphs.flatMap((passages, paragraph) =>
    passages.flatMap((passage) =>
      sentencesIn(passage.spans).map((spans): Sentence => {
        const place = places.get(passage.of) ?? 0
        places.set(passage.of, place + 1)
        return { ...passage, spans, place, paragraph }
      }),
    ),
  )
}

const OPENING = '“‘（《〈'
const CLOSING = closingOf(OPENING)

/** Names and numbers are never parted. */
export function sentencesIn(spans: readonly Span[]): Span[][] {
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

/** What sentences are printed as: a paragraph each, points counted as far as more than one is left. */
export function blocksOf(
  sentences: readonly Pick<Sentence, 'spans' | 'paragraph' | 'point'>[],
  counting: Counting = 'points',
): readonly Block[] {
  const printed = sentences.filter(({ spans }) => spans.length > 0)
  const points = [...new Set(printed.flatMap(({ point }) => point ?? []))]
  const count = (point: number) => {
    const number = points.indexOf(point) + 1
    return words(counting === 'numbered' ? `${number}.` : `${ordinal(number)}是`)
  }
  const counted = printed.map(({ point, spans, paragraph }, i) => {
    const begins = point !== undefined && points.length > 1 && printed[i - 1]?.point !== point
    return { paragraph, spans: begins ? [count(point), ...spans] : spans }
  })
  const paragraphs = [...new Set(counted.map(({ paragraph }) => paragraph))]
  return paragraphs.map((paragraph) =>
    item(joinedWords(counted.filter((s) => s.paragraph === paragraph).flatMap(({ spans }) => spans))),
  )
}

/** Neighbouring words are one span: what is compared byte for byte should not depend on how it was put together. */
function joinedWords(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last?.kind === 'words' && span.kind === 'words') joined[joined.length - 1] = words(last.text + span.text)
    else joined.push(span)
  }
  return joined
}

/** The sentences of a section that is printed already. */
export function printedSentences({ blocks }: Section): readonly Pick<Sentence, 'spans' | 'paragraph'>[] {
  return blocks.flatMap((block, paragraph) =>
    block.kind === 'item' ? sentencesIn(block.spans).map((spans) => ({ spans, paragraph })) : [],
  )
}

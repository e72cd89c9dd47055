import type { Digest, FigureSpan, Span } from './digest.ts'
import { textOf } from './spans.ts'

/** A printed number: the how-manieth of its digest, under which heading, and the words that say what it is. */
export type FigurePlace = {
  /** Counts from 1 in the order in which the digest is read. */
  readonly number: number
  readonly section: string
  readonly heading: string
  readonly what: string
  readonly span: FigureSpan
}

const BEFORE = 12
const BEHIND = 4

/** Every printed number of a digest, in the order in which it is read. */
export function figurePlaces(digest: Pick<Digest, 'sections'>): readonly FigurePlace[] {
  const places = digest.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'item'
        ? inText(block.spans).map((found) => ({ section: section.code, heading: section.heading, ...found }))
        : block.rows.flatMap((row) => {
            const name = textOf(row[0] ?? [])
            return row.flatMap((cell, column) =>
              cell.flatMap((span) =>
                span.kind === 'figure'
                  ? [
                      {
                        section: section.code,
                        heading: section.heading,
                        what: `${name} ${block.columns[column]}`,
                        span,
                      },
                    ]
                  : [],
              ),
            )
          }),
    ),
  )
  return places.map((place, i) => ({ number: i + 1, ...place }))
}

/** `…宣讲场次（45）场次`: the words before a number up to the last punctuation, and its measure word. */
function inText(spans: readonly Span[]): { what: string; span: FigureSpan }[] {
  return spans.flatMap((span, i) => {
    if (span.kind !== 'figure') return []
    const before =
      textOf(spans.slice(Math.max(0, i - 2), i))
        .split(/[，。；：！]/u)
        .at(-1) ?? ''
    const behind = /^[^，。；：、（]*/u.exec(textOf(spans.slice(i + 1, i + 2)))?.[0] ?? ''
    return [{ what: `${before.slice(-BEFORE)}${span.printed}${behind.slice(0, BEHIND)}`, span }]
  })
}

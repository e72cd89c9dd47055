import type { FigureSpan, Section, Span } from './digest.ts'
import { textOf } from './spans.ts'

/** One number that stands otherwise in two compilations of the same sections. */
export type ChangedNumber = {
  readonly section: string
  readonly indicator: string
  /** What it counts, in the words around it: `巾帼宣讲受众`, `受众…人`. */
  readonly what: string
  readonly from: string
  readonly to: string
  /** The spans themselves; undefined where the number is only in one of the two. */
  readonly before: FigureSpan | undefined
  readonly after: FigureSpan | undefined
}

type Placed = { readonly key: string; readonly section: string; readonly what: string; readonly span: FigureSpan }

const AROUND = 6

/** The printed numbers that differ between two compilations, in the order of the older; those that are new come last. */
export function changedNumbers(older: readonly Section[], newer: readonly Section[]): ChangedNumber[] {
  const [before, after] = [older, newer].map((sections) => new Map(sections.flatMap(placesIn).map((p) => [p.key, p])))
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  return [...keys].flatMap((key) => {
    const [was, is] = [before?.get(key), after?.get(key)]
    const place = was ?? is
    if (!place || was?.span.printed === is?.span.printed) return []
    return [
      {
        section: place.section,
        indicator: place.span.indicator,
        what: place.what,
        from: was?.span.printed ?? '',
        to: is?.span.printed ?? '',
        before: was?.span,
        after: is?.span,
      },
    ]
  })
}

/** Where each number stands: in a table by row and column; in a text by indicator, the how-manieth of it. */
function placesIn(section: Section): Placed[] {
  const times = new Map<string, number>()
  const numbered = (key: string) => {
    const n = (times.get(key) ?? 0) + 1
    times.set(key, n)
    return `${key}#${n}`
  }
  return section.blocks.flatMap((block) => {
    if (block.kind === 'item') return inText(block.spans, section.code, numbered)
    return block.rows.flatMap((row) => {
      const name = row
        .filter((cell) => cell.every((span) => span.kind !== 'figure'))
        .map(textOf)
        .join(' ')
      return row.flatMap((cell, column) =>
        cell.flatMap((span): Placed[] => {
          if (span.kind !== 'figure') return []
          const key = numbered(`${section.code}\n${name}\n${block.columns[column] ?? ''}`)
          return [{ key, section: section.code, what: `${name} ${block.columns[column] ?? ''}`.trim(), span }]
        }),
      )
    })
  })
}

function inText(spans: readonly Span[], section: string, numbered: (key: string) => string): Placed[] {
  return spans.flatMap((span, i): Placed[] => {
    if (span.kind !== 'figure') return []
    const [before, behind] = [textOf(spans.slice(Math.max(0, i - 1), i)), textOf(spans.slice(i + 1, i + 2))]
    const lead = /[^，。；、：]*$/u.exec(before)?.[0].slice(-AROUND) ?? ''
    const measure = /^[^，。；、：（]*/u.exec(behind)?.[0].slice(0, AROUND) ?? ''
    return [{ key: numbered(`${section}\n${span.indicator}`), section, what: `${lead}…${measure}`, span }]
  })
}

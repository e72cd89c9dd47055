import type { Digest, FigureSpan, Section } from './digest.ts'
import { type FigurePlace, figurePlaces, whatOf } from './figure-places.ts'

/** One number that stands otherwise in two compilations of the same sections. */
export type ChangedNumber = {
  readonly section: string
  readonly indicator: string
  /** What it counts, in the words around it: `巾帼宣讲受众 人 本周`, `受众…人`. */
  readonly what: string
  readonly from: string
  readonly to: string
  /** The spans themselves; undefined where the number is only in one of the two. */
  readonly before: FigureSpan | undefined
  readonly after: FigureSpan | undefined
}

/** The printed numbers in which a digest as it was sealed differs from what is compiled now. */
export function changesSince(sealed: Digest, compiled: Digest): ChangedNumber[] {
  const changed = changedNumbers(sealed.sections, compiled.sections)
  // A week of before there was a running number is laid out otherwise now: what stands in one of the two alone is no change.
  const isOlder = sealed.kind === 'week' && sealed.running === undefined
  return isOlder ? changed.filter(({ before, after }) => before && after) : changed
}

/** The printed numbers that differ between two compilations, in the order of the older; those that are new come last. */
export function changedNumbers(older: readonly Section[], newer: readonly Section[]): ChangedNumber[] {
  const [before, after] = [byKey(older), byKey(newer)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const place = was ?? is
    if (!place || was?.span.printed === is?.span.printed) return []
    return [
      {
        section: place.section,
        indicator: place.span.indicator,
        what: whatOf(place).replace(/ …$/u, ''),
        from: was?.span.printed ?? '',
        to: is?.span.printed ?? '',
        before: was?.span,
        after: is?.span,
      },
    ]
  })
}

function byKey(sections: readonly Section[]): ReadonlyMap<string, FigurePlace> {
  return new Map(figurePlaces({ sections }).map((place) => [place.key, place]))
}

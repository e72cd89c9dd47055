import type { Digest, Section, Span } from './digest.ts'
import { figurePlaces } from './figure-places.ts'

/** A number as it was shown, with the words around it. `key`: the same number in another compilation. */
export type ShownNumber = {
  readonly key: string
  readonly before: string
  readonly behind: string
  readonly printed: string
}

/** What was shown of a section: its numbers, and its words without them. */
export type ShownSection = {
  readonly code: string
  /** As a list of sections has it: （一）坚持强基固本; empty for what stands before the first heading. */
  readonly heading: string
  readonly words: string
  readonly numbers: readonly ShownNumber[]
}

/** The sections of a report's text as they are shown. */
export function shownSections({ sections }: Pick<Digest, 'sections'>): readonly ShownSection[] {
  return sections.filter(({ annex, blocks }) => !annex && blocks.length > 0).map(shownSection)
}

/** One section as it is shown. */
export function shownSection(section: Section): ShownSection {
  const spans = section.blocks.flatMap((block) => (block.kind === 'item' ? block.spans : []))
  const words = spans.map((span) => (span.kind === 'figure' ? '\n' : span.text)).join('')
  return {
    code: section.code,
    heading: section.heading.replace(/[，。].*$/su, ''),
    words,
    numbers: shownNumbers(section),
  }
}

function shownNumbers(section: Section): ShownNumber[] {
  return figurePlaces({ sections: [section] }).map(({ key, before, behind, span }) => ({
    ...{ key, before, behind },
    printed: span.printed,
  }))
}

/** A number that is printed otherwise than it was shown; empty where it is not printed. */
export type NumberSince = Pick<ShownNumber, 'before' | 'behind'> & { readonly from: string; readonly to: string }

/** What stands otherwise than it was shown. */
export type SinceShown = {
  readonly numbers: readonly NumberSince[]
  /** The headings of sections the words of which are others, and of those that were not shown at all. */
  readonly reworded: readonly string[]
  readonly unread: readonly string[]
}

export function nothingSince({ numbers, reworded, unread }: SinceShown): boolean {
  return numbers.length + reworded.length + unread.length === 0
}

/** `shown`: of each section what was shown last, and what that edition has now; undefined where it is printed no longer. */
export function sinceShown(
  shown: readonly { readonly was: ShownSection; readonly is: ShownSection | undefined }[],
  now: readonly ShownSection[],
): SinceShown {
  const read = new Set(shown.map(({ was }) => was.code))
  return {
    numbers: shown.flatMap(({ was, is }) => numbersSince(was.numbers, is?.numbers ?? [])),
    reworded: shown.flatMap(({ was, is }) => (is && is.words !== was.words ? [is.heading] : [])),
    unread: now.flatMap(({ code, heading }) => (read.has(code) ? [] : [heading])),
  }
}

function numbersSince(was: readonly ShownNumber[], is: readonly ShownNumber[]): NumberSince[] {
  const [old, now] = [new Map(was.map((n) => [n.key, n])), new Map(is.map((n) => [n.key, n]))]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [before, after] = [old.get(key), now.get(key)]
    const place = after ?? before
    if (!place || before?.printed === after?.printed) return []
    return [{ before: place.before, behind: place.behind, from: before?.printed ?? '', to: after?.printed ?? '' }]
  })
}

/** The numbers that are others in the same words, printed twice. */
export function numbersBetween(was: readonly Span[], is: readonly Span[]): readonly NumberSince[] {
  const [old, now] = [was, is].map((spans) =>
    shownNumbers({ code: '', heading: '', blocks: [{ kind: 'item', spans }] }),
  )
  return numbersSince(old ?? [], now ?? [])
}

import type { Section, Span } from './digest.ts'
import { figureKey, renewedSpans } from './renewed-spans.ts'
import { textOf } from './spans.ts'
import { blocksOf, printedSentences, type Sentence, type WrittenSection } from './written-section.ts'

/** A sentence in an editor's words. Its words stay; its numbers are those of now. */
export type LockedSentence = Pick<Sentence, 'of' | 'place'> & {
  /** As it was compiled when it was locked. */
  readonly was: readonly Span[]
  /** As it is printed; empty: it is left out. */
  readonly says: readonly Span[]
}

/** What is locked of a section: sentences of it, or, by versions before 0.3, the section as it stood: then nothing is added. */
export type LockedSection = { readonly sentences: readonly LockedSentence[] } | { readonly whole: Section }

/** A sentence of a section as it is printed, and what there is behind a lock. */
export type PlacedSentence = Sentence & {
  readonly lock?: LockedSentence
  /** Of a locked one, what would be compiled; absent: it has no data any more, and is not printed. */
  readonly compiled?: readonly Span[]
  /** A number of the locked words is found no more: it is printed as compiled. */
  readonly unfit?: true
}

/** A section with its sentences, printed or gone. */
export type PlacedSection = Omit<WrittenSection, 'sentences'> & {
  readonly sentences: readonly PlacedSentence[]
  /** It was locked as a whole, and is unlocked so: what would be compiled. */
  readonly whole?: readonly PlacedSentence[]
}

/** A report as written, whatever is locked: the office's edition, and the one that is printed. */
export type Written = { readonly office: readonly WrittenSection[]; readonly own: readonly WrittenSection[] }

/**
 * The sections of an edition with what is locked of them. `isPublic`: whether the group may read these spans; absent for
 * the office. A sentence that is compiled is printed as it is locked; for the group, where the lock says what it must not
 * read, as compiled. One that is compiled no more is not printed.
 */
export function placedSections(
  { office, own }: Written,
  locks: ReadonlyMap<string, LockedSection>,
  { headingOf, isPublic = () => true }: { readonly headingOf: (code: string) => string; readonly isPublic?: IsPublic },
): readonly PlacedSection[] {
  if (locks.size === 0) return own.map((section) => ({ ...section, sentences: section.sentences }))
  const all = [...new Set([...office.map((s) => s.code), ...locks.keys()])]
  return all.flatMap((code): PlacedSection[] => {
    const of = (sections: readonly WrittenSection[]) => sections.find((section) => section.code === code)
    const [written, mine, lock] = [of(office), of(own), locks.get(code)]
    const { sentences: _, ...section } = mine ?? written ?? { code, heading: headingOf(code), sentences: [] }
    if (!lock) return mine ? [{ ...mine, sentences: mine.sentences }] : []
    const pools = [mine?.sentences ?? [], own.flatMap((s) => s.sentences), written?.sentences ?? []].map(spansOf)
    if ('whole' in lock) {
      const sentences = written
        ? keptWhole(lock.whole, mine?.sentences ?? [], pools, isPublic)
        : printedSentences(lock.whole).map(({ spans }, place) => goneSentence(wholeLock(spans, place)))
      return [{ ...section, whole: mine?.sentences ?? [], sentences }]
    }
    const sentences = placedSentences(written?.sentences ?? [], mine?.sentences ?? [], lock.sentences, pools, isPublic)
    return [{ ...section, sentences }]
  })
}

type IsPublic = (spans: readonly Span[]) => boolean

/** What a sentence would be without its lock; undefined where it has no data any more. */
export function compiledOf({ lock, compiled, spans }: PlacedSentence): readonly Span[] | undefined {
  return lock ? compiled : spans
}

function spansOf(sentences: readonly Sentence[]): readonly Span[] {
  return sentences.flatMap(({ spans }) => spans)
}

function placedSentences(
  office: readonly Sentence[],
  own: readonly Sentence[],
  locks: readonly LockedSentence[],
  pools: readonly (readonly Span[])[],
  isPublic: IsPublic,
): PlacedSentence[] {
  const lockOf = matched(office, locks)
  const placed = office.flatMap((sentence): PlacedSentence[] => {
    const mine = own.find((s) => s.of === sentence.of && s.place === sentence.place)
    const lock = lockOf.get(sentence)
    if (!lock || !isPublic(lock.says)) return mine ? [mine] : []
    const renewed = renewedSpans(lock.says, [mine?.spans ?? [], sentence.spans, ...pools])
    const compiled = mine?.spans ?? sentence.spans
    const state = renewed ? { spans: renewed } : { spans: mine?.spans ?? [], unfit: true as const }
    return [{ ...(mine ?? sentence), compiled, lock, ...state }]
  })
  const standing = new Set(lockOf.values())
  const gone = locks.filter((lock) => !standing.has(lock))
  return [...placed, ...gone.map(goneSentence)]
}

/** Behind all others, without words. */
function goneSentence(lock: LockedSentence): PlacedSentence {
  return { of: lock.of, place: lock.place, paragraph: Number.MAX_SAFE_INTEGER, spans: [], lock }
}

/** Each lock by its sentence: of its block the one that reads as it did but for numbers, else the one in its place. */
function matched(sentences: readonly Sentence[], locks: readonly LockedSentence[]): Map<Sentence, LockedSentence> {
  const found = new Map<Sentence, LockedSentence>()
  const ways = [
    (s: Sentence, lock: LockedSentence) => skeleton(s.spans) === skeleton(lock.was),
    (s: Sentence, lock: LockedSentence) => s.place === lock.place,
  ]
  for (const isIt of ways) {
    const taken = new Set(found.values())
    for (const lock of locks.filter((l) => !taken.has(l))) {
      const sentence = sentences.find((s) => s.of === lock.of && !found.has(s) && isIt(s, lock))
      if (sentence) found.set(sentence, lock)
    }
  }
  return found
}

function skeleton(spans: readonly Span[]): string {
  return spans.map((span) => (span.kind === 'figure' ? `{${figureKey(span)}}` : span.text)).join('')
}

/** A section as it was locked as a whole, with the numbers of now; as compiled where one is found no more. */
function keptWhole(
  whole: Section,
  own: readonly Sentence[],
  pools: readonly (readonly Span[])[],
  isPublic: IsPublic,
): readonly PlacedSentence[] {
  const kept = printedSentences(whole).filter(({ spans }) => isPublic(spans))
  const renewed = kept.map(({ spans }) => renewedSpans(spans, pools))
  if (kept.length === 0 || renewed.some((spans) => spans === undefined)) return own
  return kept.map(({ spans, paragraph }, place): PlacedSentence => {
    const now = renewed[place] ?? spans
    return { of: '', place, paragraph, spans: now, compiled: now, lock: wholeLock(spans, place) }
  })
}

function wholeLock(spans: readonly Span[], place: number): LockedSentence {
  return { of: '', place, was: spans, says: spans }
}

/** What an editor should know of a sentence. */
export type SentenceState = 'open' | 'locked' | 'changed' | 'unfit' | 'gone'

/** `changed`: what would be compiled reads otherwise than when it was locked. */
export function stateOf({ lock, compiled, unfit }: PlacedSentence): SentenceState {
  if (!lock) return 'open'
  if (!compiled) return 'gone'
  if (unfit) return 'unfit'
  return textOf(lock.was) === textOf(compiled) ? 'locked' : 'changed'
}

/** Whether anything is left of it. */
export function isPrinted({ sentences, tables = [] }: PlacedSection): boolean {
  return tables.length > 0 || sentences.some(({ spans }) => spans.length > 0)
}

/** As it is printed under its numbered heading. */
export function printedSection(section: PlacedSection, heading: string): Section {
  const { code, level, apart, counting, sentences, tables = [] } = section
  const blocks = [...blocksOf(sentences, counting), ...tables]
  return { code, heading, ...(level ? { level } : {}), ...(apart ? { apart } : {}), blocks }
}

import type { Clause, ClauseOption, ClausePart, ClauseSlot } from '../catalogue/clause.ts'
import type { Approximation } from '../chinese/approximation.ts'
import { markNumber } from '../chinese/approximation-marks.ts'
import { cleanText, openMarks, saysSomething, within } from '../chinese/printed-names.ts'
import { beginsWithWord, withoutLeading } from '../chinese/stops.ts'
import type { FigureSpan, Lineage, Span } from './digest.ts'
import { joinSpans, type Segment, segmentAfter } from './join-spans.ts'
import { listOfNames, SUBJECT, textOf, words } from './spans.ts'

/** What a code of a clause stands for in one place. */
export type ClauseValue =
  | {
      readonly kind: 'figure'
      readonly indicator: string
      readonly value: number
      readonly approximate?: Approximation | undefined
      readonly lineage: Lineage
    }
  /** Names in the order in which they are to be printed, the most frequent first. */
  | {
      readonly kind: 'names'
      readonly names: readonly string[]
      readonly code: string
      /** How many there are, also of those that are not named: printed where the clause counts them. */
      readonly all?: FigureSpan | undefined
    }
  /** Several spans that are one thing: 甲镇、乙镇等16个镇（街道）. */
  | { readonly kind: 'spans'; readonly spans: readonly Span[] }
  | { readonly kind: 'free'; readonly text: string; readonly code: string; readonly report: string }
  /** What the county or the calendar fixes: it never holds a clause together by itself. */
  | { readonly kind: 'words'; readonly text: string }

/** `slot` tells a list (`{code|list:4}`) from a number where a code is asked for as both. */
export type Lookup = (code: string, slot: ClauseSlot) => ClauseValue | undefined

/** What a clause that has to be shorter leaves out. */
export type Leaving = { readonly parts?: ReadonlySet<ClauseOption>; readonly mostNames?: number }

/**
 * The spans of a clause. undefined where there is nothing to say: a value outside brackets is missing or zero, or
 * something was left out and no figure, name or free text remains.
 */
export function wordClause(clause: Clause, lookup: Lookup, leaving: Leaving = {}): readonly Span[] | undefined {
  const worded = new Wording(lookup, leaving).parts(clause, { spans: [], segment: 'empty' })
  if (!worded || (worded.dropped && worded.spans.every((span) => span.kind === 'words'))) return undefined
  const spans = worded.more ? [...worded.spans, words('等')] : worded.spans
  return joinSpans(spans, { dropped: worded.dropped, end: lastCharacter(clause) })
}

type Said = { readonly spans: readonly Span[]; readonly segment: Segment }
/** `more`: a list at the end had more names than were printed, so that 等 is due. */
type Worded = Said & { readonly dropped: boolean; readonly hasValue: boolean; readonly more: boolean }

class Wording {
  readonly #lookup: Lookup
  readonly #leaving: Leaving

  constructor(lookup: Lookup, leaving: Leaving) {
    this.#lookup = lookup
    this.#leaving = leaving
  }

  /** All that was said, with the parts of this clause behind it. */
  parts(clause: Clause, before: Said): Worded | undefined {
    const spans = [...before.spans]
    let { segment } = before
    let [dropped, hasValue] = [false, false]
    let more = false
    /** What was said last calls for a part that was left out. */
    let gap: Segment | undefined
    let cut = 0
    for (const [i, part] of clause.entries()) {
      if (more && !goesOnWithList(part)) {
        if (!saysOthers(part, cut)) spans.push(words('等'))
        more = false
      }
      if (part.kind === 'words') {
        const text = gap === 'subject' ? withoutLeading(part.text.slice(cut)) : part.text.slice(cut)
        cut = 0
        if (text !== '') spans.push(words(text))
        segment = segmentAfter(segment, text)
        gap = undefined
      } else if (part.kind === 'value') {
        const printed = this.#value(part, spans, wordsOf(clause[i + 1]))
        if (!printed) return undefined
        spans.push(...printed.spans)
        ;({ more = false, cut = 0 } = printed)
        segment = printed.segment === 'subject' && segment !== 'empty' ? segment : printed.segment
        hasValue = true
        gap = undefined
      } else {
        const inner = this.#leaving.parts?.has(part) ? undefined : this.parts(part.parts, { spans, segment })
        if (!inner?.hasValue || inner.dropped) dropped = true
        // Brackets of which only their own fixed words are left say nothing.
        if (!inner?.hasValue) {
          gap ??= callsFor(part, segment) ? segment : undefined
          continue
        }
        const said = inner.spans.slice(spans.length)
        spans.splice(0, spans.length, ...inner.spans.slice(0, spans.length))
        if (gap && said[0]?.kind === 'words') said[0] = words(withoutLeading(said[0].text))
        spans.push(...said)
        segment = inner.segment
        more ||= inner.more
        hasValue = true
        gap = undefined
      }
    }
    return { spans, segment, dropped, hasValue, more }
  }

  /** A value behind `spans`, which a mark of approximation may have to leave. */
  #value(
    slot: ClauseSlot,
    spans: Span[],
    after: string,
  ): { spans: Span[]; segment: Segment; more?: boolean; cut?: number } | undefined {
    const value = this.#lookup(slot.code, slot)
    const open = openMarks(textOf(spans))
    switch (value?.kind) {
      case 'figure': {
        if (value.value === 0) return undefined
        const { indicator, value: number, approximate, lineage } = value
        const last = spans.at(-1)
        const before = last?.kind === 'words' ? last.text : ''
        const { printed, cutBefore, cutAfter } = markNumber(number, { ...slot, approximate }, { before, after })
        if (cutBefore > 0) spans.splice(-1, 1, words(before.slice(0, -cutBefore)))
        const marked = approximate ? { approximate } : {}
        return {
          spans: [{ kind: 'figure', indicator, value: number, printed, ...marked, lineage }],
          segment: 'said',
          cut: cutAfter,
        }
      }
      case 'names': {
        // Where nothing says how many there are one name stays: a level, a place.
        const fewest = slot.measure === undefined ? 1 : 0
        const most = Math.min(slot.list ?? Infinity, Math.max(fewest, this.#leaving.mostNames ?? Infinity))
        const listed = listOfNames(value.names, value.code, { most, and: slot.and, open })
        const counted = countedOf(slot, value.all, listed?.spans ?? [])
        if (counted) return { spans: counted, segment: 'said' }
        return listed && { ...listed, segment: value.code === SUBJECT ? 'subject' : 'said' }
      }
      case 'spans':
        if (value.spans.length === 0) return undefined
        return { spans: [...value.spans], segment: value.spans.every(isSubject) ? 'subject' : 'said' }
      case 'free': {
        const text = within(open, cleanText(value.text))
        const { code, report } = value
        return saysSomething(text) ? { spans: [{ kind: 'free', text, code, report }], segment: 'said' } : undefined
      }
      case 'words':
        return value.text.trim() === '' ? undefined : { spans: [words(value.text)], segment: 'subject' }
      default:
        return undefined
    }
  }
}

function isSubject(span: Span): boolean {
  return span.kind === 'name' && span.code === SUBJECT
}

/** `A、B等12项活动` where the clause counts what it does not name, `12项活动` where it names none; undefined where all are named. */
function countedOf({ measure }: ClauseSlot, all: FigureSpan | undefined, listed: readonly Span[]): Span[] | undefined {
  const named = listed.filter((span) => span.kind === 'name').length
  if (measure === undefined || all === undefined || all.value <= named) return undefined
  return [...listed, ...(named > 0 ? [words('等')] : []), all, words(measure)]
}

/** `[、“{b}”招聘会]` behind a list belongs to it. */
function goesOnWithList(part: ClausePart): boolean {
  return part.kind === 'optional' && wordsOf(part.parts[0]).startsWith('、')
}

/** The clause's own 等 is not doubled. */
function saysOthers(part: ClausePart, cut: number): boolean {
  return /^等(?![级于候待])/u.test(wordsOf(part).slice(cut))
}

/**
 * True where the words so far (`segment`) do not stand without this part: a subject without its verb, `建成` without what
 * was built. A part that begins with a number only completes words that stand by themselves: 开展宣讲[{n}场].
 */
function callsFor(part: ClauseOption, segment: Segment): boolean {
  const [first] = part.parts
  if (first?.kind === 'optional') return callsFor(first, segment)
  if (first?.kind === 'value') return segment === 'subject'
  return (segment === 'subject' || segment === 'words') && beginsWithWord(wordsOf(first))
}

function wordsOf(part: ClausePart | undefined): string {
  return part?.kind === 'words' ? part.text : ''
}

function lastCharacter(clause: Clause): string {
  const last = clause.at(-1)
  if (last?.kind === 'optional') return lastCharacter(last.parts)
  return wordsOf(last).trimEnd().slice(-1)
}

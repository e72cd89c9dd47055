import type { Clause, ClauseOption, ClausePart, ClauseSlot, Condition } from '../catalogue/clause.ts'
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
  /** Answered, but with nothing that is printed: the level 其他. The words around it stay. */
  | { readonly kind: 'nothing' }
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
        const value = this.#lookup(part.code, part)
        if (value?.kind === 'nothing') continue
        const printed = value && this.#value(value, part, spans, wordsOf(clause[i + 1]))
        if (!printed) return undefined
        spans.push(...printed.spans)
        ;({ more = false, cut = 0 } = printed)
        segment = printed.segment === 'subject' && segment !== 'empty' ? segment : printed.segment
        hasValue = true
        gap = undefined
      } else {
        const inner = this.#option(part, { spans, segment })
        if (!inner || inner.dropped) dropped = true
        if (!inner) {
          gap ??= callsFor(part, segment) ? segment : undefined
          continue
        }
        const said = inner.spans.slice(spans.length)
        spans.splice(0, spans.length, ...inner.spans.slice(0, spans.length))
        if (gap && said[0]?.kind === 'words') said[0] = words(withoutLeading(said[0].text))
        spans.push(...said)
        segment = inner.segment
        more ||= inner.more
        hasValue ||= inner.hasValue
        gap = undefined
      }
    }
    return { spans, segment, dropped, hasValue, more }
  }

  /** The first of the alternatives of brackets that says something. */
  #option(option: ClauseOption, before: Said): Worded | undefined {
    if (this.#leaving.parts?.has(option)) return undefined
    for (let tried: ClauseOption | undefined = option; tried; tried = tried.or) {
      if (tried.when && !this.#holds(tried.when)) continue
      const worded = this.parts(tried.parts, before)
      // Fixed words alone say nothing, unless they are what the clause has for this case.
      const isChosen = tried !== option || tried.when !== undefined
      if (!worded || !(worded.hasValue || isChosen)) continue
      return tried === option ? worded : { ...worded, dropped: true }
    }
    return undefined
  }

  #holds({ slot, is, than }: Condition): boolean {
    const amount = amountOf(this.#lookup(slot.code, slot))
    switch (is) {
      case '>':
        return amount > than
      case '<':
        return amount < than
      case '=':
        return amount === than
      case '≥':
        return amount >= than
      case '≤':
        return amount <= than
    }
  }

  /** A value behind `spans`, which a mark of approximation may have to leave. */
  #value(
    value: ClauseValue,
    slot: ClauseSlot,
    spans: Span[],
    after: string,
  ): { spans: Span[]; segment: Segment; more?: boolean; cut?: number } | undefined {
    const open = openMarks(textOf(spans))
    switch (value.kind) {
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
        const segment = value.code === SUBJECT ? 'subject' : 'said'
        return listed && { spans: listed.spans, more: listed.more && !slot.alone, segment }
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
      case 'nothing':
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

/** What a condition compares: a number, how many names, 1 for what was said at all. */
function amountOf(value: ClauseValue | undefined): number {
  switch (value?.kind) {
    case 'figure':
      return value.value
    case 'names':
      return (
        listOfNames(value.names, value.code, { most: Infinity })?.spans.filter((s) => s.kind === 'name').length ?? 0
      )
    case 'free':
      return saysSomething(cleanText(value.text)) ? 1 : 0
    case 'words':
      return value.text.trim() === '' ? 0 : 1
    default:
      return 0
  }
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

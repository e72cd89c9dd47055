import type { Clause, ClauseOption, ClauseSlot } from '../catalogue/clause.ts'
import type { Approximation } from '../catalogue/value.ts'
import type { Lineage, Span } from './digest.ts'
import { cleanText, listOfNames, saysSomething } from './names.ts'
import { printNumber, roundDown } from './rounding.ts'
import { joinSpans } from './seams.ts'

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
  | { readonly kind: 'names'; readonly names: readonly string[]; readonly code: string }
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
  const worded = wordParts(clause, lookup, leaving)
  if (!worded || (worded.dropped && worded.spans.every((span) => span.kind === 'words'))) return undefined
  return joinSpans(worded.spans, { dropped: worded.dropped, end: lastCharacter(clause) })
}

type Worded = { readonly spans: readonly Span[]; readonly dropped: boolean; readonly hasValue: boolean }

function wordParts(clause: Clause, lookup: Lookup, leaving: Leaving): Worded | undefined {
  const spans: Span[] = []
  let dropped = false
  let hasValue = false
  for (const [i, part] of clause.entries()) {
    if (part.kind === 'words') {
      spans.push({ kind: 'words', text: part.text })
    } else if (part.kind === 'value') {
      const around = { before: wordsOf(clause, i - 1), after: wordsOf(clause, i + 1) }
      const value = lookup(part.code, part)
      const printed = value && wordValue(value, part, around, leaving.mostNames)
      if (!printed) return undefined
      spans.push(...printed)
      hasValue = true
    } else {
      const inner = leaving.parts?.has(part) ? undefined : wordParts(part.parts, lookup, leaving)
      // Brackets of which only their own fixed words are left say nothing.
      if (inner?.hasValue) {
        spans.push(...inner.spans)
        hasValue = true
      }
      if (!inner?.hasValue || inner.dropped) dropped = true
    }
  }
  return { spans, dropped, hasValue }
}

function wordsOf(clause: Clause, i: number): string {
  const part = clause[i]
  return part?.kind === 'words' ? part.text : ''
}

function lastCharacter(clause: Clause): string {
  const last = clause.at(-1)
  if (last?.kind === 'optional') return lastCharacter(last.parts)
  return last?.kind === 'words' ? last.text.trimEnd().slice(-1) : ''
}

type Around = { readonly before: string; readonly after: string }

function wordValue(value: ClauseValue, slot: ClauseSlot, around: Around, mostNames = Infinity): Span[] | undefined {
  switch (value.kind) {
    case 'figure':
      return value.value === 0 ? undefined : [figureSpan(value, slot, around)]
    case 'names':
      return listOfNames(value.names, value.code, Math.min(slot.list ?? Infinity, mostNames), around.after)
    case 'free': {
      const text = cleanText(value.text)
      return saysSomething(text) ? [{ kind: 'free', text, code: value.code, report: value.report }] : undefined
    }
    case 'words':
      return value.text.trim() === '' ? undefined : [{ kind: 'words', text: value.text }]
  }
}

/** Marks that a clause may carry itself; 节约、签约 and their like end in 约 and are none. */
const MARK_BEFORE = /(?:(?<![节签预合契条公履违])约|逾|超过|将近|接近|至少|不少于)$/u
const MARK_AFTER = /^(?:余|多|左右|以上|上下)/u

function figureSpan(value: ClauseValue & { kind: 'figure' }, slot: ClauseSlot, around: Around): Span {
  const { indicator, value: number, approximate, lineage } = value
  // Two marks of approximation at one number are a fault (近370余): the clause's own is enough.
  const marked = MARK_BEFORE.test(around.before) || MARK_AFTER.test(around.after)
  const printed = marked ? printNumber(roundDown(number)) : printNumber(number, { rounded: slot.rounded, approximate })
  return { kind: 'figure', indicator, value: number, printed, ...(approximate ? { approximate } : {}), lineage }
}

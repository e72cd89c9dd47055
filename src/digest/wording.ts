import { type Clause, type ClauseOption, type ClauseSlot, clauseCodes } from '../catalogue/clause.ts'
import type { Approximation } from '../catalogue/value.ts'
import type { Lineage, Span } from './digest.ts'
import { cleanName, cleanText, isQuoted, listOfNames, saysSomething } from './names.ts'
import { printNumber, roundDown } from './rounding.ts'
import { joinSpans } from './seams.ts'
import { textOf } from './spans.ts'

export { textOf as plainText }

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

/**
 * The clause in at most `limit` characters. What goes first: brackets with free text, then other brackets, each from the
 * last to the first; then names beyond the first of a list; then the ends of free texts and of names, marked with ….
 * Figures and the clause's own words stay: where these alone are too long, so is the result.
 */
export function shorten(clause: Clause, lookup: Lookup, limit: number): readonly Span[] | undefined {
  const whole = wordClause(clause, lookup)
  if (!whole || lengthOf(whole) <= limit) return whole
  let best = whole
  /** Keeps a shorter wording, unless it says nothing any more. */
  const take = (spans: readonly Span[] | undefined): boolean => {
    if (spans && lengthOf(spans) < lengthOf(best)) best = spans
    return spans !== undefined
  }
  const isFree = (slot: ClauseSlot) => lookup(slot.code, slot)?.kind === 'free'
  const options = optionsOf(clause).reverse()
  const withFree = options.filter((option) => option.parts.some((part) => part.kind === 'value' && isFree(part)))
  const parts = new Set<ClauseOption>()
  for (const option of [...withFree, ...options]) {
    if (parts.has(option)) continue
    parts.add(option)
    if (!take(wordClause(clause, lookup, { parts }))) parts.delete(option)
    if (lengthOf(best) <= limit) return best
  }
  for (let mostNames = longestList(best) - 1; mostNames >= 1; mostNames--) {
    take(wordClause(clause, lookup, { parts, mostNames }))
    if (lengthOf(best) <= limit) return best
  }
  const codes = [...clauseCodes(clause)].reverse()
  let cut = lookup
  for (const kind of ['free', 'names'] as const) {
    for (const code of codes) {
      cut = cutting(cut, code, kind, lengthOf(best) - limit)
      take(wordClause(clause, cut, { parts, mostNames: 1 }))
      if (lengthOf(best) <= limit) return best
    }
  }
  return best
}

/** Every pair of brackets in the order of their `[`. */
function optionsOf(clause: Clause): ClauseOption[] {
  return clause.flatMap((part) => (part.kind === 'optional' ? [part, ...optionsOf(part.parts)] : []))
}

function longestList(spans: readonly Span[]): number {
  return spans.filter((span) => span.kind === 'name').length
}

function lengthOf(spans: readonly Span[]): number {
  return Array.from(textOf(spans)).length
}

/** `lookup` with what `code` gives shorter by `surplus` characters. */
function cutting(lookup: Lookup, code: string, kind: 'free' | 'names', surplus: number): Lookup {
  return (asked, slot) => {
    const value = lookup(asked, slot)
    if (asked !== code || value?.kind !== kind) return value
    if (value.kind === 'free') return { ...value, text: cutText(cleanText(value.text), surplus) }
    return { ...value, names: value.names.map((name) => cutName(cleanName(name), surplus)) }
  }
}

function cutName(name: string, surplus: number): string {
  if (!isQuoted(name)) return cutText(name, surplus)
  return `${name.slice(0, 1)}${cutText(name.slice(1, -1), surplus)}${name.slice(-1)}`
}

/** What a number is written with: cut in two, 320 would be read as 32, and 三百二 as 三百. */
const NUMERALS = '[\\d０-９.,零一二两三四五六七八九十百千万亿]*'
const NUMERALS_AT_END = new RegExp(`${NUMERALS}$`, 'u')
const NUMERALS_AT_START = new RegExp(`^${NUMERALS}`, 'u')

/** `text` with … in place of its end; whole where nothing would be gained. At least one character or one number stays. */
function cutText(text: string, surplus: number): string {
  const characters = Array.from(text)
  const keep = Math.max(1, characters.length - surplus - 1)
  const head = characters.slice(0, keep).join('')
  const [rest = ''] = NUMERALS_AT_START.exec(characters.slice(keep).join('')) ?? []
  const before = rest === '' ? head : head.replace(NUMERALS_AT_END, '') || head + rest
  const kept = before.replace(/[\s，、；：。！？,.;:!?]+$/u, '')
  return kept !== '' && Array.from(kept).length + 1 < characters.length ? `${kept}…` : text
}

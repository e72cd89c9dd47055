import { type Clause, type ClauseOption, clauseCodes, slotsOf } from '../catalogue/clause.ts'
import { DIGITS } from '../chinese/digits.ts'
import { isDressed } from '../chinese/name-marks.ts'
import { cleanName, cleanText } from '../chinese/printed-names.ts'
import type { ClauseValue, Lookup } from './clause-value.ts'
import type { Span } from './digest.ts'
import { textOf } from './spans.ts'
import { wordClause } from './word-clause.ts'

/**
 * The clause in at most `limit` characters. What goes first: brackets with free text; then names beyond the first of a
 * list; then other brackets; each from the last to the first; then the ends of free texts and of names, marked with ….
 * Numbers and the clause's own words stay, and brackets with a number in them: where these alone are too long, so is the
 * result.
 */
export function shorten(clause: Clause, lookup: Lookup, limit: number): readonly Span[] | undefined {
  const whole = wordClause(clause, lookup)
  // A text has no more characters than UTF-16 units, which need no counting.
  if (!whole || textOf(whole).length <= limit || lengthOf(whole) <= limit) return whole
  let best = whole
  const parts = new Set<ClauseOption>()
  /** Keeps a shorter wording, unless it says nothing any more. */
  const take = (spans: readonly Span[] | undefined): boolean => {
    if (spans && lengthOf(spans) <= lengthOf(best)) best = spans
    return spans !== undefined
  }
  const leave = (options: readonly ClauseOption[], mostNames?: number) => {
    for (const option of options) {
      if (lengthOf(best) <= limit) return
      parts.add(option)
      if (!take(wordClause(clause, lookup, { parts, ...(mostNames ? { mostNames } : {}) }))) parts.delete(option)
    }
  }
  const has = (option: ClauseOption, kind: ClauseValue['kind']) =>
    slotsOf([option]).some((slot) => lookup(slot.code, slot)?.kind === kind)
  const options = optionsOf(clause)
    .reverse()
    .filter((option) => !has(option, 'figure'))
  leave(options.filter((option) => has(option, 'free')))
  for (let mostNames = longestList(best) - 1; mostNames >= 1; mostNames--) {
    if (lengthOf(best) <= limit) return best
    take(wordClause(clause, lookup, { parts, mostNames }))
  }
  leave(
    options.filter((option) => !has(option, 'free')),
    1,
  )
  let cut = lookup
  for (const kind of ['free', 'names'] as const) {
    for (const code of [...clauseCodes(clause)].reverse()) {
      // Whose work it is stays as it is called.
      if (code === 'unit') continue
      if (lengthOf(best) <= limit) return best
      cut = cutting(cut, code, kind, lengthOf(best) - limit)
      take(wordClause(clause, cut, { parts, mostNames: 1 }))
    }
  }
  return best
}

function lengthOf(spans: readonly Span[]): number {
  return Array.from(textOf(spans)).length
}

/** Every pair of brackets in the order of their `[`. */
function optionsOf(clause: Clause): ClauseOption[] {
  return clause.flatMap((part) =>
    part.kind === 'optional' ? [part, ...optionsOf(part.parts), ...(part.or ? optionsOf([part.or]).slice(1) : [])] : [],
  )
}

function longestList(spans: readonly Span[]): number {
  return spans.filter((span) => span.kind === 'name').length
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

/** A name of which less is left says nothing; one that is hardly longer stays whole: 消防安全演练, not 消防安全…. */
const LEAST_NAME = 10

function cutName(name: string, surplus: number): string {
  if (!isDressed(name)) return cutText(name, surplus, LEAST_NAME)
  return `${name.slice(0, 1)}${cutText(name.slice(1, -1), surplus, LEAST_NAME)}${name.slice(-1)}`
}

/** What a number is written with: cut in two, 320 would be read as 32, and 三百二 as 三百. */
const NUMERALS = `[\\d０-９.,${DIGITS}两十百千万亿]*`
const NUMERALS_AT_END = new RegExp(`${NUMERALS}$`, 'u')
const NUMERALS_AT_START = new RegExp(`^${NUMERALS}`, 'u')

/** `text` with … in place of its end; whole where nothing would be gained. At least so many characters or one number stay. */
function cutText(text: string, surplus: number, least = 1): string {
  const characters = Array.from(text)
  const keep = Math.max(least, characters.length - surplus - 1)
  const head = characters.slice(0, keep).join('')
  const [rest = ''] = NUMERALS_AT_START.exec(characters.slice(keep).join('')) ?? []
  const before = rest === '' ? head : head.replace(NUMERALS_AT_END, '') || head + rest
  const kept = before.replace(/[\s，、；：。！？,.;:!?]+$/u, '')
  return kept !== '' && Array.from(kept).length + 1 < characters.length ? `${kept}…` : text
}

import { type Clause, type ClauseOption, type ClausePart, type ClauseSlot, mapOption } from '../catalogue/clause.ts'
import { afterMeasure } from '../chinese/measures.ts'

/** What one copy of a part is about: a level of the question `of`, and one name where each name stands for itself. */
export type Key = { readonly of: string; readonly level: string; readonly name?: { code: string; value: string } }

/** A slot of such a copy. `plain`: the clause as written says nothing of a list. */
export type KeyedSlot = ClauseSlot & { readonly key?: Key; readonly plain?: true }

export function inARow(segment: Clause, keys: readonly Key[]): Clause {
  return joined(
    keys.map((key) => keyed(segment, key)),
    '，',
  )
}

/** Each copy goes on its own where it has nothing to print. */
export function joined(copies: readonly Clause[], by: string): Clause {
  return copies.map((copy, i) => after(i === 0 ? '' : by, copy))
}

export function after(lead: string, parts: Clause): ClauseOption {
  return { kind: 'optional', parts: [...words(lead), ...parts] }
}

/** The words that begin with a measure word, parted behind it. */
export function split(parts: Clause, measure: string | undefined): [Clause, Clause] {
  const [first, ...rest] = parts
  if (first?.kind !== 'words') return [[], parts]
  const at = afterMeasure(first.text, measure)
  return [words(first.text.slice(0, at)), [...words(first.text.slice(at)), ...rest]]
}

export function replaced(clause: Clause, first: number, last: number, by: readonly ClausePart[]): Clause {
  return [...clause.slice(0, first), ...by, ...clause.slice(last + 1)]
}

/** The words up to the next punctuation, which belong to the number before them, and the rest. */
export function uptoPunctuation(part: ClausePart | undefined): [Clause, Clause] {
  if (part?.kind !== 'words') return [[], []]
  const end = part.text.search(/[，。；、：]/u)
  const at = end < 0 ? part.text.length : end
  return [words(part.text.slice(0, at)), words(part.text.slice(at))]
}

export function words(text: string): Clause {
  return text === '' ? [] : [{ kind: 'words', text }]
}

export function wordsOf(parts: Clause): string {
  return parts.map((part) => (part.kind === 'words' ? part.text : '')).join('')
}

export function keyed(parts: Clause, key: Key): Clause {
  return parts.map((part): ClausePart => {
    if (part.kind === 'words') return part
    if (part.kind === 'optional') return mapOption(part, (inner) => keyed(inner, key))
    // A slot that an outer level has keyed already keeps its key.
    const slot: KeyedSlot = { key, ...part }
    return slot
  })
}

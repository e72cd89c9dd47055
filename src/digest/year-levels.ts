import type { Clause, ClauseOption, ClausePart, ClauseSlot } from '../catalogue/clause.ts'

/** What one copy of a part is about: a level of the question `of`, and one name where each name stands for itself. */
export type Key = { readonly of: string; readonly level: string; readonly name?: { code: string; value: string } }

/** A slot of such a copy. `plain`: the clause as written says nothing of a list. */
export type KeyedSlot = ClauseSlot & { readonly key?: Key; readonly plain?: true }

/** A question for a level, the codes of a clause that it tells apart, and what there is to print of each level. */
export type Levels = { readonly question: string; readonly codes: ReadonlySet<string>; readonly keys: readonly Key[] }

/**
 * 省级、县级 … are never mixed in one number: the part of the clause from the first to the last value that `levels` tells
 * apart is printed once a level, `3户（省级），12户（县级）`. Where the clause has no word for the level, it is put in
 * brackets behind the measure word as soon as there are two.
 */
export function onceALevel(clause: Clause, levels: Levels): Clause {
  const { question, codes, keys } = levels
  const concerns = (part: ClausePart): boolean =>
    part.kind === 'value'
      ? part.code === question || codes.has(part.code)
      : part.kind === 'optional' && part.parts.some(concerns)
  const first = clause.findIndex(concerns)
  const last = clause.findLastIndex(concerns)
  const only = clause[first]
  if (!only || keys.length === 0) return clause
  if (first === last && only.kind === 'optional') {
    return replaced(clause, first, last, [{ ...only, parts: onceALevel(only.parts, levels) }])
  }
  const [within, behind] = uptoPunctuation(clause[last + 1])
  const named = clause.slice(first, last + 1).some((part) => slotsIn(part).some((slot) => slot.code === question))
  const segment: ClausePart[] = [...clause.slice(first, last + 1), ...within]
  if (!named && keys.length > 1) segment.push(inBrackets(question))
  const copies = keys.map((key, i): ClausePart => {
    const copy = segment.map((part) => keyedPart(part, key))
    return { kind: 'optional', parts: i === 0 ? copy : [{ kind: 'words', text: '，' }, ...copy] }
  })
  const printed = copies.length === 1 ? (copies[0] as ClauseOption).parts : copies
  return replaced(clause, first, within.length + behind.length > 0 ? last + 1 : last, [...printed, ...behind])
}

function replaced(clause: Clause, first: number, last: number, by: readonly ClausePart[]): Clause {
  return [...clause.slice(0, first), ...by, ...clause.slice(last + 1)]
}

/** The words up to the next punctuation, which belong to the number before them, and the rest. */
function uptoPunctuation(part: ClausePart | undefined): [ClausePart[], ClausePart[]] {
  if (part?.kind !== 'words') return [[], []]
  const end = part.text.search(/[，。；、：]/u)
  const at = end < 0 ? part.text.length : end
  const words = (text: string): ClausePart[] => (text === '' ? [] : [{ kind: 'words', text }])
  return [words(part.text.slice(0, at)), words(part.text.slice(at))]
}

function inBrackets(question: string): ClausePart {
  const slot: ClauseSlot = { kind: 'value', code: question }
  return { kind: 'optional', parts: [{ kind: 'words', text: '（' }, slot, { kind: 'words', text: '）' }] }
}

function keyedPart(part: ClausePart, key: Key): ClausePart {
  if (part.kind === 'words') return part
  if (part.kind === 'optional') return { ...part, parts: part.parts.map((inner) => keyedPart(inner, key)) }
  // A slot that an outer level has keyed already keeps its key.
  const keyed: KeyedSlot = { key, ...part }
  return keyed
}

function slotsIn(part: ClausePart): readonly ClauseSlot[] {
  if (part.kind === 'value') return [part]
  return part.kind === 'optional' ? part.parts.flatMap(slotsIn) : []
}

import { compiledOf, type LockedSentence, type PlacedSentence } from './locked-sentence.ts'

/** In these words from now on, over what is compiled now. */
export function locked(sentence: PlacedSentence, says: LockedSentence['says']): PlacedSentence {
  const { of, place, unfit: _, ...rest } = sentence
  const compiled = compiledOf(sentence)
  return compiled ? { ...rest, of, place, compiled, spans: says, lock: { of, place, was: compiled, says } } : sentence
}

/** As it is compiled from now on. */
export function unlocked(sentence: PlacedSentence): PlacedSentence {
  const { lock: _, compiled: __, unfit: ___, ...rest } = sentence
  return { ...rest, spans: compiledOf(sentence) ?? [] }
}

/** 一是 or 1. is put before the point wherever it stands: whoever types it too means no second one. */
export function withoutCount(text: string, { point }: PlacedSentence): string {
  return point === undefined ? text : text.trim().replace(/^(?:[一二三四五六七八九十]{1,3}是|\d{1,2}[.．、])/u, '')
}

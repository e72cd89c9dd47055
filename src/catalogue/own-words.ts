import { kindOf } from '../kinds/index.ts'
import type { Value } from '../kinds/kind.ts'
import type { Question } from './schema.ts'

/** Whether words that answer a question are a cadre's own, a name or a sentence, and not the catalogue's. */
export function isCadresOwn(question: Question, text: string): boolean {
  const { words } = kindOf(question)
  if (words === 'names' || words === 'sentence') return true
  return question.others !== undefined && !question.choices?.includes(text) && text !== question.none
}

/** What of an answer is in a cadre's own words. */
export function ownWordsIn(question: Question, value: Value | undefined): readonly string[] {
  const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  return texts.filter((text: string) => isCadresOwn(question, text))
}

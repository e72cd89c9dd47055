import type { Answers } from '../catalogue/answers.ts'
import { keyOfValue } from '../catalogue/figures.ts'
import type { Question } from '../catalogue/schema.ts'
import type { Circumstances } from './turn.ts'

/** The number this unit held last (现有总数), for a stock question; by pilot or place where it is keyed by one. */
export function stockBefore(question: Question, answers: Answers, about: Circumstances): number | undefined {
  if (!question.stock) return undefined
  const by = question.indicator?.keyed_by
  if (by === undefined) return about.stock[question.code]
  const key = answers[by]?.value
  if (key === undefined) return undefined
  return about.stock[`${question.code}/${keyOfValue(key)}`]
}

import type { Answer, Answers } from './answers.ts'
import type { Form, Question } from './schema.ts'

export const AREA_LEVELS = ['county', 'town', 'village'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

/** Whether units of areas of this level are asked a form. */
export function isAskedOf({ asked_of: of }: Pick<Form, 'asked_of'>, level: AreaLevel): boolean {
  return of === undefined || of.includes(level)
}

/** Whether an answer counts for something: given, not 0, not «none», not «no». */
function countsForSomething(answer: Answer | null | undefined): boolean {
  if (!answer) return false
  const { value } = answer
  return Array.isArray(value) ? value.length > 0 : value !== 0 && value !== false && value !== ''
}

/** The questions of `form` that these answers and this level of area call for, in order. */
export function applicable(form: Form, answers: Answers, level: AreaLevel): readonly Question[] {
  const codes = new Set<string>()
  return form.questions.filter((question) => {
    if (question.asked_of && question.asked_of !== level) return false
    if (question.when && !(codes.has(question.when) && countsForSomething(answers[question.when]))) return false
    codes.add(question.code)
    return true
  })
}

/** The questions that a form asks one after the other: neither optional, nor about something optional. */
export function askedInRow(form: Form): readonly Question[] {
  const row = new Set<string>()
  return form.questions.filter(({ code, optional, same_as, when }) => {
    if (optional || same_as !== undefined || (when !== undefined && !row.has(when))) return false
    row.add(code)
    return true
  })
}

/**
 * `answers` without those that no longer apply, e.g. the level of an award whose count was changed to 0, and with those
 * that are the same as another one's.
 */
export function onlyApplicable(form: Form, answers: Answers, level: AreaLevel): Answers {
  const kept: Record<string, Answer | null> = {}
  for (const { code, same_as } of applicable(form, answers, level)) {
    const same = same_as === undefined ? undefined : kept[same_as]
    const answer = answers[code] === undefined ? same : answers[code]
    if (answer !== undefined) kept[code] = answer
  }
  return kept
}

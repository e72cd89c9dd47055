import { kindOf } from '../kinds/index.ts'
import type { Answers } from './answers.ts'
import type { Form, Question } from './schema.ts'

/** The question that asks for the day of the activity. */
export function dayQuestion(form: Form): Question | undefined {
  return form.questions.find((question) => kindOf(question).tellsDay)
}

/**
 * The day a report counts for: its date question's answer. Forms without one (an issue of 青年大学习, a zero report)
 * count for `otherwise`, the day they were sent or the day an import names.
 */
export function activityDay(form: Form, answers: Answers, otherwise: string): string {
  const question = dayQuestion(form)
  const value = question && answers[question.code]?.value
  return typeof value === 'string' ? value : otherwise
}

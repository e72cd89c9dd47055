import type { Form } from './schema.ts'
import type { Answers } from './value.ts'

/**
 * The day a report counts for: its date question's answer. Forms without one (an issue of 青年大学习, a zero report)
 * count for `otherwise`, the day they were sent or the day an import names.
 */
export function activityDay(form: Form, answers: Answers, otherwise: string): string {
  const question = form.questions.find((q) => q.kind === 'date')
  const value = question && answers[question.code]?.value
  return typeof value === 'string' ? value : otherwise
}

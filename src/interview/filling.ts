import type { Answers } from '../catalogue/answers.ts'
import { applicable, askedInRow } from '../catalogue/applicable.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import type { Known } from '../kinds/kind.ts'
import type { Draft } from './draft.ts'
import type { Circumstances } from './turn.ts'

/** A form being filled in: all that a turn looks at. */
export type Filling = { readonly form: Form; readonly draft: Draft; readonly about: Circumstances }

/** The question as it is asked after these answers: of the labels of another answer, those that it has. */
export function narrowed(form: Form, question: Question, answers: Answers): Question {
  const { among, choices = [] } = question
  const other = form.questions.find((q) => q.code === among)
  if (!other) return question
  const value = answers[other.code]?.value
  const picked: readonly string[] = Array.isArray(value) && value.length > 0 ? value : (other.choices ?? [])
  const own = choices.filter((label) => !other.choices?.includes(label) && !picked.includes(label))
  return { ...question, choices: [...own, ...picked] }
}

export function questionOf({ form, draft }: Filling, code: string): Question {
  const question = form.questions.find((q) => q.code === code)
  if (!question) throw new Error(`form ${form.code} has no question ${code}`)
  return narrowed(form, question, draft.answers)
}

/** The questions that the answers so far call for, in order. */
export function askedIn({ form, draft, about }: Filling): readonly Question[] {
  return applicable(form, draft.answers, about.level)
}

/** Those of them that still have to be answered. */
export function openIn(filling: Filling): readonly Question[] {
  const open = askedIn(filling).filter((q) => filling.draft.answers[q.code] === undefined)
  return open.filter((q) => !q.optional && q.same_as === undefined)
}

/** Facts that nobody has to give and that were not given: the echo offers them. */
export function toAdd(filling: Filling): readonly Question[] {
  return askedIn(filling).filter((q) => q.optional && !filling.draft.answers[q.code])
}

/** What 改某一项 lists: all but the facts that nobody gave. */
export function changeable(filling: Filling): readonly Question[] {
  const without = new Set(toAdd(filling).map((q) => q.code))
  return askedIn(filling).filter((q) => !without.has(q.code))
}

/** What is to be chosen from: all that can be changed, or those of it that take what was said. */
export function choosable(filling: Filling): readonly Question[] {
  const { step } = filling.draft
  const among = step.at === 'choose' ? step.among : undefined
  return changeable(filling).filter(({ code }) => among === undefined || among.includes(code))
}

/** The questions that are asked one after the other: without the facts that the echo offers, and what is asked of those. */
export function inRow(filling: Filling): readonly Question[] {
  const row = new Set(askedInRow(filling.form).map((q) => q.code))
  return askedIn(filling).filter((q) => row.has(q.code))
}

/**
 * True where the draft stands at something that is not there: the form was changed under it, or an answer that the
 * present question hung on. Also where it stands at the end with a question still open.
 */
export function isAstray(filling: Filling): boolean {
  const { step } = filling.draft
  if (step.at === 'choose' || step.at === 'form') return false
  if (step.at === 'usual') {
    const open = openIn(filling)
    return open.length === 0 || open.some(({ code }) => step.answers[code] === undefined)
  }
  if (!('code' in step)) return openIn(filling).length > 0
  const question = askedIn(filling).find((q) => q.code === step.code)
  if (!question) return true
  return (step.at === 'cumulative' || step.at === 'fallen') && kindOf(question).counts !== 'number'
}

export function knownFor({ about }: Filling, question: Question): Known {
  return { today: about.today, names: about.names[question.code] ?? [] }
}

/** Whether the answer comes in several steps, ticks or pictures, which 选好了 ends. */
export function collects(question: Question): boolean {
  const { picks, takesPictures } = kindOf(question)
  return picks === 'several' || takesPictures
}

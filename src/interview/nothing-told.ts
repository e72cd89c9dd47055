import type { Answers } from '../catalogue/answers.ts'
import type { Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { askedIn, type Filling } from './filling.ts'

/** To a cadre whose answers are all that there is nothing: a report of that would tell of work that nobody did. */
export const NOTHING_TOLD =
  '这份里没有可报的内容。没有新工作，点“取消”，再发 /zero 报零报告；有的话，点“改某一项”补上。'

/** Whether none of the questions that ask for something is answered with anything. 0 and 否 tell how it stands: they are reported. */
export function tellsNothing(questions: readonly Question[], answers: Answers): boolean {
  const telling = questions.filter(
    (q) => kindOf(q).counts !== 'nothing' || ['names', 'sentence'].includes(kindOf(q).words),
  )
  const isNothing = ({ code }: Question) => {
    const value = answers[code]?.value
    return value === undefined || (Array.isArray(value) && value.length === 0)
  }
  return telling.length > 0 && telling.every(isNothing)
}

/** Whether a correction changes none of the answers that apply. */
export function changesNothing(filling: Filling): boolean {
  const { draft, about } = filling
  const said = (answers: Answers) =>
    JSON.stringify(
      askedIn(filling).map(({ code }) => [answers[code]?.value ?? null, answers[code]?.approximate ?? null]),
    )
  return about.before !== undefined && said(about.before) === said(draft.answers)
}

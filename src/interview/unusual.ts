import { schoolsClosed } from '../calendar/holidays.ts'
import type { Answer } from '../catalogue/answers.ts'
import type { Question } from '../catalogue/schema.ts'
import { fullDate } from '../chinese/days.ts'
import { kindOf } from '../kinds/index.ts'
import { labelOf, showAnswer } from './echo.ts'
import type { Filling } from './filling.ts'

/** So many reports say what is usual for a unit, and so many times its largest number is not. */
const ENOUGH_REPORTS = 5
const TIMES = 10

/**
 * What is asked about an answer that is plain and unlikely: far beyond all that the unit reported, a part that is more
 * than its whole, a day on which schools are closed.
 */
export function unusualIn(filling: Filling, question: Question, given: Answer): string | undefined {
  if (kindOf(question).tellsDay) return onHoliday(filling, given)
  const { value } = given
  if (typeof value !== 'number' || kindOf(question).counts !== 'number') return undefined
  return beyondPast(filling, question, given, value) ?? moreThanWhole(filling, question, given, value)
}

function onHoliday({ form }: Filling, { value }: Answer): string | undefined {
  if (!form.school || typeof value !== 'string' || !schoolsClosed(value)) return undefined
  return `${fullDate(value)}在假期里，是这天吗？`
}

function beyondPast({ about }: Filling, question: Question, given: Answer, value: number): string | undefined {
  const past = about.largest?.[question.code]
  if (!past || past.reports < ENOUGH_REPORTS || value <= TIMES * Math.max(past.value, 1)) return undefined
  return `以前最多报过${past.value}${question.indicator?.unit ?? ''}，这次真有${showAnswer(question, given)}吗？`
}

/** Told whichever of the two is answered last. */
function moreThanWhole({ form, draft }: Filling, question: Question, given: Answer, value: number): string | undefined {
  const numberOf = (code: string | undefined) => {
    const answer = code === undefined ? undefined : draft.answers[code]
    return typeof answer?.value === 'number' ? { answer, value: answer.value } : undefined
  }
  const whole = form.questions.find(({ code }) => code === question.part_of)
  const of = numberOf(whole?.code)
  if (whole && of && value > of.value) {
    return `${labelOf(question)}${showAnswer(question, given)}，比${labelOf(whole)}${showAnswer(whole, of.answer)}还多，对吗？`
  }
  const part = form.questions.find((q) => q.part_of === question.code && (numberOf(q.code)?.value ?? 0) > value)
  const more = numberOf(part?.code)
  if (!part || !more) return undefined
  return `${labelOf(question)}${showAnswer(question, given)}，比${labelOf(part)}${showAnswer(part, more.answer)}还少，对吗？`
}

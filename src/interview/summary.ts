import { activityDay } from '../catalogue/activity-day.ts'
import type { Answer, Answers } from '../catalogue/answers.ts'
import { applicable } from '../catalogue/applicable.ts'
import type { Form, Question } from '../catalogue/schema.ts'
import { monthAndDate } from '../chinese/days.ts'
import { printedName } from '../chinese/name-marks.ts'
import { shortened } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'
import { labelOf } from './echo.ts'
import type { Circumstances } from './turn.ts'

/** All its numbers, of the longest form too: what is changed into a receipt had them. */
const LONGEST = 900

/** A report in a line, as its receipt names it: `11月5日“姐妹课堂”，30余人次`. `sent`: the day, where no question asks for it. */
export function summaryOf(
  form: Form,
  answers: Answers,
  { level, today: sent }: Pick<Circumstances, 'level' | 'today'>,
): string {
  const given = applicable(form, answers, level).flatMap((question) => {
    const answer = answers[question.code]
    return answer ? [{ question, answer }] : []
  })
  const named = given.find(({ question }) => kindOf(question).words === 'names' && kindOf(question).counts !== 'names')
  const what = named ? printedName(String(named.answer.value), '“”') : form.title
  const numbers = given.flatMap(({ question, answer }) => numberIn(question, answer))
  const units = numbers.map(({ unit }) => unit)
  const alike = new Set(units).size < units.length
  const told = numbers.map(({ label, shown }) => (alike || label === '' ? label + shown : shown))
  return shortened([`${monthAndDate(activityDay(form, answers, sent))}${what}`, ...told].join('，'), LONGEST)
}

/** What an answer counts, with its measure word; nothing where it counts none. */
function numberIn(question: Question, answer: Answer): { label: string; shown: string; unit: string }[] {
  const { counts, show } = kindOf(question)
  const unit = question.indicator?.unit ?? ''
  if (counts === 'number' && answer.value !== 0)
    return [{ label: labelOf(question), shown: show(answer, question), unit }]
  if (counts === 'names' && typeof answer.value === 'number') {
    return [{ label: labelOf(question), shown: show(answer, question), unit }]
  }
  if (counts !== 'names' || !Array.isArray(answer.value) || answer.value.length === 0) return []
  // What nothing counts, as 物资明细, is told itself: 宣传单50份.
  const shown = unit === '' ? show(answer, question) : `${answer.value.length}${unit}`
  return [{ label: unit === '' ? '' : labelOf(question), shown, unit }]
}

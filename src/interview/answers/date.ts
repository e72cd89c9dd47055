import { fullDate, weekdayName } from '../../chinese/days.ts'
import { OTHER_DAY, readDay } from '../../chinese/read-day.ts'
import type { AnswerKind } from './answer-kind.ts'
import { sentenceFor } from './date-refusals.ts'

/** The day an activity was held, as a `Day`. */
export const date: AnswerKind = {
  suggest: () => [['今天', '昨天', '前天', OTHER_DAY].map((label) => ({ label, input: label }))],
  howTo: () => '',
  read(_question, text, { today }) {
    const reading = readDay(text, today)
    if ('day' in reading) return { kind: 'value', value: reading.day }
    return { kind: 'refused', why: sentenceFor(reading.refusal, text, today) }
  },
  show(value) {
    const day = String(value)
    return `${fullDate(day)}（${weekdayName(day)}）`
  },
}

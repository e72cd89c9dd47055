import type { AnswerKind } from './answer-kind.ts'
import { readNumber } from './number-reading.ts'

/** A whole number of people, sessions, households: from 0 to 一亿. */
export const count: AnswerKind = {
  suggest: () => [],
  howTo: (question) => `直接打数字，“三百二”“150余${question.indicator?.unit ?? ''}”也行。`,
  read: (question, text) => readNumber(question, text, true),
  show: (value) => String(value),
}

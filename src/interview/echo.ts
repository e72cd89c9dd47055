import type { Answer, Answers } from '../catalogue/answers.ts'
import type { Question } from '../catalogue/schema.ts'
import { shortened } from '../chinese/quoted.ts'
import { kindOf } from '../kinds/index.ts'

/** All lines of the echo together, in UTF-16 units: a message has 4096 of them. */
const LONGEST_ECHO = 3240
/** One of them: few answers do not make long lines. */
const LONGEST_LINE = 360
/** A reason has at most 60 characters, with what is said before it. */
const LONGEST_REASON = 66

/** A question's short name, for the echo and the list of things to change. */
export function labelOf(question: Question): string {
  return question.label ?? question.indicator?.label ?? question.ask.replace(/[？?。]$/, '')
}

/** Whether it may be left without an answer: nobody has to give it, or nobody here may know the number that is held. */
export function leavable({ optional, stock }: Question): boolean {
  return optional || stock
}

/** What a question that is left without an answer is shown with. Of what is held the last number known then stands. */
export function withoutAnswer({ stock }: Question): string {
  return stock ? '不清楚' : '跳过'
}

/** `约150人`, `2022年11月8日（周二）`, `跳过`. */
export function showAnswer(question: Question, answer: Answer | null): string {
  return answer === null ? withoutAnswer(question) : kindOf(question).show(answer, question)
}

/** The words beside the value, wherever the two are not plainly the same. */
function rawBeside(question: Question, answer: Answer, shown: string): string {
  if (answer.note) return `（${answer.note}）`
  return kindOf(question).asTyped(answer, shown) ? '' : `（原话：${answer.raw.trim().replace(/\s*\n\s*/gu, '、')}）`
}

/**
 * The answers to these questions, a line each; what nobody had to answer and nobody did is no line. Of what is another than
 * it was `before`, that is said beside it. All lines together are no longer than a message has room for.
 */
export function answerLines(questions: readonly Question[], answers: Answers, before?: Answers): string[] {
  const given = questions.filter((q) => answers[q.code] || (answers[q.code] === null && !q.optional))
  const within = (longest: number) =>
    given.map((question) => {
      const answer = answers[question.code] ?? null
      return answerLine(question, answer, { longest, was: changedFrom(question, answer, before) })
    })
  const lines = within(LONGEST_LINE)
  return lines.join('').length <= LONGEST_ECHO ? lines : within(Math.floor(LONGEST_ECHO / given.length))
}

/** What an answer was before, where it is another now. */
function changedFrom(question: Question, answer: Answer | null, before: Answers | undefined): string {
  const was = before?.[question.code]
  const old = was ? showAnswer(question, was) : ''
  return old === showAnswer(question, answer) ? '' : old
}

/**
 * One answer as a line: `宣讲受众：150余人（原话：一百五十多）`. What stands beside the answer leaves it some room, however
 * short a line has to be.
 */
function answerLine(
  question: Question,
  answer: Answer | null,
  { longest, was }: { readonly longest: number; readonly was: string },
): string {
  const label = `${labelOf(question)}：`
  const share = Math.floor(((longest - label.length) * 2) / 7)
  const within = (most: number) => Math.min(most, share)
  const shown = showAnswer(question, answer)
  const raw = answer ? shortened(rawBeside(question, answer, shortened(shown, 100)), within(100)) : ''
  const reason = answer?.reason ? shortened(`，减少原因：${answer.reason}`, within(LONGEST_REASON)) : ''
  const old = was === '' ? '' : `（原来是${shortened(was, within(60) - '（原来是）'.length)}）`
  const beside = raw + reason + old
  const names = answer && Array.isArray(answer.value) ? answer.value.length : 0
  const room = longest - label.length - beside.length
  const whole = shown.length <= room ? shown : `${shortened(shown, room - 8)}（共${names}个）`
  return `${label}${names > 0 ? whole : shortened(shown, room)}${beside}`
}

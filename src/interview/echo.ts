import type { Question } from '../catalogue/schema.ts'
import type { Answer } from '../catalogue/value.ts'
import { kindOf } from '../kinds/index.ts'

/** A line of the echo, in UTF-16 units. A form has up to nine, and a message 4096 of them. */
const LONGEST_LINE = 360

/** At most `most` UTF-16 units, … in place of what is cut off; never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length >= most) break
    kept += character
  }
  return `${kept}…`
}

/** A question's short name, for the echo and the list of things to change. */
export function labelOf(question: Question): string {
  return question.label ?? question.indicator?.label ?? question.ask.replace(/[？?。]$/, '')
}

/** `约150人`, `2022年11月8日（周二）`, `跳过`. */
export function showAnswer(question: Question, answer: Answer | null): string {
  return answer === null ? '跳过' : kindOf(question).show(answer, question)
}

/** The words beside the value, wherever the two are not plainly the same. */
function rawBeside(question: Question, answer: Answer, shown: string): string {
  if (answer.note) return `（${answer.note}）`
  return kindOf(question).asTyped(answer, shown) ? '' : `（原话：${answer.raw.trim()}）`
}

/** One answer as a line: `宣讲受众：150余人（原话：一百五十多）`. */
export function answerLine(question: Question, answer: Answer | null): string {
  const shown = showAnswer(question, answer)
  const raw = answer ? rawBeside(question, answer, shortened(shown, 100)) : ''
  const reason = answer?.reason ? `，减少原因：${answer.reason}` : ''
  const beside = shortened(raw, 100) + reason
  const names = answer && Array.isArray(answer.value) ? answer.value.length : 0
  const room = LONGEST_LINE - labelOf(question).length - beside.length
  const whole = shown.length <= room ? shown : `${shortened(shown, room - 8)}（共${names}个）`
  return `${labelOf(question)}：${names > 0 ? whole : shortened(shown, room)}${beside}`
}

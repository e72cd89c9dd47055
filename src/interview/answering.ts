import type { Answer, Answers } from '../catalogue/answers.ts'
import type { Question } from '../catalogue/schema.ts'
import { saysNone, saysUnknown } from '../chinese/typed.ts'
import { kindOf } from '../kinds/index.ts'
import type { Reading } from '../kinds/kind.ts'
import type { Step } from './draft.ts'
import { labelOf } from './echo.ts'
import { askedIn, type Filling, knownFor, narrowed, questionOf } from './filling.ts'
import { advance, goTo, refuse, refuseWith } from './moves.ts'
import { namelessWords, personAsked } from './person-named.ts'
import { stockBefore } from './stock.ts'
import type { Turn } from './turn.ts'
import { unusualIn } from './unusual.ts'

/** What a question's kind makes of the words; in `given` as an answer that can be kept. */
export function readAnswer(
  filling: Filling,
  question: Question,
  text: string,
  message?: number,
): { reading: Reading; given: Answer | undefined } {
  const reading = kindOf(question).read(question, text, knownFor(filling, question))
  if (reading.kind === 'refused') return { reading, given: undefined }
  const { value, approximate } = reading
  const given = { raw: text, value, ...(approximate && { approximate }), ...(message !== undefined && { message }) }
  return { reading, given }
}

/** Words or a button's input as the answer to `question`. */
export function answer(filling: Filling, question: Question, text: string, message?: number): Turn {
  if (question.stock && saysUnknown(text)) return advance(withAnswer(filling, question.code, null))
  const { reading, given } = readAnswer(filling, question, text, message)
  if (reading.kind === 'refused' || !given) {
    if (question.optional && saysNone(text)) return advance(withAnswer(filling, question.code, null))
    return reading.kind === 'refused' ? refuseWith(filling, text, message, reading) : refuse(filling, '', message)
  }
  const asked = askedOf(filling, question, reading, given)
  return asked ? goTo(filling, asked) : settle(filling, question.code, given)
}

/** The step at which the cadre says what was meant, where that is not plain. */
export function askedOf(filling: Filling, question: Question, reading: Reading, given: Answer): Step | undefined {
  const { draft } = filling
  const { code, stock } = question
  if (reading.kind === 'cumulative') {
    return stock ? undefined : { at: 'cumulative', code, answer: given, ...(reading.over && { over: reading.over }) }
  }
  const unlikely = unusualIn(filling, question, given)
  const said = 'ask' in reading && reading.ask ? reading.ask : undefined
  const ask = said ?? unlikely ?? otherThanNamed(question, draft.answers, given)
  if (ask === undefined) return undefined
  const unusual = reading.kind === 'value' && (said !== undefined || unlikely !== undefined)
  const { yes } = reading.kind === 'guess' ? reading : {}
  const { or } = said === undefined || reading.kind === 'refused' ? {} : reading
  return { at: 'sure', code, answer: given, ask, ...(yes && { yes }), ...(unusual && { unusual }), ...(or && { or }) }
}

/** Asked where a total is not the number of the names that were given for it: 写了2个名称，这里是5个，对吗？ */
function otherThanNamed({ counts, indicator }: Question, answers: Answers, { value }: Answer): string | undefined {
  const names = counts === undefined ? undefined : answers[counts]?.value
  if (!Array.isArray(names) || names.length === 0 || names.length === value) return undefined
  return `前面写了${names.length}个名称，这里是${value}${indicator?.unit ?? ''}，对吗？`
}

/** The cadre agreed: the answer is kept, and beside what was typed that it was agreed to. */
export function agreed(filling: Filling, code: string, given: Answer, as = '已确认'): Turn {
  return settle(filling, code, { ...given, note: `原话：${given.raw.trim()}，${as}` })
}

/** What was offered in the place of words that were refused: it is agreed to, and they stay beside it. */
export function answerInstead(filling: Filling, question: Question, input: string, said: string): Turn {
  const { reading, given } = readAnswer(filling, question, input)
  const told = given && { ...given, raw: said }
  if (!told) return answer(filling, question, input)
  const asked = askedOf(filling, question, reading, told)
  return asked ? goTo(filling, asked) : agreed(filling, question.code, told)
}

/** Takes an answer, unless a number now held has fallen and nobody has said why. */
export function settle(filling: Filling, code: string, given: Answer, lead = ''): Turn {
  const was = fallenFrom(filling, code, given)
  if (was !== undefined) return goTo(filling, { at: 'fallen', code, answer: given, was })
  const asked = personAsked(filling, code, given)
  return asked ? goTo(filling, asked, lead) : advance(withAnswer(filling, code, given), lead)
}

/** Takes an answer in which a person is named as it is. */
export function withPerson(filling: Filling, code: string, given: Answer): Turn {
  return advance(withAnswer(filling, code, given))
}

/** Takes an answer without the persons named in it; where little else was said, it is asked again. */
export function withoutPerson(filling: Filling, code: string, given: Answer): Turn {
  const question = questionOf(filling, code)
  const words = namelessWords(given)
  const { given: nameless } = readAnswer(filling, question, words, given.message)
  if (nameless) return settle(filling, code, nameless)
  const { draft } = goTo(filling, { at: 'question', code })
  return refuse({ ...filling, draft }, '请不写姓名，再打一次。', given.message)
}

/** The number held before, where this one is less and nobody has said why. */
export function fallenFrom(filling: Filling, code: string, given: Answer): number | undefined {
  const was = stockBefore(questionOf(filling, code), filling.draft.answers, filling.about)
  const fallen = was !== undefined && typeof given.value === 'number' && given.value < was && !given.reason
  return fallen ? was : undefined
}

/** 累计 → 本次: less what was reported this year. Never a negative number. Of another stretch than the year nothing is kept. */
export function fromCumulative(
  filling: Filling,
  { code, answer: given, over }: Extract<Step, { at: 'cumulative' }>,
): Turn {
  const question = questionOf(filling, code)
  const before = filling.about.yearToDate[code] ?? 0
  const total = Number(given.value)
  const unit = question.indicator?.unit ?? ''
  const askAgain = (why: string): Turn => {
    const asked = goTo(filling, { at: 'question', code })
    return refuse({ ...filling, draft: asked.draft }, why, given.message)
  }
  if (over) return askAgain(`这一题只报本次的。请从${over}累计里减去报过的，写本次的数。`)
  if (total < before) return askAgain(`今年已报${before}${unit}，比累计${total}${unit}还多。请直接报本次的数。`)
  // Numbers have up to four decimal places; a difference of two may show more.
  const value = Math.round((total - before) * 10_000) / 10_000
  const note = `累计${total}，此前已报${before}`
  return settle(filling, code, { ...given, value, note }, `${labelOf(question)}记为${value}${unit}（${note}）。`)
}

export function withAnswer(filling: Filling, code: string, given: Answer | null): Filling {
  const answers = stillOffered(filling, { ...filling.draft.answers, [code]: given })
  return { ...filling, draft: { ...filling.draft, answers } }
}

/** Without the answers that chose among labels which are picked no longer: they are asked again. */
function stillOffered({ form }: Filling, answers: Answers): Answers {
  const gone = form.questions.filter((question) => {
    const value = answers[question.code]?.value
    if (question.among === undefined || typeof value !== 'string') return false
    return !narrowed(form, question, answers).choices?.includes(value)
  })
  return Object.fromEntries(Object.entries(answers).filter(([code]) => !gone.some((q) => q.code === code)))
}

/** The question whose answer came in this message. */
export function answeredIn(filling: Filling, message: number): Question | undefined {
  return askedIn(filling).find((q) => filling.draft.answers[q.code]?.message === message)
}

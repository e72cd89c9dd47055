import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { type Cues, cuesOf, enough, inRow, nearness, numericIn } from './cues.ts'
import type { Heard } from './heard.ts'
import { behind, isCounted, namesWho, nounOf, type Placed, placedIn, restOf, speaksBehind } from './placed.ts'
import type { Vocabulary } from './vocabulary.ts'
import { zeros } from './zeros.ts'

/** Numbers of something else than what was done this time. */
const OTHERWISE =
  /其中|其余|应[到参]|计划|预计|预期|原定|力争|目标|上次|上月|上一|去年|往年|以前|此前|平均|[年满]满|剩余|还差|未到|请假|缺席|邀请|聘请|编号|至少要|不到$/u
const EACH = /[每各均](?:户|人|名|家|位|场|次|支|个)?[^，,。]{0,8}$/u
/** 受众-20人: less than none, or a stroke that parts a title from its number. */
const LESS = /(?<![\d零〇一二三四五六七八九十百千万两半])[-－−]$|[负减]$/u
const EACH_BEHIND = /^[/／每]/u
const CUMULATIVE = /累计|截至|截止|以来|至今|本月|本年|今年|全年|本季度/u
/** What there is by now, and not what was done. */
const HELD = /现有|现在|现共|目前|已有|共有|应|在册|登记|总数/u

export type Numbers = {
  readonly heard: readonly Heard[]
  /** Numbers of something counted that no question asks for. */
  readonly homeless: number
  /** How many are told by words beside them. */
  readonly told: number
}

/** The questions that the numbers of a text answer, where each can only be for one. */
export function numbersIn(text: string, form: Form, of: Vocabulary): Numbers {
  const questions = numericIn(form)
  const cues = cuesOf(questions, form, of)
  const all = placedIn(text)
  const amounts = all.filter(({ left, clause, text: words, right }) => {
    const each = EACH.test(left) || EACH_BEHIND.test(right)
    return (
      !OTHERWISE.test(left) &&
      !LESS.test(left) &&
      !/^(?:以[上下]|以内)/u.test(right) &&
      !(each && !clause.includes(words))
    )
  })
  const { claims, lone, told } = claimed(amounts, questions, cues, (question) => of.cues(form, question))
  let homeless = 0
  for (const amount of lone) {
    if (amount.measure === '') continue
    const question = theOnlyOne(amount, questions, form)
    if (question === undefined) homeless++
    else claims.set(question.code, [...(claims.get(question.code) ?? []), amount])
  }
  for (const question of questions) {
    const [one] = claims.get(question.code) ?? []
    if (one && mayBeAnother(question, one, lone, of.cues(form, question))) claims.set(question.code, [])
  }
  const cumulative = CUMULATIVE.exec(text)?.index ?? Number.POSITIVE_INFINITY
  const heard = [...claims].flatMap(([code, said]): Heard[] => {
    const [one] = said
    if (!one || new Set(said.map(({ text: words }) => words)).size > 1) return []
    const sum = one.at > cumulative ? `累计${one.text}` : one.text
    return [{ code, words: sum, at: one.at }]
  })
  const zero = zeros(
    text,
    all,
    questions.filter(({ code }) => !claims.has(code)),
    cues,
  )
  return { heard: [...heard, ...zero], homeless, told: told + zero.length }
}

type Claims = Map<string, Placed[]>

/** The numbers to which the words beside them give a question, and those that nothing is said of. */
function claimed(
  amounts: readonly Placed[],
  questions: readonly Question[],
  cues: Cues,
  wordsOf: (question: Question) => string,
): { readonly claims: Claims; readonly lone: readonly Placed[]; readonly told: number } {
  const claims: Claims = new Map()
  const lone: Placed[] = []
  let told = 0
  for (const amount of amounts) {
    const each = EACH.test(amount.left) || EACH_BEHIND.test(amount.right)
    const fitting = questions.filter((q) => nearness(amount, q) > 0 && each === /[每各均]/u.test(q.ask))
    const byCue = (words: string) =>
      fitting
        .map((question) => ({ question, cue: cues(question, words, fitting) }))
        .filter(({ cue, question }) => cue >= enough(question) && (!question.stock || HELD.test(amount.clause)))
        .filter(({ question }) => isCounted(amount, wordsOf(question)))
    const near = byCue(amount.left).filter(({ question }) => namesWho(amount, wordsOf(question)))
    const found = near.length > 0 || !speaksBehind(amount) ? near : byCue(behind(amount))
    const [best, second] = found
      .map(({ question, cue }) => ({
        question,
        score: 2 * Math.min(cue, 4) + nearness(amount, question) + inRow(question),
      }))
      .sort((a, b) => b.score - a.score)
    if (!best) {
      if (!each) lone.push(amount)
      continue
    }
    if (second && second.score > best.score - 0.5) continue
    told++
    const all = [...(claims.get(best.question.code) ?? []), amount]
    // 给12个残疾人办证12本: its own measure word tells it from one that counts anything.
    const exact = all.filter((one) => nearness(one, best.question) > 1)
    claims.set(best.question.code, exact.length > 0 ? exact : all)
  }
  return { claims, lone, told }
}

/** Whether another number of the text may be the question's as well: 参加学生180人，教师12人. */
function mayBeAnother(question: Question, { left, of }: Placed, lone: readonly Placed[], cues: string): boolean {
  if (!of.includes('person') && !of.includes('session')) return false
  const noun = nounOf(left)
  if (noun.length === 2 && cues.includes(noun)) return false
  const others = lone.filter((other) => other.left !== left && other.measure !== '' && nearness(other, question) >= 1)
  return others.length > 0 && !question.optional
}

/**
 * The one question that a number without telling words can only be for: the only one asked of that measure, or of those
 * the only one that counts for the county's totals.
 */
function theOnlyOne(amount: Placed, questions: readonly Question[], form: Form): Question | undefined {
  const fitting = questions.filter(
    (q) =>
      nearness(amount, q) >= 1 && !/[每各均]/u.test(q.ask) && kindOf(q).counts === 'number' && !q.optional && !q.stock,
  )
  const exact = fitting.filter((q) => nearness(amount, q) > 1)
  const totals = fitting.filter((q) => q.indicator?.adds_to !== undefined)
  const [only, another] = [totals, exact, fitting].find((some) => some.length === 1) ?? fitting
  if (!only || another) return undefined
  if (amount.of.includes('session')) return only
  const rest = restOf(amount)
  if (rest === '') return only
  const own = [form.title, ...(form.also ?? [])].some((name) => name.includes(rest) || rest.includes(name))
  return own && !amount.of.includes('person') ? only : ofTitle(rest, form) ? only : undefined
}

/** Whether words are all the form's own: 培训残疾人25人 in 残疾人培训. */
function ofTitle(rest: string, { title, also = [] }: Form): boolean {
  const left = [title, ...also]
    .sort((a, b) => b.length - a.length)
    .reduce((words, name) => words.replace(name, ''), rest)
  return left === ''
}

import type { Form, Question } from '../catalogue/schema.ts'
import { type Amount, amountsIn } from '../chinese/amounts.ts'
import { LEXICON } from '../chinese/number-words.ts'
import { kindOf } from '../kinds/index.ts'
import type { Heard } from './heard.ts'
import { clauseAt, ENDS_CLAUSE, pairsIn } from './plain.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Numbers of something else than what was done this time. */
const OTHERWISE =
  /其中|其余|应[到参]|计划|预计|预期|原定|力争|目标|上次|上月|上一|去年|往年|以前|此前|平均|[年满]满|剩余|还差|未到|请假|缺席|邀请|聘请|编号|至少要|不到$/u
const EACH = /[每各均](?:户|人|名|家|位|场|次|支|个)?[^，,。]{0,8}$/u
const EACH_BEHIND = /^[/／每]/u
const CUMULATIVE = /累计|截至|截止|今年以来|年初以来|总累计/u
const NONE_BEFORE = /(?:没有?|未|暂无|尚无|无)(?:发生|开展)?/u
const NONE_BEHIND = /(?:没有|暂无|为?0|为零|无)(?:的|了)?$/u
/** Words at a number that say nothing of what it counts: who came, that they came. */
const NEUTRAL =
  /来了|来|共有|一共|总共|共计|合计|共|有|约|大概|大约|左右|到场|到会|参加|参与|出席|参会|参训|参赛|听课|受训|听|观看|在场|现场|人数|的|了|多|群众|妇女|职工|工人|青年|学生|老人|村民|居民|人员|干部|党员|同志|残疾人|师生|家长|儿童|老百姓|百姓|姐妹|女性|儿女|团员|会员|企业家|农民|农户|等|和|都|就|活动|今天|大家|前来|踊跃|积极|覆盖|惠及|受益|受教育|计|为|是|:/gu
const TELLING = 1
/** What there is by now, and not what was done. */
const HELD = /现有|现在|现共|目前|已有|共有|应|在册|登记|总数/u

/** How a number's measure word goes with a question's: not at all, or the nearer the more. */
function nearness({ measure, of, text }: Amount, question: Question): number {
  const unit = question.indicator?.unit.replace(/^万(?=.)/u, '') ?? ''
  if (question.kind === 'list' && measure !== unit && measure !== '个') return 0
  if (measure === '') return /\d|[一二三四五六七八九十百千万两]{2}/u.test(text) ? 0.2 : 0
  if (measure === unit || (unit === '场次' && measure === '场')) return 1.5
  const asked = LEXICON.get(unit)?.of ?? []
  if (asked.length === 0 || of.length === 0) return 0
  if (asked.some((quantity) => of.includes(quantity))) return asked.includes('size') || asked.includes('time') ? 0 : 1
  return [...asked, ...of].includes('any') && ![...asked, ...of].some((q) => q === 'money' || q === 'time') ? 0.5 : 0
}

/** A number with the words that may say what it counts. */
type Placed = Amount & { readonly left: string; readonly right: string; readonly clause: string }

function placed(text: string, amounts: readonly Amount[]): Placed[] {
  return amounts.map((amount, i) => {
    const { from, to } = clauseAt(text, amount.at)
    const left = text.slice(Math.max(from, amounts[i - 1]?.end ?? 0), amount.at)
    const next = Math.min(to < amount.end ? clauseAt(text, amount.end).to : to, amounts[i + 1]?.at ?? text.length)
    return { ...amount, left, right: text.slice(amount.end, Math.max(next, amount.end)), clause: text.slice(from, to) }
  })
}

/** The questions that numbers answer. */
export function numericIn(form: Form): readonly Question[] {
  return form.questions.filter((question) => {
    const { counts } = kindOf(question)
    return question.indicator !== undefined && (counts === 'number' || counts === 'names')
  })
}

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
  const all = placed(text, amountsIn(text))
  const amounts = all.filter(({ left, clause, text: words, right }) => {
    const each = EACH.test(left) || EACH_BEHIND.test(right)
    return !OTHERWISE.test(left) && !/^(?:以[上下]|以内)/u.test(right) && !(each && !clause.includes(words))
  })
  const claims = new Map<string, Placed[]>()
  const lone: Placed[] = []
  let told = 0
  for (const amount of amounts) {
    const each = EACH.test(amount.left) || EACH_BEHIND.test(amount.right)
    const fitting = questions.filter((q) => nearness(amount, q) > 0 && each === /[每各均]/u.test(q.ask))
    const byCue = (words: string) =>
      fitting
        .map((question) => ({ question, cue: cues(question, words, fitting) }))
        .filter(
          ({ cue, question }) =>
            cue >= enough(question, amount, fitting.length === 1) && (!question.stock || HELD.test(amount.clause)),
        )
    const near = byCue(amount.left).filter(({ question }) => namesWho(amount, of.cues(form, question)))
    const told2 = near.length > 0 ? near : byCue(amount.right)
    if (told2.length === 0) {
      if (!each) lone.push(amount)
      continue
    }
    const [best, second] = told2
      .map(({ question, cue }) => ({
        question,
        cue,
        score: 2 * Math.min(cue, 4) + nearness(amount, question) + inRow(question),
      }))
      .sort((a, b) => b.score - a.score)
    if (!best || (second && second.score > best.score - 0.5)) continue
    told++
    const rivals = claims.get(best.question.code) ?? []
    const nearest = Math.max(...[...rivals, amount].map((of) => nearness(of, best.question)))
    claims.set(
      best.question.code,
      [...rivals, amount].filter((of) => nearness(of, best.question) === nearest),
    )
  }
  let homeless = 0
  for (const amount of lone) {
    if (amount.measure === '') continue
    const question = theOnlyOne(amount, questions, claims, form)
    const rivals = lone.filter(
      (other) => other.measure !== '' && theOnlyOne(other, questions, claims, form) === question,
    )
    if (question && rivals.length === 1) claims.set(question.code, [amount])
    else homeless++
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

/** Whether the very word before a number of people is the question's: 受众150人, but 宣讲队8人 of whom nobody is asked. */
function namesWho({ of, left }: Placed, cues: string): boolean {
  const noun = left
    .replace(NEUTRAL, '')
    .replace(/\P{Script=Han}/gu, '')
    .slice(-2)
  return !of.includes('person') || noun.length < 2 || cues.includes(noun)
}

/** How much the words beside a number have to say, that it answers this question. */
function enough(question: Question, amount: Amount, alone: boolean): number {
  const { optional, kind } = question
  const { of } = amount
  if (kind === 'list') return 2 * TELLING
  // Who came and who was served are told by the same words.
  if (optional && of.includes('person')) return 1.5 * TELLING
  return alone && !of.includes('person') && nearness(amount, question) > 1 ? 0.2 * TELLING : TELLING
}

const inRow = ({ optional }: Question): number => (optional ? 0 : 0.3)

type Cues = (question: Question, words: string, among: readonly Question[]) => number

/** How much of a question some words say: each pair counts by how few of the questions that it may be have it. */
function cuesOf(questions: readonly Question[], form: Form, of: Vocabulary): Cues {
  const own = new Map(questions.map((question) => [question.code, pairsIn(of.cues(form, question))]))
  return ({ code, label, also = [] }, words, among) => {
    const shared = [...pairsIn(words)].reduce((sum, pair) => {
      if (!own.get(code)?.has(pair)) return sum
      return sum + 1 / among.filter((other) => own.get(other.code)?.has(pair)).length
    }, 0)
    const named = [label ?? '', ...also].some((name) => name.length > 1 && words.includes(name))
    return shared + (named && shared >= TELLING ? TELLING / 2 : 0)
  }
}

/**
 * The one question that a number without telling words can only be for: the only one asked of that measure, or of those
 * the only one that counts for the county's totals.
 */
function theOnlyOne(
  amount: Placed,
  questions: readonly Question[],
  taken: ReadonlyMap<string, unknown>,
  form: Form,
): Question | undefined {
  const fitting = questions.filter(
    (q) =>
      nearness(amount, q) >= 1 && !/[每各均]/u.test(q.ask) && kindOf(q).counts === 'number' && !q.optional && !q.stock,
  )
  const exact = fitting.filter((q) => nearness(amount, q) > 1)
  const totals = fitting.filter((q) => q.indicator?.adds_to !== undefined)
  const [only, another] = [totals, exact, fitting].find((some) => some.length === 1) ?? fitting
  if (!only || another || taken.has(only.code)) return undefined
  if (amount.of.includes('session')) return only
  const rest = (amount.left + amount.right).replace(NEUTRAL, '').replace(/\P{Script=Han}/gu, '')
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

/** Questions that are said to have none: 没发宣传册, 五好家庭没有. */
function zeros(text: string, amounts: readonly Amount[], questions: readonly Question[], cues: Cues): Heard[] {
  const heard = new Map<string, Heard>()
  for (let from = 0; from < text.length; ) {
    const { to } = clauseAt(text, from)
    const clause = text.slice(from, to)
    const at = from
    from = to + 1
    const counted = amounts.some((amount) => amount.at >= at && amount.at < to)
    if (counted || [...clause].length > 14 || ENDS_CLAUSE.test(clause)) continue
    const before = NONE_BEFORE.exec(clause)
    const words = before ? clause.slice(before.index + before[0].length) : NONE_BEHIND.test(clause) ? clause : ''
    const said = before && words.length < 2 ? clause.slice(0, before.index) : words
    if (said === '') continue
    const found = questions
      .filter((q) => !q.optional && !q.stock)
      .map((question) => ({ question, cue: cues(question, said, questions) }))
      .filter(({ cue }) => cue >= TELLING)
      .sort((a, b) => b.cue - a.cue)
    const [best, second] = found
    if (!best || (second && second.cue > best.cue - 0.5)) continue
    heard.set(best.question.code, { code: best.question.code, words: '没有', at })
  }
  return [...heard.values()]
}

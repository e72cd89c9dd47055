import type { Form, Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import { type Cues, cuesOf, enough, inRow, isCalled, namesOf, nearness, numericIn, saysDeed, TELLING } from './cues.ts'
import type { Heard } from './heard.ts'
import {
  asksDeed,
  CAME,
  CUMULATIVE,
  EACH,
  EACH_BEHIND,
  HELD,
  isDetail,
  isLikeOther,
  isOfAll,
  isOfBefore,
  isOfBodies,
  isOfDoers,
  isOfEach,
  LESS,
  OTHERWISE,
  onlyCame,
  PRIZE,
  STANDS,
  TAKEN_ALONG,
  TOTAL,
} from './otherwise.ts'
import { areHelpers, didSomething } from './people.ts'
import {
  behind,
  isBareThing,
  isCounted,
  isThing,
  namesWhat,
  namesWho,
  nounOf,
  OF_EVENT,
  type Placed,
  restOf,
  speaksBehind,
  withoutPeople,
} from './placed.ts'
import { pairsIn } from './plain.ts'
import { asksGoods, type Claims, isAllGiven, isWorth, paidOut, withTotals } from './totals.ts'
import type { Vocabulary } from './vocabulary.ts'
import { zeros } from './zeros.ts'

export type Numbers = {
  readonly heard: readonly Heard[]
  /** Numbers of something counted that no question asks for. */
  readonly homeless: number
  /** How many are told by words beside them. */
  readonly told: number
}

/** The questions that the numbers of a text answer, where each can only be for one. */
export function numbersIn(text: string, all: readonly Placed[], form: Form, of: Vocabulary): Numbers {
  const questions = numericIn(form)
  const cues = cuesOf(questions, form, of)
  const amounts = all.filter((amount) => {
    const { at, left, clause, text: words, right } = amount
    const each = EACH.test(left) || EACH_BEHIND.test(right)
    return (
      (!OTHERWISE.test(left) || questions.some((question) => asksOtherwise(question, left))) &&
      (!isDetail(text, at) || questions.some(({ part_of }) => part_of !== undefined)) &&
      !LESS.test(left) &&
      !areHelpers(amount) &&
      !/^\p{Script=Han}{0,3}(?:还没|没有?|未)(?!\p{Script=Han}*[假事故])/u.test(right) &&
      !isOfAll(amount, all) &&
      !/^(?:以[上下]|以内)/u.test(right) &&
      !(each && !clause.includes(words))
    )
  })
  const {
    claims,
    lone: unclaimed,
    told,
  } = claimed(text, amounts, questions, cues, (question) => of.cues(form, question))
  const lone = withTotals(text, claims, unclaimed, amounts, questions)
  let homeless = 0
  for (const amount of lone) {
    if (amount.measure === '' || PRIZE.test(amount.left)) continue
    const question =
      questions.find((q) => !claims.has(q.code) && isWorth(amount, q, text)) ??
      paidOut(amount, questions, text) ??
      theOnlyOne(amount, questions, form, text)
    const said = claims.get(question?.code ?? '') ?? []
    // 捐赠5万元修路，投资500万元: the one that is called by its name.
    const called =
      amount.of.includes('money') &&
      question !== undefined &&
      !saysDeed(question, amount.left) &&
      said.some(({ left }) => isCalled(question, left))
    if (question === undefined || called || !asksDeed(amount, of.cues(form, question))) homeless++
    else claims.set(question.code, [...(claims.get(question.code) ?? []), amount])
  }
  for (const question of questions) {
    const [one] = claims.get(question.code) ?? []
    // 参加28人次，表彰读者5名: the second is said of something else.
    const others = lone.filter(
      ({ left }) => !questions.some((q) => q !== question && cues(q, left, questions) >= TELLING),
    )
    if (one && mayBeAnother(question, one, others, of.cues(form, question))) claims.set(question.code, [])
  }
  const cumulative = CUMULATIVE.exec(text)?.index ?? Number.POSITIVE_INFINITY
  const heard = [...claims].flatMap(([code, said]): Heard[] => {
    const [one] = said
    if (!one || said.length > 1) return []
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

/** 应参学350: a number of something else, where that very thing is asked. */
function asksOtherwise(question: Question, words: string): boolean {
  return namesOf(question).some((name) => OTHERWISE.test(name) && words.includes(name))
}

/** The numbers to which the words beside them give a question, and those that nothing is said of. */
function claimed(
  text: string,
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
    const detail = isDetail(text, amount.at)
    if (amount.of.includes('body') && TAKEN_ALONG.test(amount.left)) continue
    const fitting = questions.filter(
      (q) =>
        nearness(amount, q) > 0 &&
        isOfDoers(amount, q) &&
        // 培训60人，其中56人取得救护员证
        (!detail || q.part_of !== undefined) &&
        !isOfBodies(amount, q) &&
        !onlyCame(amount, q) &&
        each === /[每各均]/u.test(q.ask) &&
        isOfEach(amount, q) &&
        (q.stock || !STANDS.test(amount.left)),
    )
    const byCue = (words: string) =>
      fitting
        .map((question) => ({ question, cue: cues(question, words, fitting) }))
        .filter(
          ({ cue, question }) =>
            cue >= (each ? TELLING : enough(question)) && (!question.stock || HELD.test(amount.clause)),
        )
        // 参与职工36人 are none that were helped: 职工 alone says only that they are people.
        .filter(
          ({ question }) =>
            !amount.of.includes('person') ||
            question.indicator?.adds_to !== undefined ||
            isCalled(question, words) ||
            cues(question, withoutPeople(words), fitting) >= TELLING,
        )
        .filter(({ question }) => !OTHERWISE.test(amount.left) || asksOtherwise(question, amount.left))
        .filter(({ question }) => isCounted(amount, wordsOf(question)))
        .filter(({ question }) => asksDeed(amount, wordsOf(question), namesOf(question)))
        // 服务4小时 is how long it took; what is asked is that of all together.
        .filter(({ question }) => !amount.of.includes('time') || isCalled(question, amount.left))
    // 大学习：应学1520: what stands nearer, where it says enough.
    const own = amount.left.slice(amount.left.lastIndexOf(':') + 1)
    const close = byCue(own)
    const near = (close.length > 0 || isNoun(own) ? close : byCue(amount.left))
      .filter(
        ({ question }) =>
          namesWho(amount, wordsOf(question)) ||
          // 新增“三长”兼职副主席5名
          (question.indicator?.adds_to === undefined && isCalled(question, own)),
      )
      .filter(
        ({ question }) => asksGoods(question) || namesWhat(amount, wordsOf(question), question.indicator?.unit ?? ''),
      )
    const said = near.length > 0 || !speaksBehind(amount) ? near : byCue(behind(amount))
    const found =
      said.length > 0 || !amount.goesOnFrom || withoutPeople(amount.right) !== '' ? said : byCue(amount.goesOnFrom)
    const [best, second] = found
      .map(({ question, cue }) => ({
        question,
        score: 2 * Math.min(cue, 4) + nearness(amount, question) + inRow(question),
      }))
      .sort((a, b) => b.score - a.score)
    if (!best && detail) continue
    if (!best && each) {
      const ofBefore = fitting.filter(({ ask }) => isOfBefore(amount, amounts, ask))
      const [one, another] = ofBefore
      if (one && !another) claims.set(one.code, [...(claims.get(one.code) ?? []), amount])
      continue
    }
    if (!best) {
      const goods = !each && isAllGiven(text, amount, amounts) ? questions.find(asksGoods) : undefined
      if (goods) claims.set(goods.code, [...(claims.get(goods.code) ?? []), amount])
      else if (!each) lone.push(amount)
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

/** Whether words say themselves what is counted, so that a title before them does not: 微心愿项目：认领心愿60个. */
const isNoun = (words: string): boolean => /\p{Script=Han}{2}/u.test(withoutPeople(words))

/** What is printed is counted in any of these. */
const PAPER = /^[份本册张]$/u

/** Whether another number of the text may be the question's as well: 参加学生180人，教师12人. */
function mayBeAnother(
  question: Question,
  { left, of, measure, clause, end }: Placed,
  lone: readonly Placed[],
  cues: string,
): boolean {
  // 捐款3万元，另捐价值8000元的物资
  if (of.includes('money') && !TOTAL.test(left))
    return lone.some((other) => other.of.includes('money') && saysDeed(question, other.left))
  // 轮椅9台护理床3张
  if (of.includes('thing') && lone.some((other) => isThing(other) && isBareThing(other) && other.clause === clause))
    return true
  // 借出轮椅3辆，适配护理床2张
  const isOfAsked = (words: string) => [...pairsIn(words)].some((pair) => cues.includes(pair))
  if (of.includes('thing') && lone.some((other) => isThing(other) && asksDeed(other, cues) && isOfAsked(other.left)))
    return true
  if (lone.some((other) => other.left !== left && isLikeOther(other, measure))) return true
  // 人数分别是30、42、28
  if (measure === '' && lone.some((other) => other.measure === '' && other.left === '')) return true
  if (!of.includes('person') && !of.includes('session')) return false
  const noun = nounOf(left)
  if (noun.length === 2 && cues.includes(noun)) return false
  const others = lone.filter(
    (other) =>
      !PRIZE.test(other.left) &&
      asksDeed(other, cues) &&
      // 心理辅导2人次 is how often it was done for somebody.
      (other.measure !== '人次' || measure === '人次') &&
      isOfDoers(other, question) &&
      other.left !== left &&
      other.measure !== '' &&
      nearness(other, question) >= 1,
  )
  // 表彰干部15名、团员30名
  const isJoined = (other: Placed) => other.at - other.left.length - 1 === end
  return others.some((other) => !question.optional || isJoined(other))
}

/**
 * The one question that a number without telling words can only be for: the only one asked of that measure, or of those
 * the only one that counts for the county's totals.
 */
function theOnlyOne(amount: Placed, questions: readonly Question[], form: Form, text: string): Question | undefined {
  const fitting = questions.filter(
    (q) =>
      nearness(amount, q) >= 1 &&
      !/[每各均]/u.test(q.ask) &&
      kindOf(q).counts === 'number' &&
      isOfDoers(amount, q) &&
      !q.optional &&
      !q.stock &&
      (!amount.of.includes('person') || !CAME.test(amount.left + amount.right) || q.indicator?.adds_to !== undefined),
  )
  const exact = fitting.filter((q) => nearness(amount, q) > 1)
  const totals = fitting.filter((q) => q.indicator?.adds_to !== undefined)
  const [only, another] = [totals, exact, fitting].find((some) => some.length === 1) ?? fitting
  if (!only || another) return undefined
  if (amount.of.includes('session')) return ofOther(amount, only, form) ? undefined : only
  // 植树200棵 are no 宣传册.
  const unit = only.indicator?.unit ?? ''
  const isThing = amount.of.includes('thing') || amount.of.includes('pack')
  if (isThing && amount.measure !== unit && !(PAPER.test(unit) && PAPER.test(amount.measure))) return undefined
  // 救助8户，共1.6万元 is none that was collected.
  if (amount.of.includes('money') && !isCalled(only, text)) return undefined
  if (isThing && amount.measure === unit && !OF_ALL_THINGS.test(unit)) return only
  // 为20名大学新生发放助学金
  if (/[给为向对帮]$/u.test(amount.left) && FOR_WHOM.test(only.ask)) return only
  // 320名同学围观
  const whoever = only.indicator?.adds_to === 'attendance' && didSomething(amount)
  if (whoever) return only
  const rest = restOf(amount)
  if (rest === '' || (only.indicator?.adds_to === 'attendance' && OF_EVENT.test(amount.left))) return only
  // 纠纷线索报了2起, but 集体协商3家 are no 新建工会.
  const own = [form.title, ...(form.also ?? [])].some((name) => name.includes(rest)) || isCalled(only, rest)
  return (own && !amount.of.includes('person')) || ofTitle(rest, form) ? only : undefined
}

/** 主题团日3次 are no 宣讲: what was held so often is called by a name of the form, and not by one of the question. */
function ofOther({ left, right }: Placed, question: Question, { also = [] }: Form): boolean {
  const held = also.filter((name) => left.endsWith(name) || right.startsWith(name))
  return held.length > 0 && !held.some((name) => namesOf(question).some((own) => own.length > 1 && name.includes(own)))
}

/** That it asks for whom something was done. */
const FOR_WHOM = /^(?:服务|帮扶|救助|资助|慰问帮扶)了?多少/u

/** What many things are counted in: it says nothing of which. */
const OF_ALL_THINGS = /^[份件个本张册套]$/u

/** Whether words are all the form's own: 培训残疾人25人 in 残疾人培训. */
function ofTitle(rest: string, { title, also = [] }: Form): boolean {
  const left = [title, ...also]
    .sort((a, b) => b.length - a.length)
    .reduce((words, name) => words.replace(name, ''), rest)
  return /^(?:新?办|办好|发|做|搞|开展|举办|组织)?$/u.test(left)
}

import type { Form, Question } from '../catalogue/schema.ts'
import { isToBe } from '../chinese/standing.ts'
import type { Known } from '../kinds/kind.ts'
import { whoIsAsked } from './accounted.ts'
import { heldAtEach } from './at-each-place.ts'
import { asksOtherwise, claimed, fits } from './claimed.ts'
import { cuesOf, isCalled, isOfPrize, numericIn, saysDeed } from './cues.ts'
import { mayBeAnother, withoutParts } from './doubted.ts'
import { goodsGiven } from './goods-given.ts'
import type { Heard } from './heard.ts'
import { theOnlyOne } from './only-one.ts'
import {
  asksDeed,
  CUMULATIVE,
  EACH,
  EACH_BEHIND,
  isContact,
  isDetail,
  isOfAll,
  LESS,
  OTHERWISE,
  PRIZE,
  TOTAL,
} from './otherwise.ts'
import { areHelpers } from './people.ts'
import type { Placed } from './placed.ts'
import { goodsInRow, rowOf } from './row-sums.ts'
import { areOfSomeHeld, ofEachHeld } from './sessions.ts'
import { asksGoods, isThing } from './things.ts'
import { toldOfIn } from './told-of.ts'
import { isWorth, paidOut, withTotals } from './totals.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isNone, zeros } from './zeros.ts'

export type Numbers = {
  readonly heard: readonly Heard[]
  /** Numbers of something counted that no question asks for. */
  readonly homeless: number
  /** How many are told by words beside them. */
  readonly told: number
  /** How many questions are left to be asked because several numbers may be theirs. */
  readonly doubted: number
}

/** 去了30人，除去带队老师3个 */
const TAKEN_OFF = /^(?:除[去掉开]|扣[除掉]|减[去掉]|刨去)/u

/** 两支队，一支20人; 走访2户，一户给500元: of one of those that were counted before. */
function isOfOne({ at, left, of }: Placed, all: readonly Placed[]): boolean {
  const isMoney = of.includes('money')
  const one = all.find(
    ({ end, text }) => text.startsWith('一') && (end === at || (isMoney && end + left.length === at)),
  )
  return one !== undefined && all.some((other) => other.at < one.at && other.measure.startsWith(one.measure))
}

/** 讲座2场，一场45人一场70人 */
const isOfOneHeldBefore = (amount: Placed, all: readonly Placed[]): boolean =>
  isOfOne(amount, all) && all.some(({ end, of }) => end === amount.at && of.includes('session'))

/** 各给1000元和慰问品一份: so much for each, as what it is joined to. */
function isAlsoForEach(amount: Placed, all: readonly Placed[], text: string): boolean {
  const before = all[all.indexOf(amount) - 1]
  if (!before || !(isThing(amount) || amount.of.includes('money')) || TOTAL.test(amount.left)) return false
  const isEach = EACH.test(before.left) || /各\p{Script=Han}{0,3}$/u.test(before.left)
  return isEach && /^[\p{Script=Han}、+]{0,8}$/u.test(text.slice(before.end, amount.at))
}

/** 上报3起，全年累计27起: what it comes to with those before, beside those of this time. */
function isRunningTotal({ left, measure, at }: Placed, all: readonly Placed[]): boolean {
  return (
    CUMULATIVE.test(left) &&
    all.some((other) => other.at < at && other.measure === measure && measure !== '' && !CUMULATIVE.test(other.clause))
  )
}

/** 教了两场，一场40人，另一场55人: each of those that were counted. */
function isOneOf({ text: words, of, at, end, left }: Placed, all: readonly Placed[], text: string): boolean {
  if (!words.startsWith('一')) return false
  // 一家8个人一家12个人
  if (/^\d/u.test(text.slice(end)) && all.filter((other) => other.text === words).length > 1) return true
  if (!of.includes('session')) return false
  const told = /^\d/u.test(text.slice(end)) || /[另头]$/u.test(left)
  return told && all.some((other) => other.at < at && other.of.includes('session') && !other.text.startsWith('一'))
}

/** The questions that the numbers of a text answer, where each can only be for one. */
export function numbersIn(
  text: string,
  all: readonly Placed[],
  form: Form,
  of: Vocabulary,
  { text: whole, known }: { readonly text: string; readonly known: Known },
): Numbers {
  const questions = numericIn(form)
  const cues = cuesOf(questions, form, of)
  const meantBy = (question: Question) => of.meant(form, question)
  const toldOf = toldOfIn(text, form, questions, meantBy)
  const amounts = all.filter((amount) => {
    const { left, clause, text: words, right } = amount
    const each = EACH.test(left) || EACH_BEHIND.test(right)
    return (
      (!OTHERWISE.test(left) || questions.some((question) => asksOtherwise(question, left))) &&
      (!isDetail(text, amount) ||
        questions.some((question) => question.part_of !== undefined || isOfPrize(question))) &&
      !LESS.test(left) &&
      (!areHelpers(amount) || questions.some((question) => asksOtherwise(question, left))) &&
      !amount.undone &&
      !isAlsoForEach(amount, all, text) &&
      !isNone(amount, text) &&
      !isContact(amount) &&
      !isOneOf(amount, all, text) &&
      !isOfOne(amount, all) &&
      !isOfAll(amount, all) &&
      !isToBe(right) &&
      !isRunningTotal(amount, all) &&
      !/^(?:以[上下]|以内)/u.test(right) &&
      !(each && !clause.includes(words))
    )
  })
  const { claims, lone: unclaimed, told } = claimed(text, amounts, questions, cues, meantBy, toldOf)
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
    if (question === undefined || called || !asksDeed(amount, meantBy(question)) || !toldOf(question, amount))
      homeless++
    else claims.set(question.code, TOTAL.test(amount.left) ? [amount] : [...(claims.get(question.code) ?? []), amount])
  }
  for (const question of questions) {
    const said = claims.get(question.code)
    if (said) claims.set(question.code, [...whoIsAsked(question, said)])
  }
  const taken = new Map([...claims].flatMap(([code, said]) => said.map((amount) => [amount, code] as const)))
  const optional = new Set(questions.flatMap(({ code, optional }) => (optional ? [code] : [])))
  // 评残6人，一个没评成: neither all of them nor all but one.
  const untaken = all.filter(
    (amount) =>
      (amount.undone || amounts.includes(amount) || isDetail(text, amount) || TAKEN_OFF.test(amount.left)) &&
      !taken.has(amount),
  )
  const fitting = (question: Question, amount: Placed) => fits(question, amount, amounts, false)
  const each = new Set<string>()
  for (const question of questions) {
    const said = claims.get(question.code) ?? []
    const mayBe = (amount: Placed) =>
      said.includes(amount) ||
      ((untaken.includes(amount) || isOfOneHeldBefore(amount, all)) &&
        amount.of.includes('person') &&
        fitting(question, amount))
    const ofEach = ofEachHeld(question, all, mayBe, whole)
    if (ofEach) {
      claims.set(question.code, [...ofEach])
      each.add(question.code)
      continue
    }
    const [one] = said
    if (!one) continue
    const parts = [...taken].filter(([, code]) => code !== question.code && optional.has(code)).map(([part]) => part)
    const doubted = { question, one, isRow: false, meant: meantBy(question), text, fits: fitting }
    const left = withoutParts(doubted, said)
    const isAnother = mayBeAnother({ ...doubted, isRow: left.length > 1 }, untaken, parts)
    claims.set(question.code, isAnother ? [] : [...left])
  }
  // 物资发放：米50袋，油50桶: the first of them alone was none.
  const isFree = (code: string | undefined) => claims.get(code ?? '')?.length === 0
  const ofGoods = all.filter(
    (amount) => isFree(taken.get(amount)) && questions.find(asksGoods)?.code === taken.get(amount),
  )
  const goods = goodsInRow(
    [...ofGoods, ...untaken].sort((a, b) => a.at - b.at),
    questions,
    text,
  )
  if (goods && (claims.get(goods[0].code) ?? []).length === 0) claims.set(goods[0].code, [...goods[1]])
  const cumulative = CUMULATIVE.exec(text)?.index ?? Number.POSITIVE_INFINITY
  const heard = [...claims].flatMap(([code, said]): Heard[] => {
    const [one] = said
    if (!one) return []
    if (said.length > 1) {
      const question = questions.find((asked) => asked.code === code)
      const isKnown = question === undefined || each.has(code) || !areOfSomeHeld(question, said, whole)
      const row = question && isKnown && rowOf(whole, said, question, known, each.has(code))
      return !row ? [] : [{ code, words: row, at: one.at }]
    }
    const sum = one.at > cumulative ? `累计${one.text}` : one.text
    return [{ code, words: sum, at: one.at }]
  })
  for (const question of questions) {
    const product = claims.has(question.code) ? undefined : heldAtEach(question, all, whole, known)
    if (product) heard.push({ code: question.code, ...product })
  }
  const doubted = [...claims.keys()].filter((code) => !heard.some((said) => said.code === code)).length
  const zero = zeros(
    text,
    all,
    questions.filter(({ code }) => !claims.has(code)),
    cues,
  )
  const given = goodsGiven(form, questions, claims, heard, text)
  return { heard: [...heard, ...given, ...zero], homeless, told: told + zero.length, doubted }
}

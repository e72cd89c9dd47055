import type { Question } from '../catalogue/schema.ts'
import { isCalled, nearness } from './cues.ts'
import { EACH, isInRow, TOTAL } from './otherwise.ts'
import { nounOf, type Placed } from './placed.ts'
import { GIVING, isBareThing, isGiven, isNoGoods, isThing } from './things.ts'

/** The numbers that answer each question, as far as the words say that. */
export type Claims = Map<string, Placed[]>

/** What several numbers come to stands for them: 轮椅6辆、助听器2个，合计8件; 每人300元，共1800元. Gives what is left. */
export function withTotals(
  text: string,
  claims: Claims,
  lone: readonly Placed[],
  amounts: readonly Placed[],
  questions: readonly Question[],
): readonly Placed[] {
  const ofAll = questions.filter(({ ask }) => !/[每各均]/u.test(ask))
  for (const [code, said] of claims) {
    const total = said.filter(({ left }) => TOTAL.test(left))
    if (ofAll.some((question) => question.code === code) && said.length > 1 && total.length === 1)
      claims.set(code, total)
  }
  for (const [code, said] of claims) {
    const [one, another] = said
    const question = questions.find((q) => q.code === code)
    const meant =
      one && !another && question && isOneOf(one, question) ? meantByRow(text, one, lone, amounts) : undefined
    if (meant === undefined) continue
    // What they come to is told of them, and not of whatever was given.
    for (const [other, [its]] of claims) if (other !== code && its && meant.includes(its)) claims.delete(other)
    claims.set(code, [...meant])
  }
  return lone.filter((amount) => {
    if (!TOTAL.test(amount.left)) return true
    if ([...claims.values()].some((said) => said.includes(amount))) return false
    const before = amounts[amounts.indexOf(amount) - 1]
    const ofEach = before !== undefined && EACH.test(before.left) ? before.left : ''
    // 每人3小时，共45小时
    const ofTime = amount.of.includes('time') && ofEach !== '' && before?.measure === amount.measure
    const like = amounts.filter(({ measure, at }) => measure === amount.measure && at < amount.at)
    const summed = ofAll.find(
      (question) =>
        nearness(amount, question) > 1 &&
        (ofTime || (claims.get(question.code)?.length ?? 0) > (like.length > 1 ? 0 : 1) || isCalled(question, ofEach)),
    )
    if (summed) claims.set(summed.code, [amount])
    return summed === undefined
  })
}

/** 轮椅 are some of the 辅助器具 that are asked for; 宣传册 are all that is asked. */
function isOneOf({ left }: Placed, { ask, label = '', indicator }: Question): boolean {
  const noun = nounOf(left)
  return noun.length === 2 && ![ask, label, indicator?.label ?? ''].some((words) => words.includes(noun))
}

/**
 * 拐杖14根、坐便椅6个，合计25件: of things in a row not the first is meant but what they come to; where that is not told,
 * all of them, which no question takes. Undefined where nothing stands in a row with it.
 */
function meantByRow(
  text: string,
  one: Placed,
  lone: readonly Placed[],
  all: readonly Placed[],
): readonly Placed[] | undefined {
  if (!isThing(one) || TOTAL.test(one.left)) return undefined
  const row = lone.filter((other) => other.at > one.at && isThing(other))
  const [next] = row
  const between = next === undefined ? undefined : text.slice(one.end, next.at - next.left.length)
  const inRow = between === '' || between === '、'
  if (!next || !inRow || !/^\p{Script=Han}{1,5}$/u.test(next.left)) return undefined
  const total = all.find((other) => other.at > next.at && isThing(other) && TOTAL.test(other.left))
  return total ? [total] : [one, ...row]
}

/** 每户500元，另送油一桶 */
const ALSO = /^(?:另|外加|还有|还|和|加)/u
/** 捐物资一批，价值6.2万元, where 折合多少 is asked. */
export function isWorth({ left, of }: Placed, { ask, also = [] }: Question, text: string): boolean {
  const worth =
    of.includes('money') && /折合/u.test(ask) && /(?:价?值|总价|折合|折款|折价|折计)\p{Script=Han}{0,2}$/u.test(left)
  return worth && also.some((name) => text.includes(name.charAt(0)))
}

/** 救助金发了6名，每人一万，共6万元: a sum for which one question for money is called elsewhere. */
const EACH_PAID = /[每各][人户名家位]\p{Script=Han}{0,4}\d+元?[)）]?[，,]?共?\p{Script=Han}{0,2}$/u
export function paidOut(amount: Placed, questions: readonly Question[], text: string): Question | undefined {
  if (!amount.of.includes('money') || !TOTAL.test(amount.left)) return undefined
  const [one, another] = questions.filter(
    (question) =>
      nearness(amount, question) >= 1 &&
      !/[每各均]/u.test(question.ask) &&
      // 救助5户共2.5万元，募到的善款还剩1.3万元: what is called behind it is another sum.
      (isCalled(question, text.slice(0, amount.end)) ||
        (EACH_PAID.test(text.slice(0, amount.at)) && /发放/u.test(question.ask))),
  )
  return another ? undefined : one
}

/** 送去书包12个; 发了慰问金，棉被15床; 手套和杯子，一共100件: all of what was given, as far as the text says. */
export function isAllGiven(text: string, amount: Placed, amounts: readonly Placed[]): boolean {
  // 每户送500元跟一桶油
  const isOfEach =
    /[每各](?:户|人|名|家|个)/u.test(amount.clause) || (ALSO.test(amount.left) && /[每各][户人]/u.test(text))
  if (isNoGoods(amount)) return false
  if (!isThing(amount) || isOfEach) return false
  if (TOTAL.test(amount.left)) return GIVING.test(text)
  // 热饮300杯、手套150双: whatever the first of them is counted in.
  if (/\d\p{Script=Han}{1,2}[、和及]$/u.test(text.slice(0, amount.at - amount.left.length))) return false
  const others = amounts.filter((other) => other !== amount && isThing(other))
  return isGiven(amount) ? !isInRow(amount, amounts) : others.length === 0 && isBareThing(amount) && GIVING.test(text)
}

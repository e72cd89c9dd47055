import type { Question } from '../catalogue/schema.ts'
import { nearness, saysDeed } from './cues.ts'
import { asksDeed, isLikeOther, isOfDoers, PRIZE, TOTAL } from './otherwise.ts'
import { nounOf, type Placed } from './placed.ts'
import { pairsIn } from './plain.ts'
import { isBareThing, isThing } from './things.ts'
import type { Meant } from './vocabulary.ts'

/**
 * 捐款3万元，另捐价值8000元的物资; 捐资8万元，捐赠桌椅40套; 收到现金2万元，物资价值1万元: more of what is asked for all
 * together, where that is not what was told.
 */
function isAlsoGiven(question: Question, { of, left, ...other }: Placed, told: string): boolean {
  const worth = /折合/u.test(question.ask)
  if (of.includes('money'))
    return saysDeed(question, left) || /到账|实收/u.test(left) || (worth && /价值|折合|折款|物资/u.test(left))
  return worth && !/折|价值/u.test(told) && isThing({ of, left, ...other }) && saysDeed(question, left)
}

const BARE_NOUN = /^\p{Script=Han}{2,5}$/u

/** Whether another number of the text may be the question's as well: 参加学生180人，教师12人. */
export function mayBeAnother(
  question: Question,
  { text: words, left, of, measure, clause, at, end }: Placed,
  lone: readonly Placed[],
  meant: Meant,
  text: string,
): boolean {
  if (
    of.includes('money') &&
    !TOTAL.test(left) &&
    lone.some((other) => other.end !== end && isAlsoGiven(question, other, left))
  )
    return true
  if (of.includes('money')) return false
  // 轮椅9台护理床3张
  if (of.includes('thing') && lone.some((other) => isThing(other) && isBareThing(other) && other.clause === clause))
    return true
  // 借出轮椅3辆，适配护理床2张
  const isOfAsked = (words: string) => [...pairsIn(words)].some((pair) => meant.words.includes(pair))
  if (of.includes('thing') && lone.some((other) => isThing(other) && asksDeed(other, meant) && isOfAsked(other.left)))
    return true
  if (lone.some((other) => other.left !== left && isLikeOther(other, measure))) return true
  // 新建团支部2个，整顿软弱涣散3个
  if (
    !of.includes('person') &&
    lone.some(
      (other) =>
        other.end !== end &&
        other.measure === measure &&
        measure !== '' &&
        asksDeed(other, meant) &&
        isOfAsked(other.left),
    )
  )
    return true
  // 红旗团委1个、团支部3个; 台资企业1家民企4家
  const isNext = (other: Placed) => {
    const [first, second] = other.at > at ? [end, other] : [other.end, { at, left }]
    return /^、?$/u.test(text.slice(first, second.at - second.left.length))
  }
  const inRow = (other: Placed) =>
    other.measure === measure && other.end !== end && isNext(other) && BARE_NOUN.test(other.left.replace(/^.*:/u, ''))
  const countsThings = !of.includes('person') && !of.includes('session') && measure !== ''
  if (countsThings && !TOTAL.test(left) && lone.some(inRow)) return true
  // 走访留守妇女15人，困境儿童9人
  const areAsked = (other: Placed) =>
    other.of.includes('person') &&
    !other.wanted &&
    other.text !== words &&
    (other.deed === undefined || other.deed === 'visited' || other.deed === 'helped') &&
    nounOf(other.left).length === 2 &&
    meant.words.includes(nounOf(other.left))
  if (of.includes('person') && question.indicator?.adds_to === undefined && lone.some(areAsked)) return true
  // 人数分别是30、42、28
  if (measure === '' && lone.some((other) => other.measure === '' && other.left === '')) return true
  // 男职工45女职工42
  const last = (words: string) => words.slice(-2)
  if (
    of.includes('person') &&
    left !== '' &&
    lone.some((other) => other.end !== end && other.measure === '' && last(other.left) === last(left))
  )
    return true
  if (!of.includes('person') && !of.includes('session')) return false
  const noun = nounOf(left)
  if (noun.length === 2 && meant.words.includes(noun)) return false
  const others = lone.filter(
    (other) =>
      !PRIZE.test(other.left) &&
      asksDeed(other, meant) &&
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

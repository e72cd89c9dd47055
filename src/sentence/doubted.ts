import type { Question } from '../catalogue/schema.ts'
import { isOtherManner } from '../chinese/standing.ts'
import { nearness, saysDeed } from './cues.ts'
import { asksDeed, isLikeOther, isOfDoers, PRIZE, TOTAL } from './otherwise.ts'
import { peopleCalled } from './people.ts'
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
    return saysDeed(question, left) || /到账|实收/u.test(left) || (worth && /价值|折[合款价计]|物资/u.test(left))
  return worth && !/折|价值/u.test(told) && isThing({ of, left, ...other }) && saysDeed(question, left)
}

/** A number that was taken for a question's answer, and what else is known of them. */
type Doubted = {
  readonly question: Question
  readonly one: Placed
  readonly meant: Meant
  readonly text: string
}

/** Why a number that no words name a question for may be of this one as well. */
type Doubt = (of: Doubted, other: Placed) => boolean

const isPeople = ({ of }: Placed): boolean => of.includes('person')
const isMoney = ({ of }: Placed): boolean => of.includes('money')
const lastTwo = ({ left }: Placed): string => left.slice(-2)
/** 轮椅申请了15辆只到了9辆: what has no word of its own goes on with its clause. */
const sharesWords = ({ words }: Meant, { left, clause }: Placed): boolean =>
  [...pairsIn(/^(?:只|才|已|实际)/u.test(left) ? clause : left)].some((pair) => words.includes(pair))

/** 轮椅9台护理床3张; itself too, where it was taken for want of another: 婚姻调解2起，成功1起. */
const oneMoreThing: Doubt = ({ one }, other) =>
  one.of.includes('thing') && isThing(other) && isBareThing(other) && other.clause === one.clause

/** 借出轮椅3辆，适配护理床2张 */
const thingOfTheDeed: Doubt = ({ one, meant }, other) =>
  one.of.includes('thing') && isThing(other) && asksDeed(other, meant) && sharesWords(meant, other)

const likeIt: Doubt = ({ one }, other) => other.left !== one.left && isLikeOther(other, one.measure)

/** 新建团支部2个，整顿软弱涣散3个 */
const sameMeasure: Doubt = ({ one, meant }, other) =>
  other.end !== one.end &&
  !isPeople(one) &&
  one.measure !== '' &&
  other.measure === one.measure &&
  asksDeed(other, meant) &&
  sharesWords(meant, other)

const BARE_NOUN = /^\p{Script=Han}{2,5}$/u

/** 商会会长8人、企业家24人: one right behind the other. */
function isRow(text: string, one: Placed, other: Placed): boolean {
  const [first, second] = other.at > one.at ? [one, other] : [other, one]
  return /^、?$/u.test(text.slice(first.end, second.at - second.left.length))
}

/** 红旗团委1个、团支部3个; 台资企业1家民企4家 */
const nextInRow: Doubt = ({ one, text }, other) => {
  if (isPeople(one) || one.of.includes('session') || one.measure === '' || TOTAL.test(one.left)) return false
  if (other.end === one.end) return false
  return other.measure === one.measure && isRow(text, one, other) && BARE_NOUN.test(other.left.replace(/^.*:/u, ''))
}

/** 走访留守妇女15人，困境儿童9人 */
const othersAskedFor: Doubt = ({ question, one, meant }, other) => {
  const noun = peopleCalled(other.left, '') || nounOf(other.left)
  return (
    isPeople(one) &&
    question.indicator?.adds_to === undefined &&
    isPeople(other) &&
    !other.wanted &&
    other.text !== one.text &&
    (other.deed === undefined || other.deed === 'visited' || other.deed === 'helped') &&
    noun.length >= 2 &&
    meant.words.includes(noun)
  )
}

/** 人数分别是30、42、28 */
const bareInRow: Doubt = ({ one }, other) => one.measure === '' && other.measure === '' && other.left === ''

/** 男职工45女职工42 */
const sameNoun: Doubt = ({ one }, other) =>
  other.end !== one.end && isPeople(one) && one.left !== '' && other.measure === '' && lastTwo(other) === lastTwo(one)

/** 参加学生180人，教师12人; of what nobody has to answer only what is joined to it: 表彰干部15名、团员30名. */
const asNear: Doubt = ({ question, one, meant, text }, other) => {
  const noun = nounOf(one.left)
  if (!isPeople(one) && !one.of.includes('session')) return false
  if (noun.length === 2 && meant.words.includes(noun)) return false
  // 残疾人22名，家属9名, where it is asked how many 残疾人.
  const called = peopleCalled(one.left.replace(/(?:[到来]了|[到来有共])$/u, ''), '')
  if (called.length > 1 && question.ask.includes(called) && !isRow(text, one, other)) return false
  const isJoined = other.at - other.left.length - 1 === one.end
  return (
    !PRIZE.test(other.left) &&
    asksDeed(other, meant) &&
    // 心理辅导2人次 is how often it was done for somebody.
    (other.measure !== '人次' || one.measure === '人次') &&
    isOfDoers(other, question) &&
    other.left !== one.left &&
    other.measure !== '' &&
    nearness(other, question) >= 1 &&
    (!question.optional || isJoined)
  )
}

/** 线上看的1200人次，现场80人 */
const inOtherManner: Doubt = ({ one }, other) =>
  isPeople(one) && isPeople(other) && other.end !== one.end && isOtherManner(one.clause, other.clause)

const YOUNG = /(?:学生|孩子|儿童|娃娃?|小朋友)$/u
const GROWN_UP = /(?:老师|教师|家长|大人)$/u

/** 学生400个，老师20个: either may be all that was meant. */
const withGrownUps: Doubt = ({ question, one }, other) =>
  question.indicator?.adds_to === 'attendance' &&
  YOUNG.test(one.left) &&
  GROWN_UP.test(other.left) &&
  /^[人名个位]$/u.test(other.measure)

const DOUBTS: readonly Doubt[] = [
  oneMoreThing,
  thingOfTheDeed,
  likeIt,
  sameMeasure,
  nextInRow,
  othersAskedFor,
  bareInRow,
  sameNoun,
  asNear,
  withGrownUps,
  inOtherManner,
]

/**
 * Whether another number of the text may be the question's as well. `parts`: what another question took that nobody has
 * to answer, of whom this one asks too: 救助两癌妇女3名，走访困境儿童5名.
 */
export function mayBeAnother(doubted: Doubted, lone: readonly Placed[], parts: readonly Placed[]): boolean {
  const { question, one } = doubted
  if (isMoney(one)) {
    const more = (other: Placed) => other.end !== one.end && isAlsoGiven(question, other, one.left)
    return !TOTAL.test(one.left) && lone.some(more)
  }
  if (parts.some((other) => othersAskedFor(doubted, other))) return true
  return lone.some((other) => DOUBTS.some((doubt) => doubt(doubted, other)))
}

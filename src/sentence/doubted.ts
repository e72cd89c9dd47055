import type { Question } from '../catalogue/schema.ts'
import { isUndone } from '../chinese/deeds.ts'
import { NUMERAL, numberIn } from '../chinese/numeral.ts'
import { nearness, saysDeed } from './cues.ts'
import { asksDeed, isDetail, isWhich, PRIZE, TOTAL } from './otherwise.ts'
import { areSomeOf, peopleCalled } from './people.ts'
import { nounOf, type Placed } from './placed.ts'
import { pairsIn } from './plain.ts'
import { isThing } from './things.ts'
import type { Meant } from './vocabulary.ts'

/** A number that was taken for a question's answer, and what else is known of them. */
type Doubted = {
  readonly question: Question
  readonly one: Placed
  readonly meant: Meant
  readonly text: string
  /** Whether a number can be a question's at all. */
  readonly fits: (question: Question, amount: Placed) => boolean
}

const FIGURE = new RegExp(NUMERAL.source, 'u')

/** How many it is, where that is written in one way only. */
function howMany({ text }: Placed): number | undefined {
  return numberIn(FIGURE.exec(text)?.[0] ?? '')
}

const isMoney = ({ of }: Placed): boolean => of.includes('money')
const isPeople = ({ of }: Placed): boolean => of.includes('person')

/**
 * 捐款3万元，另捐价值8000元的物资; 捐资8万元，捐赠桌椅40套; 收到现金2万元，物资价值1万元: more of what is asked for all
 * together, where that is not what was told.
 */
function isAlsoGiven(question: Question, { of, left, ...other }: Placed, told: string): boolean {
  const worth = /折合/u.test(question.ask)
  if (of.includes('money'))
    return saysDeed(question, left) || /到账|实收/u.test(left) || (worth && /价值|折[合款价计]|物资/u.test(left))
  const mayBeGiven = other.deed === undefined || other.deed === 'gave' || other.deed === 'raised'
  return worth && !/折|价值/u.test(told) && isThing({ of, left, ...other }) && mayBeGiven
}

/** 商会会长8人、企业家24人: one right behind the other. */
function isRow(text: string, one: Placed, other: Placed): boolean {
  const [first, second] = other.at > one.at ? [one, other] : [other, one]
  return /^、?$/u.test(text.slice(first.end, second.at - second.left.length))
}

/** How many it was in the end. */
const DONE_AT_LAST = /实[到际有]|[到成完过]了?$|了$/u

/** What says only that it is so many, or that they were there after all: 只到了. */
const NO_NOUN = /[只才又还也都就已共再了到过出来去上下好成得掉的有个实际另外]/gu

/** What a number is called by, as far as it is called anything: a rung, a level, a place only say which one. */
function calledBy({ left, right }: Placed): string {
  const own = left.replace(/:$/u, '').replace(/^.*:/u, '')
  if (isWhich(own)) return ''
  return nounOf(own.replace(NO_NOUN, '')).length < 2 ? peopleCalled('', right) : own
}

const shares = (words: string, asked: string): boolean => [...pairsIn(words)].some((pair) => asked.includes(pair))
/** 轮椅 and 学生 are only some of what is asked for. */
const isAsked = ({ ask, label = '', indicator }: Question, words: string): boolean =>
  [ask, label, indicator?.label ?? ''].some((asked) => shares(words, asked))

/**
 * Whether another number may be what the question asks as well. One that counts the same kind of thing is accounted for
 * only where it is called something that the question does not ask for, beside one that is called as it asks; where
 * something else was done with it; or where it is said to be a part, or so much for each.
 */
function isUnaccounted({ question, one, meant, text, fits }: Doubted, other: Placed): boolean {
  if (other.undone) {
    // 走访12家，解决问题3个，还有2个没解决: those are some of what was counted last in their measure.
    const ofNearer = other.measure !== one.measure && text.slice(one.end, other.at).includes(other.measure || '\n')
    return other.at > one.end && nearness(other, question) > 0 && !DONE_AT_LAST.test(one.left) && !ofNearer
  }
  // 男款45女款38，鞋83双: what has no measure word may be of any.
  const near = isBareNumber(other) && !isAsked(question, one.left) ? 1 : nearness(other, question)
  if (other.end === one.end || other.text === one.text || near < Math.min(1, nearness(one, question))) return false
  if (!fits(question, other) || PRIZE.test(other.left) || isDetail(text, other.at)) return false
  if (areSomeOf(other.left, one.left)) return false
  if (isRow(text, one, other) && (isPeople(one) || other.measure === one.measure)) return true
  const isNamed = isAsked(question, one.left)
  if (isNamed && near < nearness(one, question)) return false
  const isSameDeed =
    asksDeed(other, meant) || (isPeople(other) && (other.deed === 'visited' || other.deed === 'helped'))
  if (!isSameDeed && (isNamed || one.deed !== undefined || isUndone(other.deed))) return false
  const called = calledBy(other)
  return !(isNamed && called !== '' && !shares(called, meant.words))
}

const BARE_NOUN = /^(?!.*(?:[金钱费]|[捐善罚货贷]款))\p{Script=Han}{1,6}$/u
/** 女款38; what was spent is money. */
const isBareNumber = ({ measure, left, deed }: Placed): boolean =>
  measure === '' && BARE_NOUN.test(left) && deed !== 'spent'

const BESIDES = /另|还有|外加|加上/u

/** 线下280人，另有分会场共150人: what a sum does not hold, as it is told besides or is more than it. */
function isNotSummed({ question, one, text }: Doubted, other: Placed): boolean {
  if (nearness(other, question) < 1 || other.end === one.end || isDetail(text, other.at)) return false
  // 组建2支共28人，出动1支14人, where it is asked how many went out.
  const isAskedThere = (amount: Placed) => isAsked(question, amount.left || (amount.goesOnFrom ?? ''))
  if (other.at > one.at && isAskedThere(other) && !isAskedThere(one)) return true
  const [from, to] = other.at < one.at ? [other.end, one.at] : [one.end, other.at]
  return BESIDES.test(text.slice(from, to)) || (howMany(other) ?? 0) > (howMany(one) ?? 0)
}

/** 药箱4个、热水壶4个，驿站一共4个: a sum of something else, as those before it come to more. */
function isLessThanParts({ question, one, text }: Doubted, others: readonly Placed[]): boolean {
  const before = others.filter(
    (other) => other.at < one.at && other.measure === one.measure && nearness(other, question) > 0,
  )
  const all = before.filter((other) => !isDetail(text, other.at)).reduce((sum, other) => sum + (howMany(other) ?? 0), 0)
  return all > (howMany(one) ?? all)
}

/**
 * Whether another number of the text may be the question's as well. `parts`: what another question took that nobody has
 * to answer, of whom this one asks too: 救助两癌妇女3名，走访困境儿童5名.
 */
export function mayBeAnother(doubted: Doubted, lone: readonly Placed[], parts: readonly Placed[]): boolean {
  const { question, one, meant } = doubted
  if (TOTAL.test(one.left)) return isLessThanParts(doubted, lone) || lone.some((other) => isNotSummed(doubted, other))
  if (isMoney(one) && lone.some((other) => other.end !== one.end && isAlsoGiven(question, other, one.left))) return true
  const isOfThem = (other: Placed) =>
    isPeople(other) && shares(calledBy(other), meant.words) && isUnaccounted(doubted, other)
  return parts.some(isOfThem) || lone.some((other) => isUnaccounted(doubted, other))
}

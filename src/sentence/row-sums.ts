import type { Question } from '../catalogue/schema.ts'
import { kindOf } from '../kinds/index.ts'
import type { Known } from '../kinds/kind.ts'
import { isCalled } from './cues.ts'
import { howMany } from './how-many.ts'
import { EACH, EACH_BEHIND, isDetail, TOTAL } from './otherwise.ts'
import { nounOf, type Placed } from './placed.ts'
import { asksGoods, isGiven, isNoGoods, isThing, withoutHanding } from './things.ts'

/** What joins one of a row to the next: 书包8个、牛奶8箱; 上午60人，下午45人. */
const JOINS = /^[、,，和及跟]{0,3}\p{Script=Han}{0,8}$/u

const isForEach = ({ left, right, clause }: Placed): boolean =>
  EACH.test(left) || EACH_BEHIND.test(right) || /[每各均]/u.test(clause)

/** 轮椅3辆、棉被5床: of things all have to be called as the question calls them, unless it asks for whatever was given. */
const isOfIt = (one: Placed, question: Question): boolean =>
  !isThing(one) || asksGoods(question) || isCalled(question, one.left)

/**
 * Several numbers told in a row that one question asks for all together, in the words that tell them, where its kind
 * asks of those whether just that is what they come to: 第一场60人，第二场45人. Undefined where they are no row.
 */
export function rowOf(text: string, said: readonly Placed[], question: Question, known: Known): string | undefined {
  const [first, last] = [said[0], said.at(-1)]
  if (!first || !last || said.length < 2) return undefined
  const isRow = said.every((one, i) => {
    const next = said[i + 1]
    const isOwn = isOfIt(one, question) && !isForEach(one) && !TOTAL.test(one.left) && !isDetail(text, one.at)
    return isOwn && (!next || JOINS.test(text.slice(one.end, next.at)))
  })
  if (!isRow) return undefined
  // 给残疾人送轮椅3辆: of things their own name is enough.
  const called = isThing(first) ? nounOf(withoutHanding(first.left)).length : first.left.length
  const words = text.slice(first.at - called, last.end)
  const reading = kindOf(question).read(question, words, known)
  const sum = said.reduce((all, one) => all + (howMany(one) ?? Number.NaN), 0)
  return reading.kind === 'guess' && reading.value === sum ? words : undefined
}

/** 送书包8个、牛奶8箱: all that was given, where it is told in one row and nothing else is. */
export function goodsInRow(
  lone: readonly Placed[],
  questions: readonly Question[],
): readonly [Question, readonly Placed[]] | undefined {
  const question = questions.find(asksGoods)
  const things = lone.filter(isThing)
  const [first] = things
  const isRow = first !== undefined && things.length > 1 && isGiven(first) && !things.some(isNoGoods)
  return question && isRow ? [question, things] : undefined
}

import type { Question } from '../catalogue/schema.ts'
import { isBesides } from '../chinese/standing.ts'
import { PLACE_NOUNS } from '../chinese/thing-nouns.ts'
import { howMany } from './how-many.ts'
import { EACH, TOTAL } from './otherwise.ts'
import type { Placed } from './placed.ts'

/** What is held so many times. */
const HELD = '[场次批堂期讲课班]'
const SEVERAL_HELD = new RegExp(`(?:[2-9]|[1-9]\\d|[两二三四五六七八九十])[余多]?(?:${HELD}|个)`, 'u')
/** 头两场共71人: of some of those that were held. */
const OF_SOME = new RegExp(`^(?:[头前后][几两三四五]|第[一二三四五\\d]+)(?:${HELD}|天)`, 'u')
/** 第二场, 首场, 甲村那场, 另一场: one of them. */
const ONE_HELD = `(?:第[一二三四五六七八九十\\d]+|其中[一1])(?:${HELD}|个)|(?:[首头末那]|[后那中有头的另，,][一1]|(?<![又还再另][^，,]{0,12})(?:讲|办|开|搞|做|演|教|上)了[一1])${HELD}`
/** 宣讲3场 … 甲村那场70人: several, and one of them spoken of behind that. */
const ONE_OF_SEVERAL = new RegExp(`${SEVERAL_HELD.source}.*(?:${ONE_HELD})[^。；;]*$`, 'u')
/** When in the day, or where: what sets those of one apart from those of another. */
const HALF_DAY = '[上中下]午|早上|晚|傍晚'
const PLACE = `(?:${PLACE_NOUNS}|校|一[小中]|[二三四五六七八九][小中])`
const SET_APART = new RegExp(`，，|[;；。]|${HALF_DAY}|第|${HELD}|${PLACE}`, 'u')
const TOLD_OF_ONE = new RegExp(`${ONE_HELD}|[一1]${HELD}|${HALF_DAY}|\\p{Script=Han}${PLACE}`, 'u')

/** 甲村听众40人: of those who came there, where several were held. */
const AT_ONE = new RegExp(
  `^(?!.*[各都均等全在到])(?:${HALF_DAY}|\\p{Script=Han}{1,4}${PLACE})\\p{Script=Han}{0,4}$`,
  'u',
)

/** Whether what stands between two numbers sets the second apart: 另一场, 下午, 乙村. */
export const setsApart = (between: string): boolean => SET_APART.test(between)

/** Whether several were held, as far as a text tells it. */
export const severalHeld = (text: string): boolean => SEVERAL_HELD.test(text)

const ofAll = ({ left }: Placed): boolean => /[共总]|[两几三四五]场/u.test(left)

/** Whether a number may be of one alone of several that were held; 两场共120人 are of all of them. */
export function isOfOneHeld({ kind }: Question, one: Placed, text: string): boolean {
  if (one.of.includes('session') || kind !== 'count') return false
  if (OF_SOME.test(one.clause)) return true
  const before = text.slice(0, one.at)
  return !ofAll(one) && (ONE_OF_SEVERAL.test(before) || (severalHeld(before) && AT_ONE.test(one.left)))
}

/**
 * 宣讲2场，第一场在甲村，听众40人，第二场30人: the numbers of all that were held, where each is said of another of them and there
 * are just as many as were held; undefined where one of them is not told, or what another number is of.
 */
export function ofEachHeld(
  question: Question,
  amounts: readonly Placed[],
  mayBe: (amount: Placed) => boolean,
  text: string,
): readonly Placed[] | undefined {
  if (question.indicator?.adds_to !== 'attendance') return undefined
  const held = amounts.find((amount) => amount.of.includes('session') && (howMany(amount) ?? 0) > 1)
  const said = amounts.filter(mayBe)
  if (!held || said.length < 2 || howMany(held) !== said.length) return undefined
  const areApart = said.every(({ at, left, right }, i) => {
    const from = said[i - 1]?.end ?? held.end
    const isPlain =
      !isBesides(left.replace(/另一?(?=[场次批期])/u, '') + right) && !EACH.test(left) && !TOTAL.test(left)
    return at > held.at && isPlain && TOLD_OF_ONE.test(text.slice(Math.min(from, at), at))
  })
  return areApart ? said : undefined
}

/** 宣讲3场，甲村40人，乙村35人: some of those that were held, so that the sum of theirs is none of all. */
export const areOfSomeHeld = ({ indicator }: Question, said: readonly Placed[], text: string): boolean =>
  indicator?.adds_to === 'attendance' &&
  said.some(({ at }, i) => {
    const before = text.slice(0, at)
    return (
      severalHeld(before) &&
      TOLD_OF_ONE.test(i === 0 ? before.slice(SEVERAL_HELD.exec(before)?.index) : before.slice(said[i - 1]?.end))
    )
  })

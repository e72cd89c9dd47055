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

/** 岗位200个，新增岗位50个: the new ones may be among the others; 新办9本、换发4本 are set apart. */
const mayBeAmong = (one: Placed, said: readonly Placed[]): boolean => {
  const [, noun] = /新\p{Script=Han}{0,5}(\p{Script=Han}{2})$/u.exec(one.left) ?? []
  return noun !== undefined && said.some(({ left }) => !left.includes('新') && left.includes(noun))
}

const isForEach = ({ left, right, clause }: Placed): boolean =>
  EACH.test(left) || EACH_BEHIND.test(right) || /[每各均]/u.test(clause)

/** 轮椅3辆、棉被5床: of things all have to be called as the question calls them, unless it asks for whatever was given. */
const isOfIt = (one: Placed, question: Question): boolean =>
  !isThing(one) || asksGoods(question) || isCalled(question, one.left)

/**
 * Several numbers told in a row that one question asks for all together, in the words that tell them, where its kind
 * asks of those whether just that is what they come to: 第一场60人，第二场45人. Undefined where they are no row. `isWhole`:
 * whether it is known otherwise that they are all of it, whatever stands between them.
 */
export function rowOf(
  text: string,
  said: readonly Placed[],
  question: Question,
  known: Known,
  isWhole: boolean,
): string | undefined {
  const [first, last] = [said[0], said.at(-1)]
  if (!first || !last || said.length < 2) return undefined
  const isRow = said.every((one, i) => {
    const next = said[i + 1]
    const isOwn =
      isOfIt(one, question) &&
      !isForEach(one) &&
      !TOTAL.test(one.left) &&
      !isDetail(text, one) &&
      !mayBeAmong(one, said)
    return isOwn && (!next || isWhole || JOINS.test(text.slice(one.end, next.at)))
  })
  if (!isRow) return undefined
  // 给残疾人送轮椅3辆: of things their own name is enough.
  const called = isThing(first) ? nounOf(withoutHanding(first.left)).length : first.left.length
  const sum = said.reduce((all, one) => all + (howMany(one) ?? Number.NaN), 0)
  const asTold = text.slice(first.at - called, last.end)
  // 第一场在甲村，听众40人，第二场在乙村，听众30人: more than a kind makes a sum of.
  const bare = said.map((one) => one.text).join('+')
  return (isWhole ? [asTold, bare] : [asTold]).find((words) => {
    const reading = kindOf(question).read(question, words, known)
    return reading.kind === 'guess' && reading.value === sum
  })
}

/** For whom it was: 慰问环卫工，保温杯120个、手套120双. */
const HELPED = /慰问|关爱|帮扶|看望|救助|送温暖|送清凉|物资发放|发放物资/u
/** A thing by its bare name, behind a title of things or nothing: 物资发放:米50袋. */
const TITLE = /^.*(?:物资|慰问品|物品|发放)\p{Script=Han}{0,2}:/u
const PACKED =
  /^(?!收到|接收|领|还|剩|解决|提|化解|\p{Script=Han}?了|[书字]画|作品|[建意问难线诉简信]|纠纷|案)\p{Script=Han}{1,5}$/u
/** 个 counts places too: 工地3个，矿泉水60箱. */
const isPacked = (text: string, { left, measure, at, end }: Placed): boolean =>
  PACKED.test(left.replace(TITLE, '')) &&
  (measure !== '个' || text.charAt(end) === '、' || text.charAt(at - left.length - 1) === '、')

/** 送书包8个、牛奶8箱: all that was given, where it is told in one row and nothing else is. */
export function goodsInRow(
  lone: readonly Placed[],
  questions: readonly Question[],
  text: string,
): readonly [Question, readonly Placed[]] | undefined {
  const question = questions.find(asksGoods)
  const things = lone.filter(isThing)
  const [first] = things
  const given =
    first !== undefined && (isGiven(first) || (HELPED.test(text) && things.every((thing) => isPacked(text, thing))))
  const isRow = given && things.length > 1 && !things.some(isNoGoods)
  return question && isRow ? [question, things] : undefined
}

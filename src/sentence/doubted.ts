import { isFree } from '../chinese/deeds.ts'
import { failedInPart } from '../chinese/standing.ts'
import { areAmong, areKindAsked, areOfWhole, type Doubted, isAccountedFor, isLoose, isPeople } from './accounted.ts'
import { nearness, saysDeed } from './cues.ts'
import { howMany } from './how-many.ts'
import { isDetail, TOTAL } from './otherwise.ts'
import { peopleCalled } from './people.ts'
import type { Placed } from './placed.ts'
import { pairsIn } from './plain.ts'
import { isOfOneHeld } from './sessions.ts'
import { isThing } from './things.ts'

const isMoney = ({ of }: Placed): boolean => of.includes('money')
/**
 * 捐款3万元，另捐价值8000元的物资; 捐资8万元，捐赠桌椅40套; 收到现金2万元，物资价值1万元: more of what is asked for all
 * together, where that is not what was told.
 */
function isAlsoGiven({ question, one, text }: Doubted, other: Placed): boolean {
  const { of, left, deed } = other
  // 转交捐款5000元: it was collected before, by whomever.
  if (deed === 'handed') return false
  if (other.end === one.end || isDetail(text, other)) return false
  const worth = /折合/u.test(question.ask)
  // 捐水泥10吨
  if (worth && of.includes('size')) return saysDeed(question, left)
  if (of.includes('money'))
    return saysDeed(question, left) || /到账|实收/u.test(left) || (worth && /价值|折[合款价计]|物资/u.test(left))
  const mayBeGiven = deed === undefined || isFree(deed) || deed === 'gave' || deed === 'raised'
  return worth && !/折|价值/u.test(one.left) && isThing(other) && mayBeGiven
}

const BARE_NOUN = /^(?!.*(?:[金钱费率]|分之|[捐善罚货贷]款))\p{Script=Han}{1,6}$/u
/** 男款45女款38: what has no measure word may be of any; what was spent is money. */
const isBareNumber = ({ measure, left, deed, end }: Placed, text: string): boolean =>
  measure === '' && BARE_NOUN.test(left) && !/\p{Script=Han}/u.test(text.charAt(end)) && deed !== 'spent'

const shares = (words: string, asked: string): boolean => [...pairsIn(words)].some((pair) => asked.includes(pair))

/** Whether another number counts the same kind of thing. */
function isAlike({ question, one, text }: Doubted, other: Placed): boolean {
  if (isBareNumber(other, text)) return !isMoney(one) && (isPeople(one) || !/人/u.test(other.left))
  const near = nearness(other, question)
  // 入库17人份，来了21人
  if (isPeople(other) && !isPeople(one) && nearness(one, question) > 1) return false
  // 走访12家，解决问题3个，还有2个没解决: those are some of what was counted last in their measure.
  const isOfNearer = text.slice(one.end, other.at).includes(other.measure || '\n')
  const mayBeAny = other.measure === one.measure || (isLoose(other) && !isOfNearer)
  return near > 0 && (mayBeAny || near >= Math.min(1, nearness(one, question)))
}

/**
 * Whether another number may be what the question asks as well: any that counts the same kind of thing and that no
 * question took, whatever it is called, where it is not said to be a part, a prize, or so much for each.
 */
function isRival(doubted: Doubted, other: Placed): boolean {
  const { question, one, fits } = doubted
  // 合格75人，献血75人次
  const begins = other.measure !== '' && (one.text.startsWith(other.text) || other.text.startsWith(one.text))
  const isRepeated = (other.text === one.text || begins) && !TOTAL.test(one.left)
  if (other.end === one.end || isRepeated || !isAlike(doubted, other)) return false
  return (isLoose(other) || fits(question, other)) && !isAccountedFor(doubted, other)
}

/** 轮椅8台、助听器3个，共适配11件: whether it is what several of the numbers before it come to, or the only one. */
function isSumOf(one: Placed, before: readonly Placed[]): boolean {
  const all = howMany(one) ?? Number.NaN
  let sum = 0
  return before.toReversed().some((part, i) => {
    sum += howMany(part) ?? Number.NaN
    return (i > 0 || before.length === 1) && Math.abs(sum - all) < 0.001
  })
}

/** 宣讲3场，两场在村里一场在学校: several behind it that come to just as many. */
function areParts(one: Placed, behind: readonly Placed[]): boolean {
  const sum = behind.reduce((all, part) => all + (howMany(part) ?? Number.NaN), 0)
  // 15人，到账13人，2人退回 is no parting of what was done.
  return (
    behind.length > 1 &&
    behind.every((part) => part.at > one.at && !isLoose(part)) &&
    Math.abs(sum - (howMany(one) ?? Number.NaN)) < 0.001
  )
}

/** 受众60人，村民35人，学生25人: of those that were taken for it the whole, and not what is some of it. */
export function withoutParts(doubted: Doubted, said: readonly Placed[]): readonly Placed[] {
  const [one, ...others] = said
  if (!one || others.length === 0) return said
  // 两场，一场昨天一场前天 are two works.
  const isParted = doubted.question.indicator?.adds_to !== 'sessions' && areParts(one, others)
  return isParted ? [one] : [one, ...others.filter((other) => !areOfWhole(doubted, other) && !areAmong(doubted, other))]
}

/**
 * Whether another number of the text may be the question's as well. `parts`: what another question took that nobody has
 * to answer, of whom this one asks too: 救助两癌妇女3名，走访困境儿童5名.
 */
export function mayBeAnother(doubted: Doubted, lone: readonly Placed[], parts: readonly Placed[]): boolean {
  const { question, one, meant, text, fits } = doubted
  if (!doubted.isRow && isOfOneHeld(question, one, text)) return true
  if (one.of.includes('session') && failedInPart(text)) return true
  const before = lone.filter((other) => other.at < one.at && fits(question, other))
  const isSum = /[共总计]/u.test(one.left) && isSumOf(one, before)
  const rivals = lone.filter((other) => !(isSum && before.includes(other)) && isRival(doubted, other))
  const behind = lone.filter((other) => other.at > one.at && fits(question, other) && isAlike(doubted, other))
  const isParted = areParts(one, behind) && !rivals.some((other) => areKindAsked(doubted, other))
  if (rivals.length > 0 && !isParted) return true
  if (TOTAL.test(one.left)) return false
  if (isMoney(one) && lone.some((other) => isAlsoGiven(doubted, other))) return true
  const isOfThem = (other: Placed) =>
    isPeople(other) && shares(peopleCalled(other.left, other.right), meant.words) && isRival(doubted, other)
  return parts.some(isOfThem)
}

import type { Question } from '../catalogue/schema.ts'
import { type Deed, deedAtEnd, isFree } from '../chinese/deeds.ts'
import { NUMERAL, numberIn } from '../chinese/numeral.ts'
import { failedInPart, isBesides } from '../chinese/standing.ts'
import { namesOf, nearness, saysDeed } from './cues.ts'
import { EACH, isDetail, PRIZE, TOTAL } from './otherwise.ts'
import { areCalled, areSomeOf, peopleCalled } from './people.ts'
import type { Placed } from './placed.ts'
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
function isAlsoGiven({ question, one, text }: Doubted, { of, left, ...other }: Placed): boolean {
  if (other.end === one.end || isDetail(text, other.at)) return false
  const worth = /折合/u.test(question.ask)
  if (of.includes('money'))
    return saysDeed(question, left) || /到账|实收/u.test(left) || (worth && /价值|折[合款价计]|物资/u.test(left))
  const { deed } = other
  const mayBeGiven = deed === undefined || isFree(deed) || deed === 'gave' || deed === 'raised'
  return worth && !/折|价值/u.test(one.left) && isThing({ of, left, ...other }) && mayBeGiven
}

const BARE_NOUN = /^(?!.*(?:[金钱费率]|分之|[捐善罚货贷]款))\p{Script=Han}{1,6}$/u
/** 男款45女款38: what has no measure word may be of any; what was spent is money. */
const isBareNumber = ({ measure, left, deed, end }: Placed, text: string): boolean =>
  measure === '' && BARE_NOUN.test(left) && !/\p{Script=Han}/u.test(text.charAt(end)) && deed !== 'spent'

const shares = (words: string, asked: string): boolean => [...pairsIn(words)].some((pair) => asked.includes(pair))

/** What came to nothing or is told besides: of whatever it is so many. */
const isLoose = ({ undone, left, right }: Placed): boolean => undone || (isBesides(left + right) && !EACH.test(left))

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

/** The kind of people that a question asks for, where it asks for one: 培训了多少名残疾人. */
const kindAsked = ({ ask }: Question): string => peopleCalled('', /多少(?:人次|[名个])?(.*)/u.exec(ask)?.[1] ?? '')

/** 新入会56人，其中女的9人: a part of just this one, told right behind it; not 学员38人，其中残疾人30人, who alone are asked for. */
function isPartOf({ question, one, text }: Doubted, other: Placed): boolean {
  const kind = kindAsked(question)
  const isKind = kind !== '' && other.left.includes(kind) && !one.left.includes(kind) && !one.right.includes(kind)
  if (isKind) return false
  return isDetail(text, other.at) && (other.at < one.at || !/占|归/u.test(text.slice(one.end, other.at)))
}

/** 培训60人，考核合格55人: what only some of those can have done who were counted before. */
function haveDone({ one }: Doubted, other: Placed): boolean {
  const isLater = other.at > one.at && other.deed === 'passed' && one.deed !== 'passed'
  return isLater && isPeople(one) && (howMany(other) ?? Infinity) <= (howMany(one) ?? -1)
}

/** 另一场, 下午, 乙村: what sets those that are told behind it apart from those before. */
const SET_APART = /，，|[上中下]午|晚|第|[场批班期次村校镇厂]/u

/**
 * 受众120人，再就业妇女20人; 学员55人，教官4人: all who came are called so, and fewer behind that, called by who they are, are
 * some of them or did it for them.
 */
function areOfWhole({ question, one, text }: Doubted, other: Placed): boolean {
  const left = one.left.replace(/(?:一共|总共|共有?|约|有|达)$/u, '')
  const kind = kindAsked(question)
  const name = namesOf(question).find((called) => called.length > 1 && left.endsWith(called))
  // 学生 are some of those who came, 学员 and 听众 are what all of them are called.
  const isRole = name !== undefined && (peopleCalled(name, '') === '' || name.endsWith('员'))
  const isWhole = question.indicator?.adds_to === 'attendance' && (kind === '' ? isRole : left.endsWith(kind))
  const fewer = other.at > one.at && (howMany(other) ?? Infinity) < (howMany(one) ?? -1)
  return isWhole && fewer && areCalled(other) && !isLoose(other) && !SET_APART.test(text.slice(one.end, other.end))
}

/** What comes of some of those that were counted: 岗位760个，当场签了64个; 线索4起，核实3起. */
const OUTCOMES: ReadonlySet<Deed> = new Set(['settled', 'passed', 'examined', 'wanted', 'helped'])
/** What is before it: 排查纠纷9起，上报线索2起; 报名60人，实到54人. */
const BEFORE: ReadonlySet<Deed> = new Set(['wanted', 'gathered'])
const ONLY_DONE = /(?:当场|现场|当天|已经?|初步|其中|里头|了|到|出|过|下|又|就|先|成功)/gu

/** How far something has come with some of them, or came before it: the stages of one work count the same things. */
function isStage({ question, one, meant }: Doubted, other: Placed): boolean {
  const done = deedAtEnd(other.left)
  if (done === undefined || meant.deeds.has(done) || isLoose(other) || question.indicator?.adds_to === 'sessions')
    return false
  const [mine, its] = [howMany(one) ?? Number.NaN, howMany(other) ?? Number.NaN]
  if (isPeople(one) && isPeople(other) && done === 'ended') return true
  if (other.at < one.at) return BEFORE.has(done) && its >= mine
  const goesOn = other.measure === one.measure && [...other.left.replace(ONLY_DONE, '')].length <= 2
  return OUTCOMES.has(done) && goesOn && its < mine
}

/** 另有12人体检没过: beside them, and not done; 另外5名没书包 are only without something. */
const isNoneBeside = ({ left, end }: Placed, text: string): boolean =>
  /另|此外/u.test(left) && /^[^，,。;；]{0,8}[没未](?:有|能)?(?:[来去过到做成办讲参达合够]|通过)/u.test(text.slice(end))

/**
 * Whether another number may be what the question asks as well: any that counts the same kind of thing and that no
 * question took, whatever it is called, where it is not said to be a part, a prize, or so much for each.
 */
function isRival(doubted: Doubted, other: Placed): boolean {
  const { question, one, text, fits } = doubted
  const isRepeated = other.text === one.text && !TOTAL.test(one.left)
  if (other.end === one.end || isRepeated || !isAlike(doubted, other) || isNoneBeside(other, text)) return false
  if (!isLoose(other) && (!fits(question, other) || haveDone(doubted, other))) return false
  return (
    !PRIZE.test(other.left) &&
    !isPartOf(doubted, other) &&
    !areOfWhole(doubted, other) &&
    !isStage(doubted, other) &&
    !areSomeOf(other.left, one.left)
  )
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

/** 头两场共71人: of some of those that were held. */
const OF_SOME = /^(?:[头前后][几两三四五]|第[一二三四五\d]+)[场次批天]/u

/**
 * Whether another number of the text may be the question's as well. `parts`: what another question took that nobody has
 * to answer, of whom this one asks too: 救助两癌妇女3名，走访困境儿童5名.
 */
export function mayBeAnother(doubted: Doubted, lone: readonly Placed[], parts: readonly Placed[]): boolean {
  const { question, one, meant, text, fits } = doubted
  if (OF_SOME.test(one.clause) || (one.of.includes('session') && failedInPart(text))) return true
  const before = lone.filter((other) => other.at < one.at && fits(question, other))
  const isSum = /[共总计]/u.test(one.left) && isSumOf(one, before)
  const rivals = lone.filter((other) => !(isSum && before.includes(other)) && isRival(doubted, other))
  if (rivals.length > 0 && !areParts(one, rivals)) return true
  if (TOTAL.test(one.left)) return false
  if (isMoney(one) && lone.some((other) => isAlsoGiven(doubted, other))) return true
  const isOfThem = (other: Placed) =>
    isPeople(other) && shares(peopleCalled(other.left, other.right), meant.words) && isRival(doubted, other)
  return parts.some(isOfThem)
}

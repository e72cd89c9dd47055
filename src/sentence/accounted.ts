import type { Question } from '../catalogue/schema.ts'
import { type Deed, deedAtEnd, isFree } from '../chinese/deeds.ts'
import { isBesides, saysOtherManner } from '../chinese/standing.ts'
import { isCalled, isOfPrize, namesOf } from './cues.ts'
import { howMany } from './how-many.ts'
import { BY_NOW, DOERS, EACH, isDetail, isDoer, PRIZE } from './otherwise.ts'
import { areCalled, areSomeOf, DID_IT, doForOthers, peopleCalled } from './people.ts'
import type { Placed } from './placed.ts'
import { setsApart, severalHeld } from './sessions.ts'
import type { Meant } from './vocabulary.ts'

/** A number that was taken for a question's answer, and what else is known of them. */
export type Doubted = {
  readonly question: Question
  readonly one: Placed
  /** Whether others were taken for it as well, of which the sum is asked. */
  readonly isRow: boolean
  readonly meant: Meant
  readonly text: string
  /** Whether a number can be a question's at all. */
  readonly fits: (question: Question, amount: Placed) => boolean
}

export const isPeople = ({ of }: Placed): boolean => of.includes('person')

/** What came to nothing or is told besides: of whatever it is so many. */
export const isLoose = ({ undone, left, right }: Placed): boolean =>
  undone || (isBesides(left + right) && !EACH.test(left))

/** The kind of people that a question asks for, where it asks for one: 培训了多少名残疾人. */
const kindAsked = ({ ask }: Question): string => peopleCalled('', /多少(?:人次|[名个])?(.*)/u.exec(ask)?.[1] ?? '')

/** 学员38人，其中残疾人30人: who alone are asked for. */
export function areKindAsked({ question, one }: Doubted, { left }: Placed): boolean {
  const kind = kindAsked(question)
  return kind !== '' && left.includes(kind) && !(one.left + one.right).includes(kind)
}

/** 新入会56人，其中女的9人: a part of just this one, told right behind it. */
function isPartOf({ one, text }: Doubted, other: Placed): boolean {
  return isDetail(text, other) && (other.at < one.at || !/占|归/u.test(text.slice(one.end, other.at)))
}

/** 吸收会员10名，审核通过8名: who passed is what is asked, where nobody asks who came. */
const passedIsAsked = ({ question }: Doubted, deed: Deed | undefined): boolean =>
  deed === 'passed' && question.indicator?.adds_to !== 'attendance'

/** 培训60人，考核合格55人: what only some of those can have done who were counted before. */
function haveDone(doubted: Doubted, other: Placed): boolean {
  const { one } = doubted
  if (passedIsAsked(doubted, other.deed)) return false
  const isLater = other.at > one.at && other.deed === 'passed' && one.deed !== 'passed'
  return isLater && isPeople(one) && (howMany(other) ?? Infinity) <= (howMany(one) ?? -1)
}

/** 残疾人和家属51人, 51名残疾人家属: not only those who are asked for, or none of them. */
export function areMixed(question: Question, { of, left, right }: Placed): boolean {
  const kind = of.includes('person') ? kindAsked(question) : ''
  const others = `(?:的|[和及与跟、]\\p{Script=Han}{0,6}?)?(?:家属|家长|亲属|陪护|监护人)`
  return kind !== '' && new RegExp(`${kind}(?:代表)?${others}`, 'u').test(`${left}，${right}`)
}

const FAMILY = /(?:家属|家长|陪护|陪同)$/u
const STAFF = new RegExp(`(?:${DID_IT}|干部)$`, 'u')
/** 家属 and 老师 are none of the 残疾人 that are asked for; of 职工 who has any work may be one. */
const areNoneOf = (kind: string, left: string): boolean =>
  FAMILY.test(left) || (!kind.endsWith('工') && STAFF.test(left))

/** Who works in the office: they are none of the 企业家 that are asked for. */
const OF_OFFICE = /机关(?:党员|干部|职工|工作人员|人员)+$/u

/** 残疾人20人，家属6人: those who are asked for, where others that are none of them were taken for them as well. */
export function whoIsAsked(question: Question, said: readonly Placed[]): readonly Placed[] {
  const kind = kindAsked(question)
  const isKind = ({ left, right }: Placed) => (left + right).includes(kind)
  if (kind !== '' && !/[工部]$/u.test(kind) && said.every(({ left }) => OF_OFFICE.test(left))) return []
  return kind !== '' && said.some(isKind) ? said.filter((one) => isKind(one) || !areNoneOf(kind, one.left)) : said
}

/** What all who came are called, whoever they are. */
const ROLE = /(?:学员|[听受观]众)$/u
/**
 * 受众120人，再就业妇女20人; 学员55人，教官4人: all who came are called so, and fewer behind that, called by who they are, are
 * some of them or did it for them.
 */
export function areOfWhole({ question, one, text }: Doubted, other: Placed): boolean {
  const left = one.left.replace(/(?:一共|总共|共有?|约|有|达)$/u, '')
  const kind = kindAsked(question)
  const name = namesOf(question).find((called) => called.length > 1 && left.endsWith(called))
  // 学生 are some of those who came, 学员 and 听众 are what all of them are called.
  const isRole = ROLE.test(left) || (name !== undefined && peopleCalled(name, '') === '')
  const isWhole = question.indicator?.adds_to === 'attendance' && (kind === '' ? isRole : left.endsWith(kind))
  // 学员30人，保安学员20人: another group of them.
  if (ROLE.test(other.left) || (name !== undefined && other.left.endsWith(name))) return false
  const fewer = other.at > one.at && (howMany(other) ?? Infinity) < (howMany(one) ?? -1)
  return (
    isWhole &&
    fewer &&
    areCalled(other) &&
    (kind === '' || areNoneOf(kind, other.left)) &&
    !isLoose(other) &&
    // 宣讲2场，受众60人，学生20人 may be those of each.
    !(severalHeld(text.slice(0, other.at)) && !/[共总]/u.test(one.left)) &&
    !setsApart(text.slice(one.end, other.end))
  )
}

/** What comes of some of those that were counted: 岗位760个，当场签了64个; 线索4起，核实3起. */
const OUTCOMES: ReadonlySet<Deed> = new Set(['settled', 'passed', 'examined', 'wanted', 'helped'])
/** What is before it: 排查纠纷9起，上报线索2起; 报名60人，体检合格56人，实到54人. */
const BEFORE: ReadonlySet<Deed> = new Set(['wanted', 'gathered', 'examined', 'passed', 'made'])
const LOOKED_AT = /审核|初审|体检/u
const ONLY_DONE = /(?:当场|现场|当天|已经?|初步|其中|里头|了|到|出|过|下|又|就|先|成功)/gu

/** How far something has come with some of them, or came before it: the stages of one work count the same things. */
function isStage(doubted: Doubted, other: Placed): boolean {
  const { question, one, meant } = doubted
  // 40人报名，36人参赛
  const done = deedAtEnd(other.left) ?? other.wanted ?? (other.deed === 'made' ? other.deed : undefined)
  const isBefore = other.at < one.at
  if (!isBefore && passedIsAsked(doubted, done)) return false
  if (done === undefined || meant.deeds.has(done) || isLoose(other) || question.indicator?.adds_to === 'sessions')
    return false
  const [mine, its] = [howMany(one) ?? Number.NaN, howMany(other) ?? Number.NaN]
  if (isPeople(one) && isPeople(other) && done === 'ended') return true
  // Who passed is more than who came only where they were looked at before that.
  if (isBefore && done === 'passed' && question.indicator?.adds_to === 'attendance' && !LOOKED_AT.test(other.left))
    return false
  if (isBefore) return BEFORE.has(done) && its >= mine
  // 发表3首，投稿8首
  if (done === 'wanted' && its >= mine) return true
  // 听众63人，会后有12人咨询
  if (done === 'consulted' && ROLE.test(one.left) && its < mine) return true
  const goesOn = one.measure.startsWith(other.measure) && [...other.left.replace(ONLY_DONE, '')].length <= 2
  return OUTCOMES.has(done) && goesOn && its < mine
}

/** What was handed on is given too, where that is asked; of what was collected it goes out again. */
const OF_ANY: ReadonlySet<Deed> = new Set(['gave', 'helped', 'handed'])
const FOR_PEOPLE: ReadonlySet<Deed> = new Set(['visited', 'consulted', 'settled'])
/** 上报线索2起，调解矛盾4起: where the one is called by its own name, what something else was done with is none of it. */
function isOtherDeed(doubted: Doubted, other: Placed): boolean {
  const { question, one, meant } = doubted
  const { deed } = other
  // 借出轮椅3辆，适配护理床2张: what was lent may be meant too, where it is called as what is asked.
  if (deed === 'lent' && isCalled(question, other.left)) return false
  if (passedIsAsked(doubted, deed)) return false
  if (deed === undefined || isFree(deed) || meant.deeds.has(deed)) return false
  if (OF_ANY.has(deed) && !(deed === 'handed' && meant.deeds.has('raised'))) return false
  // 帮扶儿童15名，走访妇女8名: both were done for them.
  if (isPeople(other) && FOR_PEOPLE.has(deed)) return false
  return !isLoose(other) && namesOf(question).some((name) => name.length > 1 && one.left.endsWith(name))
}

/** 农技人员5名下田指导: they did it for those who are asked for. */
const areDoers = ({ question }: Doubted, other: Placed): boolean => !DOERS.test(question.ask) && doForOthers(other)

/** 志愿者24人清扫河岸，群众也来了十几个: those who came besides are none of them, by what they are called. */
function areNoDoers({ question, one }: Doubted, other: Placed): boolean {
  const isOf = ({ left, right }: Placed) => DOERS.test(left) || isDoer(peopleCalled(left, right))
  return DOERS.test(question.ask) && isPeople(other) && isOf(one) && !isOf(other)
}

/** 给5名儿童做训练，共服务8人次: all of what was told before. */
function isAllBefore({ one, text }: Doubted, other: Placed): boolean {
  const isFewer = isPeople(one) && other.at < one.at && (howMany(other) ?? Infinity) <= (howMany(one) ?? -1)
  return isFewer && /^共|共$/u.test(one.left) && !setsApart(text.slice(other.at, one.at))
}

/** 走访企业8家，发现2家没建会; 献血61人次，首次献血20人次: what was found among those before, or how often some of them had. */
const AMONG = /(?<!新)(?:发现|查出)(?!新)\p{Script=Han}{0,4}$|^(?:首次|初次|第一次|再次|多次)/u
export const areAmong = ({ one }: Doubted, other: Placed): boolean =>
  other.at > one.at &&
  other.measure === one.measure &&
  AMONG.test(other.left) &&
  (howMany(other) ?? Infinity) < (howMany(one) ?? -1)

/** 另有12人体检没过, 另有3辆待到货: beside them, and not done; 另外5名没书包 are only without something. */
const isNoneBeside = ({ left, right, end }: Placed, text: string): boolean =>
  /另|此外/u.test(left) && (/^待\p{Script=Han}/u.test(right) || NOT_DONE.test(text.slice(end)))
const NOT_DONE = /^[^，,。;；]{0,8}[没未](?:有|能)?(?:[来去过到做成办讲参达合够]|通过)/u

/** 又有3名入股，现有23名: those that came to it are among those that there are by now. */
const isCountedIn = ({ question, one }: Doubted, other: Placed): boolean =>
  question.stock === true && BY_NOW.test(one.left) && other.at < one.at && /[新又]/u.test(other.left)

/** 送了7幅，一等奖2幅: what is called no prize is of none. */
const isOfNoPrize = ({ question, one }: Doubted, other: Placed): boolean =>
  isOfPrize(question) &&
  isCalled(question, one.left + one.right) &&
  !/[奖展评]/u.test(other.left + other.right) &&
  !isLoose(other)

/** Whether it is said of another number of its kind what it is, so that it is none that the question asks for. */
export function isAccountedFor(doubted: Doubted, other: Placed): boolean {
  if (isCountedIn(doubted, other)) return true
  if (isNoneBeside(other, doubted.text) || (!isLoose(other) && haveDone(doubted, other))) return true
  if (areKindAsked(doubted, other)) return false
  return (
    PRIZE.test(other.left) ||
    isOfNoPrize(doubted, other) ||
    isPartOf(doubted, other) ||
    areAmong(doubted, other) ||
    areOfWhole(doubted, other) ||
    isStage(doubted, other) ||
    isOtherDeed(doubted, other) ||
    areDoers(doubted, other) ||
    areNoDoers(doubted, other) ||
    // 上门评残6人次，集中评残15人次
    saysOtherManner(`${doubted.question.ask}${doubted.question.label ?? ''}`, other.clause) ||
    isAllBefore(doubted, other) ||
    areSomeOf(other.left, doubted.one.left)
  )
}

import type { Question } from '../catalogue/schema.ts'
import { type Deed, isFree, wordsFor } from '../chinese/deeds.ts'
import { LEXICON, type Quantity } from '../chinese/number-words.ts'
import { standing } from '../chinese/standing.ts'
import { CAME_BEHIND, doForOthers, peopleCalled } from './people.ts'
import { HONOURED, type Placed } from './placed.ts'
import { isGiven, isThing } from './things.ts'
import type { Meant } from './vocabulary.ts'

/** 未建会企业3家, 没有入会的5人: of whom it is not done yet. */
const NOT_YET = `(?:未|没有?)(?:建会|${(['built', 'joined', 'settled', 'passed'] as const).map(wordsFor).join('|')})\\p{Script=Han}{0,5}$`

/** Numbers of something else than what was done this time. */
export const OTHERWISE = new RegExp(
  [
    standing('toCome', 'aimedAt', 'promised', 'supposed', 'left', 'earlier', 'otherYear', 'absent'),
    '涉及|该[学到参来]$|(?<!响)应[到参学来]|上周(?:是|为|才|只有|有)$|平均|[年满]满|比\\p{Script=Han}{1,4}[多少]了?$|前[几两三四五]\\p{Script=Han}',
    `都是?$|考(?![过取])\\p{Script=Han}{1,6}证的$|[未没]\\p{Script=Han}{0,2}$|${NOT_YET}|邀请|聘请|编号|最(?!后|终|近|美|佳)\\p{Script=Han}{1,3}$|至少要|不到$|(?<![评选确商核审制规固])定了?$|[由从]$|(?<![部得满])分[成作为]?$|(?<![接招看对善])待(?![遇业岗产客人])\\p{Script=Han}{1,3}$`,
  ].join('|'),
  'u',
)
/** Where somebody can be reached, and no count: 窗口电话5521210. */
const CONTACT = /(?:电话|手机|热线|号码|账号|微信|邮编|QQ群?)[号是为:]*$/u
export const isContact = ({ left, measure }: Placed): boolean => measure === '' && CONTACT.test(left)
/** So much for each of something. */
export const EACH = /[每各均](?:户|人|名|家|位|场|次|支|个)?[^，,。]{0,8}$/u
/** 受众-20人: less than none, or a stroke that parts a title from its number. */
export const LESS = /(?<![\d零〇一二三四五六七八九十百千万两半])[-－−]$|[负减]$/u
/** Whom or what so much is for: 每户, 每人. */
const OF_EACH = /[每各](\p{Script=Han})[^每各]*$|([户人])均$/u
/** Who went along, and not where they went. */
export const TAKEN_ALONG = /(?:组织|发动|动员|带领|号召|倡议)\p{Script=Han}{0,8}$/u
/** First, second and third: their number is none of those who came. */
export const PRIZE = /(?:[一二三特]等奖|优秀奖|优胜奖|冠军|亚军|季军|第[一二三]名|前|[金银铜][牌奖]|先进个人|标兵)$/u
/** Who came, which is no number of those for whom something was done. */
export const CAME = /培训|来了|参加|参与|到场|到会|听|观看|参会|出席/u
/** What parts come to. */
export const TOTAL = /(?:合计|共计|总计|一共|总共|共(?:[办发收送捐募培]|[走来]访)?[了出理放]?|(?<=^|，)计)$/u
export const EACH_BEHIND = /^[/／每]/u
export const CUMULATIVE =
  /累计|截至|截止|以来|至今|[周月拜期][到至](?:[今昨]天|现在|目前)|本月|本年|这个月|这月|当月|今年|全年|本季度/u
/** What there is by now, and not what was done. */
export const BY_NOW = /该[学参]|增加?到|增至|现有|现在|眼下|现共|目前|已有|共有|应|在册|登记|总数/u

/** So many there are altogether by now: 现有会员620人. */
export const STANDS = /(?:现有|现共有|总数|总人数|在册)\p{Script=Han}{0,6}$/u

/** 儿童之家有孤儿3人: whom there is at a place, and nothing that was done. */
const IS_THERE = /[家村里校院园镇区县]有\p{Script=Han}{2,8}$/u
export const areThere = ({ of, left, right }: Placed, { indicator }: Question): boolean =>
  of.includes('person') && indicator?.adds_to === undefined && IS_THERE.test(left) && !/^\p{Script=Han}/u.test(right)

/** 3个单位联合组织, 在5个单位开展: who held it or where it was, and none that came to it. */
export const areHosts = ({ left, right }: Placed, { indicator }: Question): boolean =>
  indicator?.unit === '家' &&
  (/^(?:单位|部门|企业|公司)?(?:联合|共同|携手|合办)/u.test(right) ||
    (/(?:[在到]|深入|联合|会同|携手)了?$/u.test(left) && /^(?:单位|部门)/u.test(right)))

/** 新登记3名 are none of those that there are by now, and may be among those that were told of. */
export const ADDED = /新\p{Script=Han}{0,3}$/u

/** A part stands no further behind its whole. */
const LONGEST_SENTENCE = 200

/** 其中货车司机60名、外卖员90名: whatever the rest of the sentence counts is part of what was told before. */
export function isDetail(text: string, amount: Placed): boolean {
  const { at } = amount
  // 学员30人（其中妇女12人），取证20人: what a bracket tells of ends with it.
  const before = text.slice(Math.max(0, at - LONGEST_SENTENCE), at).replace(/[(（][^()（）]*[)）]/gu, '')
  // 入会35人（女职工12人）
  const isBracketed = /\d[余多]?\p{Script=Han}{1,2}[(（][^()（）]*$/u.test(before)
  // 5户（每户500元） is so much for each of all of them.
  const isPart = /其中[^。;；\n]*$/u.test(before) || (isBracketed && !EACH.test(amount.left))
  return isPart && !isAdded(before) && !TOTAL.test(before) && !isBeside(before, amount)
}

/** What stands before 其中, of which some are told behind it. */
const WHOLE =
  /(?<many>(?<!\d)\d+)(?!\d)[余多]?(?<measure>[人件]次|人份|\p{Script=Han})[^\d]*其中(?<behind>[^。;；\n]*)$/u

type Counts = 'people' | 'sessions' | 'money' | 'things'
const countsOf = (of: readonly Quantity[], measure: string): Counts =>
  of.includes('person') || measure === '户'
    ? 'people'
    : of.includes('session')
      ? 'sessions'
      : of.includes('money')
        ? 'money'
        : 'things'

/**
 * 服务50人，其中残疾人30人，发放轮椅5辆: what counts something else in a clause of its own is no part of so many people; who came to
 * one of several sessions is told behind it. Nor is 6名到村义诊，群众130人 of 志愿者41名 a part: it is more than its whole.
 */
function isBeside(before: string, { of, measure, text, left }: Placed): boolean {
  const whole = WHOLE.exec(before)?.groups
  const counted = LEXICON.get(whole?.['measure'] ?? '')?.of
  if (!whole || !counted) return false
  const [all, own] = [countsOf(counted, whole['measure'] ?? ''), countsOf(of, measure)]
  if (all === own) return Number(whole['many']) < Number(/^\d+/u.exec(text)?.[0] ?? 0)
  return all !== 'sessions' && measure !== '' && !EACH.test(left) && /\d[^，,]*[，,]/u.test(whole['behind'] ?? '')
}

/** 会员总数达到620人，其中本次新入会45人: of what there is by now, what was done this time. */
function isAdded(before: string): boolean {
  const [, whole = '', part = ''] = /^(.*)其中([^，,。;；\n]*)$/u.exec(before) ?? []
  return (BY_NOW.test(whole) || CUMULATIVE.test(whole)) && /[这本上]\p{Script=Han}{0,2}[次周月天]|新/u.test(part)
}

const GOES_OUT = new RegExp(`(?:${wordsFor('spent')}|${wordsFor('handed')}|使用)\\p{Script=Han}{0,6}$`, 'u')

/** Whether a question asks for what was done with what is counted: 化解纠纷1起 is no 上报. */
export function asksDeed({ left, of, deed, wanted }: Placed, meant: Meant, names: readonly string[] = []): boolean {
  // 走访慰问留守儿童18名: they are called as those are for whom something was done.
  if (of.includes('person') && names.some((name) => name.length > 3 && left.endsWith(name))) return true
  // 拨付捐款2万元: what was collected goes out again.
  if (of.includes('money') && GOES_OUT.test(left) && meant.deeds.has('raised')) return false
  // 合格献血58人次: who did so, having passed.
  if (deed === 'passed' && names.some((name) => name.length > 1 && left.endsWith(name))) return goesWith(wanted, meant)
  return goesWith(deed, meant) && goesWith(wanted, meant)
}

function goesWith(deed: Deed | undefined, { deeds, words }: Meant): boolean {
  if (deed === undefined || isFree(deed) || deeds.has(deed)) return true
  // 发放轮椅6辆 says nothing else than 适配, but of money.
  if (deed === 'gave') return !deeds.has('raised')
  return (deed === 'helped' || deed === 'consulted') && words.includes('人数')
}

/** 走访企业9家 are no households, and 走访12户 no companies. */
export function isOfBodies({ measure, left }: Placed, { indicator }: Question): boolean {
  const unit = indicator?.unit
  if (measure === '户') return unit === '家'
  return measure === '家' && unit === '户' && /(?:企业|公司|单位|商户|商会|合作社)$/u.test(left)
}

/** 会员48人到会, 现场来了60人: who came are none that anything was done for, whatever they are called. */
export function onlyCame({ of, left, right, deed }: Placed, { indicator }: Question): boolean {
  return (
    of.includes('person') &&
    indicator?.adds_to === undefined &&
    (CAME_BEHIND.test(right) || (left !== '' && deed === 'came'))
  )
}

/** Who listened or looked on: none of those who did it. */
const LISTENED = /听|观看|观众|受众/u
export const DOERS = /志愿者|出动|突击队/u

/** 学生900人 are those whom it was for, where nobody took them along. */
export const isDoer = (called: string): boolean =>
  called === '' || /志愿|青年|团员|队员|党员|干部|同志|人员|代表/u.test(called)

/** 服务青年50人 and 志愿者服务老人50人 are those whom it was for; 志愿服务15人 did it. */
const isServed = ({ left, deed }: Placed): boolean =>
  left !== '' && deed === 'helped' && !(/志愿者?服务/u.test(left) && isDoer(peopleCalled(left, '')))

export function isOfDoers(amount: Placed, { ask }: Question): boolean {
  const { left, right } = amount
  return DOERS.test(ask)
    ? !isServed(amount) &&
        !LISTENED.test(left + right) &&
        !HONOURED.test(right) &&
        (TAKEN_ALONG.test(left) ||
          DOERS.test(left) ||
          /^\p{Script=Han}{0,2}志愿/u.test(right) ||
          doForOthers(amount) ||
          isDoer(peopleCalled(left, right)))
    : !doForOthers(amount) && !(amount.of.includes('person') && /志愿者$/u.test(left))
}

/** 棉被15床、书包15个: neither is all of it. */
export function isInRow(amount: Placed, amounts: readonly Placed[]): boolean {
  return amounts.some(
    (other) => other !== amount && isThing(other) && (isGiven(other) || /^\p{Script=Han}{1,6}$/u.test(other.left)),
  )
}

/** 全镇14个村团支部，已有9个换届; 我街道4户，全县共30户: what there is of all of them, beside what is told. */
export function isOfAll({ measure, left, at }: Placed, amounts: readonly Placed[]): boolean {
  const isAll = /全[县镇乡村校州市省街](?:道)?(?:共计?|一共|总共|现?有)?$/u.test(left)
  return isAll && amounts.some((other) => other.at !== at && other.measure === measure)
}

/** 每人200元 is not what 每户 are asked for. */
export function isOfEach({ left }: Placed, { ask }: Question): boolean {
  const [, said, mean] = OF_EACH.exec(left) ?? []
  const each = mean ?? (said !== undefined && /[户人名家位个]/u.test(said) ? said : undefined)
  const [, asked] = /[每各](\p{Script=Han})/u.exec(ask) ?? []
  return each === undefined || asked === undefined || each === asked
}

/** 走访3户，各送2000元: so much for each of what was counted before it. */
export function isOfBefore({ left, at }: Placed, amounts: readonly Placed[], ask: string): boolean {
  if (!/各\p{Script=Han}{0,3}$/u.test(left)) return false
  const [, asked] = /[每各](\p{Script=Han})/u.exec(ask) ?? []
  const before = amounts.findLast((other) => other.at < at)
  return before !== undefined && before.measure === asked
}

import { type Amount, amountsIn } from '../chinese/amounts.ts'
import { type Deed, deedsIn } from '../chinese/deeds.ts'
import { EVENT_NOUNS } from '../chinese/event-nouns.ts'
import { LEXICON } from '../chinese/number-words.ts'
import { isTakenBack } from '../chinese/said-again.ts'
import { isMoney, TOTAL_BEFORE } from './as-money.ts'
import { medalNamed } from './medals.ts'
import { areCalledPeople, CAME_BEHIND, PEOPLE, saysPeopleCame } from './people.ts'
import { clauseAt, ENDS_CLAUSE } from './plain.ts'

/** Of more numbers in one work nobody could say which is which: all are asked. */
const MOST_AMOUNTS = 80

const FIGURE = '[\\d一二两三四五六七八九十]{1,6}[余多]?'

/** Words at a number that say nothing of what it counts: who came, that they came. */
const NEUTRAL = new RegExp(
  `其中|发[了放给]|送[了给]|出[了动]|来了|(?<!\\p{Script=Han})到了|到岗|上岗|上阵|参战|来|共有|一共|总共|共计|合计|共|有|约|大概|大约|左右|到场|到会|实到|实际|签到|参与者|参加|参与|出席|参会|参训|结业|毕业|过关|合格|到课|培训|参赛|听课|受训|聆听|收听|听|观看|看了|跟着学|跟学|体验|增加|净增|达|在场|现场|人数|一行|的|了|多|${PEOPLE}|老师(?=家长|学生|同学)|留守|困难|困境|贫困|特困|等|和|都|就|已|一起|活动|今天|大家|前来|踊跃|积极|覆盖|惠及|受益|受教育|计|为|是|:|[全我本][县镇村乡校]们?`,
  'gu',
)
/** Before a number of people: who took them along. */
const LEADING = /组织|发动|招募|带领|集中|安排|[为给向对由]/gu
/** What 家, 支 and 个 count, at the head of the words behind them. */
export const COUNTED =
  /^(?:民营|参赛|代表|志愿服务?|困难|会员)?(?:企业|公司|单位|部门|队伍|代表队|支队|团队|小队|家庭|行政村|自然村|村|社区|学校|班级|班(?![会长主组])|小组|合作社|工种|行业|乡镇|片区|班组|车间|网格|商户|协会|商会|机构|队)/u

/** What is said behind a number of it, and not of the next one, nor that there was none of something else. */
function ownOf(right: string, amount: Amount, next: Amount | undefined, text: string): string {
  if (isOfNext(right, amount, next, text) || isTitleOfNext(right, amount, next, text)) return ''
  const own = right.split(/没有?|无人|未/u)[0] ?? ''
  if (!next || amount.end + right.length !== next.at) return own
  // 28家企业提供岗位600个, 10户每户500元
  return COUNTED.exec(own)?.[0] ?? own.split(/[每各共]/u)[0] ?? ''
}

/** 50人取证20人: what stands between two numbers of people is said of the second, where nothing is behind that. */
function isOfNext(right: string, { of, end }: Amount, next: Amount | undefined, text: string): boolean {
  if (!next || !of.includes('person') || !next.of.includes('person')) return false
  const ends = ENDS_CLAUSE.test(text.charAt(next.end) || '，')
  return ends && end + right.length === next.at && /^\p{Script=Han}{2,3}$/u.test(right)
}

/** 岗位300个企业15家: where each noun stands before its number, what is between two numbers is the second one's. */
function isTitleOfNext(right: string, { at, end }: Amount, next: Amount | undefined, text: string): boolean {
  if (!next || end + right.length !== next.at || !/^\p{Script=Han}{2,6}$/u.test(right)) return false
  // 18个家庭54人: households are no people.
  const counted = COUNTED.test(right) ? LEXICON.get(right)?.of : undefined
  if (counted && !counted.some((quantity) => next.of.includes(quantity))) return false
  const titled =
    !/了$/u.test(text.slice(0, at)) && nounOf(text.slice(clauseAt(text, at).from, at).replace(LEADING, '')).length === 2
  return titled && (ENDS_CLAUSE.test(text.charAt(next.end) || '，') || TITLED_ROW.test(text.slice(at)))
}

/** 1个二等奖2个三等奖4个: a row of them, to the end of the clause. */
const TITLED_ROW = new RegExp(
  `^(?:${FIGURE}\\p{Script=Han}{3,8}){1,6}${FIGURE}\\p{Script=Han}{0,2}(?=$|[^\\p{L}\\d])`,
  'u',
)

/** The clause before a place, where it counts nothing itself. */
function clauseBefore(text: string, from: number, counted: number): string {
  if (from < 2) return ''
  let before = clauseAt(text, from - 2)
  // A day that was blanked ends no clause: 留守儿童那边昨天去了.
  while (text.charAt(before.from - 1) === '，')
    before = { from: before.from - 1 === 0 ? 0 : clauseAt(text, before.from - 2).from, to: before.to }
  return before.from >= counted ? text.slice(before.from, before.to) : ''
}

/** Between how many there were and how many there are. */
const GROWN = /^(?:增加?到|增至|扩大到|上升到|发展到|达到|变为)$/u

/** How far behind a number it is said that it was not right. */
const LONGEST_REMARK = 16
const UNDONE_BEHIND = /^\p{Script=Han}{0,5}?(?:还没|没(?!有)|未|尚未)(?!\p{Script=Han}*(?:[假事故]|成年))/u

/** A number with the words that may say what it counts. */
export type Placed = Amount & {
  /** What was done with it, by the last verb before it. */
  readonly deed: Deed | undefined
  /** What is only wanted of it, right behind it: 3人报名. */
  readonly wanted: Deed | undefined
  /** It is said behind it that it did not come about, or not yet: 2辆轮椅未到货. */
  readonly undone: boolean
  readonly left: string
  readonly right: string
  readonly clause: string
  /** What stands before it, with what else is counted together with it: 书包、文具等学习用品30套. */
  readonly listed: string
  /** What was said right before it, of which it goes on, where it has no words of its own: 来访2批7人; 发传单，400份. */
  readonly goesOnFrom?: string
}

/** The numbers of a text, each with the words around it. */
export function placedIn(text: string): Placed[] {
  const amounts = amountsIn(text)
  if (amounts.length > MOST_AMOUNTS) return []
  const lefts: string[] = []
  return amounts.map((amount, i) => {
    const { from, to } = clauseAt(text, amount.at)
    const before = amounts[i - 1]
    // 12家企业180人: the noun belongs to the number before it.
    const left = text
      .slice(Math.max(from, before?.end ?? 0), amount.at)
      .replace(
        before && before.end > from && !isTitleOfNext(text.slice(before.end, amount.at), before, amount, text)
          ? COUNTED
          : /(?!)/u,
        '',
      )
    // 合计2场97人; 由20名增加到34名
    const between = before ? text.slice(before.end, amount.at) : ''
    const last = lefts[i - 1] ?? ''
    const total = before && between === '' ? TOTAL_BEFORE.exec(last)?.[0] : undefined
    // 拿了2块银牌1块铜牌: each noun stands behind its number.
    const behindEach =
      before !== undefined &&
      /了$/u.test(last) &&
      /^\p{Script=Han}{1,4}$/u.test(between) &&
      /^\p{Script=Han}{2}/u.test(text.slice(amount.end))
    lefts[i] = total ?? (GROWN.test(between) ? last + between : behindEach ? last : left)
    const next = Math.min(to < amount.end ? clauseAt(text, amount.end).to : to, amounts[i + 1]?.at ?? text.length)
    const right = text.slice(amount.end, Math.max(next, amount.end))
    // 36个姐妹 are people.
    const people =
      amount.measure === '个'
        ? !COUNTED.test(right) && areCalledPeople(left, right)
        : amount.measure === '' && !/^\p{Script=Han}/u.test(right) && saysPeopleCame(left)
    const money = isMoney(amount, left, amounts.slice(0, i), text)
    const goesOn = left === '' || (amount.of.includes('house') && restOf({ left, right: '' }) === '')
    const goesOnFrom = !goesOn ? '' : before && between === '' ? last : clauseBefore(text, from, before?.end ?? 0)
    const named = medalNamed({ ...amount, left: lefts[i] ?? left, right: ownOf(right, amount, amounts[i + 1], text) })
    return {
      ...amount,
      ...(people
        ? { of: ['person'] as const, measure: amount.measure || '人' }
        : money
          ? { of: ['money'] as const, measure: '元' }
          : {}),
      left: named.left,
      deed: deedsIn((lefts[i] ?? left) || goesOnFrom).at(-1),
      undone: UNDONE_BEHIND.test(right) || isTakenBack(text.slice(amount.end, amount.end + LONGEST_REMARK)),
      wanted: deedsIn(named.right.slice(0, 2)).find((deed) => deed === 'wanted' || deed === 'consulted'),
      right: named.right,
      clause: text.slice(from, to),
      listed: text.slice(listFrom(text, from, before?.end ?? 0), amount.at),
      ...(goesOn ? { goesOnFrom } : {}),
    }
  })
}

/** Where a list begins that a clause ends, as far as it counts nothing before. */
function listFrom(text: string, from: number, counted: number): number {
  if (text.charAt(from - 1) !== '、') return from
  const before = clauseAt(text, from - 2)
  return before.from <= counted ? Math.min(counted, from) : listFrom(text, before.from, counted)
}

/** What stands behind a number says what it counts where nothing before it does; of people only their own noun does. */
export function speaksBehind({ of, left, right }: Placed): boolean {
  // 县摄协3名会员: what stands right behind it is what is counted.
  if (of.includes('person') && areCalledPeople('', right)) return true
  if (!of.includes('person') || nounOf(left.replace(LEADING, '')).length < 2) return true
  // 歌咏比赛90人参加; 婆媳24人参加
  return CAME_BEHIND.test(right) || /[给为向对]\p{Script=Han}*$/u.test(left)
}

/** What was held, before those who came to it; of 慰问 and 募捐 the number is of something else. */
const EVENT_AT_END = new RegExp(`(?<![决初复预](?=赛))(?:${EVENT_NOUNS})$`, 'u')
const FOR_THEM = /(?:慰问|走访|义诊|体检|救助|募捐|献血|招聘|评选|创作)$/u
export const isOfEvent = (left: string): boolean => EVENT_AT_END.test(left) && !FOR_THEM.test(left)

/** 2名同志评为省级优秀团干 */
export const HONOURED = /评为|获评|荣获|被授予|(?:受到?|获)\p{Script=Han}{0,4}表彰/u

/** What is said of a number behind it; of people not what they went to do. */
export function behind({ of, left, right }: Placed): string {
  const honoured = of.includes('person') && HONOURED.test(right) ? `${right}，受表彰` : ''
  if (honoured !== '') return honoured
  // 为26名残疾人开展上门评残服务
  if (/[给为向对]\p{Script=Han}*$/u.test(left)) return right
  return of.includes('person') && !CAME_BEHIND.test(right)
    ? (right.split(/[到在赴去]|开展|举办|进行|参加|参与/u)[0] ?? '')
    : right
}

/** 2个村 are no sessions: what 个 counts is the word behind it. */
export function isCounted({ measure, right, of }: Placed, cues: string): boolean {
  const noun =
    measure === '个' && !of.includes('person')
      ? (/^(?!的)\p{Script=Han}(?:(?!的)\p{Script=Han})?/u.exec(right)?.[0] ?? '')
      : ''
  return noun === '' || /^[左多以]/u.test(noun) || cues.includes(noun)
}

/** The word before a number, without what says nothing of what it counts. */
export function nounOf(left: string): string {
  return left
    .replace(NEUTRAL, '')
    .replace(/\P{Script=Han}/gu, '')
    .slice(-2)
}

/** Whether the very word before a number of people is the question's: 受众150人, but 宣讲队8人 of whom nobody is asked. */
export function namesWho({ of, left }: Placed, cues: string): boolean {
  // 听众共60人
  const bare = left.replace(/\P{Script=Han}/gu, '').replace(/(?:一共|总共|共有?|约|有|已)$/u, '')
  const [noun, last] = [nounOf(left), bare.slice(-2)]
  return !of.includes('person') || noun.length < 2 || cues.includes(noun) || (last.length > 1 && cues.includes(last))
}

/** The words at a number of people without those that only say that they are people. */
export function withoutPeople(words: string): string {
  return words.replace(NEUTRAL, '，')
}

/** The words around a number without what says nothing of what it counts. */
export function restOf({ left, right }: { readonly left: string; readonly right: string }): string {
  return (left + right.replace(/(?:全部|全都|均|都).*$/u, '')).replace(NEUTRAL, '').replace(/\P{Script=Han}/gu, '')
}

import { withoutNote } from './name-marks.ts'
import { endsAsNoun, wantsNoun } from './what-is-done.ts'

/**
 * Words that say the same in front of a name: of two of a row, one stays. A cadre types 举办职工篮球赛 where the clause has
 * 开展 already. Only words that are never part of a name stand here: 组织生活会 and 以赛代训 keep what they begin with.
 */
const SAME_AT_HEAD: readonly (readonly [clause: RegExp, name: RegExp])[] = [
  [
    /(?:开展|举办|举行|召开|组织|承办|主办)了?$/u,
    /^(?:(?:组织|积极|认真|深入|扎实|广泛)?(?:开展|举办|举行|召开|组织开展|组织举办|承办|主办)了?|组织(?=观摩|参观|观看|收看|慰问|走访|考察|参加))/u,
  ],
  [/(?:采取|采用|通过|运用|利用|借助|以|用)$/u, /^(?:采取|采用|通过|运用|利用|借助|以(?=.*(?:方式|形式|办法|方法)$))/u],
  [/(?:获评|获得|荣获|获|被?评为|入选)$/u, /^(?:获评为?|获得|荣获|被?评为|被授予|入选)/u],
]
/** Words behind which a method stands. */
const METHODS = /^等?(?:多种)?(?:方式|形式|办法|方法|做法|模式)/u
/** The kind of thing that a name says in its own word: 红十字服务站＋站点, 电商培训班＋培训, 书法展金奖＋表彰. */
const KINDS: readonly (readonly [noun: RegExp, ends: RegExp])[] = [
  [/^站点/u, /(?:站|服务点)$/u],
  [/^培训(?!班)/u, /(?:培训|班|课|讲座)$/u],
  [/^表彰/u, /(?:奖|奖项|称号|荣誉)$/u],
]
/** What is carried out under a name of its own: 盲人按摩 is no 培训 before that is said. 活动 and 项目 follow the verb (`agreeing`). */
const CARRIED_OUT = /(?:培训|行动|工程|计划|赛事|比赛|竞赛)$/u
const ENDS_AS_METHOD = /(?:方式|形式|办法|方法|做法|模式)$/u
/** Words of one character that no name begins with after them: 在＋在红军纪念馆. */
const SINGLE_AT_HEAD = '在第从向由于'
/** A noun for all that is done says nothing behind another of them: 植树活动＋行动, “我为群众办实事”活动＋服务活动. */
const DEED_AT_HEAD = /^(?:\p{Script=Han}{2})?(?:活动|行动|工作|项目|工程|计划|任务)(?!\p{Script=Han})/u
const ENDS_AS_DEED = /(?:活动|行动|工作|项目|工程|计划|任务)$/u
const CLOSING = /[”’》〉）〕」』]+$/u
const HAN = /^\p{Script=Han}+$/u
const LONGEST = 12

/**
 * How many characters at the end of `before` introduce a method, where what follows is none but a sentence of its own:
 * 采取＋用山歌讲政策，大家听得懂. `isWhole`: it says all that the clause would.
 */
export function introduced(before: string, sentence: string, isWhole = false): number {
  return isWhole || /[，。；！]/u.test(sentence) ? (/(?:采取|采用|通过)$/u.exec(before)?.[0].length ?? 0) : 0
}

/** What a clause closes with behind a method: 扩大覆盖. */
const CLOSES = /^(\p{Script=Han}{4,})(?=[，。；]|$)/u

/**
 * How many characters of the words behind a sentence say what it has said itself: 通过“团建＋电商”扩大覆盖＋等办法扩大覆盖. Then it
 * stands as it is.
 */
export function closedBySaid(sentence: string, after: string): number {
  const method = METHODS.exec(after)?.[0].length ?? 0
  const [closing = ''] = CLOSES.exec(after.slice(method)) ?? []
  if (closing === '') return 0
  const words = closing.match(/.{1,2}/gu) ?? []
  const said = words.reduce((at, word) => (at < 0 ? at : sentence.indexOf(word, at)), 0)
  return said < 0 ? 0 : method + closing.length
}

/** A name or sentence without the words at its head that those before it have said: 开展＋举办职工篮球赛. */
export function withoutSaid(before: string, text: string): string {
  for (const [clause, name] of SAME_AT_HEAD) {
    const rest = clause.test(before) ? text.replace(name, '') : text
    if (rest !== '' && rest !== text) return rest
  }
  for (let length = Math.min(LONGEST, before.length, text.length - 1); length >= 1; length--) {
    const said = text.slice(0, length)
    if (!before.endsWith(said)) continue
    if (length > 1 ? HAN.test(said) : SINGLE_AT_HEAD.includes(said)) return text.slice(length)
  }
  return text
}

/**
 * How many characters at the head of `after` the text before it has said already: “春风行动”品牌＋品牌, …活动＋活动,
 * 省级＋级. One character counts only where it is a whole word: 村民 goes on behind 甲东村.
 */
function saidBefore(before: string, after: string, goesOn = false): number {
  const called = withoutNote(before)
  const said = called.replace(CLOSING, '')
  const method = METHODS.exec(after)?.[0].length
  if (method !== undefined && ENDS_AS_METHOD.test(said)) return method
  for (const [noun, ends] of goesOn ? [] : KINDS) {
    const kind = noun.exec(after)?.[0].length
    if (kind !== undefined && ends.test(said)) return kind
  }
  const deed = DEED_AT_HEAD.exec(after)?.[0].length
  if (deed !== undefined && ENDS_AS_DEED.test(called)) return deed
  for (let length = Math.min(LONGEST, after.length); length >= 1; length--) {
    const word = after.slice(0, length)
    if (!said.endsWith(word) || !HAN.test(word)) continue
    if (length > 1 || word === '级' || !/^\p{Script=Han}/u.test(after.slice(1))) return length
  }
  return 0
}

/**
 * The noun that the last of several names lacks, all of which are said where others would be counted by it: 残疾人电商、盲人按摩＋培训
 * of 12项实用技术培训.
 */
export function nounOwed(last: string, measure: string): string {
  const [noun = ''] = CARRIED_OUT.exec(measure) ?? []
  return noun === '' || saidBefore(last, noun) > 0 || (noun !== '培训' && (endsAsNoun(last) || wantsNoun(last)))
    ? ''
    : noun
}

/** The clause's own 等 behind a list, not the first character of 等级. */
export function beginsWithOthers(text: string): boolean {
  return /^等(?![级于候待同])/u.test(text)
}

type NamesSaid = {
  readonly names: number
  readonly more: boolean
  readonly isSentence?: boolean
  /** 等 stands behind them already. */
  readonly saysOthers?: boolean
}

/**
 * The words of a clause behind names in a row, of which there are `names` printed and `more` others. 等 only where more
 * follow, or at the end of several: never behind a single name, and 等活动 without 活动 where the last name ends in it.
 */
export function behindNames(said: string, after: string, { names, more, isSentence, saysOthers }: NamesSaid): string {
  if (saysOthers) return after.slice(saidBefore(said.replace(/等$/u, ''), after, true))
  const method = isSentence ? METHODS.exec(after)?.[0].length : undefined
  if (method !== undefined) return after.slice(method)
  const [closing = ''] = /^[”’》〉]*/u.exec(after) ?? []
  const behind = after.slice(closing.length)
  const hasOthers = beginsWithOthers(behind)
  const rest = hasOthers ? behind.slice(1) : behind
  // Behind 等 the kind is what all of them are called: 甲驿站、乙驿站等站点3个.
  const before = saidBefore(said, rest, hasOthers && more)
  // 到甲遗址、乙基地等地: what stands behind 等 is a word.
  const known = hasOthers && more && before === 1 ? 0 : before
  const others = more || (hasOthers && names > 1 && known === 0)
  // 采取边做手工边讲的方式: a single one that is introduced like several.
  const single = hasOthers && !others && known === 0 && METHODS.test(rest) ? '的' : ''
  return closing + (others ? '等' : single) + rest.slice(known)
}

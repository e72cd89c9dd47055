import { LEXICON } from '../../chinese/number-words.ts'
import type { Seen, SeveralNumbers } from '../../chinese/several-numbers.ts'
import type { Given } from '../kind.ts'

type Amount = Pick<Given, 'approximate'> & { readonly value: number }
/** What a part reads as; undefined where it does not count what is asked. */
type Read = (text: string) => Pick<Given, 'value' | 'approximate'> | undefined

/** Words between numbers that make one something else than a part of a sum: 其中, 每场, 累计, 30或40. */
const NO_PART =
  /累[计积]|[每各均其含共总超改应原或到至~×*=?没未不减缺-]|(?<!折)合|上[周次月]|平均|座位|容纳|推荐|申报|候选|走了(?!\p{Script=Han})|评上|合格|通过/u
const ADDED = /另|还有|又|加上|\+/u
const PLUS = /^[\s,、;]*(?:\+|加上|另外?有?|还有|加\s*$)/u
/** 金1银2. */
const MEDALS = /^(?:[金银铜][牌奖]?[\d一二两三四五六七八九十]{1,3}[枚个]?[,、;\s]*)+$/u
/** 三镇五村: one lies in the other. */
const PLACE = /^(?:行政|自然)?(?:村|镇|乡|社区|街道|县)$/u
/** Tells a part, though in front of a single number it tells nothing. */
const WHEN_OR_WHERE = /^(?:[上中下]午|[早晚]上|[今昨前]天|昨晚|现场|当场|[县镇村乡][里上])$/u

/** The word that tells one number from the others; empty where there is none. */
function labelIn(words: string): string {
  return words.replace(/[\s,、;。.:!()"+和与及有了]|另外?|还/gu, '')
}

/** Whether each word tells one part from the others; 参加30人 and 培训20人 may be the same people. */
function tellApart(labels: readonly string[], money: boolean): boolean {
  const good = (label: string) => {
    const kind = LEXICON.get(label)?.kind
    // The same people may take part in two things; money is given once.
    const acts = (kind === 'opening' && !WHEN_OR_WHERE.test(label)) || (kind === 'verb' && !money) || kind === 'label'
    return (
      /^(?:\d{1,2}月)?(?:\d{1,2}[日号])?\p{Script=Han}{0,8}$/u.test(label) &&
      label !== '' &&
      !acts &&
      !PLACE.test(label)
    )
  }
  return labels.every(good) && new Set(labels).size === labels.length
}

/** 男30女20, 手册300份、折页200份, 30+20, 2金1银. */
function isSum({ seen, between }: SeveralNumbers, ofMoney: boolean): boolean {
  const parts = between.map((words, i) => (i === 0 ? words.replace(/^其中/u, '') : words))
  if (parts.some((words) => NO_PART.test(words))) return false
  if (MEDALS.test(between.map((words, i) => `${words}${seen[i]?.text ?? ''}`).join(''))) return true
  const labels = parts.map(labelIn)
  const money = ofMoney || seen.every(({ counted }) => counted?.of.includes('money'))
  const inner = between.slice(1, -1)
  if (inner.every((words) => PLUS.test(words))) return true
  const opens = LEXICON.get(labels[0] ?? '')?.kind
  if (tellApart(labels.slice(0, -1), money)) return true
  if ((labels[0] === '' || opens === 'opening' || opens === 'verb') && tellApart(labels.slice(1), money)) return true
  const medals = seen.map(({ counted }) => (counted?.of.includes('medal') ? counted.word : ''))
  return labels.every((label) => label === '') && medals.every(Boolean) && new Set(medals).size === medals.length
}

function amountOf({ approximate }: Pick<Given, 'approximate'>, value: number): Amount {
  return { value, ...(approximate ? { approximate } : {}) }
}

/** How near a sum is: as near as the worst of its parts; of 约30 and 20余 nothing more is known than 约. */
function markOf(parts: readonly Pick<Given, 'approximate'>[]): Pick<Given, 'approximate'> {
  const marks = new Set(parts.flatMap(({ approximate }) => approximate ?? []))
  const [mark] = marks
  return mark === undefined ? {} : { approximate: marks.size > 1 ? 'about' : mark }
}

/** 10人，每人500元; 每场50人，两场; 慰问金每户1000元，共5户: how often, and how much each time. */
function factorsOf({ seen, between }: SeveralNumbers, read: Read): readonly [times: Seen, each: Seen] | undefined {
  const [first, second, third] = seen
  if (!first || !second || third) return undefined
  // 5个村各1场
  if (/^[,，]?\p{Script=Han}{0,4}各(?:自|都)?(?:开展|举办|宣讲|办|讲|搞|来|发|有)?了?$/u.test(between[1] ?? ''))
    return [first, second]
  // 500元×5户
  if (/^\p{Script=Han}{0,2}\s*[×*＊]\s*$/u.test(between[1] ?? ''))
    return typeof read(second.text)?.value === 'number' ? [first, second] : [second, first]
  for (const [words, times, each] of [
    [between[1], first, second],
    [between[0], second, first],
  ] as const) {
    const [, of] =
      /每(\p{Script=Han}{1,2}?)(?:参加|补助|资助|服务|慰问|发放?|捐)?$/u.exec(
        (words ?? '').replace(/([人户场])均$/u, '每$1'),
      ) ?? []
    const behind = between[seen.indexOf(times) + 1] ?? ''
    const isOf = (measure: string) =>
      times.text.endsWith(measure) || behind.startsWith(measure.replace(/^个(?=.)/u, ''))
    if (of !== undefined && [of, `${of}次`].some(isOf)) return [times, each]
  }
  return undefined
}

/** What several numbers come to, where the words between them say that they are parts, or so much each. */
export function reckoned(several: SeveralNumbers, read: Read, ofMoney: boolean): Amount | undefined {
  const factors = factorsOf(several, read)
  const [times, each] = factors ?? []
  if (times?.value !== undefined && each) {
    const one = read(each.text)
    return typeof one?.value === 'number' ? amountOf(markOf([one, times]), rounded(one.value * times.value)) : undefined
  }
  if (!isSum(several, ofMoney)) return undefined
  const parts = several.seen.flatMap(({ text }): Amount[] => {
    const part = read(text)
    return typeof part?.value === 'number' ? [amountOf(part, part.value)] : []
  })
  if (parts.length < several.seen.length) return undefined
  return { value: rounded(parts.reduce((sum, { value }) => sum + value, 0)), ...markOf(parts) }
}

/** The first of several numbers, where the others are smaller parts of it: 12名，女5名; 5户，3户省级. */
export function totalOf({ seen, between }: SeveralNumbers): string | undefined {
  const [first, ...rest] = seen
  const [lead = '', ...words] = between
  if (!first || first.value === undefined || ADDED.test(lead) || NO_PART.test(lead)) return undefined
  // 老人30，小孩20 are two parts; of 困难户5户，3户省级 only the total has its label in front.
  if (labelIn(lead) !== '' && labelIn(words[0] ?? '') !== '') return undefined
  const parts = rest.reduce((sum, { value }) => sum + (value ?? Number.POSITIVE_INFINITY), 0)
  const sameMeasure = rest.every(({ counted }) => sameKind(counted, first.counted))
  const apart = /[,;(]/u.test(words[0] ?? '') && words.some((word) => labelIn(word) !== '')
  const excluded = words.some((word) => ADDED.test(word) || NO_PART.test(word.replace('其中', '')))
  // Of 30人参加讲座，20人参加义诊 each has a label of its own.
  const hasLabel = (labelIn(words[0] ?? '') !== '') !== (labelIn(words.at(-1) ?? '') !== '')
  return apart && hasLabel && !excluded && sameMeasure && parts <= first.value ? first.text : undefined
}

/** Whether two numbers may count the same: 86个 and 职工20个 do. */
function sameKind(one: Seen['counted'], other: Seen['counted']): boolean {
  if (one === undefined || one.word === other?.word) return true
  return other !== undefined && one.of.some((of) => of === 'any' || other.of.includes(of))
}

/** Two places at most, as each of the parts has. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

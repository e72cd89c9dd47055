import { IN_HE } from './and-words.ts'
import { isDressed } from './name-marks.ts'
import { ORGANIZATION, PEOPLE } from './said-around.ts'
import { smallNumber } from './small-number.ts'
import { CLASSES, THING_NOUNS as NOUNS, PLACE_NOUNS as PLACES } from './thing-nouns.ts'

const ENDS = new RegExp(`.(?:${NOUNS})$`, 'u')
const ONLY = new RegExp(`^(?:${NOUNS})$`, 'u')

/** Whether these words are the whole name of a place, a body or a team, or stand between marks of their own. */
export function namesThing(words: string): boolean {
  return isDressed(words) || (ENDS.test(words) && !ONLY.test(words))
}

const OF_CLASS = CLASSES.map((nouns) => ({
  asked: new RegExp(
    nouns
      .split('|')
      .filter((noun) => /^\p{Script=Han}{2,}$/u.test(noun))
      .join('|'),
    'u',
  ),
  named: new RegExp(`.(?:${nouns})$`, 'u'),
}))

/** 甲村, where the full name of a company is asked. */
export function isOfOtherClass(name: string, ask: string): boolean {
  const asked = OF_CLASS.filter((one) => one.asked.test(ask))
  const own = OF_CLASS.filter((one) => one.named.test(name))
  return asked.length > 0 && own.length > 0 && !own.some((one) => asked.includes(one))
}

const IS_PLACE = new RegExp(`.(?:${PLACES})$`, 'u')
/** A place with what is in it: 乙村团支部, 县医院的妇委会. */
const IN_PLACE = new RegExp(`^(?<place>.+(?<kind>${PLACES}))(?<of>的?)(?<noun>${NOUNS})$`, 'u')

const COUNTED = /(?<=.)(\d{1,2}|[二两三四五六七八九十]{1,2})[个家支所](?=\p{Script=Han}{2,}$)/u

/**
 * 甲村、乙村团支部 as 甲村团支部、乙村团支部: what the last of several places has, the others may have too; undefined where
 * nothing speaks for it.
 */
export function withSharedNoun(names: readonly string[]): string[] | undefined {
  // 甲村、乙村2个团支部
  const last = (names.at(-1) ?? '').replace(COUNTED, (whole, number: string) =>
    smallNumber(number) === names.length ? '' : whole,
  )
  const { place, kind = '', of, noun } = IN_PLACE.exec(last)?.groups ?? {}
  const others = names.slice(0, -1)
  if (others.length === 0) return undefined
  if (place === undefined || noun === undefined) return withSharedEnd(others, last)
  if (others.some((name) => name.endsWith(noun))) return undefined
  const alike = others.every((name) => (of === '' ? name.endsWith(kind) || IS_PLACE.test(name) : namesThing(name)))
  const places = alike ? [...others, place] : withSharedEnd(others, place)
  return places?.map((name) => `${name}${noun}`)
}

/** 泰和、永和、颐和社区: words that are no names by themselves, before one that says what they are. */
export function withSharedEnd(others: readonly string[], last: string): string[] | undefined {
  const [noun = ''] = /家?(?:协会|学会)$/u.exec(last) ?? LAST.exec(last) ?? []
  const stem = last.slice(0, last.length - noun.length)
  const bare = [...others, stem].every(
    (name) => /^\p{Script=Han}{2,4}$/u.test(name) && !ENDS.test(name) && !ONLY.test(name),
  )
  return noun.length > 0 && bare ? [...others, stem].map((name) => `${name}${noun}`) : undefined
}

/** 县妇委会完成组建, 甲合作社作为试点: a thing, and what is said of it. What ends in one of these is no such words. */
const SAID_OF = new RegExp(
  `^(?<thing>.+(?:${NOUNS.split('|')
    .filter((noun) => noun.length > 1)
    .join(
      '|',
    )}))\\p{Script=Han}{2,}(?<![点址目心室地队会组园区所院楼部关厂家站馆村镇乡社局班店网县市处科办委团课堂坊吧号户])$`,
  'u',
)

/** The thing that the words say something of; undefined where they are no such words. */
export function thingSpokenOf(words: string): string | undefined {
  return namesThing(words) ? undefined : SAID_OF.exec(words)?.groups?.['thing']
}

const LAST = new RegExp(`(?:${NOUNS})$`, 'u')

/** 和兴 and 及第 are names, 和二小 leads to another one. */
const BEGINS_THING = new RegExp(`^(?!被|[成作升]为|和(?![${IN_HE}])|及(?![第时格])|[跟与同])\\p{Script=Han}{2,}$`, 'u')

/** 一中代表队二小代表队: things of one kind one behind the other, as they are spoken; undefined where there is but one. */
export function thingsInRow(words: string): string[] | undefined {
  const [noun = ''] = LAST.exec(words) ?? []
  if (noun.length < 2) return undefined
  const places = words.split(noun).slice(0, -1)
  const are = places.length > 1 && places.every((place) => BEGINS_THING.test(place))
  return are ? places.map((place) => `${place}${noun}`) : undefined
}

const WHERE_OR_WHO = new RegExp(
  `^(?!.*[进走到下送游访建护爱清在入找和与有帮兴])\\p{Script=Han}{0,8}(?:${PLACES}|${ORGANIZATION})$|^(?:社区|[全本]?[村镇县校]|全体|部分)?${PEOPLE}$`,
  'u',
)

/** 甲村, 村委会, 镇妇联: a place or a body, which is where something was or who did it, and names no activity. */
export function isWhereOrWho(words: string): boolean {
  return WHERE_OR_WHO.test(words)
}

/** Whether these words are only what such things are called. */
export function isOnlyNoun(words: string): boolean {
  return ONLY.test(words)
}

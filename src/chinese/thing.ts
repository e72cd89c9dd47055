import { isDressed } from './name-marks.ts'
import { ORGANIZATION, PEOPLE } from './said-around.ts'
import { smallNumber } from './small-number.ts'

/** What places, bodies and teams are called at the end of their names: 甲村, 乙社区, 丙协会, 丁志愿服务队. */
const NOUNS =
  '村委会|居委会|村|社区|小区|园区|安置区|示范区|街道|镇|乡|协会|学会|商会|联合会|研究会|促进会|基金会|联谊会|联盟|工会|妇联|妇委会|' +
  '团委|团支部|团总支|支部|委员会|学校|小学|中学|高中|大学|学院|幼儿园|医院|卫生院|公司|企业|集团|合作社|工厂|农场|茶场|林场|车间|中心|(?:妇女|儿童|职工|青年|党员)?之家|家园|' +
  '基地|阵地|教育点|陵园|旧址|故居|遗址|会址|党校|试点|广场|公园|纪念馆|图书馆|博物馆|展览馆|文化馆|体育馆|办公室|事务所|派出所|服务站|工作站|驿站|书屋|讲堂|' +
  '服务队|突击队|代表队|宣讲团|讲师团|艺术团|剧团|小组|队|团|班|社|店|厂|站|馆|局|院|楼|大厦'
const ENDS = new RegExp(`.(?:${NOUNS})$`, 'u')
const ONLY = new RegExp(`^(?:${NOUNS})$`, 'u')

/** Whether these words are the whole name of a place, a body or a team, or stand between marks of their own. */
export function namesThing(words: string): boolean {
  return isDressed(words) || (ENDS.test(words) && !ONLY.test(words))
}

const PLACES = '村|寨|屯|社区|小区|镇|乡|街道|小学|中学|学校|局|医院|院|公司|企业|合作社|厂|园区|店|站|馆'
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
  if (place === undefined || noun === undefined || others.length === 0) return undefined
  if (others.some((name) => name.endsWith(noun))) return undefined
  const alike = others.every((name) => (of === '' ? name.endsWith(kind) || IS_PLACE.test(name) : namesThing(name)))
  return alike ? [...others, place].map((name) => `${name}${noun}`) : undefined
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

/** 一中代表队二小代表队: things of one kind one behind the other, as they are spoken; undefined where there is but one. */
export function thingsInRow(words: string): string[] | undefined {
  const [noun = ''] = LAST.exec(words) ?? []
  if (noun.length < 2) return undefined
  const places = words.split(noun).slice(0, -1)
  const are =
    places.length > 1 && places.every((place) => /^(?!被|[成作升]为|[和跟与及同])\p{Script=Han}{2,}$/u.test(place))
  return are ? places.map((place) => `${place}${noun}`) : undefined
}

const WHERE_OR_WHO = new RegExp(
  `^(?!.*[进走到下送游访建护爱清在入找和与有])\\p{Script=Han}{0,8}(?:(?<!乡)村|寨|社区|小区|镇|(?<![家老故他异])乡|街道|小学|中学|学校|医院|村委会|居委会|广场|公园|(?<!驿)站|派出所|卫生院|消防队|中心|[一二三四五六七八九\\d]楼|活动室|会议室|礼堂|操场|院坝|[公教司]?局|公司|合作社|幼儿园|${ORGANIZATION})$|^(?:社区|[全本]?[村镇县校]|全体|部分)?${PEOPLE}$`,
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

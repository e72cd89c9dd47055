import { DIGITS } from './digits.ts'
import { spell } from './number-spelling.ts'
import { MILLION, readNumeral } from './numeral.ts'
import { isOnlyNoun } from './thing.ts'
import { keyOf } from './typed.ts'

const NUMBER = `\\d{1,4}|[${DIGITS}两十百俩仨]{1,6}`
const MEASURE = '个|家|支|所|处|座|件|项|篇|种|名|位|户|枚|本|首|幅|部|套|条|块|张'
/** What is counted, as far as no name ends in it behind a measure: 三家村, 五家店 are villages. */
const KIND =
  '诗|诗歌|歌|歌曲|散文|小说|文章|画|照片|图|字|书|剪纸|村|村子|社区|单位|部门|组织|机关|协会|学会|商会|工会|妇联|妇委会|团队|队伍|企业|公司|学校|作品|刊物|试点|阵地|安置区|地方|人'
const ABOUT = '约|大约|大概|差不多|近|将近|超过?|不到|至少'
const COUNT = new RegExp(
  `^(?:我们|这次|本次|本周)?(?:一共|总共|共|合计|新建了?|建了|新增了?|有|就)*(${ABOUT})?(${NUMBER})([余多来])?(?:(${MEASURE})(${KIND})?)?(?:了|吧|呢|的|左右)?$`,
  'u',
)

/** How many things the words count; `about` where they do not say exactly; `maybeName` where they may be the name of one: 三家村. */
export type ThingsCounted = { readonly count: number; readonly about: boolean; readonly maybeName: boolean }

/** `3个`, `十二家单位`, `共5个`, `300余篇`, `5`; undefined where the words do not only count. */
export function thingsCounted(text: string): ThingsCounted | undefined {
  const [, before, number, more, measure, kind] = COUNT.exec(keyOf(text)) ?? []
  const read =
    number === undefined ? 'malformed' : readNumeral(spell(number.replace('俩', '两').replace('仨', '三')).text)
  if (typeof read === 'string' || read.bare || read.value % MILLION !== 0n) return undefined
  const count = Number(read.value / MILLION)
  const about = before !== undefined || more !== undefined
  return {
    count,
    about,
    maybeName: !about && /^[家首部幅篇张]$/u.test(measure ?? '') && kind !== undefined && !/\d/u.test(number ?? ''),
  }
}

const ALL =
  /^(?:我们)?(?:全|都|所有|各|每)(?:全|都|所有|各|每|个|县|的|部门?|有|覆盖|建了|完成|村|社区|镇|乡|单位|组织|机关|企业)*了?$|^(?:各|所有|每个)(?:村|社区|镇|乡|单位|部门|学校|企业|机关)\p{Script=Han}{0,6}$/u

/** 各厂, 好几个单位: of a kind, without a name. */
const OF_A_KIND = /^(?:各|每|所有|全部|好?几|多|许多|一些|部分|[两三四五]三?)(?:个|家|支|所)?(\p{Script=Han}{1,4})$/u

const ONLY_KIND = new RegExp(`^(?:${KIND})$`, 'u')

const SOME =
  /^(?:有|还有)?(?:很多|许多|不少|好多|大量|若干|一些|一批|部分|好几|[一二三四五六七八九]?十?几[十百]?|多|数)(?:个|家|支|项|件|篇|部|种)?(?:的|了|呢)?$/u

/** Words that say that it is all of them, or some, and name none: 全部, 都有, 所有村, 各村各社区; 很多, 若干. */
export function namesNone(text: string): boolean {
  const [, kind = ''] = OF_A_KIND.exec(keyOf(text)) ?? []
  return ALL.test(keyOf(text)) || SOME.test(keyOf(text)) || isOnlyNoun(kind) || ONLY_KIND.test(kind)
}

const OTHERS_COUNTED = new RegExp(
  `^(?<named>.+[^${'高初同一二三优特'}\\d])等(?:共|一共|总共|合计)?(?<number>${NUMBER})(?:${MEASURE}).{0,6}$`,
  'su',
)

const COUNTED_FIRST = new RegExp(
  `^(?:我们|本周|这次|本次|新?成立|新?建立?|新增|命名|获评|共|一共|总共|有|了)*((?:${NUMBER})(?:${MEASURE})(?:${KIND})?)[:：,，、;；]\\s*(.+)$`,
  'su',
)
/** 甲、乙共2个, 甲和乙两个: how many they are, behind the last of them. */
const COUNTED_LAST = new RegExp(
  `^(.+?)[,，、;；（(]?(?:(?:共|一共|总共|合计)(?:计|有|是)?|这|(?<!第|各|\\p{Nd}))(${NUMBER})(?:${MEASURE})(?:${KIND})?(?:了|的|获[评得奖]了?|成立了?)?[)）]?$`,
  'su',
)
/** A count at the end of a name: 东村2个, 各1个. */
const COUNT_BEHIND = new RegExp(`.\\(?(?:各(?:${NUMBER})|\\d+)(?:${MEASURE})\\)?$`, 'u')

/** `东村2个`, `西村各1个`: how many of something a name has, which is no part of it. */
export function countsBehind(name: string): boolean {
  return COUNT_BEHIND.test(keyOf(name))
}

/** `甲、乙等5个`, `3部：甲、乙`: those that are named, and how many they are together; undefined where no number is given. */
export function othersCounted(
  text: string,
): { readonly named: string; readonly count: number; readonly all?: true } | undefined {
  const { named = '', number = '' } = OTHERS_COUNTED.exec(keyOf(text))?.groups ?? {}
  const count = thingsCounted(number)?.count
  // As it was typed: a key has lost its quotation marks.
  const at = text.lastIndexOf('等')
  if (named !== '' && count !== undefined && at > 0) return { named: text.slice(0, at), count }
  const [, first = '', rest = ''] = COUNTED_FIRST.exec(text) ?? []
  const before = thingsCounted(first)?.count
  if (before !== undefined) return { named: rest, count: before }
  const [, all = '', last = ''] = COUNTED_LAST.exec(text) ?? []
  const behind = all === '' ? undefined : thingsCounted(last)?.count
  // 一个 behind a name may be its own; 共1个 and 1个 count.
  const least = /(?:共|合计)(?:计|有|是)?[^共计]{1,8}$|^\d/u.test(text.slice(all.length)) ? 1 : 2
  return behind === undefined || behind < least ? undefined : { named: all, count: behind, all: true }
}

/** Words that 等 ends, and those that it begins. */
const NOT_OTHERS = '高中初同平均上下优特一二三劣丙乙甲头次相对何'
const HOW_MANY = `(?:共|一共|总共|合计)?(?:${NUMBER}|几|数|多|若干|各|众多|一批|部分|其他|其它)[余多来]?`
const TAIL = new RegExp(
  `(?<![${NOT_OTHERS}])等(?:等|${HOW_MANY}(?:${MEASURE}|级|类|个)?.{0,6}|(?:${KIND}|地|处|镇|乡|街道|活动|项目|\\p{Script=Han}{0,4}(?:物资|用品|物品|食品|礼品|奖品|慰问品)))?$`,
  'u',
)

/** `甲、乙等3个`, `甲村等多家单位`, `甲等`: there are others that are not named. 高等, 一等, 同等 and the like are words. */
export function hidesOthers(name: string): boolean {
  return TAIL.test(name)
}

import { EVENT, HAN } from './said-around.ts'
import { namesThing } from './thing.ts'
import { beginsWithDeed } from './what-is-done.ts'

/** What an activity is called by at the end of its name, and is not a verb that goes on: not 慰问, 宣讲, 走访. */
const NOUN = [
  '活动(?!室|中心|站|点)|行动(?!力|派|者|不便)',
  '(?<![商学协工妇联委员究进金社机体理字只都不入])会(?![员议长场所面计费徽刊址心展])',
  '(?<![发开扩拓进])展(?![示览演开现望板厅馆出区品位翅])|展[示览演]',
  '(?<![值上下加跟轮领])班(?![级组主子车长会员后])|(?<![环细季关情春])节(?![日气约目能水假点奏省前后俭电粮育支庆])',
  '赛(?![事车道区场跑龙])|课(?![后间余程题本外桌文堂])|讲座|讲堂|课堂|沙龙|集市|大集|演出|表演|仪式|评选|评比|竞答|汇演|巡演|专场',
  `(?<=${HAN}{2})(?:培训|演练|体验|义诊|招聘|研学)`,
].join('|')
const WITH_REST = new RegExp(`^(?<name>.+(?:${NOUN}))(?<rest>.+)$`, 'u')
/** What a name goes on with: 进校园, 开讲, （第2期）, ·端午; not 一堂, 在村. */
const GOES_ON = new RegExp(
  `^(?:[进走下到入送]${HAN}{2,5}|(?![一两二三四五六七八九十在是等共有和与跟])${HAN}{1,2}|第[\\d一二三四五六七八九十]{1,3}[期届季站场次讲]|[（(]第?[\\d\\p{Script=Han}]{0,4}[期届季站场次班组赛][）)]|[和与及加]${HAN}{2,}|[·“《—].+|[”》].*)$`,
  'u',
)

/**
 * 防诈讲座在村委会, 小菜园评比评出5户 → 防诈讲座, 小菜园评比: the name of an activity ends in the noun that it is called by, and
 * what goes on behind is said of it. As it is where nothing goes on.
 */
export function withoutRest(text: string): string {
  if (EVENT.test(text)) return text
  // 创业培训班孵化基地 is a thing, 防诈讲座在村委会 none.
  const { name, rest = '' } = WITH_REST.exec(text)?.groups ?? {}
  const isThing = namesThing(text) && !/^[在于是]/u.test(rest)
  // 六一儿童节慰问留守儿童 says when.
  const isOccasion = name?.endsWith('节') && beginsWithDeed(rest)
  return name === undefined || isThing || isOccasion || [...name].length < 4 || GOES_ON.test(rest) ? text : name
}

const TWO = new RegExp(`(?:${NOUN})(?:加|和|与|及|跟|同|兼(?![职顾容备])|结合|以及|还有|[+＋])${HAN}{2,}`, 'u')

/** 菜园评比加消防体验: two of them, each with its noun. */
export function joinsEvents(text: string): boolean {
  return TWO.test(text) && EVENT.test(text)
}

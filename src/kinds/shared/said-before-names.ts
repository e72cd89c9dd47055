import { IN_HE } from '../../chinese/and-words.ts'
import { namesBody } from '../../chinese/body-name.ts'
import { nameCore, saidOfName } from '../../chinese/name-core.ts'
import { showsName } from '../../chinese/name-evidence.ts'
import { bareName, isDressed, joinNames } from '../../chinese/name-marks.ts'
import { DONE_BY } from '../../chinese/name-tails.ts'
import { clip } from '../../chinese/quoted.ts'
import { isTalk } from '../../chinese/talk-words.ts'
import { namesThing, thingSpokenOf, withSharedNoun } from '../../chinese/thing.ts'
import { THING_NOUNS } from '../../chinese/thing-nouns.ts'
import type { Asked, Reading } from '../kind.ts'
import { linesOf } from './data.ts'
import { goodsAlone } from './goods.ts'

/** 获奖团队：甲队、乙队: the question's own words in front of the names; or words that only say that they follow. */
export function withoutTitle(typed: string, { ask, indicator }: Asked): string {
  const [head = '', title = '', mark = ''] =
    /^(\p{Script=Han}{1,10})([:：]|\s|(?:有|是|为|包括)(?=[《“\p{Script=Han}]))\s*/u.exec(typed) ?? []
  const own = `${ask}${indicator?.label ?? ''}`
  const follows =
    /(?:有|如下|是|为|包括|报)$|^(?:本[周月次]|这[次周])?(?:新增|新建|新?成立|组建|命名|获评|评上)的?$/u.test(title) ||
    isTalk(title)
  const isOwn =
    (title.length > 1 || /[:：]/u.test(mark)) && title !== '' && [...title].every((sign) => own.includes(sign))
  return isOwn || (/[:：]/u.test(mark) && follows) ? typed.slice(head.length) : typed
}

/** 有甲村、乙村, 我们新建了甲村妇委会: what is said in front of names, and what some begin with. */
const HAVING =
  /^(?:(?:我们|这次|目前|共|一共)?有|(?:我们|这次|本次|本周|我[县镇乡村])(?:新?成立|新?建立?|新增|命名)了?)(?=\p{Script=Han})/u

/** 新建甲村妇委会: what was done with the first, which may be what it is called. 新建村 and 新建小学 are. */
const DONE =
  /^(?:这次|本次|这回|我们?[县镇乡村]?|[今昨前]天|本周)*\p{Script=Han}{2,4}的(?:分别|主要)?(?:就?是|有|为|包括)(?=\p{Script=Han}{2})|^(?:\d{1,2}月\d{1,2}[日号]|[今昨前]天|我们?[县镇乡村]?|本周|这次|本次|[县市州省镇乡](?:妇联|残联|科协|文联|团委|总?工会)|发文|下文)*(?:新建立?|新成立|成立|组建|新增|新命名|命名|评选?出|创建|只有|仅有|就是)(?:了(?=\p{Script=Han}{2})|(?!了|的|村|镇|路|社区|小学|中学|街道|大会)(?=\p{Script=Han}{4}))/u

/** Names of which the first may begin with 有 or 新建, or behind it. */
export function havingSaid(asTyped: Reading, without: Reading, alone: boolean): Reading | undefined {
  if (without.kind === 'guess') return without
  if (asTyped.kind === 'refused' || without.kind !== 'value') return undefined
  const typed = asTyped.kind === 'guess' && asTyped.or ? asTyped.or.value : asTyped.value
  const [wholes, names] = [linesOf(typed), linesOf(without.value)]
  const at = names.findIndex((name, i) => name !== wholes[i])
  if (at < 0 || (names.length === 1 && !alone)) return undefined
  const [bare, whole] = [names[at], wholes[at]].map((of = '') => `“${clip(bareName(of), 8)}”`)
  const or = { label: whole ?? '', value: typed }
  const which = names.length === 1 ? '' : at === 0 ? '第一个' : '最后一个'
  return { ...without, kind: 'guess', ask: `${which}是${bare}，还是${whole}？`, yes: bare ?? '', or }
}

/** 甲村、乙村团支部: two of them, or a village and a 团支部. */
export function sharedNoun(names: readonly string[]): Reading | undefined {
  const shared = withSharedNoun(names)
  const [first = ''] = shared ?? []
  // 我镇新建了甲村、乙村团支部: that goes first.
  if (!shared || nameCore(names[0] ?? '').core !== names[0]) return undefined
  const or = { label: `“${clip(names[0] ?? '', 8)}”`, value: names }
  return {
    ...{ kind: 'guess', value: shared, or },
    ...{ ask: `第一个是“${clip(first, 10)}”，还是“${clip(names[0] ?? '', 10)}”？`, yes: `“${clip(first, 10)}”` },
  }
}

/** 甲公司妇委会成立了: what became of the last. */
const BECAME =
  /(?<=\p{Script=Han}{4})(?:都|全部?|均|已经?)*(?:成立|建立|挂牌|揭牌|获得?命名|获评|获奖|发表|刊发)了(?:的)?$|(?<=\p{Script=Han}{4})(?:都|均|全部|一个|两个|全)*(?:入选|获评|获奖|被命名|上榜|都是|评上了?|过了)$/u

/** 除了乙村的没过，甲村妇女之家评上了: which of them are none. */
const EXCEPT = /^除了?[^，,]{2,20}[，,](?:其[他它余]的?)?/u

/** 由甲宣讲团、乙讲师团主讲 */
const BY_ALL = new RegExp(`^由(.{3,}[、和].{2,}[团队组会站社校院局部室”])(?:${DONE_BY})的?$`, 'u')

/** The names without what is said in front of them and behind; as they are where nothing is. */
export function withoutDone(typed: string): { readonly names: string; readonly done: boolean } {
  const names = typed.replace(BY_ALL, '$1').replace(EXCEPT, '').replace(DONE, '').replace(BECAME, '')
  return names === typed ? { names: typed.replace(HAVING, ''), done: false } : { names, done: true }
}

/** Beside things that are named, what is no such thing and says something of them or of others: 乙村的没建, 其他的下周. */
const ASIDE = /^(?:其[他它余]|剩下|另外|就这|主席|材料|照片)|[的了补]$|没|下周|后面|[都还][是差]|以后|快[好建]|正在/u

/** Behind the title of a work: where it stands. */
const PUBLISHED =
  /^(?:都|均|已|也|分别)*(?:发|刊|登|载|收|入选|投|获)\p{Script=Han}{0,3}?(?:(?:在|于|到|入)(?=\p{Script=Han}{2})|(?:了)?[《“])/u

/** What is asked for are things. */
const ASKS_THINGS = new RegExp(`哪[些支个]“?(?:两新|机关)?(?:妇女)?(?:组织|团队|教育点|${THING_NOUNS})`, 'u')
/** Two things in one name, and how one goes with the other: 甲社并入乙社, 甲社区的乙社区. */
const TWO_THINGS = new RegExp(
  `\\p{Script=Han}(?:${THING_NOUNS})(?:或者?|同|即|就?是|原|[并加]入|升级[成为]|改名?[成为]?|[里下]面?的|的|下属|下设|联合|给|帮|送)\\p{Script=Han}+$`,
  'u',
)

/** 在甲纪念馆开展: where places are asked for. */
const HELD_IN =
  /^(?:都是?|就)?(?:在|到|去)(.{3,}?)(?:里|内)?(?:开展|举[办行]|召开|进行|组织|参观|搞|办|学习|)(?:活动)?[的了]?$/u

const NOTED = /[（(][^（）()]*[）)]$/u
/** Which rung it has, or since when: 甲村妇女之家（三星）. */
const RUNG = /[（(](?:[国省州市县镇村]级|[一二三四五\d]+星级?|新[建增评]的?|[\d.月日号今昨前天]+)[）)]$/u

/** 没有乙村妇联: what is said not to be. */
const DENIED = /^(?:我们?)?(?:没有?|未)(?=\p{Script=Han}{2}|《)/u

/** Before another name: not 和平, 和谐. */
const AND = new RegExp(`^(?:以及|及(?![第时格早其])|与|和(?![${IN_HE}]))(?=.{3})`, 'u')

/**
 * Names of which one has something around it that names seldom have, 包括甲村 or 合计：2: kept without it, or as it was
 * written, as the cadre says. What is nothing but said of the others (11月3日成立) is left out.
 */
export function doubted(names: readonly string[], { ask, marks, amounts }: Asked): Reading | undefined {
  const titled = marks === '《》'
  const asksThings = marks === undefined && ASKS_THINGS.test(ask)
  const cores = names.map((name, i) => {
    if (amounts) return goodsAlone(name)
    const held = asksThings && names.length === 1 ? HELD_IN.exec(name)?.[1] : undefined
    const place = held !== undefined && namesThing(held) ? held : undefined
    const told = nameCore(place ?? (i > 0 ? name.replace(AND, '') : name), titled)
    if (DENIED.test(name)) return { core: '', odd: true }
    // 《甲》、《乙》，都是会员写的
    if (i > 0 && titled && !name.includes('《') && /《.*》$/u.test(names[0] ?? '')) return { core: '', odd: true }
    if (i > 0 && titled && PUBLISHED.test(name)) return { core: '', odd: true }
    if (i > 0 && !titled && saidOfName(name) && !namesThing(told.core)) return { core: '', odd: true }
    const aside = ASIDE.test(name) && !namesThing(name) && names.some(namesThing)
    const noThing =
      !titled &&
      !isDressed(told.core) &&
      !namesThing(told.core) &&
      (asksThings ? !namesBody(told.core) : !showsName(told.core))
    return {
      odd:
        told.odd ||
        aside ||
        noThing ||
        (asksThings && NOTED.test(told.core)) ||
        (!titled && TWO_THINGS.test(told.core)),
      core: (titled || isDressed(told.core) ? undefined : thingSpokenOf(told.core)) ?? told.core.replace(RUNG, ''),
    }
  })
  const bare = cores.map(({ core }) => core).filter((core) => core !== '')
  const at = cores.findIndex(({ core, odd }, i) => core !== names[i] || odd)
  if (at < 0) return undefined
  const whole = `“${clip(bareName(names[at] ?? ''), 10)}”`
  if (bare.length === 0 || cores[at]?.core === names[at]) {
    return { kind: 'guess', value: names, ask: `${whole}是一个名称吗？` }
  }
  const short = `“${clip(bareName(cores[at]?.core ?? ''), 10)}”`
  if (short === '“”' || cores.filter(({ core }, i) => core !== names[i]).length > 1) {
    const or = { label: '照原样', value: names }
    return { kind: 'guess', value: bare, ask: `是${clip(joinNames(bare), 18)}，对吗？`, or }
  }
  const or = { label: whole, value: names }
  return { kind: 'guess', value: bare, ask: `是${short}，还是${whole}？`, yes: short, or }
}

import { inSameWords } from '../chinese/same-words.ts'
import { leftToSay } from '../chinese/says-nothing.ts'
import { tellsDeed } from '../chinese/tells-deed.ts'
import { keyOf } from '../chinese/typed.ts'
import type { Key } from '../messages/buttons.ts'
import type { Feature } from './feature.ts'
import { ownOf } from './meant.ts'
import { type Answered, type Met, metIn, namesIn, type SoughtPage, type Thing } from './page-names.ts'
import type { Roles } from './who.ts'

/** The page that words speak of, the answer to them, or the few pages that may be meant. */
export type Sought = SoughtPage | Answered | { readonly few: readonly Key[] }

/** Longer words are a report, and seek nothing. */
const LONGEST = 60
const MOST = 3
/** So much of what is said has to be known of a page. */
const CLEAR = 0.6
/** So much of it at least is known of one that may be meant. */
const LIKELY = 0.3
/** One that has so much of what the best has is near it. */
const NEAR = 0.75
/** Work that is told counts people, sessions and things: 30人, 新办5注销3. */
const COUNTS =
  /\d\s*余?个?[人名户场次件元支起本份堂条张亩台套]|\d\s*余?家(?!单位|没|未|报|交|还)|\d\s*余?个(?!月)|\d(?:(?![年月日号点])\p{Script=Han}){1,3}\d{1,4}(?:(?![年月日号点])\p{Script=Han}){1,3}\d/u

/** 十二户, 六十人, 三户: the same in characters; 两份, 三个村, 一次 are said of reports too. */
const COUNTS_IN_CHARACTERS =
  /[一二三四五六七八九两]?[十百千万][一二三四五六七八九十百千零]*余?[多来]?个?[人名户场件元支本堂台套]|[两二三四五六七八九]余?户/u

/** A clause as it is read, and what of all things is met in it. */
type Clause = { readonly said: string; readonly met: readonly Met[] }

/**
 * What of the bot's pages and answers words seek that are no page's name: 单位的名字想改一下, 报表去哪里填. Each that is for this
 * person is asked how much of a clause its names make up; what is said around them, when and where count for nothing.
 */
export function pageSought(features: readonly Feature[], words: string, who: Roles): Sought | undefined {
  return tellsWork(words, who) ? undefined : ownSought(features, clausesOf(features, words), who)
}

const tellsWork = (words: string, who: Roles): boolean =>
  who.reportsFor.length > 0 && (COUNTS.test(words) || COUNTS_IN_CHARACTERS.test(words) || tellsDeed(words))

/** The page that words seek among all that there are, whomever it is for. */
export function soughtOfAll(features: readonly Feature[], words: string): Key | undefined {
  return anyonesSought(clausesOf(features, words))
}

/** Whether words may seek a page, whomever it is for: that is another feature's turn. */
export function maySeekPage(features: readonly Feature[], words: string, who: Roles): boolean {
  const clauses = clausesOf(features, words)
  if (clauses.length === 0) return false
  const own = tellsWork(words, who) ? undefined : ownSought(features, clauses, who)
  return (own !== undefined && 'page' in own) || anyonesSought(clauses) !== undefined
}

/** The pages that words may be about, though more is said in them than is known of any: 科普讲座想导个表 may be 上级表. */
export function pagesLikely(features: readonly Feature[], words: string, who: Roles): readonly Key[] {
  if (tellsWork(words, who)) return []
  const own = new Set(ownOf(features, who))
  const likely = clausesOf(features, words).flatMap(({ said, met }) => {
    const found = met.filter(({ thing, has }) => own.has(thing.of) && 'page' in thing.is && has.size > 1)
    const rest = leftToSay(said, new Set(found.flatMap(({ has }) => [...has])))
    return found.filter(({ has }) => has.size >= LIKELY * (has.size + rest))
  })
  const pages = likely
    .sort((a, b) => b.has.size - a.has.size)
    .flatMap(({ thing: { is } }) => ('page' in is ? [is.page] : []))
  return [...new Set(pages)].slice(0, MOST)
}

const MASKED = /〔\p{Script=Han}{2,4}〕/gu
/** What is said behind of whose it is: 名字打错了，单位的. */
const WHOSE = /^\p{Script=Han}{1,5}的$/u

/** 交流经验 hands nothing in. */
const EXCHANGE = /交[流通往友朋谊]/gu

function toldTogether(clauses: readonly string[]): readonly string[] {
  return clauses.map((clause, at) => {
    const whose = clauses[at + 1]
    return whose !== undefined && WHOSE.test(whose) ? `${whose}${clause}` : clause
  })
}

/** The clauses in which anything is met. */
function clausesOf(features: readonly Feature[], words: string): readonly Clause[] {
  // A telephone number speaks of no telephone.
  const typed = words.replace(MASKED, '')
  if ([...typed].length > LONGEST || !/\p{Script=Han}/u.test(typed)) return []
  const names = namesIn(features)
  return toldTogether(typed.split(/[，,。；;！!？?\n]+/u)).flatMap((clause) => {
    const said = inSameWords(keyOf(clause).replace(EXCHANGE, (word) => '〇'.repeat(word.length)))
    const met = metIn(names, said)
    return met.length > 0 ? [{ said, met }] : []
  })
}

function ownSought(features: readonly Feature[], clauses: readonly Clause[], who: Roles): Sought | undefined {
  if (clauses.length === 0) return undefined
  const own = new Set(ownOf(features, who))
  return soughtAmong(clauses, ({ of }) => own.has(of))
}

function anyonesSought(clauses: readonly Clause[]): Key | undefined {
  const sought = soughtAmong(clauses, ({ is }) => 'page' in is)
  if (!sought) return undefined
  return 'few' in sought ? sought.few[0] : 'page' in sought ? sought.page : undefined
}

function soughtAmong(clauses: readonly Clause[], isOne: (thing: Thing) => boolean): Sought | undefined {
  const [best, ...more] = clauses.flatMap((clause) => aboutIn(clause, isOne) ?? []).sort((a, b) => b.most - a.most)
  if (!best) return undefined
  const answer = best.near.find(({ is }) => 'says' in is)?.is
  if (answer) return answer
  // Two things are asked for: 国庆那一周不收了，下一周两周一起报.
  const beside = more.filter(({ most }) => most >= NEAR * best.most && most > 2).flatMap(({ near }) => near)
  const pages = [...new Set([...best.near, ...beside])].filter(({ is }) => 'page' in is)
  const [only, ...others] = pages
  if (only && others.length === 0 && !only.of.acts) return only.is
  return { few: pages.slice(0, MOST).flatMap(({ is }) => ('page' in is ? [is.page] : [])) }
}

/** Those that a clause is clearly about, the likeliest first. */
function aboutIn({ said, met: all }: Clause, isOne: (thing: Thing) => boolean) {
  const met = all.filter(({ thing }) => isOne(thing))
  const asksWho = met.some(({ who }) => who)
  const found = met.filter(({ who }) => who || !asksWho)
  const most = Math.max(0, ...found.map(({ has }) => has.size))
  if (most === 0) return undefined
  const known = new Set(met.flatMap(({ has }) => [...has]))
  const rest = leftToSay(said, known)
  if (most < CLEAR * (most + rest) || (most < 2 && rest > 0)) return undefined
  const near = found.filter(({ has }) => has.size >= NEAR * most).sort((a, b) => b.has.size - a.has.size)
  return { most, near: near.map(({ thing }) => thing) }
}

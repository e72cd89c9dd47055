import { inSameWords } from '../chinese/same-words.ts'
import { leftToSay } from '../chinese/says-nothing.ts'
import { keyOf } from '../chinese/typed.ts'
import type { Key } from '../messages/buttons.ts'
import { wishOf } from './asked.ts'
import type { Feature } from './feature.ts'
import { keysOf, ownOf } from './meant.ts'
import type { Roles } from './who.ts'

/** The page that words speak of, the answer to them, or the few pages that may be meant. */
export type Sought = SoughtPage | Answered | { readonly few: readonly Key[] }

/** A page, of a feature. */
export type SoughtPage = { readonly page: Key; readonly of: Feature }

type Answered = { readonly is: 'answer'; readonly says: string; readonly keys: readonly Key[] }

/** Longer words are a report, and seek nothing. */
const LONGEST = 60
const MOST = 3
/** So much of what is said has to be known of a page. */
const CLEAR = 0.6
/** One that has so much of what the best has is near it. */
const NEAR = 0.75
/** Work that is told counts people, sessions and things. */
const COUNTS = /\d\s*余?个?[人名户场次件元支起本份堂条张亩台套]|\d\s*余?个(?!月)/u
/** So far from each other stand single characters that are one name: 谁把这份撤. */
const NEAR_BY = 6
/** Who asks 谁 asks for a name: what 谁 stands in is meant before all else. */
const WHO = '谁'

/** What may be sought, by all its names: each a word, or several that are all in the words, in any order (改 名). */
type Thing = {
  readonly is: SoughtPage | Answered
  readonly acts: boolean
  readonly names: readonly (readonly string[])[]
}

type Found = { readonly of: Thing; readonly has: ReadonlySet<number>; readonly who: boolean }

/**
 * What of the bot's pages and answers words seek that are no page's name: 单位的名字想改一下, 报表去哪里填. Each that is for this
 * person is asked how much of a clause its names make up; what is said around them, when and where count for nothing.
 */
export function pageSought(features: readonly Feature[], words: string, who: Roles): Sought | undefined {
  if (!maySeek(words) || (who.reportsFor.length > 0 && COUNTS.test(words))) return undefined
  return soughtAmong(ownOf(features, who).flatMap(thingsOf), words)
}

const maySeek = (words: string): boolean => [...words].length <= LONGEST && /\p{Script=Han}/u.test(words)

/** The page that words seek among all that there are, whomever it is for. */
export function soughtOfAll(features: readonly Feature[], words: string): Key | undefined {
  if (!maySeek(words)) return undefined
  const things = features.filter(({ place }) => place === 'private').flatMap(thingsOf)
  const sought = soughtAmong(
    things.filter(({ is }) => 'page' in is),
    words,
  )
  if (!sought) return undefined
  return 'few' in sought ? sought.few[0] : 'page' in sought ? sought.page : undefined
}

function soughtAmong(things: readonly Thing[], words: string): Sought | undefined {
  const clauses = words.split(/[，,。；;！!？?\n]+/u).flatMap((clause) => aboutIn(things, clause) ?? [])
  const [best] = clauses.sort((a, b) => b.most - a.most)
  if (!best) return undefined
  const [only, ...others] = best.near
  const answer = best.near.find(({ is }) => 'says' in is)?.is
  if (answer) return answer
  if (only && others.length === 0 && !only.acts) return only.is
  return { few: best.near.slice(0, MOST).flatMap(({ is }) => ('page' in is ? [is.page] : [])) }
}

/** Whether words may seek a page, whomever it is for: that is another feature's turn. */
export function maySeekPage(features: readonly Feature[], words: string, who: Roles): boolean {
  const own = pageSought(features, words, who)
  return (own !== undefined && 'page' in own) || soughtOfAll(features, words) !== undefined
}

/** Those that a clause is clearly about, the likeliest first. */
function aboutIn(things: readonly Thing[], clause: string) {
  const said = inSameWords(keyOf(clause))
  const met = things.map((of) => placesOf(of, said)).filter(({ has }) => has.size > 0)
  const asksWho = met.some(({ who }) => who)
  const found = met.filter(({ who }) => who || !asksWho)
  const most = Math.max(0, ...found.map(({ has }) => has.size))
  if (most === 0) return undefined
  const known = new Set(met.flatMap(({ has }) => [...has]))
  const rest = leftToSay(said, known)
  if (most < CLEAR * (most + rest) || (most < 2 && rest > 0)) return undefined
  const near = found.filter(({ has }) => has.size >= NEAR * most).sort((a, b) => b.has.size - a.has.size)
  return { most, near: near.map(({ of }) => of) }
}

/** Of each feature they are the same for everybody. */
const THINGS = new WeakMap<Feature, readonly Thing[]>()

function thingsOf(of: Feature): readonly Thing[] {
  const known = THINGS.get(of) ?? pagesAndAnswers(of)
  THINGS.set(of, known)
  return known
}

/** The pages that a feature has, each under the first of its names, and its answers. */
function pagesAndAnswers(of: Feature): readonly Thing[] {
  const pages = new Map<string, { is: SoughtPage; acts: boolean; names: string[][] }>()
  for (const page of keysOf(of)) {
    const names = namesOf(page.label)
    const known = pages.get(wishOf(page.button))
    if (known) known.names.push(names)
    else pages.set(wishOf(page.button), { is: { page, of }, acts: of.acts ?? false, names: [names] })
  }
  const answers = (of.answers ?? []).map(({ asked, ...said }): Thing => {
    return { is: { is: 'answer', ...said }, acts: false, names: asked.split('、').map(namesOf) }
  })
  return [...pages.values(), ...answers]
}

const namesOf = (label: string): string[] => inSameWords(label).split(' ')

/** Which characters of the words are of its names. */
function placesOf(of: Thing, said: string): Found {
  const has = new Set<number>()
  let who = false
  for (const parts of of.names) {
    // Looked at for every typed answer: of most names nothing is in it.
    if (!parts.every((part) => said.includes(part))) continue
    const at = parts.map((part) => placesIn(said, part))
    if (!standTogether(parts, at)) continue
    who ||= parts.some((part) => part.startsWith(WHO))
    for (const [i, part] of parts.entries()) {
      for (const from of at[i] ?? []) for (let k = 0; k < part.length; k++) has.add(from + k)
    }
  }
  return { of, has, who }
}

function placesIn(said: string, part: string): readonly number[] {
  const places: number[] = []
  for (let at = said.indexOf(part); at >= 0; at = said.indexOf(part, at + 1)) places.push(at)
  return places
}

/** A character is in many words: what has nothing but single ones for its name is meant where they are near each other. */
function standTogether(parts: readonly string[], at: readonly (readonly number[])[]): boolean {
  const [first, ...others] = at
  if (!first || others.length === 0 || parts.some((part) => part.length > 1)) return true
  return first.some((place) => others.every((places) => places.some((other) => Math.abs(other - place) <= NEAR_BY)))
}

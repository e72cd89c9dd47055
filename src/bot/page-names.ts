import { inSameWords } from '../chinese/same-words.ts'
import type { Key } from '../messages/buttons.ts'
import { wishOf } from './asked.ts'
import type { Feature } from './feature.ts'
import { keysOf } from './meant.ts'

/** A page, of a feature. */
export type SoughtPage = { readonly page: Key; readonly of: Feature }

/** A short answer to what no page tells. */
export type Answered = { readonly is: 'answer'; readonly says: string; readonly keys: readonly Key[] }

/** What may be sought; `at`: where in the table its feature stands. */
export type Thing = { readonly is: SoughtPage | Answered; readonly of: Feature; readonly at: number }

/** What is met in words: which characters of them are of its names. */
export type Met = { readonly thing: Thing; readonly has: ReadonlySet<number>; readonly who: boolean }

/** A name of a thing: each of its parts is in the words that speak of it, in any order (改 名). */
type Name = { readonly thing: Thing; readonly parts: readonly string[] }

/** So far from each other stand single characters that are one name: 谁把这份撤. */
const NEAR_BY = 6
/** Who asks 谁 asks for a name: what 谁 stands in is meant before all else. */
const WHO = '谁'

/** The names of all things of a table of features, by the character that their first part begins with. */
export type Names = ReadonlyMap<string, readonly Name[]>

/** Of each table they are the same for everybody. */
const NAMES = new WeakMap<readonly Feature[], Names>()

export function namesIn(features: readonly Feature[]): Names {
  const known =
    NAMES.get(features) ??
    byFirst(features.filter(({ place }) => place === 'private').flatMap((of, at) => namesOf(of, at)))
  NAMES.set(features, known)
  return known
}

function byFirst(names: readonly Name[]): Names {
  const table = new Map<string, Name[]>()
  for (const name of names) {
    const first = name.parts[0]?.[0] ?? ''
    const others = table.get(first)
    if (others) others.push(name)
    else table.set(first, [name])
  }
  return table
}

/** The pages that a feature has, each under the first of its names, and its answers. */
function namesOf(of: Feature, at: number): Name[] {
  const pages = new Map<string, Thing>()
  const ofPages = keysOf(of).flatMap((page) => {
    const wish = wishOf(page.button)
    const thing = pages.get(wish) ?? { is: { page, of }, of, at }
    pages.set(wish, thing)
    return partsOf(page.label).map((parts) => ({ thing, parts }))
  })
  const ofAnswers = (of.answers ?? []).flatMap(({ asked, ...said }) => {
    const thing: Thing = { is: { is: 'answer', ...said }, of, at }
    return asked
      .split('、')
      .flatMap(partsOf)
      .map((parts) => ({ thing, parts }))
  })
  return [...ofPages, ...ofAnswers]
}

/** Several words may stand in one place: `哪|谁 没报` is 哪 没报 and 谁 没报. */
function partsOf(label: string): string[][] {
  return inSameWords(label)
    .split(' ')
    .map((place) => place.split('|'))
    .reduce<string[][]>((before, words) => before.flatMap((one) => words.map((word) => [...one, word])), [[]])
}

/** All that is met in words that have one word for each thing. */
export function metIn(names: Names, said: string): Met[] {
  const found = new Map<Thing, { has: Set<number>; who: boolean }>()
  // Looked at for every typed answer: of most names not even the first character is in it.
  for (const first of new Set(said)) {
    for (const { thing, parts } of names.get(first) ?? []) {
      if (!parts.every((part) => said.includes(part))) continue
      const at = parts.map((part) => placesIn(said, part))
      if (!standTogether(parts, at)) continue
      const met = found.get(thing) ?? { has: new Set<number>(), who: false }
      found.set(thing, met)
      met.who ||= parts.some((part) => part.startsWith(WHO))
      for (const [i, part] of parts.entries()) {
        for (const from of at[i] ?? []) for (let k = 0; k < part.length; k++) met.has.add(from + k)
      }
    }
  }
  return [...found].map(([thing, met]) => ({ thing, ...met })).sort((a, b) => a.thing.at - b.thing.at)
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

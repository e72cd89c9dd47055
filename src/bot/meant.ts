import { nearest } from '../catalogue/nearest.ts'
import { soughtIn } from '../chinese/sought.ts'
import type { Database } from '../database/open.ts'
import type { Key } from '../messages/buttons.ts'
import { letsIn, reachOf } from './access.ts'
import { type Asked, wishOf } from './asked.ts'
import type { Door, Feature } from './feature.ts'
import type { Roles } from './who.ts'

/** The keys whose labels, typed, are a tap on them. */
export function keysOf({ place, opens, named = [] }: Feature): readonly Key[] {
  return place === 'private' ? [...(opens ? [opens] : []), ...named] : []
}

/** What typed words may mean of all features. Whoever edits a part of the county is told what is for its editors. */
export function ownOf(features: readonly Feature[], who: Roles): readonly Feature[] {
  return features.filter(
    (of) => of.place === 'private' && (letsIn(of, who) || (of.role === 'editor' && who.edits.length > 0)),
  )
}

/**
 * The tap or the command that words are, where they are nobody's answer: the label of a page's key, or words by which a
 * feature that is for this person says that it is meant. A label that several pages have is none of them.
 */
export function meantBy(features: readonly Feature[], words: string, who: Roles): Asked | undefined {
  const text = words.trim()
  const own = ownOf(features, who)
  const page =
    pageCalled(own.flatMap(keysOf), text) ?? pageCalled(own.filter(({ acts }) => !acts).flatMap(keysOf), soughtIn(text))
  if (page) return { by: 'tap', button: page.button }
  const typed = own.find(({ command }) => command !== undefined && command === text.toLowerCase())?.command
  if (typed !== undefined) return { by: 'command', command: typed, words: '' }
  for (const { command, meant } of own) {
    const said = command === undefined ? undefined : meant?.(text)
    if (command !== undefined && said !== undefined) return { by: 'command', command, words: said }
  }
  return undefined
}

/** The command of this person's that is one sign away from what was typed behind a slash: /repot. */
export function commandNear(features: readonly Feature[], typed: string, who: Roles): string | undefined {
  return nearest(
    typed,
    ownOf(features, who).flatMap(({ command = [] }) => command),
  )
}

/** Names shorter than this are a sign away from too much. */
const SHORTEST = 3

/** The pages of this person's whose own name has just one other character: 零抱告. */
export function pagesNear(features: readonly Feature[], text: string, who: Roles): readonly Key[] {
  const name = [...soughtIn(text)]
  const isNear = (label: string) => {
    const own = [...label]
    return own.length === name.length && own[0] === name[0] && own.filter((one, at) => one !== name[at]).length === 1
  }
  if (name.length < SHORTEST) return []
  return ownOf(features, who)
    .flatMap((of) => keysOf(of).slice(0, 1))
    .filter(({ label }) => isNear(label))
}

function pageCalled(keys: readonly Key[], name: string): Key | undefined {
  const [page, ...others] = keys.filter(({ label }) => label === name)
  return page && others.every(({ button }) => wishOf(button) === wishOf(page.button)) ? page : undefined
}

/** The command that words are by a name that only the database knows. */
export async function foundBy(
  features: readonly Feature[],
  words: string,
  { db, door }: { readonly db: Database; readonly door: Door },
): Promise<Asked | undefined> {
  const name = soughtIn(words)
  for (const of of features) {
    const { command, finds } = of
    if (command === undefined || !finds || !letsIn(of, door.who)) continue
    const said = await finds(db, name, { ...door, reach: reachOf(of, door.who) })
    if (said !== undefined) return { by: 'command', command, words: said }
  }
  return undefined
}
